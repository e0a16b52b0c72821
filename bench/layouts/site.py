"""A site: its language, its names for things, and the articles that one of its pages prints.

A layout asks the site for words; the site keeps to one variant of each for a whole page, as real
sites do. Everything comes from one seeded generator, so that a page is the same on every run.
"""

import random
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from bench.layouts.boxes import Box, Inner, Words, box, row
from bench.layouts.fund import Fund, Story

SLOT = re.compile(r"\{(nn|[abocsgzdhmn])\}")
SENTENCE = re.compile(r"(?<=[.!?…»”\"])\s+(?=[^\W\d_a-zа-я]|[«“„\"])")


@cache
def furniture() -> dict[str, dict[str, list[Any]]]:
    """Return what stands round articles, by language."""
    path = Path(__file__).with_name("furniture.yaml")
    said: dict[str, dict[str, list[Any]]] = yaml.safe_load(path.read_text("utf-8"))
    return said


@dataclass
class Site:
    """One page of one site in the making."""

    rng: random.Random
    language: str

    def __post_init__(self) -> None:
        """Name the site; no article is printed yet."""
        self.said = furniture()[self.language]
        self.fund = Fund(self.rng, self.language)
        self.kept: dict[str, Any] = {}
        self.kinds: list[str] = []
        self.printed: list[Piece] = []
        self.name: str = self.one("sites")
        self.rtl = self.language == "ar"

    def one(self, key: str) -> Any:
        """Return the site's own variant of words; the same on every call."""
        if key not in self.kept:
            self.kept[key] = self.rng.choice(self.said[key])
        return self.kept[key]

    def fill(self, words: str, story: Story | None = None) -> str:
        """Return words with names, dates and figures in their braces."""
        names = self.fund.said
        rng = self.rng

        def slot(match: re.Match[str]) -> str:
            key = match[1]
            if key == "d":
                return self.fill(self.one("dates"))
            number = {"h": (2, 9), "m": (0, 9), "n": (11, 28), "nn": (11, 28)}
            if key in number:
                return str(rng.randint(*number[key]))
            given = story or self.story
            return {
                "a": given.author, "b": rng.choice(names["people"]), "o": given.outlet,
                "c": given.city, "s": self.name, "g": given.agency,
                "z": re.sub(r"\W+", "", self.name).lower() or "desk",
            }[key]  # fmt: skip

        return SLOT.sub(slot, words)

    @property
    def story(self) -> Story:
        """A story that no article prints, for the names in furniture."""
        if "story" not in self.kept:
            self.kept["story"] = Fund(random.Random(len(self.name)), self.language).tell()
        story: Story = self.kept["story"]
        return story

    def say(self, key: str, role: str = "other", story: Story | None = None) -> Words:
        """Return the site's words for something, as furniture."""
        return Words(self.fill(self.one(key), story), role)

    def any(self, key: str, role: str = "other") -> Words:
        """Return one of the words for something, another on every call."""
        return Words(self.fill(self.rng.choice(self.said[key])), role)

    def links(self, key: str, hint: str = "a") -> list[Box]:
        """Return a row of links, each in a box of its own."""
        words = self.one(key)
        several = [words] if isinstance(words, str) else words
        return [
            box(hint, Words(self.fill(one), "link"), href=f"/{n}") for n, one in enumerate(several)
        ]

    def menu(self, hint: str = "nav.menu", item: str = "li") -> Box:
        """Return a menu: a list of links in a row."""
        return box(hint, row("ul", [box(item, link) for link in self.links("nav")]))

    def picture(self, hint: str = "img", words: str | None = None) -> Box:
        """Return a picture with its alternative text."""
        alt = Words(words or self.fill(self.rng.choice(self.said["alt"])), "alt-text", alt=True)
        return Box("img", hint.split(".")[1:], [alt], {"src": f"/p/{self.rng.randint(1, 999)}.jpg"})

    def piece(self, kind: str) -> "Piece":
        """Return another article that the page prints: `main`, `full` or `teaser`."""
        self.kinds.append(kind)
        self.printed.append(Piece(self, self.fund.tell(), len(self.kinds) - 1))
        return self.printed[-1]

    def pieces(self, kind: str, number: int) -> list["Piece"]:
        """Return several articles of a kind."""
        return [self.piece(kind) for _ in range(number)]

    def some(self, least: int, most: int) -> int:
        """Return a number in this range, both ends in it."""
        return self.rng.randint(least, most)

    def maybe(self, inner: Inner, share: float = 0.5) -> Inner:
        """Return what is given, on some pages; nothing on the others."""
        return inner if self.rng.random() < share else None


@dataclass
class Piece:
    """An article as a page prints it; each call prints one part of it."""

    site: Site
    story: Story
    number: int

    def put(self, text: str, role: str) -> Words:
        """Print words of the article."""
        return Words(text, role, self.number)

    def head(self) -> Words:
        """Print the headline."""
        return self.put(self.story.headline, "headline")

    def link(self) -> Box:
        """Print the headline as a link to the article."""
        return box("a", self.head(), href=f"/n/{self.site.language}-{self.number}.html")

    def again(self) -> Words:
        """Print the headline once more."""
        return self.put(self.story.headline, "headline-repeat")

    def body(self, most: int = 99) -> list[Words]:
        """Print the paragraphs."""
        return [self.put(words, "body") for words in self.story.paragraphs[:most]]

    def block(self, most: int = 99) -> Words:
        """Print the whole text as one paragraph."""
        return self.put(" ".join(self.story.paragraphs[:most]), "body")

    def lead(self) -> Words:
        """Print the first paragraph only."""
        return self.put(self.story.paragraphs[0], "body")

    def cut(self, words: int = 18) -> Words:
        """Print the start of the text, broken off."""
        return self.put(
            " ".join(self.story.paragraphs[0].split()[:words]).rstrip(",;:") + "…", "body"
        )

    def deck(self) -> Words:
        """Print a line that sums the text up, between headline and text."""
        last = SENTENCE.split(self.story.paragraphs[-1])[-1]
        return self.put(last, "subheadline")

    def cross(self) -> Words | None:
        """Print a heading between paragraphs, where the story has one."""
        heads = self.story.crossheads
        return self.put(heads[0], "body") if heads else None

    def by(self) -> Words:
        """Print who wrote it."""
        return self.put(self.site.fill(self.site.one("by"), self.story), "byline")

    def stamp(self) -> Words:
        """Print the day, as the site does."""
        return self.put(self.site.fill(self.site.one("stamp"), self.story), "date")

    def day(self) -> Words:
        """Print the day without words round it."""
        return self.put(self.site.fill(self.site.one("dates")), "date")

    def ago(self) -> Words:
        """Print how old it is."""
        return self.put(self.site.fill(self.site.one("ago")), "time")

    def outlet(self, again: bool = False) -> Words:
        """Print the outlet's name."""
        return self.put(self.story.outlet, "outlet-repeat" if again else "outlet")

    def caption(self, credit: bool = True) -> Words:
        """Print what the picture shows, and whose it is."""
        whose = " " + self.site.fill(self.site.one("photo"), self.story) if credit else ""
        return self.put(self.story.caption + whose, "caption")

    def section(self) -> Words:
        """Print the section; it belongs to no article."""
        return Words(self.story.section, "section")

    def paragraphs(self, hint: str = "p") -> list[Box]:
        """Print each paragraph in a box."""
        return [box(hint, words) for words in self.body()]
