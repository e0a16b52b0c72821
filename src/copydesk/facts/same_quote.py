"""Do two quotations state the same fact: that this speaker said these words?

The words may be equal, one may be a part of the other ("military cooperation" out of a longer
sentence), or most of them may stand in the same order: a desk that shortens a quotation still
quotes the same utterance, and what it changed is for `witnesses.clash` to show. Words inside
marks and words told in reported speech are two facts unless they are the same words.
"""

from functools import lru_cache

from rapidfuzz.distance import LCSseq

from copydesk.facts.wording import Wording, content, stand_together
from copydesk.text import fold
from copydesk.text.contractions import in_full
from copydesk.text.vectors import nearness

# Share of the shorter wording's words that stand in the other, in order. On 40 made pairs the
# altered quotations had .67 and more, other sentences of one speaker .50 and less.
ALIGNED = 0.6
PART = 2  # content words without which a part is chance
# Nearness of two words that a translator may exchange: anybody, anyone .96; soldiers, troops .85;
# begin, start .80; but bought, sold .74. See bench/same.py.
SYNONYM = 0.78
REPORTED = 0.8  # share of content stems that make reported speech the same words


def blocks(one: Wording) -> list[tuple[object, ...]]:
    """Return what two quotations must have in common: the speaker, or the sentence."""
    sentences: list[tuple[object, ...]] = [("sentence", each) for each in one.classes]
    return [*sentences, ("speaker", one.speaker)] if one.speaker else sentences


def alike(one: Wording, other: Wording) -> tuple[float, str]:
    """Return how surely two quotations are one fact, 0 where they cannot be, and why."""
    if stand_together(one, other):
        return 0.0, ""
    if (one.speaker or "") != (other.speaker or "") and not _one_sentence(one, other):
        return 0.0, ""
    who = f"{one.first['quote']['speaker'] or 'the speaker'}"
    if (one.slots["direct"] == "indirect") != (other.slots["direct"] == "indirect"):
        share = _shared_stems(one, other)
        return (share, f"{who}: the same words, told") if share >= REPORTED else (0.0, "")
    if one.slots["direct"] == "indirect":
        share = _shared_stems(one, other)
        return (share, f"{who}: told alike") if share >= ALIGNED else (0.0, "")
    return _aligned(one, other, who)


def _one_sentence(one: Wording, other: Wording) -> bool:
    """Say whether two edits of one sentence name no two speakers."""
    printed = [fold(each.slots["speaker"] or "") for each in (one, other)]
    agree = not (one.speaker and other.speaker) or printed[0] == printed[1]
    return bool(one.classes & other.classes) and agree


def part_of(part: Wording, whole: Wording) -> bool:
    """Say whether the words of one quotation stand, in one run, inside the other."""
    small, large = told(part), told(whole)
    return (
        len(small) < len(large)
        and len(content(part.slots["content"])) >= PART
        and f" {' '.join(small)} " in f" {' '.join(large)} "
    )


def told(one: Wording) -> list[str]:
    """Return the folded words of a quotation."""
    return _told(one.slots["content"] or "")


@lru_cache(maxsize=1 << 12)
def _told(words: str) -> list[str]:
    return fold(in_full(words)).split()


def _aligned(one: Wording, other: Wording, who: str) -> tuple[float, str]:
    a, b = told(one), told(other)
    if a == b:
        return 1.0, f"{who}: the same words"
    if part_of(one, other) or part_of(other, one):
        return 0.9, f"{who}: one is part of the other"
    if one.articles & other.articles:
        return 0.0, ""  # nobody alters in one text what he quotes there: two utterances
    b = _as_in(a, b)
    common = LCSseq.similarity(a, b) / max(1, min(len(a), len(b)))
    if common < ALIGNED or len(content(" ".join(sorted(set(a) & set(b))))) < PART:
        return 0.0, ""
    # A short run inside a long text aligns by chance: weigh by how much of the longer it is.
    near = common * (0.7 + 0.3 * min(len(a), len(b)) / max(len(a), len(b)))
    return near, f"{who}: {round(100 * common)} % of the words in order"


def _as_in(these: list[str], words: list[str]) -> list[str]:
    """Return the words, with those that these lack as the one of these that means the same."""
    spare = [word for word in these if word not in words and not word[0].isdigit()]
    return [word if word in these else _alike_in(word, tuple(spare)) for word in words]


@lru_cache(maxsize=1 << 12)
def _alike_in(word: str, others: tuple[str, ...]) -> str:
    near = max(((nearness(word, other), other) for other in others), default=(0.0, word))
    return near[1] if near[0] >= SYNONYM else word


def _numbers(one: Wording) -> set[str]:
    return {word for word in told(one) if word[0].isdigit()}


def _shared_stems(one: Wording, other: Wording) -> float:
    a, b = content(one.slots["content"]), content(other.slots["content"])
    if min(len(a), len(b)) < PART or _numbers(one) != _numbers(other):
        return 0.0
    return len(a & b) / max(len(a), len(b))
