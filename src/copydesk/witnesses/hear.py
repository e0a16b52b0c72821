"""Say who states a fact, and in which text, report and origin he does.

A carrier is an article whose body states the fact. Carriers that are tied are one: by C one
text, by C, R or A one independent report, by any tie one origin. A fact that only headlines
state is heard from nobody. A tie that a user cut joins nothing; two reports that he joined are
not independent.
"""

from collections import Counter, defaultdict

import pyarrow.compute as pc

from copydesk.tables import Testimonies, Ties, Witnesses, build, show_id
from copydesk.witnesses.report import Report, Reports, Row, components

JOINED = "J"  # what a user joined
LEVELS = (("text_id", "C"), ("independent_id", "CRAJ"), ("origin_id", "CRAJQ"))


def hear(testimonies: Testimonies, ties: Ties) -> Witnesses:
    """Return one row per fact and article that carries it, in the order of both."""
    facts: dict[int, Reports] = defaultdict(lambda: defaultdict(list))
    told = testimonies.filter(pc.not_equal(testimonies["role"], "headline"))
    for row in told.to_pylist():
        facts[row["fact_id"]][row["article_id"]].append(row)
    edges: dict[int, list[Row]] = defaultdict(list)
    for row in ties.select(["fact_id", "article_id", "other_id", "kind"]).to_pylist():
        edges[row["fact_id"]].append(row)
    rows = [row for fact in sorted(facts) for row in _heard(fact, facts[fact], edges[fact])]
    return build(Witnesses, rows)


def _heard(fact_id: int, reports: Reports, edges: list[Row]) -> list[Row]:
    edges = upheld(reports, edges)
    homes = {
        level: components(
            reports, ((e["article_id"], e["other_id"]) for e in edges if e["kind"] in kinds)
        )
        for level, kinds in LEVELS
    }
    origins: dict[int, list[int]] = defaultdict(list)
    for article, origin in homes["origin_id"].items():
        origins[origin].append(article)
    names = {
        origin: _name([reports[a] for a in sorted(articles)])
        for origin, articles in origins.items()
    }
    return [
        {
            "fact_id": fact_id, "story_id": reports[article][0]["story_id"], "article_id": article,
            **{level: home[article] for level, home in homes.items()},
            **names[homes["origin_id"][article]],
        }
        for article in sorted(reports)
    ]  # fmt: skip


def upheld(reports: Reports, edges: list[Row]) -> list[Row]:
    """Return the ties of a fact that no user cut, and one for each two reports that one joined."""
    rulings = [
        (article, ruling)
        for article, report in reports.items()
        for row in report
        for ruling in row["rulings"] or ()
    ]
    joined = [
        {"article_id": article, "other_id": ruling["other_id"], "kind": JOINED}
        for article, ruling in rulings
        if ruling["kind"] == "join" and ruling["other_id"] in reports
    ]
    cuts = [
        ({article, ruling["other_id"]}, ruling["ties"])
        for article, ruling in rulings
        if ruling["kind"] == "cut"
    ]
    return joined + [edge for edge in edges if not any(cuts_tie(edge, *cut) for cut in cuts)]


def cuts_tie(edge: Row, pair: set[int], kinds: list[str] | None) -> bool:
    """Say whether a cut between a pair of articles, of all ties or of these kinds, is of a tie."""
    return {edge["article_id"], edge["other_id"]} == pair and (not kinds or edge["kind"] in kinds)


def _name(reports: list[Report]) -> Row:
    """Return what an origin is: the source all its reports name, else an agency, else who prints.

    Of several newsrooms the earliest to print stands for the origin; it need not be the author.
    """
    sources = Counter(
        (source["kind"] != "speaker", source["kind"], source["key"])
        for report in reports
        for source in {s["key"]: s for m in report for s in m["sources"] or []}.values()
        if source["key"]
    )
    common = sorted(source for source, times in sources.items() if times == len(reports))
    if common:
        return {"kind": common[0][1], "name": _printed(reports, common[0][2])}
    agencies = Counter(report[0]["agency"] for report in reports if report[0]["agency"])
    if agencies:
        return {"kind": "agency", "name": min(agencies, key=lambda name: (-agencies[name], name))}
    first = min((report[0] for report in reports), key=_printed_first)
    newsroom = first["newsroom"]
    if newsroom and not newsroom.startswith("page:"):
        return {"kind": "newsroom", "name": first["outlet"] or newsroom}
    return {"kind": "page", "name": first["outlet"] or show_id(first["page_id"])}


def _printed(reports: list[Report], key: str) -> str:
    """Return the fullest name under which a source is printed."""
    names: set[str] = {
        source["name"]
        for report in reports
        for mention in report
        for source in mention["sources"] or []
        if source["key"] == key
    }
    return max(names, key=lambda name: (len(name), name))


def _printed_first(row: Row) -> tuple[bool, float, bool, int]:
    at = row["published"]
    named = bool(row["newsroom"]) and not row["newsroom"].startswith("page:")
    return (at is None, at.timestamp() if at else 0.0, not named, row["article_id"])
