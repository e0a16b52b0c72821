"""Walk the copies room with articles given as plain texts."""

from typing import Any

import pyarrow as pa

from copydesk import copies
from copydesk.tables import Articles, Coverage, build, make_id, shape_of

Tables = dict[str, pa.Table]


def article(name: str, text: str, **more: Any) -> dict[str, Any]:
    """Return the row of an article whose page is its text alone, of a newsroom of its own."""
    number = make_id("article", name)
    return {
        "article_id": number, "page_id": number, "kind": "main", "newsroom": name, "outlet": name,
        "body": [{"start": 0, "end": len(text)}] if text else [], "text": text, **more,
    }  # fmt: skip


def number(name: str) -> int:
    return make_id("article", name)


def walk(*rows: dict[str, Any]) -> Tables:
    """Return every table of the room from cut to compare."""
    tables = {"articles": build(Articles, list(rows))}
    tables["printings"] = copies.cut(tables["articles"])
    tables["fingerprints"] = copies.fingerprint(tables["articles"])
    tables["links"] = copies.link(tables["fingerprints"])
    tables["sides"] = copies.lend(tables["links"], tables["printings"])
    tables["passages"] = copies.align(tables["sides"])
    tables["matches"] = copies.match(tables["passages"])
    tables["classes"] = copies.settle(tables["matches"])
    tables["carried"] = copies.carry(tables["printings"], tables["classes"])
    tables["carriers"] = copies.compare(tables["carried"])
    return tables


def told(tables: Tables, stories: dict[int, int] | None = None) -> pa.Table:
    """Return the coverage of one story of all articles, or of the stories given by article."""
    articles = {row["article_id"]: row for row in tables["articles"].to_pylist()}
    names = [name for name, _ in shape_of(Coverage).columns]
    rows = []
    for row in tables["carriers"].to_pylist():
        story = stories[row["article_id"]] if stories else 1
        both = {**articles[row["article_id"]], **row, "story_id": story}
        rows.append({name: both[name] for name in names})
    return build(Coverage, rows)


def depend(*rows: dict[str, Any]) -> list[dict[str, Any]]:
    """Return how these articles of one story depend on each other."""
    return copies.depend(told(walk(*rows))).to_pylist()


def edges(*rows: dict[str, Any]) -> set[tuple[str, str, str]]:
    """Return the dependencies of one story as (article, kind, article) by name."""
    names = {row["article_id"]: row["newsroom"] for row in rows}
    return {(names[d["article_id"]], d["kind"], names[d["on_id"]]) for d in depend(*rows)}


def sentence_ids(tables: Tables, name: str) -> list[int]:
    """Return the sentences of an article's body in order."""
    rows = [row for row in tables["carriers"].to_pylist() if row["article_id"] == number(name)]
    return [row["sentence_id"] for row in sorted(rows, key=lambda row: row["n"]) if row["n"]]
