from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.articles import describe, find
from copydesk.tables import KINDS, ROLES
from tests.articles import layouts
from tests.articles.held import HELD
from tests.articles.news import HARBOUR, STRIKE, TEASERS, VOTE
from tests.build import page, pages

LINES = st.sampled_from(
    [HARBOUR.headline, STRIKE.headline, *TEASERS, *VOTE.paragraphs, *STRIKE.paragraphs]
    + ["Elvar Courier", "3 hours ago", "time3 hours ago", "Elvar Courier15 hours ago", "•"]
    + ["- Elvar Courier", "Related Articles", "Also Read: " + TEASERS[0], "Comments", "Reply"]
    + ["LATEST NEWS", "1. " + TEASERS[1], "WORLD " + HARBOUR.headline, "By Rosa Linde", "Tags"]
    + [" date 2031-04-08 " + VOTE.headline, "© 2031 Elvar Courier", "{{ title }} " + TEASERS[2]]
    + ["HALVRIK (Reuters) - The parliament met on Monday.", "Home > World", "", "   ", "(AFP)"]
    + ["Photo: Lena Marsh", "14:05", "undefined", "\u200b", "Advertisement"]
)
PAGES = st.one_of(st.text(), st.lists(st.one_of(LINES, st.text(max_size=40))).map("\n".join))


def rows(text):
    return sorted(find(pages(page("p.txt", text))).to_pylist(), key=lambda row: row["start"])


@given(PAGES)
@settings(max_examples=300, deadline=None)
def test_every_visible_character_of_any_page_lies_in_exactly_one_segment(text):
    found = rows(text)

    covered = [n for row in found for n in range(row["start"], row["end"])]
    assert len(covered) == len(set(covered))
    assert {n for n, c in enumerate(text) if not c.isspace()} <= set(covered)
    assert all(0 <= row["start"] < row["end"] <= len(text) for row in found)


@given(PAGES)
@settings(max_examples=100, deadline=None)
def test_a_segment_has_a_known_role_begins_and_ends_visibly_and_says_why(text):
    for row in rows(text):
        words = text[row["start"] : row["end"]]
        assert row["role"] in ROLES
        assert words == words.strip()
        assert row["kind"] in (*KINDS, None)
        assert (row["kind"] is None) == (row["article_id"] is None)


@given(PAGES)
@settings(max_examples=100, deadline=None)
def test_the_text_of_an_article_is_the_characters_that_its_body_cites(text):
    table = pages(page("p.txt", text))

    for article in describe(table, find(table)).to_pylist():
        spans = [(span["start"], span["end"]) for span in article["body"]]
        assert spans == sorted(spans)
        assert article["text"] == "\n".join(text[a:b] for a, b in spans)
        assert article["headline"] is not None or spans


def test_the_order_of_pages_changes_no_row():
    sheets = [sheet() for sheet in (*layouts.LAYOUTS.values(), *HELD.values())]
    ordered = [page(f"{n}.txt", sheet.text) for n, sheet in enumerate(sheets)]

    forward, backward = find(pages(*ordered)), find(pages(*reversed(ordered)))

    def by_place(table):
        return sorted(table.to_pylist(), key=lambda row: (row["page_id"], row["start"]))

    assert by_place(forward) == by_place(backward)


def test_pages_one_at_a_time_give_the_same_articles_as_all_at_once():
    sheets = [sheet() for sheet in layouts.LAYOUTS.values()]
    table = pages(*(page(f"{n}.txt", sheet.text) for n, sheet in enumerate(sheets)))

    def described(part):
        return describe(part, find(part)).to_pylist()

    one_by_one = [row for n in range(table.num_rows) for row in described(table.slice(n, 1))]

    def by_id(row):
        return row["article_id"]

    assert sorted(one_by_one, key=by_id) == sorted(described(table), key=by_id)


def test_a_page_that_could_not_be_read_has_no_segments():
    failed = page("x.bin", "") | {"status": "failed", "text": None, "reason": "not text"}

    assert find(pages(failed)).num_rows == 0


def test_one_line_of_a_million_words_is_read_as_text_in_good_time():
    found = rows("The water rose in the valley on Sunday. " * 25_000)

    assert [row["role"] for row in found] == ["body"]


def test_a_page_of_many_thousand_short_lines_is_read_in_good_time():
    text = "".join(
        f"Elvar Courier\n3 hours ago\nHeadline number {n} of the day\n" for n in range(3_000)
    )

    kinds = {row["kind"] for row in rows(text) if row["role"] == "headline"}

    assert kinds == {"teaser"}


def test_of_lines_that_differ_in_numbers_only_each_is_read_for_itself_on_a_huge_page():
    lines = [f"Quiet line {n} of the log" for n in range(20_001)]

    found = rows("\n".join([*lines, "Kettle 11 hours", "Kettle 11 hours ago", "11. April 2031"]))

    assert len(found) == len(lines) + 4
    assert [row["role"] for row in found[-3:]] == ["outlet", "time", "date"]


def test_the_same_headline_in_several_boxes_is_one_teaser():
    text = "\n".join(
        ["Latest news", *TEASERS[:3], "Most read", TEASERS[1], TEASERS[1], "Trending", TEASERS[0]]
    )

    found = rows(text)

    assert sum(row["role"] == "headline" for row in found) == 3
    assert sum(row["role"] == "headline-repeat" for row in found) == 3


def test_a_headline_that_lost_its_quotation_marks_is_the_headline_again():
    bare = HARBOUR.headline.replace("'", "")
    text = f"{bare}\n\n{HARBOUR.headline}\n\n" + "\n".join(HARBOUR.paragraphs)

    first, second = rows(text)[:2]

    assert (first["role"], second["role"]) == ("headline-repeat", "headline")
    assert first["article_id"] == second["article_id"]
