"""Users cut, join, note and take back by command; what they said is shown where it counts."""

import json
import shutil

import pytest
from typer.testing import CliRunner

from copydesk.engine.store import Desk
from copydesk.tables import show_id
from copydesk.views.cli import app
from copydesk.views.web.app import make_app
from tests.views.web.browse import get

WIRE = """{head}

Ghana signed a pact with Togo on Monday, the two governments said in a statement in Lome.

“We share one river and one road,” President Yao Mensah told reporters after the talks there.

The 12 pages of the pact will be printed next week, a clerk of the ministry in Lome said.
"""
TALE = """Togo has a deal, our man in Lome writes

The river was high when they came. “We share one river and one road,” said Yao Mensah, hoarse.

Nobody in the market had read any of it yet, and most of them did not mean to, they told me.
"""
PAGES = {f"{name}.txt": WIRE.format(head=f"{name.title()}: pact with Togo is signed in Lome")
         for name in ("morning", "noon", "evening")} | {"tale.txt": TALE}  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    crawl = tmp_path_factory.mktemp("crawl")
    for name, text in PAGES.items():
        (crawl / name).write_text(text, "utf-8")
    result = CliRunner().invoke(app, ["read", str(crawl), "--desk", str(crawl / "desk")])
    assert result.exit_code == 0, result.output
    return crawl / "desk"


@pytest.fixture
def folder(made, tmp_path):
    return shutil.copytree(made, tmp_path / "desk")


@pytest.fixture
def run(folder):
    def run(*args):
        return CliRunner().invoke(app, [*map(str, args), "--desk", str(folder)])

    return run


def articles(folder):
    """Return the copies of the wire: the one that all are tied to, and the others."""
    rows = Desk.open(folder).table("ties").to_pylist()
    ends = [{row["article_id"], row["other_id"]} for row in rows if row["kind"] == "C"]
    (centre,) = set.intersection(*ends)
    return show_id(centre), sorted({show_id(one) for end in ends for one in end - {centre}})


def counts(folder):
    return sorted(map(str, Desk.open(folder).table("counts").to_pylist()))


def quoted(folder):
    """Return the counts of the quotation."""
    desk = Desk.open(folder)
    facts = desk.table("facts").to_pylist()
    (fact,) = [
        row["fact_id"] for row in facts if row["says"] == "quote" and "one river" in row["text"]
    ]
    (row,) = desk.where("counts", "fact_id", [fact]).to_pylist()
    return show_id(fact), [row[n] for n in ("carriers", "texts", "independent", "origins")]


def test_a_cut_is_counted_shown_and_taken_back(folder, run):
    before, (centre, others) = counts(folder), articles(folder)

    said = run("cut", centre, others[0], "--note", "its own man was there", "--who", "ann")

    assert said.exit_code == 0, said.output
    assert "Cut apart in" in said.stderr
    assert quoted(folder)[1] == [4, 3, 3, 1]
    brief = run("brief", "pact").stdout
    assert "cut by a user (ann): " in brief
    assert "its own man was there" in brief
    assert run("withdraw", said.stdout.strip()[:8]).exit_code == 0
    assert counts(folder) == before
    assert run("judgements").stdout == ""


def test_of_two_copies_without_a_tie_the_ties_on_the_way_are_named(folder, run):
    centre, others = articles(folder)

    said = run("cut", *others[:2])

    assert said.exit_code == 1
    assert "no tie of their own" in said.stderr
    assert f"{centre} C {others[0]}" in said.stderr or f"{others[0]} C {centre}" in said.stderr
    assert not (folder / "judgements.jsonl").exists()


def test_two_articles_that_nothing_ties_need_no_cut(folder, run):
    centre, others = articles(folder)
    fact, _ = quoted(folder)

    said = run("cut", centre, "tale.txt", "--ties", "C")

    assert said.exit_code == 1
    assert run("cut", centre, centre).exit_code == 1
    assert "both state" in run("cut", centre, "tale.txt", "--fact", "ffff").stderr or fact


def test_a_join_makes_one_report_of_two_for_what_both_state(folder, run):
    centre, _ = articles(folder)
    before = quoted(folder)[1]

    said = run("join", "tale.txt", centre, "--note", "one stringer")

    assert said.exit_code == 0, said.output
    after = quoted(folder)[1]
    assert (before, after) == ([4, 2, 2, 1], [4, 2, 1, 1])
    again = run("join", "tale.txt", centre)
    assert again.exit_code == 1
    assert "one report already" in again.stderr


def test_notes_are_shown_where_they_were_put(folder, run):
    fact, _ = quoted(folder)
    (story,) = {show_id(row["story_id"]) for row in Desk.open(folder).where(
        "facts", "fact_id", [int(fact, 16)]).to_pylist()}  # fmt: skip
    for name, text in ((fact, "heard it myself"), (story, "see Friday"), ("tale.txt", "no clock")):
        assert run("note", name, text).exit_code == 0

    brief, rows = run("brief", "pact", "--all").stdout, run("judgements", "--json").stdout
    web = make_app(folder)

    assert all(text in brief for text in ("heard it myself", "see Friday"))
    assert [json.loads(row)["on"] for row in rows.splitlines()] == ["fact", "story", "article"]
    assert "heard it myself" in get(f"/fact/{fact}", web).text
    assert "see Friday" in get(f"/story/{story}", web).text
    assert run("note", "tale.txt", " ").exit_code == 1
    assert run("note", "nowhere.txt", "lost").exit_code == 1


def test_a_fact_that_only_a_headline_states_can_be_noted_on(folder, run):
    counted = {row["fact_id"] for row in Desk.open(folder).table("counts").to_pylist()}
    facts = Desk.open(folder).table("facts")["fact_id"].to_pylist()
    fact = next(show_id(number) for number in facts if number not in counted)

    assert run("note", fact, "a slip of the sub-editor").exit_code == 0

    assert "a slip of the sub-editor" in get(f"/fact/{fact}", make_app(folder)).text


def test_a_cut_tie_is_struck_on_the_page_of_its_fact(folder, run):
    centre, others = articles(folder)
    fact, _ = quoted(folder)
    run("cut", centre, others[0], "--fact", fact[:10], "--who", "<b>ann</b>")

    shown = get(f"/fact/{fact}", make_app(folder)).text

    assert 'class="struck"' in shown
    assert "cut by a user (&lt;b&gt;ann&lt;/b&gt;)" in shown


def test_judgements_that_were_exported_apply_to_another_desk_and_none_is_lost(
    folder, run, tmp_path, made
):
    centre, others = articles(folder)
    run("cut", centre, others[0])
    run("join", "tale.txt", others[1])
    file, other = tmp_path / "judged.jsonl", shutil.copytree(made, tmp_path / "other")
    export = ["export", str(folder), "--table", "judgements", "--out", str(file)]
    assert CliRunner().invoke(app, export).exit_code == 0
    lines = file.read_text().splitlines()
    strange = {**json.loads(lines[0]), "id": "77", "article": "aa", "other": "bb"}
    file.write_text("\n".join([*lines, json.dumps(strange)]))

    said = CliRunner().invoke(app, ["judge", str(file), "--desk", str(other)])

    assert said.exit_code == 0, said.output
    assert counts(other) == counts(folder)
    assert "answers to nothing here (kept)" in said.stderr
    assert len((other / "judgements.jsonl").read_text().splitlines()) == len(lines) + 1


def test_what_is_no_list_of_judgements_is_refused(run, tmp_path):
    (tmp_path / "bad.jsonl").write_text('{"id": "1"}\n')

    assert "Line 1 of" in run("judge", tmp_path / "bad.jsonl").stderr
    assert run("judge", tmp_path / "missing.jsonl").exit_code == 1
    assert run("withdraw", "12").exit_code == 1
    assert run("cut", "morning.txt", "noon.txt", "--ties", "X").exit_code == 1


def test_a_story_counts_two_articles_that_were_cut_for_all_facts_apart(folder, run):
    centre, others = articles(folder)
    before = json.loads(run("stories", "--json").stdout.splitlines()[0])["count"]

    run("cut", centre, others[0])

    after = json.loads(run("stories", "--json").stdout.splitlines()[0])["count"]
    assert after["independent"] >= before["independent"]


def test_a_line_that_was_cut_off_is_told(folder, run):
    run("note", "tale.txt", "odd")
    file = folder / "judgements.jsonl"
    file.write_bytes(file.read_bytes() + b'{"id"')

    assert "cut off while it was written" in run("judgements").stderr
