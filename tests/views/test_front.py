import pytest

from copydesk.tables import Articles, Stories, build
from copydesk.views.front import front
from tests.views.build import HEAD, article_row, hexed, look, story_row


def test_the_front_page_counts_pages_and_says_which_failed():
    sheet = front(look())

    assert (sheet.pages, sheet.failed, sheet.articles) == (6, 1, 5)
    assert sheet.countries == ("CHL", "FJI", "PER")


def test_a_line_shows_its_reports_as_bands_and_what_is_best_attested():
    (line,) = front(look()).stories

    assert (line.title, line.day, line.story) == (HEAD, "2031-05-05", hexed("story", "pact"))
    assert line.bands == (("A", 0, 4), ("B", 1, 1))
    assert line.highlights == (
        "AGREE CHL, FJI", "“We share one coast and one storm” — Rosa Vidal", "7 accords",
    )  # fmt: skip
    assert (line.clashes, line.inside, line.kinds) == (1, 0, ("AGREE", "REQUEST"))


@pytest.mark.parametrize(
    ("wish", "kept"),
    [
        ({"words": "DEFENSE labs"}, 1),
        ({"words": "labs zebra"}, 0),
        ({"words": "subscribe"}, 0),
        ({"words": "%_\udcff"}, 0),
        ({"country": "per"}, 1),
        ({"country": "ESP"}, 0),
        ({"kind": "agree"}, 1),
        ({"kind": "ASSAULT"}, 0),
        ({"at_most": 1}, 0),
        ({"at_most": 2}, 1),
    ],
)
def test_wishes_choose_the_stories(wish, kept):
    assert len(front(look(), **wish).stories) == kept


def test_a_bare_headline_is_an_article_of_its_story_but_carries_nothing():
    rows = [story_row("ledger.txt"), story_row("post.txt")]
    bare = {**article_row("post.txt"), "body": [], "text": ""}
    given = {"stories": build(Stories, rows)}
    given["articles"] = build(Articles, [article_row("ledger.txt"), bare])

    (line,) = front(look(**given)).stories

    assert (line.articles, line.count.carriers, line.count.texts) == (2, 1, 1)
    assert [articles for _, _, articles in line.bands] == [1]


def test_an_empty_desk_has_an_empty_front_page():
    known = look()
    empty = {name: known.table(name).slice(0, 0) for name in (
        "pages", "articles", "stories", "dependencies", "clashes", "facts", "counts", "mentions",
    )}  # fmt: skip

    sheet = front(look(**empty))

    assert (sheet.pages, sheet.failed, sheet.stories) == (0, 0, ())
