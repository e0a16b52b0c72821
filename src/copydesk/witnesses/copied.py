"""Say which reports print the same text where they state a fact (C).

They print the same distinct sentence, and enough words of it stand outside quotation marks: two
reporters can hear one sentence. In two articles of which one is known to copy the other, the
passage goes beyond the sentence, and a short one is copied too ("..., she said."), unless its
words outside the marks are others: then a desk told it anew.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache

from copydesk.witnesses.marks import outside
from copydesk.witnesses.report import Depends, Report, Reports, Row, lies_in, shows

# Equal words outside the marks. "President Ann Roe of Norland said on Monday" has seven by
# chance with a shared quotation; below eight it takes a copy edge between the articles.
ENOUGH = 8
SHARE = 0.5  # of the shorter sentence's words outside the marks
MOST = 0.6  # of the longer one's, in articles that copy; or all of the shorter one's: it was cut


Centres = dict[tuple[str, int | None], tuple[int, Row]]
"""The first article and mention of each text of a sentence, in each family of copies."""


def copied(reports: Reports, depends: Depends) -> Iterator[Row]:
    """Return a tie for each report that prints the sentence of an earlier one."""
    centres: dict[int, Centres] = defaultdict(dict)
    for article, report in reports.items():
        tied: set[int] = set()
        for mention in report:
            known = centres[mention["sentence_id"]]
            found = _first(mention, article, known, depends)
            if found is None:
                # Of equal texts in one family the first speaks for all: what fails with it fails.
                alike = (mention["text"], depends.family.get(article))
                known.setdefault(alike, (article, mention))
            elif found[0] not in tied:
                tied.add(found[0])
                yield _tie(found, (article, mention))
    for article, report in reports.items():
        for row in depends.by_article["copy", article]:
            if row["on_id"] in reports:
                yield from _passage(report, reports[row["on_id"]], row)


def _first(mention: Row, article: int, known: Centres, depends: Depends) -> tuple[int, Row] | None:
    for other, there in known.values():
        if other == article:
            return None
        texts = (there["text"], mention["text"])
        if (depends.akin(other, article) and carried(*texts)) or enough(*texts):
            return other, there
    return None


def carried(one: str, other: str) -> bool:
    """Say whether the words outside the marks were carried over, or only cut."""
    equal, (less, more) = shared(one, other), sorted((_outside(one), _outside(other)))
    return equal == less or equal >= MOST * more


@lru_cache(maxsize=1 << 12)
def enough(one: str, other: str) -> bool:
    """Say whether two wordings of one sentence share enough words outside quotation marks."""
    equal = shared(one, other)
    return equal >= ENOUGH and equal >= SHARE * min(len(outside(one)), len(outside(other)))


@lru_cache(maxsize=1 << 12)
def shared(one: str, other: str) -> int:
    """Return how many words outside quotation marks two wordings share."""
    return (Counter(outside(one)) & Counter(outside(other))).total()


@lru_cache(maxsize=1 << 12)
def _outside(text: str) -> int:
    return len(outside(text))


def _tie(one: tuple[int, Row], other: tuple[int, Row]) -> Row:
    (article, there), (copy, here) = one, other
    equal = shared(there["text"], here["text"])
    longest = max(_outside(there["text"]), _outside(here["text"]), 1)
    said = f"the same sentence, {equal} equal words outside quotation marks"
    return {
        "article_id": article, "other_id": copy, "kind": "C", "score": equal / longest,
        "evidence": [shows(said, there), shows(said, here)],
    }  # fmt: skip


def _passage(one: Report, other: Report, row: Row) -> Iterator[Row]:
    """Tie a copy whose passage holds the fact although its sentence was edited beyond knowing."""
    if _share_sentence(one, other):
        return
    taken = [mention for mention in one if lies_in(mention, row["covered"])]
    if taken:
        evidence = [shows("in a copied passage", taken[0]), *(row["evidence"] or [])[:2]]
        yield {
            "article_id": row["on_id"], "other_id": row["article_id"], "kind": "C",
            "score": row["score"], "evidence": evidence,
        }  # fmt: skip


def _share_sentence(one: Report, other: Report) -> bool:
    return bool({m["sentence_id"] for m in one} & {m["sentence_id"] for m in other})
