"""Little words tell a language where they can, and then no model is loaded."""

import subprocess
import sys

import pytest

from copydesk.articles.language import language
from tests.articles.held import HELD
from tests.articles.news import FLOOD, HARBOUR, STRIKE, TEASERS
from tests.articles.tongues import TONGUES

PAGE = "\n".join((*HARBOUR.paragraphs, *FLOOD.paragraphs))


def test_a_long_text_and_its_headlines_need_no_model():
    script = (
        "import sys\nfrom copydesk.articles.language import language\n"
        f"page = {PAGE!r}\nassert language(page, page) == 'en'\n"
        f"assert language({STRIKE.headline!r}, page) == 'en'\n"
        "assert 'py3langid' not in sys.modules\n"
    )

    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


@pytest.mark.parametrize(
    ("headline", "code"),
    [
        ("Hafenarbeiter in Tamsin beenden ihren Streik nach neun langen Tagen und Nächten", "de"),
        ("Портовики Тамсина прекратили забастовку после девяти дней переговоров", "ru"),
        *((headline, "en") for headline in TEASERS),
    ],
)
def test_a_headline_on_an_english_page_is_in_english_unless_it_clearly_is_not(headline, code):
    assert language(headline, PAGE) == code


@pytest.mark.parametrize(
    "headline", ["Kaldor 12 Pro Max Tablet Stand", "Ilona Varga’s Bergen Marathon"]
)
def test_names_without_a_little_word_are_in_the_language_of_their_page(headline):
    assert language(headline, PAGE) == "en"


@pytest.mark.parametrize(("name", "code"), [("chinese_page", "zh"), ("french_page", "fr")])
def test_a_language_with_and_one_without_a_list_of_little_words_are_told(name, code):
    text = {**TONGUES, **HELD}[name]().text

    assert language(text * 3, text) == code
