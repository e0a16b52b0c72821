"""A small invented corpus, built anew for each test."""

import copy
import json
from pathlib import Path
from typing import Any

TEXT = (
    'Norway on Monday expelled two diplomats of Chile, which said it called the step "absurd" '
    "and that it would answer."
)
SENTENCE: dict[str, Any] = {
    "text": TEXT,
    "events": [
        {
            "trigger": "expelled",
            "root": "SANCTION",
            "status": "happened",
            "source": [{"text": "Norway", "iso3": "NOR"}],
            "target": [{"text": "Chile", "iso3": "CHL"}],
            "date": {"text": "on Monday", "from": "2027-03-01", "to": "2027-03-01"},
            "object": "two diplomats",
        },
        {
            "trigger": "answer",
            "root": "THREATEN",
            "also": ["REJECT"],
            "status": "threatened",
            "source": [{"text": "it#2", "name": "Chile", "iso3": "CHL"}],
        },
    ],
    "quotes": [
        {
            "content": "absurd",
            "kind": "partial",
            "speaker": "which",
            "who": "Chile",
            "cue": "called",
        }
    ],
    "figures": [{"text": "two", "value": 2, "operator": "=", "counts": "diplomats of Chile"}],
}
ITEM: dict[str, Any] = {
    "item": "x001",
    "published": "2027-03-04",
    "headline": "Norway expels two Chileans",
    "headline_marks": {
        "events": [
            {
                "trigger": "expels",
                "root": "SANCTION",
                "status": "happened",
                "source": [{"text": "Norway", "iso3": "NOR"}],
                "target": [{"text": "Chileans", "iso3": "CHL"}],
            }
        ]
    },
    "sentences": [SENTENCE, {"text": "Snow fell in the hills above Oslo."}],
}


def item() -> dict[str, Any]:
    """Return the item, free to be changed."""
    return copy.deepcopy(ITEM)


def write(folder: Path, part: str, *items: dict[str, Any]) -> Path:
    """Write items as a part of the corpus in a folder."""
    (folder / part).mkdir(exist_ok=True)
    lines = "".join(json.dumps(one) + "\n" for one in items)
    (folder / part / "x.jsonl").write_text(lines, "utf-8")
    return folder
