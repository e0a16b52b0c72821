"""Is a quotation printed, where, and in which wordings?

What counts are the words, not how they are set: case, spelling, quotation marks and dashes may
differ. A wording that lost, gained or changed words is shown as such, with the words. Whether
somebody truly said it no desk can know; it can only show who prints it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc
from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from copydesk.errors import BadInput
from copydesk.text import Span, fold_word, words
from copydesk.views.lookup import Lookup, Row
from copydesk.views.sheets import Place, QuoteSheet, Wording

# On the example pages an altered quotation keeps .62 to .95 of its words, the next likely
# passage (the same speaker on the same subject) .31.
ALTERED = 0.55
FEWEST = 3  # words that must agree before a passage is called another wording of it
TELLING = 6  # of the longest words, half must begin some word of an article that is looked into
STEM = 4  # letters that British and American spellings have in common
LONGEST = 400  # words of a quotation that is looked for

WORD_FOR_WORD = "printed word for word"
OTHER_WORDS = "printed in other words"
NOT_PRINTED = "not printed"


@dataclass(frozen=True)
class Hit:
    """Where in an article the words stand, and how near they are."""

    article: Row
    place: Place
    folded: tuple[str, ...]
    similarity: float


def verify(look: Lookup, quote: str) -> QuoteSheet:
    """Return the wordings in which a quotation is printed, the closest first.

    Raises:
        BadInput: there are no words in it, or too many.
    """
    asked = [fold_word(quote[start:end]) for start, end in words(quote)]
    if not 0 < len(asked) <= LONGEST:
        raise BadInput(f"The quotation has {len(asked)} words. Give between 1 and {LONGEST}.")
    hits = [hit for row in _candidates(look, quote) for hit in _hits(look, row, asked)]
    wordings = tuple(_wordings(look, hits, asked))
    exact = any(wording.exact for wording in wordings)
    verdict = WORD_FOR_WORD if exact else OTHER_WORDS if wordings else NOT_PRINTED
    return QuoteSheet(quote, verdict, wordings)


def _candidates(look: Lookup, quote: str) -> list[Row]:
    """Return the articles in whose text half of the telling words begin somewhere."""
    printed = {quote[start:end].casefold() for start, end in words(quote)}
    telling = sorted(printed, key=lambda word: (-len(word), word))[:TELLING]
    table = look.table("articles")
    text = pc.utf8_lower(pc.fill_null(table["text"], ""))
    found = pa.array([0] * len(table), pa.int64())
    for word in telling:
        found = pc.add(found, pc.cast(pc.match_substring(text, word[:STEM]), pa.int64()))
    near = table.filter(pc.greater_equal(found, max(1, len(telling) // 2)))
    rows: list[Row] = near.to_pylist()
    return rows


def _hits(look: Lookup, article: Row, asked: list[str]) -> Iterator[Hit]:
    """Yield where the article prints the words: every exact place, else the closest one."""
    text = article["text"]
    spans = words(text)
    folded = [fold_word(text[start:end]) for start, end in spans]
    exact = [n for n in range(len(folded)) if folded[n : n + len(asked)] == asked]
    runs = [(n, n + len(asked)) for n in exact] or [_closest(folded, asked)]
    for first, last in runs:
        near = tuple(folded[first:last])
        alike = Indel.normalized_similarity(asked, near)
        if first < last and (exact or _is_wording(alike, asked, near)):
            place = _place(look, article, (spans[first][0], spans[last - 1][1]))
            yield Hit(article, place, near, alike)


def _is_wording(alike: float, asked: list[str], near: tuple[str, ...]) -> bool:
    agree = sum((Counter(asked) & Counter(near)).values())
    return alike >= ALTERED and agree >= min(FEWEST, len(asked))


def _closest(folded: list[str], asked: list[str]) -> Span:
    """Return the run of words that is most like what was asked, from first to last equal word."""
    found = fuzz.partial_ratio_alignment(asked, folded)
    if found is None or found.score == 0:
        return (0, 0)
    # The window is as long as the quotation; the wording may be longer at either end.
    first = max(0, found.dest_start - len(asked) // 4)
    last = min(len(folded), found.dest_end + len(asked) // 4)
    equal = [
        (op.dest_start, op.dest_end)
        for op in Indel.opcodes(asked, folded[first:last])
        if op.tag == "equal"
    ]
    return (first + equal[0][0], first + equal[-1][1]) if equal else (0, 0)


def _place(look: Lookup, article: Row, span: Span) -> Place:
    """Return the characters of the page for a span of the article's text."""
    start, end = _on_page(article, span[0]), _on_page(article, span[1] - 1) + 1
    return look.place({**article, "from": start, "to": end}, "from", "to")


def _on_page(article: Row, at: int) -> int:
    """Return where a character of the article's text stands on its page."""
    for body in article["body"]:
        length: int = body["end"] - body["start"]
        if at <= length:
            return int(body["start"] + at)
        at -= length + 1
    return int(article["end"])


def _wordings(look: Lookup, hits: list[Hit], asked: list[str]) -> Iterator[Wording]:
    """Yield the wordings, the closest first, then the most printed."""
    same: dict[tuple[str, ...], list[Hit]] = defaultdict(list)
    for hit in sorted(hits, key=lambda hit: (hit.place.page, hit.place.start)):
        same[hit.folded].append(hit)
    for folded, its in sorted(same.items(), key=lambda s: (-s[1][0].similarity, -len(s[1]), s[0])):
        missing, added = _differences(asked, folded)
        yield Wording(
            text=its[0].place.text, exact=list(folded) == asked, similarity=its[0].similarity,
            speaker=_speaker(look, its), places=tuple(hit.place for hit in its),
            outlets=tuple(dict.fromkeys(hit.article["outlet"] or hit.place.page for hit in its)),
            missing=missing, added=added,
        )  # fmt: skip


def _differences(
    asked: list[str], folded: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words that were asked for but are missing, and those that are there instead."""
    missing: list[str] = []
    added: list[str] = []
    for op in Indel.opcodes(asked, folded):
        if op.tag == "delete":
            missing += asked[op.src_start : op.src_end]
        elif op.tag == "insert":
            added += folded[op.dest_start : op.dest_end]
    return tuple(missing), tuple(added)


def _speaker(look: Lookup, hits: list[Hit]) -> str | None:
    """Return whom most of these articles name as the speaker of words that stand there."""
    places = {int(hit.place.article, 16): hit.place for hit in hits}
    names: Counter[str] = Counter()
    for row in look.where("mentions", "article_id", set(places), "says", "from", "to", "quote"):
        place = places[row["article_id"]]
        if row["says"] == "quote" and row["from"] < place.end and row["to"] > place.start:
            names[row["quote"]["speaker"] or ""] += 1
    del names[""]
    return min(names, key=lambda name: (-names[name], name), default=None)
