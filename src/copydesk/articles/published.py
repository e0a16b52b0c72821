"""When an article was published and when it was last changed, of all that says so.

The head of a page, its `time` elements, what is printed beside the headline and the address may
each say when. Which is asked first was measured (docs/decisions/0106).
"""

import re
from dataclasses import dataclass, field
from functools import cache

from copydesk import lexicon
from copydesk.articles import moments, stamps
from copydesk.articles.moments import MONTH, Moment
from copydesk.articles.phrases import either
from copydesk.articles.sheet import Page, Part
from copydesk.text import Span

STAMPED = frozenset(("time", "date"))
LABEL = 30  # characters before a stamp in which its label stands
ABOVE, BELOW = 600, 1500  # characters round the start of a text in which its date may stand
LONGEST_LINE = 60
MARKED_FIRST = re.compile(r"publish|pubdate|entry-date|posted|created", re.IGNORECASE)
MARKED_CHANGED = re.compile(r"updat|modif|revis", re.IGNORECASE)
NUMBERS = re.compile(r"(?<!\d)(\d{1,2})[-/](\d{1,2})[-/]\d{4}(?!\d)")
# Countries where the month stands first in a date of numbers.
MONTH_FIRST = re.compile(r"[a-z]{2,3}[-_](?:us|ph)\b", re.IGNORECASE)
# Languages in which the day stands first, in English outside those countries.
DAY_FIRST = re.compile(
    r"(?:de|fr|es|it|pt|nl|ru|uk|pl|tr|ar|da|nb|no|sv|fi|cs|el|he|id|ro|bg|en[-_](?:gb|au|nz|ie|in|za))\b",
    re.IGNORECASE,
)
ADDRESS = re.compile(
    r"[/_-](?P<year>(?:19|20)\d\d)(?P<apart>[/_-]?)(?P<month>0?[1-9]|1[0-2]|[a-z]{3})(?P=apart)"
    r"(?P<day>[0-3]?\d)(?=[/._-]|$)"
)


@dataclass(frozen=True)
class Around:
    """What may say when an article was published: its page, its parts, the other articles there."""

    page: Page
    parts: list[Part]
    others: list[Span] = field(default_factory=list)

    @property
    def span(self) -> Span:
        """Where the article begins and ends."""
        return self.parts[0].start, max(part.end for part in self.parts)


@dataclass(frozen=True)
class Dates:
    """When an article was published and last changed; `text` is what is printed, read or not."""

    published: Moment | None = None
    modified: Moment | None = None
    text: str | None = None


@dataclass(frozen=True)
class Shown:
    """A time that stands on the page: the words, the moment they give, if any, and its label.

    `changed` is true of a time of the last change, `issued` of one that is said to be that of
    publication, `dated` of a date, which needs no clock to be read.
    """

    text: str
    moment: Moment | None
    changed: bool = False
    issued: bool = False
    dated: bool = True


def printed(around: Around) -> Dates:
    """Return when the article was published as its own parts print it.

    A date beats an age, since it needs no clock; what is labelled as a change counts at last. The
    clock of a post or a card is read by the `time` element that it stands in.
    """
    stood = [*_marked(around), *_stamps(around)]
    shown = sorted(stood, key=lambda s: (s.moment is None, s.changed, not s.dated))
    changed = _moments(shown, changed=True)
    return Dates(
        shown[0].moment if shown else None,
        changed[0] if changed else None,
        shown[0].text if shown else None,
    )


def settled(around: Around) -> Dates:
    """Return when a page's own article was published and changed, of all that says so."""
    stamps_, marked, day = _stamps(around), _marked(around), _of_address(around)
    declared = _read(around.page.said.published)
    first = [*declared, *_moments(marked), *_moments(stamps_), *day]
    stray = _stray(around) if not first else []
    changes = [
        moment
        for found in (
            _read(around.page.said.modified),
            *(_moments(s, True) for s in (marked, stamps_, stray)),
        )
        for moment in found
    ]
    first = first or _moments(stray) or changes
    if not first:
        return Dates(text=next((s.text for s in stamps_), None))
    signs = [*_moments(stamps_), *_moments(marked), *day, *declared]
    published = moments.located(first[0], signs)
    changed = moments.located(changes[0], _moments(marked, True)) if changes else None
    late = changed is not None and changed.at >= published.at
    return Dates(published, changed if late else None, published.text)


def _read(words: tuple[str, ...]) -> list[Moment]:
    return [moment for one in words if (moment := moments.declared(one))]


def _moments(shown: list[Shown], changed: bool = False) -> list[Moment]:
    """Return the moments of publication, or of change, that can be read."""
    return [one.moment for one in shown if one.moment and one.changed == changed]


def _stamps(around: Around) -> list[Shown]:
    """Return the dates and ages that the article's own parts print, in their order."""
    spans = ((p.start, p.end) for p in around.parts if p.role in STAMPED)
    return [shown for start, end in spans for shown in _of_span(around, start, end)]


def _of_span(around: Around, start: int, end: int) -> list[Shown]:
    """Return the dates and ages of a span of the page, each with what its label says."""
    text, known = around.page.text, around.page.fetched
    words = text[start:end]
    line = " ".join(words.split())
    found = []
    past = 0
    for stamp in [*stamps.days(words), *stamps.ages(words)]:
        moment = moments.of_stamp(stamp, line, known, _first(around) if stamp.readings else None)
        changed, issued = _labelled(text, past, start + stamp.start)
        dated = stamp.at is not None or stamp.readings is not None
        found.append(Shown(line, moment, changed, issued, dated))
        past = start + stamp.end
    return found


def _labelled(text: str, past: int, at: int) -> tuple[bool, bool]:
    """Say whether what stands before a time calls it that of a change, or of publication.

    A label stands on the line of its time, behind the time before it, or alone on the line above.
    """
    label = text[max(past, at - LABEL) : at]
    above, _, label = label.rpartition("\n")
    if not label.strip():
        above = above.rpartition("\n")[2]
        label = "" if any(map(str.isdigit, above)) else above
    issued = _labels("issued").search(label) is not None
    return not issued and _labels("changed").search(label) is not None, issued


def _marked(around: Around) -> list[Shown]:
    """Return what the `time` elements in the article say; those named as publication first."""
    start, end = around.span
    found = []
    for at, names, to in around.page.leads.times_in(start, end):
        if any(a <= at < b for a, b in around.others):
            continue
        changed, issued = _labelled(around.page.text, 0, at)
        issued = issued or MARKED_FIRST.search(names or "") is not None
        changed = not issued and (changed or MARKED_CHANGED.search(names or "") is not None)
        found.append(Shown(to, moments.declared(to), changed, issued))
    return sorted(found, key=lambda s: not s.issued)


def _of_address(around: Around) -> list[Moment]:
    """Return the day that the page's address has in it: /2031/04/08/ or -20310408."""
    for address in (around.page.url, *around.page.said.addresses):
        match = ADDRESS.search((address or "").lower())
        month = _months().get(match["month"]) if match else None
        if match and month is None and match["month"].isdigit():
            month = int(match["month"])
        if match and month:
            moment = moments.declared(f"{match['year']}-{month:02d}-{int(match['day']):02d}")
            if moment:
                return [moment]
    return []


def _stray(around: Around) -> list[Shown]:
    """Return the dates that stand alone on a line near the start of the text, or under a label."""
    text = around.page.text
    start, end = around.span
    body = next((p.start for p in around.parts if p.role == "body"), start)
    last = min(body + BELOW, end)
    near: list[Shown] = []
    far: list[Shown] = []
    end = -1
    for line in text.split("\n"):
        start, end = end + 1, end + 1 + len(line)
        if len(line) > LONGEST_LINE or any(a <= start < b for a, b in around.others):
            continue
        shown = [one for one in _of_span(around, start, end) if one.dated]
        near += [one for one in shown if body - ABOVE <= start <= last]
        far += [one for one in shown if one.issued or one.changed]
    return near + far


def _first(around: Around) -> str | None:
    """Return what stands first in the page's dates of numbers, by its other dates or language."""
    found = [(int(a), int(b)) for a, b in NUMBERS.findall(around.page.text)[:200]]
    days = sum(first > 12 for first, _ in found)
    months = sum(second > 12 for _, second in found)
    if bool(days) != bool(months):
        return stamps.DAY if days else MONTH
    for language in around.page.said.languages:
        if MONTH_FIRST.match(language):
            return MONTH
        if DAY_FIRST.match(language):
            return stamps.DAY
    return None


@cache
def _labels(name: str) -> re.Pattern[str]:
    """Return the words before a day of change (`changed`) or of publication (`issued`)."""
    return re.compile(rf"(?<!\w)(?:{either(lexicon.load('stamps')[name])})", re.IGNORECASE)


@cache
def _months() -> dict[str, int]:
    names = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
    return {name: number for number, name in enumerate(names, 1)}
