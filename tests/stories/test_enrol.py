import pytest

from copydesk.stories import cover, enrol, title
from copydesk.tables import Articles, Carriers, Groups, build, make_id
from tests.stories.desk import article, teaser

LONG = (
    "Dockers in Varna walked out on Monday over pay, "
    + "and no ship was unloaded, " * 9
    + "he said."
)


def filed(*rows):
    """Return the stories table of articles that are all in one story."""
    articles = build(Articles, list(rows))
    groups = build(Groups, [{"article_id": row["article_id"], "story_id": 5} for row in rows])
    return title(enrol(articles, groups)).to_pylist()


def titles(*rows):
    return {row["title"] for row in filed(*rows)}


def test_an_article_like_no_other_is_a_story_of_its_own():
    lone = article("lone", "Storm in Wales")

    (row,) = title(enrol(build(Articles, [lone]), build(Groups, []))).to_pylist()

    assert row["story_id"] == row["storyline_id"] == make_id("story", lone["article_id"])


def test_a_story_is_called_by_the_headline_that_is_most_like_the_others():
    angle = article(1, "What a quiet harbour tells us about power", LONG)
    others = [
        article(n, f"Dockers walk out in {place}") for n, place in ((2, "Varna"), (3, "port"))
    ]

    (name,) = titles(angle, *others, article(4, "Dockers walk out in Varna"))

    assert name == "Dockers walk out in Varna"


def test_of_headlines_that_share_nothing_the_fullest_articles_names_the_story():
    short, full = article(1, "Port shut", "Dockers walk out."), article(2, "Dockers walk out", LONG)

    assert titles(short, full) == {"Dockers walk out"}


def test_a_teaser_names_a_story_only_if_no_article_does():
    headless, promised = article(1, None, LONG), teaser(2, "Strike in Varna")

    assert titles(promised, article(3, "Port shut", "Dockers.")) == {"Port shut"}
    assert titles(promised, headless) == {"Strike in Varna"}


def test_of_two_headlines_of_equal_rank_the_same_is_always_taken():
    one, two = article(1, "Port shut", LONG), article(2, "Port at rest", LONG)

    assert titles(one, two) == titles(two, one)


def test_a_story_without_headlines_is_called_by_its_first_sentence():
    text = "Varna | Dockers walked out on Monday. They want more pay."

    assert titles(article(1, None, text, dateline="Varna")) == {"Dockers walked out on Monday."}


def test_a_long_first_sentence_is_cut_at_a_word():
    (name,) = titles(article(1, None, LONG))

    assert name.endswith("…")
    assert len(name) <= 90
    assert LONG[len(name) - 1] in " ,"


@pytest.mark.parametrize("text", ["x" * 500, "中" * 500])
def test_a_first_sentence_without_spaces_is_cut_all_the_same(text):
    (name,) = titles(article(1, None, text))

    assert len(name) == 90


def test_a_headline_over_several_lines_makes_a_title_of_one():
    assert titles(article(1, "Dockers\n walk\tout")) == {"Dockers walk out"}


def test_what_an_article_prints_is_filed_under_its_story():
    told, other = article("told", "Dockers walk out", LONG), article("other", "Storm", "Wales.")
    articles = build(Articles, [told, other])
    enrolled = enrol(articles, build(Groups, []))
    printed = {"sentence_id": 3, "key": 3, "article_id": told["article_id"], "n": 1, "text": LONG}

    (row,) = cover(build(Carriers, [{**printed, "edits": ["cut: a → b"]}]), enrolled).to_pylist()

    assert row["story_id"] == make_id("story", told["article_id"])
    assert (row["text"], row["edits"], row["kind"]) == (LONG, ["cut: a → b"], None)


def test_what_an_article_prints_does_not_change_with_the_title_of_its_story():
    told, other = article("told", "Dockers walk out", LONG), article("other", "Port shut", LONG * 2)
    groups = [{"article_id": row["article_id"], "story_id": 5} for row in (told, other)]
    both = enrol(build(Articles, [told, other]), build(Groups, groups))
    alone = enrol(build(Articles, [told]), build(Groups, groups[:1]))
    printed = build(Carriers, [{"sentence_id": 3, "article_id": told["article_id"], "text": LONG}])

    assert title(both)["title"][0] != title(alone)["title"][0]
    assert cover(printed, both).equals(cover(printed, alone))
