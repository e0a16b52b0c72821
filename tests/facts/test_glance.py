from hypothesis import given
from hypothesis import strategies as st

from copydesk.facts import dates, glance, marks, names
from copydesk.facts.clause import Clause
from copydesk.facts.clauses import Clauses
from copydesk.facts.lone import add_lone
from copydesk.facts.pieces import cut
from copydesk.facts.said import speaking
from copydesk.facts.scan import Scan
from copydesk.facts.speech import Speech
from copydesk.facts.telling import may_tell
from copydesk.facts.timewords import dating, patterns
from copydesk.facts.visits import add_visits

SENTENCES = (
    "Osmund Tarn, who runs the ferry, said that nine boats left Port Ilse on Tuesday.",
    "Norland and Sudria signed a fishing accord last week, in the minister's view “too late”.",
    "Two-thirds of the pilots met the mayor in May 2031; tens of thousands stayed at home.",
)
WORDS = sorted({word for sentence in SENTENCES for word in sentence.split()})
wordings = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)


def test_words_are_found_in_any_case_and_past_hyphens():
    assert glance.bare("A CEASE-FIRE'S end") == {"a", "cease", "fire", "s", "end"}


def test_a_text_without_digits_has_none():
    assert glance.digits("no number") == 0
    assert glance.digits("on 12 May 2031") == len("2031")


@given(wordings)
def test_a_glance_passes_over_no_date_that_a_pattern_finds(text):
    seen = [each for each in patterns() if each.pattern.search(text)]

    words, longest = glance.bare(text), glance.digits(text)

    assert all(longest >= each.digits for each in seen)
    assert all(not each.words or words & each.words for each in seen)
    assert not dates.find(text) or longest or words & dating()


@given(wordings)
def test_a_glance_passes_over_no_attribution(text):
    said = Speech(Clause(text, names.find(text), marks.find(text))).read()

    assert not said or marks.find(text) or glance.bare(text) & speaking()


@given(wordings)
def test_a_glance_passes_over_no_event(text):
    scan = Scan(text, Clauses(add_lone(text, cut(text, names.find(text)))))

    found = add_visits(text, scan.clauses, scan.nouns, scan.run())

    assert not found or may_tell(glance.bare(text))
