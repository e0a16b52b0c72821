"""Hold what reports say of one act against each other: did it happen, who did it, and where.

One says it happened, another that it did not: `polarity`. A plan and its fulfilment are no
disagreement but `progress`. Who and where are compared only where the sentence is the same and
one word was changed, or where two independent reports give one act of one day two places.
"""

from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from copydesk.text import fold, stem
from copydesk.witnesses.claim import Claim, Row, by_value, folded, row, set_apart

PLANNED = frozenset({"planned", "proposed", "threatened"})
DONE = frozenset({"happened", "claimed"})
LONG = 4  # letters of a word that can name an act
SHARED = 2  # stems of two objects that are one thing
TYPO = 70  # likeness of two spellings of one place; two towns rarely reach 60


def acts(claims: list[Claim]) -> Iterator[Row]:
    """Return a row for each disagreement about one act."""
    yield from _status(claims)
    yield from _slot(claims, "actor")
    yield from _slot(claims, "place")


def _status(claims: list[Claim]) -> Iterator[Row]:
    if len({claim.row["event"]["status"] for claim in claims}) < 2:
        return
    free = [claim for claim in claims if not set_apart(claim)]
    done = [c for c in free if c.row["event"]["status"] in DONE]
    denied = [c for c in claims if c.row["event"]["status"] == "denied"]
    told = {claim.article for claim in done}
    # What an article plans beside what it tells as done is the next step, not the same one.
    planned = [c for c in free if c.row["event"]["status"] in PLANNED and c.article not in told]
    if _same_words(done, denied):
        yield row(("polarity", "clash", "story"), {"happened": done, "denied": denied})
    if _same_words(done, planned):
        yield row(("polarity", "progress", "story"), {"planned": planned, "happened": done})


def _same_words(one: list[Claim], other: list[Claim]) -> bool:
    """Say whether the act is named in the same word on both sides, or its object in two."""
    return any(_alike(a, b) for a in _acts(one) for b in _acts(other))


Act = tuple[str | None, str | None]
"""The trigger and the object of an event, as printed."""


def _acts(claims: list[Claim]) -> set[Act]:
    """Return the acts that are claimed; forty copies claim one in the same words."""
    return {(c.row["event"]["trigger"], c.row["event"]["object"]) for c in claims}


def _alike(a: Act, b: Act) -> bool:
    verbs = [_stems(trigger)[:1] for trigger, _ in (a, b)]
    things = [set(_stems(thing)) for _, thing in (a, b)]
    return bool(verbs[0] and verbs[0] == verbs[1]) or len(things[0] & things[1]) >= SHARED


@lru_cache(maxsize=1 << 12)
def _stems(words: str | None) -> list[str]:
    return [stem(word) for word in fold(words or "").split() if len(word) >= LONG]


def _slot(claims: list[Claim], slot: str) -> Iterator[Row]:
    """Return a row where an edited copy of a sentence gives another actor or place."""
    done = [claim for claim in claims if claim.row["event"]["status"] in DONE]
    sentences: dict[int, list[Claim]] = {}
    for claim in done:
        sentences.setdefault(claim.row["sentence_id"], []).append(claim)
    for _, edits in sorted(sentences.items()):
        value = _actor if slot == "actor" else _place
        values = by_value((value(claim), claim) for claim in edits)
        if len(values) == 2 and not _both(values) and ratio(*map(fold, values)) < TYPO:
            yield row((slot, "clash", "story"), values)


def _both(values: dict[str, list[Claim]]) -> bool:
    """Say whether an article gives both values, or prints a word that may stand for the other.

    An edit that changed the actor prints one name in the place of another; a pronoun that was
    read in two ways prints neither.
    """
    one, other = values.values()
    if {claim.article for claim in one} & {claim.article for claim in other}:
        return True
    texts = [{f" {folded(claim.printed)} " for claim in claims} for claims in (one, other)]
    named = [f" {fold(value)} " for value in values]
    own = all(named[n] in text for n in (0, 1) for text in texts[n])
    strange = not any(named[1 - n] in text for n in (0, 1) for text in texts[n])
    return not (own and strange)


def _actor(claim: Claim) -> str | None:
    named = [
        actor["name"]
        for actor in claim.row["event"]["actors"] or []
        if actor["role"] == "source" and actor["name"]
    ]
    return named[0] if len(named) == 1 else None


def _place(claim: Claim) -> str | None:
    return claim.row["event"]["place"] or None
