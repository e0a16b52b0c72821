"""Show where the witnesses of a story disagree, slot by slot.

Only statements about one thing are held against each other (`mentions.about`), and only values
that cannot both be right make a clash: a reader who opens one must find a disagreement. What is
no clash but worth seeing has its own verdict: `rounding`, `drift` of a quotation, `progress`
from a plan to its fulfilment. Copies of one text say a thing once.
"""

from collections import defaultdict

from copydesk.tables import Clashes, Mentions, Witnesses, build
from copydesk.witnesses.acts import acts
from copydesk.witnesses.claim import Claim, Row, order
from copydesk.witnesses.days import days
from copydesk.witnesses.drift import drifts
from copydesk.witnesses.numbers import numbers

# Words that set two things apart are listed in English; without them every other number clashes.
KNOWN = (None, "en")
FACTS = ("event", "quote", "figure")
READ = (
    "fact_id", "about", "story_id", "article_id", "page_id", "newsroom", "published", "language",
    "sentence_id", "role", "start", "text", "item", "says", "from", "to", *FACTS,
)  # fmt: skip
FINDERS = {"event": (days, acts), "quote": (drifts,), "figure": (numbers,)}


def clash(mentions: Mentions, witnesses: Witnesses) -> Clashes:
    """Return one row per disagreement, in the order of stories and clash ids."""
    columns = ("fact_id", "article_id", "text_id", "independent_id")
    ids = (witnesses[column].to_pylist() for column in columns)
    heard = {(fact, article): own for fact, article, *own in zip(*ids, strict=True)}
    topics: dict[tuple[int, int], list[Claim]] = defaultdict(list)
    for row in mentions.select(READ).to_pylist():
        # A headline is heard from nobody, but what it says can be held against its article.
        alone = (row["article_id"], row["article_id"])
        text, report = heard.get((row["fact_id"], row["article_id"]), alone)
        topics[row["story_id"], row["about"]].append(Claim(row, text, report))
    found: dict[tuple[int, int], Row] = {}
    for claims in topics.values():
        if len(claims) < 2:
            continue  # nobody disagrees with it
        claims.sort(key=order)
        for finder in FINDERS[claims[0].row["says"]]:
            for row in finder(claims if finder is drifts else _read(claims)):
                found.setdefault((row["story_id"], row["clash_id"]), row)
    return build(Clashes, [found[key] for key in sorted(found)])


def _read(claims: list[Claim]) -> list[Claim]:
    """Return the claims in a language whose words for "another" and "earlier" are known here."""
    return [claim for claim in claims if claim.row["language"] in KNOWN]
