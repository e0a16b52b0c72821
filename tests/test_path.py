"""However the pages arrive and however the work is cut, the same rows come out.

This is what lets one list of steps run whole, in shards, page by page and on a cluster.
"""

import random
from functools import cache
from os import environ
from pathlib import Path

import pyarrow as pa
import pytest

from copydesk.desk import PATH, sources
from copydesk.engine.files import arrange
from copydesk.engine.flat import is_flat
from copydesk.engine.local import run
from copydesk.engine.store import Desk
from copydesk.tables import Shape
from tests.build import page, pages

SHARED = Path(environ.get("COPYDESK_SHARED", Path(__file__).parents[2] / "shared"))
EXAMPLES = Path(__file__).parents[1] / "src" / "copydesk" / "examples"
TABLES = [step.gives.name for step in PATH]

WIRE = """{place} | The foreign ministers of {one} and {two} signed a fishing accord on Wednesday.
Minister Ilona Varga said the accord covers 14 harbours and would “end nine years of quarrels.”
Her colleague Tomas Reyl told reporters that {two} was “ready to open every port by spring.”
The accord sets a quota of {number} tonnes a year, the two governments said in a statement.
Neither side said how patrols would be paid for. Talks on gas fields will start in {month}.
Fishermen in {place} protested last week against the quota, which they call too small."""

REWRITE = """{one} and {two} reach deal on fishing

{one} and {two} ended a long quarrel on Wednesday, agreeing on a quota of {number} tonnes.
“We end nine years of quarrels,” said Ilona Varga, the foreign minister.
Port owners in {place} welcomed the deal, {agency} reported. Talks on gas follow in {month}."""

SHORT = """Quarry collapse kills {dead} near {place}

Quarry collapse kills {dead} near {place}

Coast Courier{hours} hours ago
At least {dead} workers died when a quarry collapsed near {place} on Tuesday, police said.
Rescuers from {one} were still looking for {missing} people, mayor Petra Sund told state radio."""

SIGNINGS = (
    {"one": "Chile", "two": "Peru", "place": "Arica", "number": "12,500", "month": "May"},
    {"one": "Norway", "two": "Iceland", "place": "Bergen", "number": "40,000", "month": "June"},
    {"one": "Kenya", "two": "Somalia", "place": "Lamu", "number": "3,100", "month": "March"},
)
AGENCIES = ("Reuters", "AFP", "AP")
COLLAPSES = (
    {"dead": 4, "place": "Ferrol", "one": "Portugal", "missing": 7, "hours": 3},
    {"dead": 11, "place": "Dodoma", "one": "Rwanda", "missing": 20, "hours": 15},
)


def cut_and_spelt_anew(text, dice):
    """Return the text as another outlet would print it."""
    lines = text.split("\n")
    del lines[dice.randrange(1, len(lines))]
    joined = "\n\n".join(lines)
    return joined.replace("“", "'").replace("”", "'") if dice.random() < 0.5 else joined


@cache
def invented():
    """Return pages on five events: wires in three cuts, a rewrite each, two reports, odd pages."""
    dice = random.Random(5)
    rows = []
    for n, event in enumerate(SIGNINGS):
        wire = WIRE.format(**event)
        rows += [page(f"wire-{n}-{m}.txt", cut_and_spelt_anew(wire, dice)) for m in range(3)]
        teasers = "\n\n".join(f"{c['place']} mourns {c['dead']} dead" for c in COLLAPSES)
        rewrite = REWRITE.format(**event, agency=AGENCIES[n])
        rows.append(
            page(f"rewrite-{n}.txt", f"{rewrite}\nAlso read: Storm nears the coast\n{teasers}")
        )
    for n, event in enumerate(COLLAPSES):
        rows += [page(f"short-{n}-{m}.txt", SHORT.format(**event)) for m in range(2)]
    rows.append(page("blank.txt", " \n\n "))
    rows.append({**page("broken.bin", ""), "status": "failed", "reason": "not text", "text": None})
    return pages(*rows)


def folder_of_texts(folder):
    """Return the text files of a folder as pages."""
    texts = sorted(folder.glob("*.txt"))
    if not texts:
        pytest.skip(f"there are no text pages in {folder}")
    return pages(*map(page_of, texts))


def page_of(file):
    """Return a file as the pages room would: a row, also where it cannot be read."""
    try:
        return page(file.name, file.read_text("utf-8"))
    except UnicodeDecodeError:
        return {**page(file.name, ""), "status": "failed", "reason": "not text", "text": None}


SOURCES = {
    "invented pages": invented,
    "example pages": lambda: folder_of_texts(EXAMPLES),
    "real pages": lambda: folder_of_texts(SHARED / "seeds"),
}


@cache
def whole(source):
    """Return every table of the path for these pages, worked in one piece."""
    tables = {"pages": SOURCES[source]()}
    run(tables)
    return {name: arranged(table) for name, table in tables.items()}


def differing(tables, source):
    """Return the tables that do not hold, row for row, what the whole run gave."""
    return [name for name in TABLES if not arranged(tables[name]).equals(whole(source)[name])]


def arranged(table):
    """Return the rows in order; of a table of numbers, which is a set, each of them once."""
    if is_flat(Shape("any", tuple(zip(table.column_names, table.schema.types, strict=True)))):
        table = table.group_by(table.column_names).aggregate([])
    return arrange(table)


@pytest.fixture(params=SOURCES)
def source(request):
    SOURCES[request.param]()
    return request.param


@pytest.mark.parametrize("shards", [3, 7])
def test_shards_give_the_rows_of_the_whole(source, shards):
    tables = {"pages": whole(source)["pages"]}

    run(tables, shards=shards)

    assert differing(tables, source) == []


def test_a_row_of_numbers_is_said_as_often_however_the_work_is_cut(source):
    # A desk counts how often a row is said, and drops it when nothing says it any more.
    one = {"pages": whole(source)["pages"]}
    many = dict(one)

    run(one)
    run(many, shards=5)

    flat = [step.gives.name for step in PATH if step.kept and is_flat(step.gives)]
    assert [name for name in flat if not arrange(one[name]).equals(arrange(many[name]))] == []


@pytest.mark.parametrize("seed", [1, 2])
def test_rows_in_any_order_give_the_rows_of_the_whole(source, seed):
    tables = {name: shuffled(whole(source)[name], seed) for name in sources()}

    for step in PATH:
        given = {name: shuffled(tables[name], seed) for name in step.takes}
        tables[step.gives.name] = step.work(**given)

    assert differing(tables, source) == []


def test_pages_one_by_one_in_any_order_end_as_the_whole(source, tmp_path):
    desk = Desk.create(tmp_path)
    rows = shuffled(whole(source)["pages"], 3)

    for n in range(len(rows)):
        desk.add(rows.slice(n, 1))

    assert differing({name: desk.table(name) for name in TABLES}, source) == []


def test_the_same_pages_twice_are_the_pages_once(source, tmp_path):
    desk = Desk.create(tmp_path)
    rows = whole(source)["pages"]

    desk.add(pa.concat_tables([rows, shuffled(rows, 4)]))

    assert differing({name: desk.table(name) for name in TABLES}, source) == []


def shuffled(table, seed):
    """Return the rows in another order, in two chunks."""
    order = list(range(len(table)))
    random.Random(seed).shuffle(order)
    mixed = table.take(pa.array(order, pa.int64()))
    half = len(mixed) // 2
    return pa.concat_tables([mixed.slice(0, half).combine_chunks(), mixed.slice(half)])
