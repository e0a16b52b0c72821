"""`copydesk read` with addresses: from a server on this machine into a desk."""

import json
import signal
import subprocess
import sys
import time

from typer.testing import CliRunner

from copydesk.views.cli import app
from tests.pages.server import answer, serving

PAGE = """<!doctype html><title>Ghana signs a pact with Togo</title>
<h1>Ghana signs a pact with Togo</h1>
<p>Ghana signed a pact with Togo on Monday, the two governments said in Lome.</p>
<p>The 12 pages of the pact will be printed next week.</p>"""
FEED = f"""<rss><channel><title>Quay</title><item><title>Ferries</title><link>/ferries</link>
<description><![CDATA[{"<p>The ferry waited for the fog to lift, the pilot said.</p>" * 30}]]>
</description></item><item><title>Pact</title><link>/pact</link><description>Short.</description>
</item></channel></rss>"""
OWN = ["--allow-private", "--any-port"]

# Who starts the tests in the background has Ctrl-C ignored in all that they start.
READ = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from copydesk.views.cli import main
main()
"""


def run(*args):
    return CliRunner().invoke(app, [str(arg) for arg in args])


def pages(desk):
    lines = run("export", desk, "--table", "pages").stdout.splitlines()
    return {row["page"]: row for row in map(json.loads, lines)}


def test_addresses_lists_of_feeds_and_files_are_read_into_one_desk(tmp_path):
    (tmp_path / "note.txt").write_text("A note\n\nThe ferry waited on Monday.\n")
    site = {"/pact": answer(PAGE.encode()), "/feed": answer(FEED.encode(), sort="text/xml")}
    with serving(site) as server:
        (tmp_path / "feeds.opml").write_text(
            f'<opml><body><outline xmlUrl="{server.root}/feed"/></body></opml>'
        )
        given = [f"{server.root}/pact", tmp_path / "feeds.opml", tmp_path / "note.txt"]
        result = run("read", *given, "--desk", tmp_path / "d", *OWN)

    assert result.exit_code == 0, result.output
    assert "3 pages read, 0 failed." in result.stderr
    assert set(pages(tmp_path / "d")) == {
        "note.txt", f"{server.root}/pact", f"{server.root}/ferries"
    }  # fmt: skip


def test_what_is_known_is_not_fetched_again_and_that_is_said(tmp_path):
    def page(headers):
        known = "if-none-match" in headers
        return answer(status="304 Not Modified") if known else answer(PAGE.encode(), ETag="1")

    with serving({"/pact": page}) as server:
        run("read", f"{server.root}/pact", "--desk", tmp_path / "d", *OWN)
        again = run("read", f"{server.root}/pact", "--desk", tmp_path / "d", *OWN)

    assert again.exit_code == 0, again.output
    assert "1 page unchanged since last fetched." in again.stderr
    assert len(pages(tmp_path / "d")) == 1


def test_a_server_of_ones_own_is_refused_unless_asked_for_and_the_reason_is_kept(tmp_path):
    result = run("read", "http://127.0.0.1/page", "--desk", tmp_path / "d")

    assert result.exit_code == 1
    (row,) = pages(tmp_path / "d").values()
    assert (row["page"], row["status"]) == ("http://127.0.0.1/page", "failed")
    assert "not public" in row["reason"]


def test_a_folder_that_holds_a_list_of_feeds_sends_nothing_out(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "note.txt").write_text("A note\n\nThe ferry waited on Monday.\n")
    with serving({}) as server:
        (tmp_path / "in" / "feeds.opml").write_text(
            f'<opml><outline xmlUrl="{server.root}/feed"/></opml>'
        )
        run("read", tmp_path / "in", "--desk", tmp_path / "d", *OWN)

    assert server.asked == []


def test_addresses_are_refused_on_spark_before_anything_starts(tmp_path):
    result = run("read", "https://quay.example/", "--engine", "local[1]", "--desk", tmp_path / "d")

    assert result.exit_code == 1
    assert "not fetched on Spark" in result.stderr
    assert not (tmp_path / "d").exists()


def test_who_interrupts_is_obeyed_at_once_and_the_desk_is_whole(tmp_path):
    desk, begun = tmp_path / "d", []

    def drip(_):
        begun.append(True)
        while True:
            time.sleep(0.1)
            yield b"H"

    with serving({"/slow": drip}) as server:
        command = [sys.executable, "-c", READ, "read", f"{server.root}/slow"]
        with subprocess.Popen([*command, "--desk", desk, *OWN], stderr=subprocess.PIPE) as reading:
            try:
                while not begun:
                    time.sleep(0.05)
                reading.send_signal(signal.SIGINT)
                start = time.monotonic()
                _, words = reading.communicate(timeout=20)
            finally:
                reading.kill()

    assert (reading.returncode, b"Interrupted" in words) == (130, True)
    assert time.monotonic() - start < 5
    assert pages(desk) == {}


def test_files_are_read_without_anything_that_knows_the_network(tmp_path):
    (tmp_path / "note.txt").write_text("A note\n\nThe ferry waited on Monday.\n")
    code = (
        "import sys; from pathlib import Path; from copydesk.views.intake import take_in; "
        f"take_in(['{tmp_path}/note.txt'], Path('{tmp_path}/d')); "
        "sys.exit('httpcore' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
