"""`copydesk code`: what lines without pages say, and what becomes of lines that say nothing."""

import json

import pyarrow.compute as pc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from copydesk.engine.coding import Line, coded
from copydesk.engine.pool import Limits, Refused, Workers
from copydesk.views import coding as views
from copydesk.views.cli import app

LINES = [
    {
        "id": "a1",
        "text": "Norway on Monday expelled two Chilean diplomats. The move was “absurd”, Chilean "
        "Foreign Minister Ana Rojo told reporters.",
        "published": "2031-03-06",
        "source": "Norway",
        "target": "Chilean diplomats",
    },
    {"id": 7, "text": "Fiji said Tonga had attacked its ships."},
]


def put(path, lines):
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return path


def run(*args):
    return CliRunner().invoke(app, ["code", *map(str, args), "--workers", "1"])


def rows(text):
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture(scope="module")
def said(tmp_path_factory):
    given = put(tmp_path_factory.mktemp("lines") / "in.jsonl", LINES)
    result = run(given)
    assert result.exit_code == 0, result.output
    return rows(result.stdout)


def test_a_line_is_answered_under_its_own_id_in_the_order_of_the_file(said):
    assert [row["id"] for row in said] == ["a1", 7]


def test_an_event_has_its_actors_its_days_and_the_characters_of_each(said):
    text, (event, *_) = LINES[0]["text"], said[0]["events"]

    assert (event["root"], event["quad"], event["status"]) == ("SANCTION", "M-CONF", "happened")
    assert event["date"] == {"from": "2031-03-03", "to": "2031-03-03", "text": "Monday"}
    assert text[event["start"] : event["end"]] == event["trigger"] == "expelled"
    assert [(one["iso3"], one["role"]) for one in event["actors"]] == [
        ("NOR", "source"),
        ("CHL", "target"),
    ]
    for actor in event["actors"]:
        assert text[actor["start"] : actor["end"]] == actor["name"]


def test_quotations_and_figures_stand_in_the_text_of_the_line(said):
    text = LINES[0]["text"]
    (quote,) = (q for q in said[0]["quotes"] if q["direct"] == "partial")
    figure = said[0]["figures"][0]

    assert text[quote["start"] : quote["end"]] == quote["content"] == "absurd"
    assert "Ana Rojo" in quote["speaker"]
    assert quote["iso3"] == "CHL"
    assert (figure["value"], text[figure["start"] : figure["end"]]) == (2, "two")


def test_the_root_is_given_only_where_both_actors_are(said):
    assert [row["root"] for row in said] == ["SANCTION", None]


def test_an_event_in_the_words_of_one_side_says_who_claims_it(said):
    (event,) = said[1]["events"]

    assert (event["status"], event["claimed_by"]) == ("claimed", "Fiji")


def test_a_line_that_cannot_be_coded_keeps_its_place_and_says_why(tmp_path):
    file = tmp_path / "in.jsonl"
    bad = [b"no json", b"[1]", b'{"id": "n", "text": 5}', b'{"id": "s", "text": "\\ud800"}']
    when = json.dumps({"id": "w", "text": "Fiji left.", "published": "soon"}).encode()
    good = json.dumps(LINES[1]).encode()
    file.write_bytes(b"\n".join([*bad, b"", when, good]) + b"\n")

    result = run(file)

    found = rows(result.stdout)
    assert [row["id"] for row in found] == [1, 2, "n", "s", "w", 7]
    assert [bool(row.get("reason")) for row in found] == [True] * 5 + [False]
    assert "5 lines could not be coded, as this one: 1: It is no line of JSON" in result.stderr


def test_a_file_without_one_good_line_is_refused(tmp_path):
    file = tmp_path / "in.jsonl"
    file.write_text("one\ntwo\n", "utf-8")

    result = run(file, "--out", tmp_path / "out.jsonl")

    assert result.exit_code == 1
    assert "None of the 2 lines could be coded" in result.stderr
    assert not (tmp_path / "out.jsonl").exists()


def test_a_file_that_is_not_there_is_named(tmp_path):
    result = run(tmp_path / "none.jsonl")

    assert result.exit_code == 1
    assert "There is no file" in result.stderr


def test_a_stopped_run_goes_on_behind_its_last_whole_line(tmp_path, monkeypatch):
    given, out = put(tmp_path / "in.jsonl", LINES * 3), tmp_path / "out.jsonl"
    whole = run(given, "--out", out)
    wanted = out.read_text("utf-8")
    lines = wanted.splitlines(keepends=True)
    part = tmp_path / "out.jsonl.part"
    part.write_text("".join(lines[:3]) + lines[3][:20], "utf-8")
    out.unlink()
    asked = []
    monkeypatch.setattr(
        views, "coded", lambda batch, crew: asked.extend(batch) or coded(batch, crew)
    )

    again = run(given, "--out", out)

    assert (whole.exit_code, again.exit_code) == (0, 0), again.output
    assert len(asked) == 3
    assert "3 were there from a run that was stopped" in again.stderr
    assert out.read_text("utf-8") == wanted
    assert not part.exists()


def test_the_part_of_another_file_is_not_gone_on_with(tmp_path):
    given, out = put(tmp_path / "in.jsonl", LINES), tmp_path / "out.jsonl"
    (tmp_path / "out.jsonl.part").write_text('{"id": "other"}\n', "utf-8")

    result = run(given, "--out", out)

    assert "were there" not in result.stderr
    assert [row["id"] for row in rows(out.read_text("utf-8"))] == ["a1", 7]


class Refusing:
    """Workers that refuse the text "break", as a pool does that has cut it out."""

    def work(self, step, given, rows):
        table = given["coverage"]
        bad = pc.equal(table["text"], "break")
        refused = Refused(step.name, {"coverage": table.filter(bad)}, "took too long")
        return step.work(table.filter(pc.invert(bad))), [refused]


def test_a_text_that_breaks_a_step_has_a_reason_and_the_others_are_coded():
    lines = [Line("one", "Fiji expelled 12 envoys."), Line("two", "break"), Line("three", "x")]

    found = list(coded(lines, Refusing()))

    assert [row["id"] for row in found] == ["one", "two", "three"]
    assert [row.get("reason") for row in found] == [None, "took too long", None]
    assert found[0]["figures"][0]["value"] == 12


@settings(max_examples=15, deadline=None)
@given(st.lists(st.text(max_size=200), min_size=1, max_size=4))
def test_any_text_has_an_answer_whose_characters_lie_within_it(texts):
    lines = [Line(n, text) for n, text in enumerate(texts) if text.isprintable()]

    with Workers(Limits(workers=1)) as crew:
        found = list(coded(lines, crew))

    assert [row["id"] for row in found] == [line.name for line in lines]
    for line, row in zip(lines, found, strict=True):
        for one in [*row["events"], *row["quotes"], *row["figures"]]:
            assert 0 <= one["start"] <= one["end"] <= len(line.text)
