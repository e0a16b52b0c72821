"""Where stripping has glued a line: "TweetSharePrint", "Tamsin Post5h", "Ports reopen 2 hours ago".

A capital inside a word is a seam where it stands again and again, where the parts are buttons, or
where what follows it stands on the page as a line of its own. An age at the end of a headline, and
a section in front of it, are told by the other lines of the page that have one too.
"""

import re
from functools import cache, lru_cache
from itertools import islice

from copydesk import lexicon
from copydesk import text as words_of
from copydesk.articles import lines, marks, stamps
from copydesk.articles.phrases import either
from copydesk.text import Span

Cut = tuple[int, int, str, str | None]
LONGEST = 240  # characters of a line that is looked at
ROW = 160  # characters of a row of buttons
JOINT = re.compile(r"(?<=[a-zß-öø-ÿа-яё0-9])(?=[A-ZÀ-ÖØ-ÞА-ЯЁ])")
TRIED = 6  # capitals inside words of one line that are tried
SEVERAL = 3  # capitals inside words that nobody writes; fewer need buttons on both sides
HANDLE = re.compile(r"(?<!\()(@\w{3,40}?)(?=\s|$|\d{1,3}\s?[^\W\d_]+\s)")
ADDRESS = re.compile(r"(?<=\S)\s*(\((?:[\w-]+\.)+[a-z]{2,12}\))$")
NUMBER = re.compile(r"\d{1,2}[.)](?=[^\W\d_])")  # "3.Tram jumps the rails"
AGED = re.compile(r".{3,30}?(?=\s+[—–|·•-]\s)")  # "6 hours ago — The city museum ..."
BUTTONS = re.compile(r"\d{1,5}\s+(?=[^\W\d_])")
COUNTED = re.compile(r"\s*(?<![\d.,])(\d[\d.,]*\s?[KkMm]?\+?\s[^\W\d_]+)$")
COUNTS = re.compile(r"(\d[\d.,]*\s?[KkMm]?\+?\s[^\W\d_]+)(?=\s+by\s)")
COMPACT = re.compile(r"(?:(?<=[^\W\d_.])|(?<=\d\d)|(?<=\s))(\d{1,2}\s?(?:h|hrs?|m|mins?|d))$")
NAME_WORDS = 5
TITLE_WORDS = 3  # words of the shortest headline that an age is glued to
LIKE = 2  # other lines of the page with an age at their end, or a section in front
LINKS = {"link", "section", "comments", "comment_sign", "tags", "listing"}


def row(part: str) -> list[Cut] | None:
    """Return the buttons of a row in which nothing stands between them, or None.

    >>> [part[a:b] for part in ["TweetSharePin itPrint"] for a, b, _, _ in row(part) or ()]
    ['Tweet', 'Share', 'Pin it', 'Print']
    """
    if len(part) > ROW or part[-1] in ".!?:;,…”\"'":
        return None
    at = [0, *(match.start() for match in JOINT.finditer(part)), len(part)]
    if len(at) < 3:
        return None
    spans = _joined(part, list(zip(at, at[1:], strict=False)))
    labels = [marks.label(part[a:b]) for a, b in spans]
    known = sum(label in LINKS for label in labels)
    if len(spans) < 2 or not (known == len(spans) or (len(spans) > SEVERAL and known)):
        return None
    return [
        (*span, "section" if label == "section" else "link", label or "link")
        for span, label in zip(spans, labels, strict=True)
    ]


def _joined(part: str, spans: list[Span]) -> list[Span]:
    """Return the spans with those that only together are a button as one: "WhatsApp"."""
    kept: list[Span] = []
    for span in spans:
        if kept and marks.label(part[kept[-1][0] : span[1]]) in LINKS:
            span = (kept.pop()[0], span[1])
        kept.append(span)
    return kept


class Company:
    """What a line's page says of it: which lines stand alone, and how many end or begin alike."""

    def __init__(self, printed: list[str], known: dict[str, int]) -> None:
        """Look at the lines of a page."""
        self.known = known
        short = [line for line in printed if len(line) <= LONGEST]
        self.aged = sum(_aged(line) is not None for line in short)
        self.numbered = sum(NUMBER.match(line) is not None for line in short)
        self.sectioned = sum(_sectioned(line) is not None for line in short)

    def seam(self, part: str) -> int | None:
        """Return where a line comes apart, or None."""
        if not 4 <= len(part) <= LONGEST:
            return None
        doubled = _doubled(part)
        if doubled is not None:
            return doubled
        for at in (self._repeated(part), _by_form(part)):
            if at is not None:
                return at
        number = NUMBER.match(part)
        if number and self.numbered > LIKE:
            return number.end()
        at = _aged(part)
        if at is not None and self.aged > LIKE:
            return at
        at = _sectioned(part)
        return at if at is not None and self.sectioned > LIKE else None

    def _repeated(self, part: str) -> int | None:
        """Return where a line begins, inside a word, that stands elsewhere on the page."""
        for match in islice(JOINT.finditer(part), TRIED):
            for side in (part[match.start() :], part[: match.start()]):
                if self.known.get(lines.fold(side), 0):
                    return match.start()
        return None


@lru_cache(maxsize=lines.KEPT)
def _by_form(part: str) -> int | None:
    """Return where a line comes apart whatever page it stands on."""
    for test in (_age_and_text, _name_and_age, _handle, _name_and_count, _address, _button):
        at = test(part)
        if at is not None and 0 < at < len(part):
            return at
    return None


def _doubled(part: str) -> int | None:
    """Return the middle of a line that is the same words twice."""
    half = len(part) // 2
    for left, right in ((half, half), (half, half + 1)):
        if half > 12 and part[:left] == part[right:]:
            return left
    return None


def _handle(part: str) -> int | None:
    """Return where the name of an account stands, or where it ends."""
    match = HANDLE.search(part) if "@" in part else None
    if match is None:
        return None
    name = lines.words(part[: match.start(1)])
    if match.start(1) == 0:
        return match.end(1) if match.end(1) < len(part) else None
    return match.start(1) if 1 <= len(name) <= NAME_WORDS else None


def _age_and_text(part: str) -> int | None:
    """Return where the age in front of a text ends, if a dash or the like parts them."""
    match = AGED.match(part)
    return match.end() if match and _is_age(match[0]) else None


@cache
def _before() -> re.Pattern[str]:
    words = lexicon.load("stamps")
    return re.compile(rf"(?:{either(words['ago_before'])})\s+\d", re.IGNORECASE)


@cache
def _after() -> re.Pattern[str]:
    words = lexicon.load("stamps")
    return re.compile(rf"\d[^\W\d_ ]*\s?\w*\s?(?:{either(words['ago_after'])})", re.IGNORECASE)


def _name_and_age(part: str) -> int | None:
    """Return where a short name and an age were glued, whichever stands first."""
    if len(part) > 60:
        return None
    for match in _before().finditer(part):
        at = match.start()
        if at and part[at - 1].isalnum() and _is_age(part[at:]):
            return at
    first = _after().match(part)
    if first and first.end() < len(part) and part[first.end()].isalnum() and _is_age(first[0]):
        return first.end()
    for joint in islice(JOINT.finditer(part), TRIED):
        if _is_age(part[: joint.start()]):
            return joint.start()
    compact = COMPACT.search(part)
    names = lines.words(part[: compact.start(1)]) if compact else ()
    if compact and 1 <= len(names) <= NAME_WORDS and _is_name(part[: compact.start(1)]):
        return compact.start(1)
    return None


def _is_age(words: str) -> bool:
    found = stamps.ages(words)
    return len(found) == 1 and (found[0].start, found[0].end) == (0, len(words.rstrip()))


def _is_name(words: str) -> bool:
    spans = [words[a:b] for a, b in lines.words(words)]
    cased = [w for w in spans if w[:1].isupper() or len(w) > 3]
    return bool(cased) and all(not w[:1].islower() or len(spans) == 1 for w in cased)


def _name_and_count(part: str) -> int | None:
    """Return where a count and a name part: "Tamsin Post 12K views", "9 points by Ann Bo"."""
    first = COUNTS.match(part)
    if first is not None and marks.label(first[1]) in LINKS and first.end() < len(part):
        return first.end()
    match = COUNTED.search(part)
    if match is None or marks.label(match[1]) not in LINKS:
        return None
    name = part[: match.start(1)].split()
    # A small word before a count is a headline's: "Council of 12 votes".
    is_name = 0 < len(name) <= NAME_WORDS and not name[-1].islower()
    return match.start(1) if is_name else None


def _address(part: str) -> int | None:
    """Return where the address of a site, or a row of buttons, comes off: "... (osk.example)"."""
    match = ADDRESS.search(part)
    if match is not None:
        return match.start(1)
    count = BUTTONS.match(part)
    words = part.split()
    buttons = count is not None and 2 < len(words) <= NAME_WORDS
    return count.end() if count and buttons and all(map(marks.label, words[1:])) else None


@cache
def _account() -> tuple[str, ...]:
    return tuple(sorted(map(str, lexicon.load("labels")["account"]), key=len, reverse=True))


def _button(part: str) -> int | None:
    """Return where the button behind a name begins: "The Lantern   Sign in"."""
    if len(part) > 60:
        return None
    folded = part.casefold()
    for words in _account():
        at = len(part) - len(words)
        if at > 0 and folded.endswith(words) and part[at].isupper():
            name = part[:at].strip()
            return at if name and len(lines.words(name)) <= NAME_WORDS and _is_name(name) else None
    return None


@lru_cache(maxsize=lines.KEPT)
def _aged(part: str) -> int | None:
    """Return where the age at the end of a headline begins."""
    found = stamps.ages(part)
    if not found or found[-1].end != len(part) or not found[-1].start:
        return None
    title = part[: found[-1].start].rstrip()
    fits = len(lines.words(title)) >= TITLE_WORDS and title[-1:] not in ".,:;|·•-–—"
    return found[-1].start if fits else None


@lru_cache(maxsize=lines.KEPT)
def _sectioned(part: str) -> int | None:
    """Return where the headline behind the name of a section begins."""
    spans = words_of.words(part)
    for size in (2, 1):
        if len(spans) > size + TITLE_WORDS - 1:
            at = spans[size][0]
            behind = part[at:].lstrip()
            if marks.label(part[:at]) == "section" and not behind[:1].islower():
                return at
    match = JOINT.search(part)
    glued = match is not None and marks.label(part[: match.start()]) == "section"
    return match.start() if match and glued else None
