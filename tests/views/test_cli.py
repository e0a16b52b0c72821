"""The commands on real desk folders; what the rooms find in the pages is tested elsewhere."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from copydesk.views.cli import app

DOCS = Path(__file__).parents[2] / "docs" / "7-views.md"
COMMANDS = [command.callback.__name__ for command in app.registered_commands]
PAGES = {
    "morning.txt": "Ghana signs a pact with Togo\n\nGhana signed a pact with Togo on Monday, the "
    "two governments said in Lome.\n\n“We share one river and one road,” President Yao Mensah told "
    "reporters after the talks.\n\nThe 12 pages of the pact will be printed next week.\n",
    "evening.txt": "Ghana and Togo agree on river\n\nGhana signed a pact with Togo on Monday, the "
    "two governments said in Lome.\n\n“We share one river and one road,” President Yao Mensah told "
    "reporters after the talks.\n\nThe 12 pages of the pact will be printed next week.\n",
}


def run(*args: str | Path):
    return CliRunner().invoke(app, [str(arg) for arg in args])


@pytest.fixture(scope="module")
def crawl(tmp_path_factory):
    folder = tmp_path_factory.mktemp("crawl")
    for name, text in PAGES.items():
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def desk(crawl, tmp_path_factory):
    folder = tmp_path_factory.mktemp("desks") / "desk"
    result = run("read", crawl, "--desk", folder, "--fetched", "2031-05-06T10:00Z")
    assert result.exit_code == 0, result.output
    return folder


def test_reading_says_on_stderr_what_became_of_the_pages(crawl, tmp_path):
    result = run("read", crawl, "--desk", tmp_path / "d")

    assert result.exit_code == 0
    assert result.stdout == ""
    assert "2 pages read, 0 failed." in result.stderr
    assert "holds 2 articles in 1 story." in result.stderr


def test_a_list_of_owners_is_kept_in_the_desk_and_a_bad_one_is_refused(crawl, tmp_path):
    good, bad = tmp_path / "good.yaml", tmp_path / "bad.yaml"
    good.write_text("Acme Press: [Baltic Courier]", "utf-8")
    bad.write_text("Acme Press: Baltic Courier", "utf-8")

    assert run("read", crawl, "--desk", tmp_path / "d", "--owners", good).exit_code == 0
    refused = run("read", crawl, "--desk", tmp_path / "d", "--owners", bad)

    assert refused.exit_code == 1
    assert "is no list of owners" in refused.stderr
    assert (tmp_path / "d" / "owners.yaml").read_text("utf-8") == good.read_text("utf-8")


def test_show_says_why_and_prints_the_segments_as_they_stand_in_the_markup(tmp_path):
    file = tmp_path / "pact.html"
    body = "".join(f"<p>{part}</p>" for part in PAGES["morning.txt"].split("\n\n")[1:])
    head = "<h1>Ghana signs a pact with Togo</h1>"
    title = "<title>Ghana signs a pact with Togo</title>"
    menu = "<nav><a href=/x>Home</a></nav>"
    file.write_text(f"{menu}{title}<article>{head}{body}</article>", "utf-8")
    run("read", file, "--desk", tmp_path / "d")

    why = run("show", "pact.html", "--why", "--desk", tmp_path / "d").stdout
    marked = run("show", "pact.html", "--markup", file, "--desk", tmp_path / "d").stdout
    wrong = run("show", "pact.html", "--markup", __file__, "--desk", tmp_path / "d")

    assert "no article  0-4  in the markup 16-20  in nav" in why
    assert "headline" in why
    assert "Lome.</p><p>“We share one river" in marked
    assert wrong.exit_code == 1
    assert "is not the markup of pact.html" in wrong.stderr


def test_lines_with_columns_of_other_names_are_read_from_standard_input(tmp_path):
    lines = "".join(
        json.dumps({"key": name, "body": f"<p>{text}", "at": "2031-05-06"}) + "\n"
        for name, text in PAGES.items()
    )
    maps = [f"--map={pair}" for pair in ("id=key", "html=body", "fetched=at")]

    result = CliRunner().invoke(app, ["read", "-", "--desk", str(tmp_path / "d"), *maps], lines)

    assert "2 pages read, 0 failed." in result.stderr
    rows = run("export", tmp_path / "d", "--table", "pages").stdout.splitlines()
    assert {json.loads(row)["page"] for row in rows} == set(PAGES)
    assert {json.loads(row)["fetched"][:10] for row in rows} == {"2031-05-06"}


def test_a_column_that_is_mapped_without_its_name_is_said_to_be(tmp_path):
    result = run("read", tmp_path, "--map", "html", "--desk", tmp_path / "d")

    assert result.exit_code == 1
    assert "maps no column" in result.stderr


def test_reading_the_same_pages_again_changes_nothing(crawl, tmp_path):
    run("read", crawl, "--desk", tmp_path / "d")
    before = run("export", tmp_path / "d", "--table", "facts").stdout

    again = run("read", crawl, "--desk", tmp_path / "d")

    assert "2 known already" in again.stderr
    assert run("export", tmp_path / "d", "--table", "facts").stdout == before


def test_what_was_read_can_be_had_as_json(crawl, tmp_path):
    report = json.loads(run("read", crawl, "--desk", tmp_path / "d", "--json").stdout)

    assert (report["read"], report["failed"], report["new"]) == (2, 0, 2)


BAD = {
    "empty.txt": b"",
    "binary.txt": bytes(range(256)),
    "latin.txt": "Überall Größe".encode("latin-1"),
    "line.txt": b"a " * 25_000_000,
    "zip.txt": b"PK\x03\x04rest",
}


@pytest.mark.parametrize("name", BAD)
def test_a_page_that_cannot_be_read_is_a_row_with_a_reason_and_loses_no_other(name, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / name).write_bytes(BAD[name])
    (tmp_path / "in" / "good.txt").write_text(PAGES["morning.txt"], "utf-8")

    result = run("read", tmp_path / "in", "--desk", tmp_path / "d")

    assert result.exit_code == 0
    assert f"failed: {name}: " in result.stderr
    rows = map(json.loads, run("export", tmp_path / "d", "--table", "pages").stdout.splitlines())
    assert {row["page"]: row["status"] for row in rows} == {name: "failed", "good.txt": "ok"}


def test_where_no_page_can_be_read_the_exit_code_says_so_and_the_reason_is_kept(tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")

    result = run("read", tmp_path / "empty.txt", "--desk", tmp_path / "d")

    assert result.exit_code == 1
    assert "None of the pages could be read" in result.stderr
    assert "empty" in run("export", tmp_path / "d", "--table", "pages").stdout


def test_a_missing_path_and_an_empty_folder_are_named_and_make_no_desk(tmp_path):
    (tmp_path / "empty").mkdir()

    missing = run("read", tmp_path / "nowhere", "--desk", tmp_path / "d")
    empty = run("read", tmp_path / "empty", "--desk", tmp_path / "d")

    assert (missing.exit_code, empty.exit_code) == (1, 1)
    assert "nowhere" in missing.stderr
    assert "No page was found" in empty.stderr
    assert not (tmp_path / "d").exists()


def test_a_time_that_is_none_is_refused_before_anything_is_read(crawl, tmp_path):
    result = run("read", crawl, "--desk", tmp_path / "d", "--fetched", "yesterday")

    assert result.exit_code == 1
    assert "yesterday is no time" in result.stderr


def test_a_desk_is_not_made_among_other_files(crawl):
    result = run("read", crawl, "--desk", crawl)

    assert result.exit_code == 1
    assert "holds no desk" in result.stderr


LOOKS = [
    ("stories",),
    ("brief", "ghana"),
    ("show", "morning.txt"),
    ("diff", "morning.txt", "evening.txt"),
    ("verify", "one river and one road"),
]


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look[0])
def test_a_look_prints_words_or_json(look, desk):
    plain, machine = run(*look, "--desk", desk), run(*look, "--desk", desk, "--json")

    assert (plain.exit_code, machine.exit_code) == (0, 0)
    assert plain.stdout.strip()
    assert all(json.loads(line) for line in machine.stdout.splitlines())


@pytest.mark.parametrize("look", [*LOOKS, ("export", "--table", "pages")], ids=lambda look: look[0])
def test_a_folder_without_a_desk_is_an_error_without_traceback(look, tmp_path):
    where = (tmp_path,) if look[0] == "export" else ("--desk", tmp_path)

    result = run(*look, *where)

    assert result.exit_code == 1
    assert "There is no desk in" in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    ("look", "says"),
    [
        (("brief", "zebra"), "There is no story zebra"),
        (("show", "zebra.txt"), "There is no page zebra.txt"),
        (("diff", "morning.txt", "zebra"), "There is no article zebra"),
        (("diff", "morning.txt", "morning.txt"), "Name two to 6"),
        (("verify", "..."), "has 0 words"),
    ],
)
def test_what_is_not_there_is_said_with_what_to_do(look, says, desk):
    result = run(*look, "--desk", desk)

    assert result.exit_code == 1
    assert says in result.stderr
    assert result.stdout == ""


def test_a_quotation_that_is_printed_is_found(desk):
    result = run("verify", "we share ONE river & one road".replace("&", "and"), "--desk", desk)

    assert result.stdout.startswith("printed word for word")
    assert "morning.txt:" in result.stdout


def test_every_table_is_written_into_a_folder(desk, tmp_path):
    result = run("export", desk, "--all", tmp_path / "out")

    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert result.exit_code == 0
    assert names == sorted(
        f"{name}.jsonl" for name in (
            "pages", "segments", "articles", "passages", "dependencies", "lineage",
            "sentences", "edits",
            "stories", "facts", "clashes", "judgements",
        )
    )  # fmt: skip


def test_a_table_is_written_to_a_file_or_named_wrongly(desk, tmp_path):
    good = run("export", desk, "--table", "pages", "--out", tmp_path / "pages.jsonl")
    bad, none = run("export", desk, "--table", "secrets"), run("export", desk)

    assert good.exit_code == 0
    assert len((tmp_path / "pages.jsonl").read_text("utf-8").splitlines()) == 2
    assert (bad.exit_code, none.exit_code) == (1, 1)
    assert "facts" in bad.stderr
    assert "facts" in none.stderr


def test_serving_a_folder_without_a_desk_is_refused(tmp_path):
    result = run("serve", "--desk", tmp_path)

    assert result.exit_code == 1
    assert "There is no desk in" in result.stderr


def test_an_interrupt_says_what_is_kept(crawl, tmp_path, monkeypatch):
    def interrupted(*args, **kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr("copydesk.engine.store.Desk.add", interrupted)

    result = run("read", crawl, "--desk", tmp_path / "d")

    assert result.exit_code == 130
    assert "as it was before" in result.stderr


def test_a_reader_that_goes_away_is_no_error(desk):
    command = f"{sys.executable} -m copydesk.views.cli export {desk} --table segments | head -n 1"

    result = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)

    assert json.loads(result.stdout)["page"]
    assert result.stderr == ""


def test_a_page_cannot_send_commands_to_the_terminal(tmp_path):
    text = PAGES["morning.txt"].replace("Ghana signs", "\x1b[31mGhana\x1b[0m \x07signs")
    (tmp_path / "odd.txt").write_text(text, "utf-8")
    run("read", tmp_path / "odd.txt", "--desk", tmp_path / "d")

    shown = run("show", "odd.txt", "--desk", tmp_path / "d").stdout

    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "Ghana" in shown


def test_help_version_and_import_load_nothing_heavy():
    script = (
        "import sys, copydesk; assert not {'pyarrow', 'numpy'} & set(sys.modules)\n"
        "from typer.testing import CliRunner; from copydesk.views.cli import app\n"
        "assert CliRunner().invoke(app, ['--help']).exit_code == 0\n"
        "assert CliRunner().invoke(app, ['version']).exit_code == 0\n"
        "assert not {'pyarrow', 'numpy', 'fastapi', 'uvicorn', 'yaml'} & set(sys.modules)"
    )

    result = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)

    assert result.returncode == 0, result.stderr.decode()


def test_importing_the_package_takes_less_than_a_third_of_a_second():
    script = (
        "import time; before = time.process_time(); import copydesk\n"
        "print(time.process_time() - before)"
    )

    seconds = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    ).stdout

    assert float(seconds) < 0.3


@pytest.mark.parametrize("command", app.registered_commands, ids=COMMANDS)
def test_every_command_has_an_example_and_is_in_the_docs(command):
    name = command.callback.__name__

    assert f"Example: copydesk {name}" in command.callback.__doc__
    assert f"`copydesk {name}" in DOCS.read_text("utf-8")


def test_the_demo_reads_the_example_pages_and_keeps_them_where_it_is_told(tmp_path):
    result = run("demo", "--desk", tmp_path / "minutes", "--no-serve")

    assert result.exit_code == 0
    assert "18 pages (2 could not be read)" in result.stdout
    assert run("brief", "ocean-ledger.txt", "--desk", tmp_path / "minutes").exit_code == 0


def test_a_file_whose_name_is_no_unicode_is_read_under_a_name_that_is(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "odd\udcff.txt").write_text(PAGES["morning.txt"], "utf-8")

    result = run("read", tmp_path / "in", "--desk", tmp_path / "d")

    assert result.exit_code == 0, result.output
    row = json.loads(run("export", tmp_path / "d", "--table", "pages").stdout)
    assert (row["page"], row["status"]) == ("odd\\udcff.txt", "ok")


def test_a_terminal_that_knows_only_ascii_is_told_all_the_same(desk):
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "copydesk.views.cli", "show", "morning.txt", "--desk", desk]

    result = subprocess.run(command, capture_output=True, env=environment, check=True)

    assert b"\\u201cWe share one river" in result.stdout


def test_files_that_are_passed_over_in_a_folder_are_said_to_be(tmp_path):
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "morning.txt").write_text(PAGES["morning.txt"], "utf-8")
    (tmp_path / "pages" / "photo.jpg").write_bytes(b"\xff\xd8\xff")

    result = run("read", tmp_path / "pages", "--desk", tmp_path / "d")

    assert "1 file in these folders passed over (.jpg)" in result.stderr


def test_a_desk_that_is_whole_is_said_to_be(desk):
    plain, machine = run("check", desk), run("check", desk, "--json")

    assert (plain.exit_code, machine.exit_code) == (0, 0)
    assert "wrong" not in plain.stdout
    assert all(json.loads(line)["wrong"] == 0 for line in machine.stdout.splitlines())


def test_what_is_wrong_with_a_desk_is_said_with_what_to_do(crawl, tmp_path):
    run("read", crawl, "--desk", tmp_path / "d")
    file = tmp_path / "d" / "pages" / "000001.parquet"
    file.write_bytes(file.read_bytes()[:-1] + b"?")

    result = run("check", tmp_path / "d")

    assert result.exit_code == 1
    assert "for example: 000001.parquet has the digest" in result.stdout
    assert "Put the file back from a copy of the desk" in result.stdout


def test_making_an_index_anew_says_of_how_much(crawl, tmp_path):
    run("read", crawl, "--desk", tmp_path / "d")
    before = run("export", tmp_path / "d", "--table", "facts").stdout

    result = run("rebuild", tmp_path / "d")

    assert result.exit_code == 0
    assert "made anew from 2 pages: 2 articles, 1 story, " in result.stderr
    assert run("export", tmp_path / "d", "--table", "facts").stdout == before


def test_a_search_marks_the_words_and_cites_their_characters(desk):
    result = run("search", "river", "road", "--desk", desk)

    assert result.exit_code == 0
    assert "WHO SAID IT" in result.stdout
    assert "“We share one [river] and one [road]" in result.stdout
    assert "morning.txt:" in result.stdout


def test_what_a_shell_holds_together_is_a_phrase_and_filters_narrow(desk):
    found = run("search", "--desk", desk, "--kind", "article", "--json", "--", "the talks", "-lome")
    sheet = json.loads(run("search", "one river", "--desk", desk, "--json").stdout)

    assert json.loads(found.stdout)["groups"] == []
    hits = [hit for group in sheet["groups"] for hit in group["hits"]]
    assert {hit["kind"] for hit in hits} >= {"article", "quote"}
    for hit in hits:
        place = hit["excerpt"]["place"]
        assert place["text"] == PAGES[place["page"]][place["start"] : place["end"]]


def test_a_search_without_a_hit_says_so_and_one_for_an_unknown_kind_is_refused(desk):
    nothing = run("search", "zebra", "--desk", desk)
    unknown = run("search", "river", "--desk", desk, "--kind", "opinion")

    assert (nothing.exit_code, unknown.exit_code) == (0, 1)
    assert "Nothing found" in nothing.stdout
    assert "There is no kind opinion" in unknown.stderr
