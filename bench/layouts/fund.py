"""The fund of invented news: events in six languages, each told anew with other names and figures.

Nobody and nothing in it exists. The words stand in news/LANGUAGE.yaml; braces are filled here.
"""

import random
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).with_name("news")
LANGUAGES = ("en", "fr", "de", "es", "ru", "ar")
SLOT = re.compile(r"\{(\w+)(?::(\d+)-(\d+))?\}")
DROPPED = 0.25  # share of the paragraphs after the second that a telling leaves out


@dataclass(frozen=True)
class Story:
    """One piece of invented news, and who printed it."""

    headline: str
    paragraphs: tuple[str, ...]
    crossheads: tuple[str, ...]
    caption: str
    outlet: str
    author: str
    agency: str
    section: str
    city: str


@cache
def told(language: str) -> dict[str, Any]:
    """Return the events of a language, and the names that fill them."""
    said: dict[str, Any] = yaml.safe_load((FOLDER / f"{language}.yaml").read_text("utf-8"))
    return said


class Fund:
    """Tells events of one language, no event twice."""

    def __init__(self, rng: random.Random, language: str) -> None:
        """Shuffle the events."""
        self.rng, self.said = rng, told(language)
        self.left = list(self.said["events"])
        rng.shuffle(self.left)

    def tell(self) -> Story:
        """Return the next event as a story; events come again, told anew, when all are told."""
        if not self.left:
            self.left = list(self.said["events"])
            self.rng.shuffle(self.left)
        event, rng = self.left.pop(), self.rng
        filled = self._names()
        paragraphs = [
            words for n, words in enumerate(event["body"]) if n < 2 or rng.random() >= DROPPED
        ]
        return Story(
            self._fill(rng.choice(event["headlines"]), filled),
            tuple(self._fill(words, filled) for words in paragraphs),
            tuple(self._fill(words, filled) for words in event.get("crossheads", ())),
            self._fill(event["caption"], filled),
            rng.choice(self.said["outlets"]), rng.choice(self.said["people"]),
            rng.choice(self.said["agencies"]), rng.choice(self.said["sections"]), filled["city"],
        )  # fmt: skip

    def _names(self) -> dict[str, str]:
        city, city2 = self.rng.sample(self.said["cities"], 2)
        land, land2 = self.rng.sample(self.said["lands"], 2)
        person, person2 = self.rng.sample(self.said["people"], 2)
        return {
            "city": city, "city2": city2, "land": land, "land2": land2, "person": person,
            "person2": person2, "surname": person.split()[-1], "numbers": "",
        }  # fmt: skip

    def _fill(self, words: str, filled: dict[str, str]) -> str:
        """Return the words with names and figures; one range is one figure all over a story."""

        def fill(slot: re.Match[str]) -> str:
            key = slot[0] if slot[2] else slot[1]
            if key not in filled:
                filled[key] = str(self.rng.randint(int(slot[2]), int(slot[3])))
            return filled[key]

        return SLOT.sub(fill, words)
