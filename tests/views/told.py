"""What the pages of the desk made by hand say: four facts and who states them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

Row = dict[str, Any]


@dataclass(frozen=True)
class Told:
    """A fact: the words that state it on each page, and which pages are one report."""

    says: str
    text: str
    places: dict[str, str]
    reports: tuple[str, ...]
    origins: int
    slots: Row


FACTS = {
    "signed": Told(
        "event",
        "Chile and Fiji sign 9 accords",
        {
            "ledger.txt": "signed 9 accords",
            "lens.txt": "accords now bind",
            "farol.txt": "signed 9 accords",
            "monitor.txt": "signed 9 accords",
        },
        ("ledger.txt lens.txt monitor.txt", "farol.txt"),
        2,
        {
            "root": "AGREE",
            "status": "happened",
            "trigger": "signed",
            "place": "Suva",
            "actors": [
                {"name": "Chile", "iso3": "CHL", "role": "both"},
                {"name": "Fiji", "iso3": "FJI", "role": "both"},
            ],
            "date": {"from": date(2031, 5, 5), "to": date(2031, 5, 5), "text": "Monday"},
        },
    ),
    "storm": Told(
        "quote",
        "We share one coast and one storm",
        dict.fromkeys(("ledger.txt", "post.txt", "farol.txt"), "We share one coast and one storm,"),
        ("ledger.txt post.txt", "farol.txt"),
        1,
        {
            "content": "We share one coast and one storm",
            "direct": "direct",
            "speaker": "Rosa Vidal",
        },
    ),
    "seven": Told(
        "figure",
        "7 accords",
        {"post.txt": "7 accords"},
        ("post.txt",),
        1,
        {"value": 7.0, "operator": "=", "counts": "accords", "text": "7 accords"},
    ),
    "asked": Told(
        "event",
        "Peru asks for the text",
        {"monitor.txt": "Peru asked for the text"},
        ("monitor.txt",),
        1,
        {
            "root": "REQUEST",
            "status": "happened",
            "actors": [{"name": "Peru", "iso3": "PER", "role": "source"}],
        },
    ),
}
