"""What a mark is, and how its words become a span of the sentence.

A mark names its words letter by letter; `#2` behind them means that they are meant where they
stand for the second time. Words are looked for between word boundaries, so that "it" is never
found inside "Britain".
"""

import datetime
import functools
import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from copydesk import lexicon

ROOTS = (
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"),
    *("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
)
"""The roots of PLOVER."""

STATUSES = (
    *("happened", "planned", "proposed", "threatened", "postponed"),
    *("denied", "claimed", "possible", "undisclosed"),
)
KINDS = ("direct", "partial", "indirect")
OPERATORS = ("=", ">", "<", "~", ">=", "<=")
NUMBERED = re.compile(r"(.+)#([1-9])", re.DOTALL)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

Raw = dict[str, Any]


class BadMark(ValueError):
    """A mark that does not say what the guide asks for, or whose words are not in the sentence."""


@dataclass(frozen=True)
class Span:
    """Words of a sentence: offsets in code points, end exclusive."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Actor:
    """Who does or undergoes an event; `name` is who is meant where the text does not say it."""

    text: Span
    name: str | None
    iso3: str | None
    org: str | None


@dataclass(frozen=True)
class Event:
    """One trigger with all that hangs on it; `first` and `last` are its days, both inclusive."""

    trigger: Span
    root: str
    also: tuple[str, ...]
    status: str
    source: tuple[Actor, ...]
    target: tuple[Actor, ...]
    both: tuple[Actor, ...]
    date: Span | None
    first: datetime.date | None
    last: datetime.date | None
    place: Span | None
    object: Span | None
    claimed_by: Span | None


@dataclass(frozen=True)
class Quote:
    """Words that somebody said; `who` is meant by `speaker`, and is alone where none is named."""

    content: Span
    kind: str
    speaker: Span | None
    who: str | None
    cue: Span | None
    addressee: Span | None


@dataclass(frozen=True)
class Figure:
    """A number that counts or measures; a change has its sign in the value."""

    text: Span
    value: float
    operator: str
    unit: str | None
    counts: str | None
    condition: str | None
    change: bool


@dataclass(frozen=True)
class Sentence:
    """A sentence (or a headline) with all its marks."""

    text: str
    events: tuple[Event, ...]
    quotes: tuple[Quote, ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class Item:
    """A short report: `headline` is None where it has none, `part` is train, dev or test."""

    item: str
    part: str
    published: datetime.date
    headline: Sentence | None
    sentences: tuple[Sentence, ...]

    @property
    def told(self) -> tuple[Sentence, ...]:
        """Return the headline, if there is one, and the sentences."""
        return self.sentences if self.headline is None else (self.headline, *self.sentences)


@functools.cache
def states() -> frozenset[str]:
    """Return the codes of all states that copydesk knows."""
    return frozenset(lexicon.load("states"))


def find(words: str, text: str) -> Span:
    """Return where the words stand in the text.

    Raises:
        BadMark: they do not stand there, or not so often.
    """
    if not isinstance(words, str) or not words.strip():
        raise BadMark(f"{words!r} are no words")
    numbered = NUMBERED.fullmatch(words)
    wanted, which = (numbered[1], int(numbered[2])) if numbered else (words, 1)
    before = r"(?<!\w)" if re.match(r"\w", wanted) else ""
    after = r"(?!\w)" if re.search(r"\w$", wanted) else ""
    # A look-ahead, so that occurrences that overlap are counted too.
    found = list(re.finditer(f"{before}(?=({re.escape(wanted)}){after})", text))
    if len(found) < which:
        raise BadMark(f"{words!r} stands {len(found)} times in the sentence")
    return Span(*found[which - 1].span(1), wanted)


def event(raw: Raw, text: str) -> Event:
    """Return an event of a sentence.

    Raises:
        BadMark: as `find`, or a root, status, state or day that there is not.
    """
    known(raw, Event.__annotations__.keys() - {"first", "last"})
    also = tuple(raw.get("also", ()))
    for root in (raw.get("root"), *also):
        one_of(root, ROOTS, "root")
    source, target, both = (actors(raw, side, text) for side in ("source", "target", "both"))
    if not source + target + both:
        raise BadMark("an event has at least one actor")
    return Event(
        trigger=find(raw.get("trigger", ""), text),
        root=raw["root"],
        also=also,
        status=one_of(raw.get("status"), STATUSES, "status"),
        source=source,
        target=target,
        both=both,
        **dated(raw.get("date"), text),
        place=piece(raw, "place", text),
        object=piece(raw, "object", text),
        claimed_by=piece(raw, "claimed_by", text),
    )


def actors(raw: Raw, side: str, text: str) -> tuple[Actor, ...]:
    """Return the actors on one side of an event."""
    return tuple(actor(one, text) for one in raw.get(side, ()))


def actor(raw: Raw, text: str) -> Actor:
    """Return an actor of an event."""
    known(raw, Actor.__annotations__)
    iso3 = raw.get("iso3")
    if iso3 is not None:
        one_of(iso3, states(), "state")
    return Actor(find(raw.get("text", ""), text), raw.get("name"), iso3, raw.get("org"))


def dated(raw: Raw | None, text: str) -> dict[str, Any]:
    """Return the words of a date with its first and last day; a date may lack the days."""
    if raw is None:
        return {"date": None, "first": None, "last": None}
    known(raw, ("text", "from", "to"))
    span = find(raw.get("text", ""), text)
    first, last = day(raw.get("from")), day(raw.get("to"))
    if (first is None) != (last is None) or (first and last and first > last):
        raise BadMark(f"the days of {span.text!r} are no interval")
    if first and first == last:
        named = [name for name in WEEKDAYS if name in span.text.lower()]
        if named and WEEKDAYS[first.weekday()] not in named:
            raise BadMark(f"{first} is no {named[0].capitalize()}")
    return {"date": span, "first": first, "last": last}


def day(text: str | None) -> datetime.date | None:
    """Return an ISO date as a day."""
    try:
        return None if text is None else datetime.date.fromisoformat(text)
    except (TypeError, ValueError) as error:
        raise BadMark(f"{text!r} is no ISO date") from error


def quote(raw: Raw, text: str) -> Quote:
    """Return a quotation of a sentence.

    Raises:
        BadMark: as `find`, a kind that there is not, or words of nobody.
    """
    known(raw, Quote.__annotations__)
    if not raw.get("speaker") and not raw.get("who"):
        raise BadMark("a quotation names its speaker, or who is meant")
    return Quote(
        content=find(raw.get("content", ""), text),
        kind=one_of(raw.get("kind"), KINDS, "kind"),
        who=raw.get("who"),
        **{key: piece(raw, key, text) for key in ("speaker", "cue", "addressee")},
    )


def figure(raw: Raw, text: str) -> Figure:
    """Return a figure of a sentence.

    Raises:
        BadMark: as `find`, no value, or an operator that there is not.
    """
    known(raw, Figure.__annotations__)
    value = raw.get("value")
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise BadMark(f"{value!r} is no value")
    return Figure(
        text=find(raw.get("text", ""), text),
        value=float(value),
        operator=one_of(raw.get("operator", "="), OPERATORS, "operator"),
        unit=raw.get("unit"),
        counts=raw.get("counts"),
        condition=raw.get("condition"),
        change=bool(raw.get("change", False)),
    )


def piece(raw: Raw, key: str, text: str) -> Span | None:
    """Return the span of a key that may be absent."""
    return find(raw[key], text) if raw.get(key) else None


def known(raw: Raw, keys: Collection[str]) -> None:
    """Refuse a mark with a key that the guide does not know."""
    if strange := raw.keys() - set(keys):
        raise BadMark(f"there is no key {', '.join(sorted(strange))}")


def one_of(value: Any, choices: Collection[str], what: str) -> str:
    """Return a value of a closed list."""
    if value not in choices:
        raise BadMark(f"there is no {what} {value!r}")
    return str(value)


READERS = {"events": event, "quotes": quote, "figures": figure}


def sentence(raw: Raw) -> Sentence:
    """Return a sentence with all its marks.

    Raises:
        BadMark: the first mark that is wrong.
    """
    text = raw["text"]
    return Sentence(
        text,
        events=tuple(event(mark, text) for mark in raw.get("events", ())),
        quotes=tuple(quote(mark, text) for mark in raw.get("quotes", ())),
        figures=tuple(figure(mark, text) for mark in raw.get("figures", ())),
    )
