import pytest

from copydesk.errors import BadInput
from copydesk.views.verify import verify
from tests.views.build import look, text_of


def test_a_quotation_is_found_in_any_spelling_case_and_style_of_marks():
    sheet = verify(look(), '"we SHARE one coast & one storm"'.replace("&", "and"))

    assert sheet.verdict == "printed word for word"
    (wording,) = [w for w in sheet.wordings if w.exact]
    assert wording.outlets == ("El Farol", "The Ledger", "Post")
    assert wording.speaker == "Rosa Vidal"


def test_a_place_is_the_characters_of_the_page():
    sheet = verify(look(), "pays for the defence labs")

    for wording in sheet.wordings:
        for place in wording.places:
            assert text_of(place.page)[place.start : place.end] == place.text
    assert [p.page for p in sheet.wordings[0].places] == ["ledger.txt", "post.txt"]


def test_altered_words_are_shown():
    sheet = verify(look(), "we share one long coast and one storm")

    assert sheet.verdict == "printed in other words"
    assert sheet.wordings[0].missing == ("long",)
    assert not sheet.wordings[0].exact


def test_a_changed_number_is_not_the_same_words():
    sheet = verify(look(), "Chile and Fiji signed 8 accords on Monday")

    assert sheet.verdict == "printed in other words"
    assert {w.missing + w.added for w in sheet.wordings[:2]} == {("8", "9"), ("8", "7")}


@pytest.mark.parametrize(
    "quote", ["The moon is made of cheese", "Subscribe now", "one two three", "storm pact lens"]
)
def test_what_no_article_prints_is_not_printed(quote):
    assert verify(look(), quote).verdict == "not printed"


@pytest.mark.parametrize("quote", ["", "“…”", "word " * 401])
def test_a_quotation_without_words_or_without_end_is_refused(quote):
    with pytest.raises(BadInput, match="Give between 1 and 400"):
        verify(look(), quote)
