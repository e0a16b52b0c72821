"""Hold figures of one counted thing against each other (slot `figure`).

Two exact numbers that cannot both be right clash. A number that rounds to the other, or a bound
that holds for it, is `rounding`. A sum and its parts, a thing and another such thing, and what
one newsroom corrects in a later article are no clash.
"""

from collections.abc import Iterator
from itertools import combinations
from math import isfinite

from copydesk.lexicon import load
from copydesk.witnesses.claim import (
    Claim,
    Row,
    by_article,
    by_value,
    in_parts,
    points_back,
    rows,
    set_apart,
    shared,
    when,
)

# How far a coarse number may lie from the exact one: "over 12 million" for 12.4 (3 %), "some
# 2,000" for 2,150 (7 %); "more than 100" for 300 is a bound that holds, but rounds nothing.
NEAR = {">": 0.1, ">=": 0.1, "~": 0.1, "<": 0.05, "<=": 0.05, "=": 0.05}
PARTITIVE = ("of the ", "of its ", "of their ", "of them", "of those ", "out of ")
MOST_VALUES = 12  # of one thing in one story; above that they are a table, not a disagreement


def numbers(claims: list[Claim]) -> Iterator[Row]:
    """Return a row for each two values of one counted thing that disagree or round."""
    values = by_value((_value(claim), claim) for claim in claims)
    if not 2 <= len(values) <= MOST_VALUES:
        return
    found = [
        (verdict, claims)
        for pair in combinations(values, 2)
        for verdict, claims in _hold({value: values[value] for value in pair}, values)
    ]
    yield from rows("figure", found)


def _hold(
    pair: dict[str, list[Claim]], values: dict[str, list[Claim]]
) -> Iterator[tuple[str, dict[str, list[Claim]]]]:
    """Give what two values are to each other, if anything, and the claims that show it."""
    a, b = (claims[0].row["figure"] for claims in pair.values())
    if a["operator"] == b["operator"] != "=" and _edited(pair):
        yield from _clash(pair, values)  # "at least 7" and "at least 9" in one sentence, edited
    elif rounds(a, b):
        yield "rounding", pair
    elif a["operator"] == b["operator"] == "=" and a["value"] != b["value"]:
        yield from _clash(pair, values)


def rounds(a: Row, b: Row) -> bool:
    """Say whether one figure is the other, made coarser.

    >>> rounds({"value": 28e6, "operator": ">"}, {"value": 28.4e6, "operator": "="})
    True
    >>> rounds({"value": 13.0, "operator": "="}, {"value": 14.0, "operator": "="})
    False
    """
    if a["value"] == b["value"]:
        return False
    for coarse, exact in ((a, b), (b, a)):
        low, high = sorted((coarse["value"], exact["value"]))
        operator = coarse["operator"]
        near = high - low <= NEAR.get(operator, 0.0) * abs(high)
        holds = {
            ">": exact["value"] > coarse["value"], ">=": exact["value"] >= coarse["value"],
            "<": exact["value"] < coarse["value"], "<=": exact["value"] <= coarse["value"],
            "~": True, "=": _digits(coarse["value"], exact["value"]),
        }.get(operator, False)  # fmt: skip
        if near and holds and exact["operator"] in ("=", "~"):
            return True
    return False


def _digits(coarse: float, exact: float) -> bool:
    """Say whether the exact number, cut to the digits of the coarse one, gives it."""
    digits = f"{abs(coarse):.10g}".replace(".", "").rstrip("0").lstrip("0")
    if abs(coarse) < 1000 or len(digits) >= len(f"{abs(exact):.10g}".rstrip("0")):
        return False
    return float(f"{exact:.{max(1, len(digits))}g}") == coarse


def _clash(
    pair: dict[str, list[Claim]], values: dict[str, list[Claim]]
) -> Iterator[tuple[str, dict[str, list[Claim]]]]:
    edited = _edited(pair)
    if edited:
        kept = {v: [c for c in pair[v] if c.row["sentence_id"] in edited] for v in pair}
        if not shared(kept):
            yield _verdict(kept), kept
            return
        if not any(points_back(c) for side in kept.values() for c in side):
            return
    if _is_sum(pair, values) or 1.0 in (side[0].row["figure"]["value"] for side in pair.values()):
        return  # "one person was arrested" counts a case, not all of them
    free = {v: [c for c in pair[v] if not set_apart(c) and not _is_part(c)] for v in pair}
    if not all(free.values()) or not _one_phrase(free) or _other_times(*free.values()):
        return
    if not shared(pair) or _points_back(free, shared(free)):
        yield _verdict(free), free


def _edited(pair: dict[str, list[Claim]]) -> set[int]:
    """Return the sentences that give both values, each in one of their wordings."""
    one, other = ({claim.row["sentence_id"] for claim in claims} for claims in pair.values())
    return one & other


def _other_times(one: list[Claim], other: list[Claim]) -> bool:
    """Say whether the sentences name months or years, and not the same ones."""
    same_article = {c.article for c in one} & {c.article for c in other}
    # "The 58 tons will be sold in May": the month is of the sale, not of what was told before.
    dated = [[c for c in side if not (same_article and _measured(c))] for side in (one, other)]
    times = [set().union(*(when(c) for c in side)) for side in dated]
    named = any(times) if same_article else all(times)
    return named and not times[0] & times[1]


def _measured(claim: Claim) -> bool:
    """Say whether a measured quantity is taken up again: "the 58 tons"."""
    return bool(claim.row["figure"]["unit"]) and points_back(claim)


def _points_back(pair: dict[str, list[Claim]], articles: set[int]) -> bool:
    """Say whether an article gives both numbers to one thing: its headline's, or "the 24"."""
    sides = [own.get(one, []) for own in map(by_article, pair.values()) for one in articles]
    # In "12 ships ... the 12" the second points to the first, not to another number.
    return any(
        claim.headline or (n == 0 and points_back(claim))
        for side in sides
        for n, claim in enumerate(side)
    )


def _is_part(claim: Claim) -> bool:
    """Say whether a number takes a part out of the thing: "19 of the boats"."""
    return claim.beside()[1].lstrip().casefold().startswith(PARTITIVE) or in_parts(claim)


def _verdict(pair: dict[str, list[Claim]]) -> str:
    """Return `progress` where one newsroom gives a new number in a later article."""
    one, other = pair.values()
    rooms = {claim.row["newsroom"] for claim in [*one, *other]}
    times = [{claim.row["published"] for claim in claims} for claims in (one, other)]
    told_later = None not in times[0] | times[1] and not times[0] & times[1]
    return "progress" if len(rooms) == 1 and None not in rooms and told_later else "clash"


def _value(claim: Claim) -> str | None:
    figure = claim.row["figure"]
    if figure["unit"] == "ordinal" or figure["value"] is None or not isfinite(figure["value"]):
        return None
    operator = "" if figure["operator"] == "=" else f"{figure['operator']} "
    unit = f" {figure['unit']}" if figure["unit"] else ""
    return f"{operator}{figure['value']:.10g}{unit}"


def _is_sum(pair: dict[str, list[Claim]], values: dict[str, list[Claim]]) -> bool:
    """Say whether the larger of two numbers is the smaller and others of the thing together."""
    low, high = sorted(claims[0].row["figure"]["value"] for claims in pair.values())
    known = [claims[0].row["figure"]["value"] for claims in values.values()]
    known += [low]  # "two from the north and two from the south" are four
    rest = [value for value in known if value < high]
    return any(
        abs(sum(parts) - high) < 1e-9 * max(1.0, abs(high))
        for size in (1, 2)
        for more in combinations(rest, size)
        if len(parts := (low, *more)) > 1
    )


def _one_phrase(pair: dict[str, list[Claim]]) -> bool:
    """Say whether both count the thing in the same words."""
    one, other = ({(c.row["figure"]["counts"] or "").casefold() for c in pair[v]} for v in pair)
    return bool(_lasts(one) & _lasts(other) or one & other or _done(one) & _done(other))


def _done(phrases: set[str]) -> set[int]:
    """Return the classes of what was done to those who are counted: the dead, the killed."""
    told = {word for words in phrases for word in words.split()}
    return {n for n, line in enumerate(load("likewords")["effects"]) if told & set(line)}


def _lasts(phrases: set[str]) -> set[str]:
    return {words.split()[-1] for words in phrases if words}
