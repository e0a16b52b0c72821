"""The example pages show what they say they show, from bytes to sheets."""

import json
import re
from pathlib import Path

import pytest

import copydesk
from copydesk.engine.store import Desk
from copydesk.views import diff, story
from copydesk.views.intake import example_desk
from copydesk.views.lookup import Lookup, Tables
from copydesk.views.verify import verify

FOLDER = Path(copydesk.__file__).parent / "examples"
ABOUT = json.loads((FOLDER / "about.json").read_text("utf-8"))
WIRE = set(ABOUT["wire"]["carriers"])


@pytest.fixture(scope="module")
def look():
    with example_desk() as folder:
        desk = Desk.open(folder)
        names = ("pages", "articles", "segments", "carriers", "stories", "dependencies", "facts")
        more = ("mentions", "witnesses", "counts", "ties", "clashes", "lineage")
        yield Lookup(Tables({name: desk.table(name) for name in names + more}))


@pytest.fixture(scope="module")
def accords(look):
    return story.story(look, story_of(look, "ocean-ledger.txt"))


def story_of(look, page):
    article = look.find_article(page)["article_id"]
    (row,) = look.where("stories", "article_id", [article], "story_id")
    return f"{row['story_id']:016x}"


def facts_that(sheet, *needles):
    return [
        row for row in sheet.facts
        if all(needle in " ".join((row.text, row.detail, *row.wordings)) for needle in needles)
    ]  # fmt: skip


def test_the_list_names_every_page_and_no_other():
    assert set(ABOUT["pages"]) == {path.name for path in FOLDER.glob("*.txt")}


def test_the_two_broken_pages_fail_with_a_reason_and_all_others_are_read(look):
    failed = look.where("pages", "status", ["failed"], "page", "reason")

    assert {row["page"] for row in failed} == {"broken-empty.txt", "broken-bytes.txt"}
    assert all(row["reason"] for row in failed)
    assert len(look.table("pages")) == len(ABOUT["pages"])


def test_six_carriers_of_the_wire_are_one_report(accords):
    carriers = [o for o in accords.outlets if o.how in ("own", "copy") and o.letter == "A"]

    assert {outlet.page for outlet in carriers} >= WIRE
    assert accords.count.independent < accords.count.carriers - 4


def test_the_rewrite_without_credit_is_derived(accords):
    (lens,) = [o for o in accords.outlets if o.page == "strategic-lens.txt"]

    assert (lens.letter, lens.how) == ("A", "derived")


def test_the_correspondent_and_the_report_on_the_state_agency_do_not_depend_on_the_wire(accords):
    letters = {o.page: o.letter for o in accords.outlets if o.kind == "main"}

    assert letters["el-farol.txt"] != "A"
    assert letters["pressbasket-agency.txt"] != "A"


def test_the_report_that_names_the_wire_credits_it(accords):
    (monitor,) = [o for o in accords.outlets if o.page == "cape-monitor.txt"]

    assert (monitor.letter, monitor.how) == ("A", "credited")


def test_stories_of_other_events_stand_apart(look):
    pages = ("rio-star.txt", "prairie-dispatch.txt", "harbour-post-passengers.txt")
    others = (*pages, "mill-lane-gazette.txt", "ocean-ledger.txt")

    assert len({story_of(look, page) for page in others}) == len(others)


def test_what_the_cuts_lost_is_in_the_lineage(accords):
    notes = {branch.article: branch.note for branch in accords.lineage}
    by_page = {o.page: notes[o.article] for o in accords.outlets if o.kind == "main"}

    assert "tail cut" in by_page["coastline-daily.txt"]
    assert "lead lost" in by_page["pressbasket-patrols.txt"]


def test_the_changed_figure_is_marked_in_the_diff(look):
    sheet = diff.diff(look, ["ocean-ledger.txt", "coastline-daily.txt"])

    assert ("number: 24 → 42",) in [edits for row in sheet.rows for edits in row.edits]


def test_british_spelling_is_spelling_and_not_another_word(look):
    sheet = diff.diff(look, ["ocean-ledger.txt", "harbour-post.txt"])

    runs = [word for row in sheet.rows for word in row.cells[1] or ()]
    words = {
        word for run in runs if run.kind == "spelling" for word in re.findall(r"\w+", run.text)
    }
    assert {"labour", "defence", "neighbours"} <= words


def test_the_shared_misprint_stands_in_every_carrier(look):
    sheet = verify(look, ABOUT["wire"]["misprint"])

    assert {place.page for place in sheet.wordings[0].places} == WIRE
    assert sheet.wordings[0].exact


def test_the_quotation_is_found_with_the_words_that_others_lost(look):
    sheet = verify(
        look,
        "facing one very large ocean, and we would rather watch it together than lose it apart",
    )

    drifted = [w for w in sheet.wordings if "island-herald.txt" in {p.page for p in w.places}]
    assert sheet.verdict == "printed word for word"
    assert "very" in drifted[0].missing


def test_eleven_accords_are_told_by_independent_reports_but_not_by_as_many_as_print_them(accords):
    rows = facts_that(accords, "11")

    best = max(rows, key=lambda row: row.count.carriers)
    assert best.count.carriers >= 6
    assert 2 <= best.count.independent < best.count.texts + 2


def test_three_numbers_of_instructors_clash(accords):
    clashes = [c for c in accords.clashes if c.verdict == "clash" and c.slot == "figure"]

    values = {place.text for clash in clashes for _, place in clash.sides}
    assert any("24" in value for value in values)
    assert any("28" in value or "42" in value for value in values)


def test_the_strike_that_begins_on_two_days_is_a_clash_inside_one_article(look):
    sheet = story.story(look, story_of(look, "rio-star.txt"))

    assert any((c.slot, c.verdict, c.inside) == ("date", "clash", "article") for c in sheet.clashes)


def test_a_rounded_number_is_no_clash(look):
    sheet = story.story(look, story_of(look, "harbour-post-passengers.txt"))

    assert not [c for c in sheet.clashes if c.verdict == "clash"]


def test_one_amount_in_two_currencies_is_no_clash(look):
    sheet = story.story(look, story_of(look, "prairie-dispatch.txt"))

    assert not [c for c in sheet.clashes if c.verdict == "clash" and c.slot == "figure"]


def test_a_quotation_that_lost_words_is_drift(accords):
    drift = [c for c in accords.clashes if c.verdict == "drift"]

    assert any("ocean" in place.text for clash in drift for _, place in clash.sides)


def test_what_was_planned_and_then_happened_is_progress(look):
    rows = look.where("clashes", "verdict", ["progress"])

    assert rows


def test_the_signing_is_one_fact_that_wire_and_correspondent_state(accords):
    rows = [row for row in facts_that(accords, "signed 11") if row.kind == "event"]

    best = max(rows, key=lambda row: row.count.carriers)
    pages = {cell.place.page for cell in best.cells if cell}
    assert {"ocean-ledger.txt", "harbour-post.txt", "el-farol.txt"} <= pages
    assert best.count.independent >= 2
