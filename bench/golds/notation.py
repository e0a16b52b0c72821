"""The notation in which people mark a page: a line an article, places by the numbers of `dump`.

    main H 12 S 13 Y 14.1 D 14.2 B 17-40,43 P 2031-04-05
    full H 50 B 51-58
    teaser H 60:0-45 T 60"2 hours ago" B 61 L 62
    teasers 100-140/4 B +1 D +2.1
    maybe 150-155
    maybe full B 160-163
    note The list at the end is of products.

`teasers` names the lines of many headlines; the places of their other parts count from there.
`maybe` is the same for what may be taken for a teaser or not: neither is wrong. With a kind it is
one article, as `maybe full`.
"""

import re
from dataclasses import dataclass, field

from bench.golds.gold import Laid, Row, Span

KINDS = ("main", "full", "teaser")
LETTERS = {
    "H": "headline", "S": "subheadline", "Y": "byline", "D": "date", "T": "time", "B": "body",
    "C": "caption", "R": "repeats",
}  # fmt: skip
PLACE = re.compile(
    r"(?P<near>\+?)(?P<first>\d+)(?:-(?P<last>\d+))?(?:/(?P<step>\d+))?"
    r"(?:\.(?P<piece>\d+)(?:-(?P<to>\d+))?|:(?P<left>\d+)-(?P<right>\d+)|\"(?P<words>[^\"]*)\")?"
)
TOKEN = re.compile(r"(?:[^\s,\"]|\"[^\"]*\")+")
DAY = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?)?)?")

OF_ITS_OWN = re.compile(
    r"(?:https?:)?//[^/]+/.|/[^/]|[^/:]+(?:/|$)"
)  # a link that names more than a host


class BadMark(ValueError):
    """A line of marks that cannot be read, or a place that the page does not have."""


class Lines:
    """The visible lines of a page, the pieces each is made of, and where links lead."""

    def __init__(self, laid: Laid) -> None:
        """Cut the text of a page at its line ends, each line where an element starts or ends."""
        self.laid = laid
        tree = laid.page.get("tree") or dict.fromkeys(("tag", "to", "start", "end"), ())
        columns = (tree["tag"], tree["to"], tree["start"], tree["end"])
        self._links = [row[1:] for row in zip(*columns, strict=True) if row[0] == "a" and row[1]]
        self.spans: list[Span] = []
        start = 0
        for line in laid.text.split("\n"):
            self.spans.append((start, start + len(line)))
            start += len(line) + 1
        cuts = sorted({*tree["start"], *tree["end"]})
        self._pieces: list[list[Span]] = [[] for _ in self.spans]
        at = 0
        for number, (left, right) in enumerate(self.spans):
            while at < len(cuts) and cuts[at] <= left:
                at += 1
            inside = [left]
            while at < len(cuts) and cuts[at] < right:
                inside.append(cuts[at])
                at += 1
            for a, b in zip(inside, [*inside[1:], right], strict=True):
                if laid.text[a:b].strip():
                    self._pieces[number].append((a, b))

    def line(self, number: int) -> Span:
        """Return the span of a line; the first is 1."""
        if not 1 <= number <= len(self.spans):
            raise BadMark(f"there is no line {number}; the last is {len(self.spans)}")
        return self.spans[number - 1]

    def pieces(self, number: int) -> list[Span]:
        """Return the spans of the pieces of a line; the first line is 1."""
        self.line(number)
        return self._pieces[number - 1]

    def link(self, start: int, end: int) -> str | None:
        """Return where the innermost link that holds most of a span leads."""
        held = [
            (min(end, right) - max(start, left), left - right, to)
            for to, left, right in self._links
            if left < end and right > start
        ]
        return str(max(held)[2]) if held else None


@dataclass
class Marks:
    """What was marked on a page: its articles in the format of a gold, and notes."""

    articles: list[Row] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read(marks: str, lines: Lines) -> Marks:
    """Return what lines of marks say of a page; headlines that come again are one article's.

    Raises:
        BadMark: a line cannot be read; the message has its number.
    """
    told = Marks()
    for number, line in enumerate(marks.splitlines(), 1):
        kind, _, rest = line.split("#", 1)[0].strip().partition(" ")
        try:
            if kind == "note":
                told.notes.append(line.strip()[len("note ") :])
            elif kind == "teasers":
                told.articles += _teasers(rest, lines)
            elif kind == "maybe":
                told.articles += [made | {"optional": True} for made in _maybe(rest, lines)]
            elif kind in KINDS:
                told.articles.append(_article(kind, _parts(rest), lines, 0))
            elif kind:
                raise BadMark(f"{kind} is no kind; {', '.join(KINDS)}, teasers, maybe and note are")
        except BadMark as wrong:
            raise BadMark(f"line {number} of the marks: {wrong}") from None
    told.articles = _joined(told.articles, lines)
    return told


def _parts(rest: str) -> list[tuple[str, list[str]]]:
    """Return the letters of a line, each with the places after it."""
    found: list[tuple[str, list[str]]] = []
    for token in TOKEN.findall(rest):
        if token in LETTERS or token in ("P", "L"):
            found.append((token, []))
        elif found:
            found[-1][1].append(token)
        else:
            raise BadMark(f"{token} stands before any letter; {', '.join(LETTERS)}, P, L are known")
    return found


def _maybe(rest: str, lines: Lines) -> list[Row]:
    kind, _, others = rest.partition(" ")
    if kind in KINDS:
        return [_article(kind, _parts(others), lines, 0)]
    return _teasers(rest, lines)


def _teasers(rest: str, lines: Lines) -> list[Row]:
    tokens = TOKEN.findall(rest)
    size = next((n for n, token in enumerate(tokens) if token[0].isalpha()), len(tokens))
    others = _parts(" ".join(tokens[size:]))
    made = []
    for token in tokens[:size]:
        for number, span in _places(token, lines, 0):
            article = _article("teaser", others, lines, number)
            made.append({"kind": "teaser", "headline": [span]} | article)
            made[-1]["link"] = article["link"] or _link(span, lines)
    return made


def _article(kind: str, parts: list[tuple[str, list[str]]], lines: Lines, base: int) -> Row:
    article: Row = {"kind": kind}
    link: str | None = None
    published: str | None = None
    for letter, tokens in parts:
        if not tokens:
            raise BadMark(f"{letter} has no place after it")
        if letter == "P":
            published = tokens[0]
            if not DAY.fullmatch(published):
                raise BadMark(f"P {published} is no ISO date")
        elif letter == "L":
            link = lines.link(*_span(tokens[0], lines, base))
        else:
            spans = [span for t in tokens for _, span in _places(t, lines, base)]
            article.setdefault(LETTERS[letter], []).extend(spans)
    if link is None and kind == "teaser" and "headline" in article:
        link = _link(article["headline"][0], lines)
    return article | {"link": link, "published": published}


def _link(span: Span, lines: Lines) -> str | None:
    shown = lines.laid.shown(*span)
    return lines.link(*shown) if shown else None


def _span(token: str, lines: Lines, base: int) -> Span:
    _, span = _places(token, lines, base)[0]
    shown = lines.laid.shown(*span)
    assert shown is not None
    return shown


def _places(token: str, lines: Lines, base: int) -> list[tuple[int, Span]]:
    """Return the lines that a place names, each with the span in the source that is meant."""
    match = PLACE.fullmatch(token)
    if match is None:
        raise BadMark(f'{token} is no place; 12, 12-20, 12-20/2, 12.1, 12:0-5 and 12"words" are')
    if base and not match["near"]:
        raise BadMark(f"{token}: places of many teasers count from the headline, as +1")
    first = int(match["first"]) + base
    last = int(match["last"] or match["first"]) + base
    if last < first:
        raise BadMark(f"{token} ends before it starts")
    numbers = range(first, last + 1, int(match["step"] or 1))
    return [(n, lines.laid.source(*_within(match, lines, n))) for n in numbers]


def _within(match: re.Match[str], lines: Lines, number: int) -> Span:
    """Return the part of a line that a place names."""
    start, end = lines.line(number)
    if match["piece"]:
        pieces = lines.pieces(number)
        first, last = int(match["piece"]), int(match["to"] or match["piece"])
        if not 1 <= first <= last <= len(pieces):
            raise BadMark(f"{match[0]}: line {number} has {len(pieces)} pieces")
        return pieces[first - 1][0], pieces[last - 1][1]
    if match["left"]:
        left, right = start + int(match["left"]), start + int(match["right"])
        if not left < right <= end:
            raise BadMark(f"{match[0]}: line {number} has {end - start} characters")
        return left, right
    if match["words"]:
        at = lines.laid.text.find(match["words"], start, end)
        if at < 0:
            raise BadMark(f"{match[0]}: line {number} has no such words")
        return at, at + len(match["words"])
    return start, end


def _joined(articles: list[Row], lines: Lines) -> list[Row]:
    """Return the articles with each teaser of one that was marked before as its repeats.

    It is one article if the headline has the same words or leads to the same place.
    """
    kept: list[Row] = []
    first: dict[tuple[str | None, bool], Row] = {}
    whole = [article for article in articles if article["kind"] != "teaser"]
    for article in (*whole, *(a for a in articles if a["kind"] == "teaser")):
        names = [(name, "optional" in article) for name in (_words(article, lines), _to(article))]
        known = next((first[name] for name in names if name[0] and name in first), article)
        for name in names:
            first.setdefault(name, known)
        if known is article or article["kind"] != "teaser":
            kept.append(article)
            continue
        for role in LETTERS.values():
            spans = article.get(role, [])
            to = "repeats" if role == "headline" or known["kind"] != "teaser" else role
            if spans:
                known.setdefault(to, []).extend(spans)
    return sorted(kept, key=lambda a: min(s for r in LETTERS.values() for s in a.get(r, [])))


def _to(article: Row) -> str | None:
    """Return where an article's link leads, if it leads to a page of its own."""
    to = (article["link"] or "").partition("#")[0].rstrip("/")
    return to if OF_ITS_OWN.match(to) else None


def _words(article: Row, lines: Lines) -> str:
    shown = (lines.laid.shown(*span) for span in article.get("headline", ()))
    text = " ".join(lines.laid.text[slice(*span)] for span in shown if span)
    return " ".join(re.findall(r"\w+", text.casefold()))
