"""A page that changed at one address: both stay, stand by their time, and are one newsroom."""

import json
import tempfile
from datetime import UTC, datetime

import pytest
from typer.testing import CliRunner

from copydesk.engine.store import Desk
from copydesk.errors import NotFound
from copydesk.views.article import page as page_sheet
from copydesk.views.cli import app
from copydesk.views.lookup import Lookup
from copydesk.views.versions import versions
from copydesk.views.web.app import make_app
from tests.build import page, pages
from tests.views.web.browse import get

URL = "https://coast-wire.example/quarry"
FIRST = """Quarry collapse kills four near Ferrol

At least 4 workers died when a quarry collapsed near Ferrol on Tuesday, the police said.

Rescuers from Portugal were still looking for 7 people, the mayor told the state radio.

The cause of the collapse was not known in the evening, and the road to it stayed shut.
"""
SECOND = FIRST.replace("At least 4", "At least 6").replace("kills four", "kills six")
THIRD = SECOND.replace(
    "The cause of the collapse was not known in the evening, and the road to it stayed shut.",
    "A judge in the provincial town has opened an inquiry against both owners of the firm.",
)


def at(hour, text, name=None, url=URL, **more):
    """Return a page as it was fetched at an hour."""
    when = datetime(2031, 5, 6, hour, tzinfo=UTC)
    more = {"fetched": when, "url": url, "site": "coast-wire.example", **more}
    return page(name or f"crawl-{hour}.html", text, **more)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Return a desk into which the latest version came first and the earliest last."""
    folder = tmp_path_factory.mktemp("versions") / "desk"
    desk = Desk.create(folder)
    for row in (at(20, THIRD), at(14, SECOND), at(9, FIRST)):
        desk.add(pages(row))
    desk.add(pages(at(9, "Storm nears the coast\nIt will rain.", "other.html", URL + "-2")))
    return folder


@pytest.fixture
def look(folder):
    return Lookup(Desk.open(folder))


def test_versions_stand_by_their_time_and_not_by_their_arrival(look):
    sheet = versions(look, URL)

    assert sheet.address == URL
    assert [one.page for one in sheet.versions] == [
        "crawl-9.html", "crawl-14.html", "crawl-20.html",
    ]  # fmt: skip


def test_each_version_says_what_it_added_cut_and_edited(look):
    first, second, third = versions(look, URL).versions

    assert (first.added, first.cut, first.edited) == ((), (), ())
    assert [after for _, after in second.edited] == [
        "At least 6 workers died when a quarry collapsed near Ferrol on Tuesday, the police said."
    ]
    assert (second.added, second.cut) == ((), ())
    assert [text[:7] for text in third.added] == ["A judge"]
    assert [text[:9] for text in third.cut] == ["The cause"]


@pytest.mark.parametrize("name", [URL, "crawl-14.html", URL + "#comments"])
def test_versions_are_found_by_their_address_or_by_a_page(look, name):
    if "#" in name:
        with pytest.raises(NotFound):
            versions(look, name + "-no")
        name = name.partition("#")[0]

    assert len(versions(look, name).versions) == 3


def test_a_page_that_is_alone_at_its_address_names_no_versions(look):
    assert page_sheet(look, "other.html").versions == ()
    assert len(versions(look, "other.html").versions) == 1


def test_a_page_without_an_address_goes_by_its_name(tmp_path):
    desk = Desk.create(tmp_path)
    rows = [at(9, FIRST, "quarry.txt", None), at(14, SECOND, "quarry.txt", None)]
    desk.add(pages(*rows))

    found = versions(Lookup(desk), f"{rows[0]['page_id']:016x}")

    assert [len(one.edited) for one in found.versions] == [0, 1]


def test_a_page_shows_its_versions_and_how_to_compare_them(folder, look):
    run = CliRunner()
    sheet = page_sheet(look, "crawl-14.html")

    shown = run.invoke(app, ["show", "crawl-14.html", "--desk", str(folder)]).stdout
    web = get(f"/page/{sheet.page_id}", make_app(folder)).text

    (first, _, article), (here, _, mine), _ = sheet.versions
    assert "version 2 of 3" in shown
    assert f"copydesk diff {article} {mine}" in shown
    assert "3 versions" in web
    assert f'href="/page/{first}"' in web
    assert f"/diff?a={article}&amp;a={mine}" in web
    assert here == sheet.page_id


def test_versions_are_printed_and_given_as_json(folder):
    run = CliRunner()

    plain = run.invoke(app, ["versions", URL, "--desk", str(folder)])
    machine = run.invoke(app, ["versions", URL, "--desk", str(folder), "--json"])

    assert (plain.exit_code, machine.exit_code) == (0, 0)
    assert "[-4-] {+6+}" in plain.stdout
    assert "{+A judge in" in plain.stdout
    assert len(json.loads(machine.stdout)["versions"]) == 3


MORNING = """Quarry collapse near Ferrol kills six workers

A quarry near Ferrol collapsed on Tuesday, the police said.

“We heard a roar and then nothing at all,” said Petra Sund, the mayor of Ferrol, in the morning.
"""
EVENING = """Ferrol mourns six workers of its quarry

Flags hung at half mast in Ferrol after Tuesday's collapse of the quarry above the harbour.

Mayor Petra Sund told mourners at the church: “We heard a roar and then nothing at all.”
"""


def counted(*rows):
    """Return the most carriers of a fact, and how many of them are independent."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk.create(folder)
        for row in rows:
            desk.add(pages(row))
        counts = desk.table("counts").to_pylist()
        desk.close()
    return max((row["carriers"], row["independent"]) for row in counts)


def test_two_versions_at_one_address_are_never_independent_though_no_outlet_is_printed():
    """They are told in other words, so that only their address ties them."""
    apart = counted(at(9, MORNING), at(14, EVENING, url="https://b.example/q", site="b.example"))
    together = counted(at(9, MORNING), at(14, EVENING))

    assert apart == (2, 2)
    assert together == (2, 1)
