"""Write the expected rows of the example pages anew: a named act, never a side effect of testing.

    python -m tests.regold            # all of them
    python -m tests.regold NAME ...   # those whose file name holds NAME

Read the difference in version control before you commit it: each changed line is a claim that
the new row is right and the old one was not.
"""

import json
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from copydesk.engine.local import run
from copydesk.pages import read
from copydesk.tables import Pages, build
from copydesk.views import export
from copydesk.views.lookup import Lookup, Tables

GOLDEN = Path(__file__).parent / "golden"
EXAMPLES = Path(__file__).parents[1] / "src" / "copydesk" / "examples"
WORDS = 90  # characters of a span that are shown, so that a line stays readable in review


@cache
def lookup() -> Lookup:
    """Return the example pages, read."""
    tables = {"pages": build(Pages, list(read(sorted(EXAMPLES.glob("*.txt")))))}
    run(tables)
    return Lookup(Tables(tables))


def expected() -> dict[str, str]:
    """Return the text of each golden file, by its path under tests/golden."""
    look = lookup()
    rows = {name: list(export.rows(look, name)) for name in export.TABLES}
    texts = {row["page"]: look.text(int(row["page_id"], 16)) for row in rows["pages"]}
    names = {row["article"]: _name(row) for row in rows["articles"]}
    files = {
        f"{Path(page).stem}/segments.tsv": _sheet(_segments(page, texts[page], rows, names))
        for page in texts
    }
    files["desk/stories.tsv"] = _sheet(_stories(rows, names))
    files["desk/dependencies.tsv"] = _sheet(
        (names[r["article"]], r["kind"], names[r["on"]], f"{r['coverage']:.2f}")
        for r in rows["dependencies"]
    )
    files["desk/facts.tsv"] = _sheet(
        (r["kind"], *(str(r[c]) for c in export.COUNTS), r["text"]) for r in rows["facts"]
    )
    files["desk/clashes.tsv"] = _sheet(
        (r["slot"], r["verdict"], r["inside"], *sorted(str(s["value"]) for s in r["sides"]))
        for r in rows["clashes"]
    )
    return files


def _name(article: dict) -> str:
    """Return a name for an article that does not change when its page's neighbours do."""
    return f"{article['page']}:{article['start']}"


def _segments(page: str, text: str, rows: dict, names: dict[str, str]) -> Iterator[tuple]:
    for row in rows["segments"]:
        if row["page"] == page:
            words = json.dumps(text[row["start"] : row["end"]], ensure_ascii=False)
            owner = names.get(row["article"], "-").rpartition(":")[2]
            yield row["start"], row["end"], row["role"], row["kind"] or "-", owner, words[:WORDS]


def _stories(rows: dict, names: dict[str, str]) -> Iterator[tuple]:
    firsts: dict[str, str] = {}
    for row in sorted(rows["stories"], key=lambda row: names[row["id"]]):
        yield firsts.setdefault(row["story"], names[row["id"]]), names[row["id"]], row["title"]


def _sheet(rows: Iterator[tuple]) -> str:
    return "".join(sorted("\t".join(map(str, row)) + "\n" for row in rows))


def main(wanted: list[str]) -> None:
    """Write the golden files whose path holds one of the words, or all of them."""
    for name, text in expected().items():
        if not wanted or any(word in name for word in wanted):
            path = GOLDEN / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            print(f"wrote {name}")


if __name__ == "__main__":
    main(sys.argv[1:])
