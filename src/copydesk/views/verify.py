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

# Every quotation of the example pages against every article: altered wordings keep .71 to .96 of
# their words, the likeliest other passage ("the patrol ships will carry") .60.
ALTERED = 0.65
FEWEST = 3  # words that must agree before a passage is called another wording of it
TELLING = 6  # of the longest words, half must begin some word of an article that is looked into
STEM = 4  # letters that British and American spellings have in common
LONGEST = 400  # words of a quotation that is looked for

WORD_FOR_WORD = "printed word for word"
OTHER_WORDS = "printed in other words"
NOT_PRINTED = "not printed"


@dataclass(frozen=True)
class Words:
    """Words as printed and as they are compared, with their places."""

    printed: tuple[str, ...]
    folded: tuple[str, ...]
    spans: tuple[Span, ...]

    @classmethod
    def of(cls, text: str) -> "Words":
        """Return the words of a text."""
        spans = tuple(words(text))
        printed = tuple(text[start:end] for start, end in spans)
        return cls(printed, tuple(map(fold_word, printed)), spans)

    def run(self, first: int, last: int) -> "Words":
        """Return the words from one to before another."""
        cut = slice(first, last)
        return Words(self.printed[cut], self.folded[cut], self.spans[cut])


@dataclass(frozen=True)
class Hit:
    """Where in an article the words stand, and how near they are."""

    article: Row
    place: Place
    words: Words
    similarity: float


def verify(look: Lookup, quote: str) -> QuoteSheet:
    """Return the wordings in which a quotation is printed, the closest first.

    Raises:
        BadInput: there are no words in it, or too many.
    """
    asked = Words.of(quote)
    if not 0 < len(asked.folded) <= LONGEST:
        raise BadInput(
            f"The quotation has {len(asked.folded)} words. Give between 1 and {LONGEST}."
        )
    candidates = _candidates(look, asked)
    look.fetch({row["page_id"] for row in candidates})
    hits = [hit for row in candidates for hit in _hits(look, row, asked)]
    wordings = tuple(_wordings(look, hits, asked))
    exact = any(wording.exact for wording in wordings)
    verdict = WORD_FOR_WORD if exact else OTHER_WORDS if wordings else NOT_PRINTED
    return QuoteSheet(quote, verdict, wordings)


def _candidates(look: Lookup, asked: Words) -> list[Row]:
    """Return the articles in whose text half of the telling words begin somewhere."""
    distinct = {word.casefold() for word in asked.printed}
    telling = sorted(distinct, key=lambda word: (-len(word), word))[:TELLING]
    table = look.table("articles")
    text = pc.utf8_lower(pc.fill_null(table["text"], ""))
    found = pa.array([0] * len(table), pa.int64())
    for word in telling:
        found = pc.add(found, pc.cast(pc.match_substring(text, word[:STEM]), pa.int64()))
    near = table.filter(pc.greater_equal(found, max(1, len(telling) // 2)))
    rows: list[Row] = near.to_pylist()
    return rows


def _hits(look: Lookup, article: Row, asked: Words) -> Iterator[Hit]:
    """Yield where the article prints the words: every exact place, else the closest one."""
    whole = Words.of(article["text"])
    size, wanted = len(asked.folded), asked.folded
    exact = [n for n in range(len(whole.folded)) if whole.folded[n : n + size] == wanted]
    for first, last in [(n, n + size) for n in exact] or [_closest(whole.folded, wanted)]:
        near = whole.run(first, last)
        alike = Indel.normalized_similarity(wanted, near.folded)
        if near.spans and (exact or _is_wording(alike, wanted, near.folded)):
            place = _place(look, article, (near.spans[0][0], near.spans[-1][1]))
            yield Hit(article, place, near, alike)


def _is_wording(alike: float, asked: tuple[str, ...], near: tuple[str, ...]) -> bool:
    agree = sum((Counter(asked) & Counter(near)).values())
    return alike >= ALTERED and agree >= min(FEWEST, len(asked))


def _closest(folded: tuple[str, ...], asked: tuple[str, ...]) -> Span:
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


def _wordings(look: Lookup, hits: list[Hit], asked: Words) -> Iterator[Wording]:
    """Yield the wordings, the closest first, then the most printed."""
    same: dict[tuple[str, ...], list[Hit]] = defaultdict(list)
    for hit in sorted(hits, key=lambda hit: (hit.place.page, hit.place.start)):
        same[hit.words.folded].append(hit)
    for folded, its in sorted(same.items(), key=lambda s: (-s[1][0].similarity, -len(s[1]), s[0])):
        missing, added = _differences(asked, its[0].words)
        yield Wording(
            text=its[0].place.text, exact=folded == asked.folded, similarity=its[0].similarity,
            speaker=_speaker(look, its), places=tuple(hit.place for hit in its),
            outlets=tuple(dict.fromkeys(hit.article["outlet"] or hit.place.page for hit in its)),
            missing=missing, added=added,
        )  # fmt: skip


def _differences(asked: Words, near: Words) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words that were asked for but are missing, and those that are there instead."""
    missing: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    for op in Indel.opcodes(asked.folded, near.folded):
        if op.tag == "delete":
            missing += asked.printed[op.src_start : op.src_end]
        elif op.tag == "insert":
            added += near.printed[op.dest_start : op.dest_end]
    return missing, added


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
