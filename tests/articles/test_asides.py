"""What readers and the site itself say between and below articles is no part of their texts."""

from tests.articles.check import found
from tests.articles.news import FLOOD, HARBOUR, MUSEUM, STRIKE, TEASERS


def bodies(text):
    return [text[row["start"] : row["end"]] for row in found(text) if row["role"] == "body"]


def whole(story):
    return "\n".join((story.headline, *story.paragraphs))


def headlines(text):
    return [text[row["start"] : row["end"]] for row in found(text) if row["role"] == "headline"]


def test_a_paragraph_that_speaks_to_the_reader_of_other_things_is_no_text():
    call = "Our postcard from the kitchen reaches you every Friday, and your cat will like it too."
    first, *rest = FLOOD.paragraphs

    got = bodies("\n".join((FLOOD.headline, first, call, *rest)))

    assert got == [first, "\n".join(rest)]


def test_advice_to_readers_about_the_matter_of_an_article_is_text():
    advice = "If you live along the Ruvel river, you should leave your home before the water falls."

    assert advice in "\n".join(bodies(f"{whole(FLOOD)}\n{advice}"))


def test_who_the_writer_is_stands_below_the_text_and_not_in_it():
    bio = "Ann Bo has written about harbours and the sea since she left school in 2019."
    text = "\n".join((STRIKE.headline, "By Ann Bo", *STRIKE.paragraphs, bio))

    assert bodies(text) == ["\n".join(STRIKE.paragraphs)]


def test_words_of_readers_are_told_by_the_buttons_below_them():
    said = (
        "harbourcat\n2 hours ago\nIt was about time that somebody said this aloud.\nReply\nLike",
        "Old Miller\n5 hours ago\nAnd who pays for it in the end? We do.\nReply\nLike",
    )

    assert bodies("\n".join((whole(MUSEUM), *said))) == ["\n".join(MUSEUM.paragraphs)]


def test_a_line_with_words_of_labels_above_headlines_is_no_headline():
    text = "\n".join((whole(HARBOUR), "What others are reading today", *TEASERS[:3]))

    assert headlines(text) == [HARBOUR.headline, *TEASERS[:3]]


def test_a_short_line_above_longer_headlines_below_a_text_is_a_label():
    text = "\n".join((whole(HARBOUR), "Fresh from the pier", *TEASERS[:3]))

    assert headlines(text) == [HARBOUR.headline, *TEASERS[:3]]
