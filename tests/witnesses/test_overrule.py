"""A user cuts and joins what the desk tied or did not: the counts follow, and nothing else."""

from hypothesis import given, settings
from hypothesis.strategies import lists, sampled_from, tuples

from copydesk.tables import Judgements, build, make_id
from copydesk.witnesses import overrule
from tests.witnesses.build import Told, article, figure, quote

PACT = "Ministers Ona Velt and Iris Kamau signed 21 protocols on Monday in the port of Sandhaven."
OTHER = "At Sandhaven the two of them put their names to 21 protocols, a harbour clerk told us."
SPOKE = "“We share grain and rails,” Ona Velt told reporters who had come to the quay for her."
HEARD = "To the crowd she was brief: “We share grain and rails,” said Ona Velt from the steps."

NUMBER = figure("21 protocols", 21, "protocols")
WORDS = quote("We share grain and rails", "Ona Velt")
LEDGER = article("ledger", (PACT, NUMBER), (SPOKE, WORDS))
POST = article("post", (PACT, NUMBER), (SPOKE, WORDS))
HERALD = article("herald", (PACT, NUMBER))
CLERK = article("clerk", (OTHER, NUMBER), (HEARD, WORDS))


def ruling(kind, one, other, on=None, **more):
    """Return a judgement on two articles: on all facts, or on what the one states in a row."""
    stated = {name: on[name] for name in ("key", "item", "says")} if on else {}
    return {
        "judgement_id": make_id(kind, one[0]["article_id"], other[0]["article_id"]), "kind": kind,
        "article_id": one[0]["article_id"], "other_id": other[0]["article_id"],
        **stated, **({"implied": False} if on else {}), **more,
    }  # fmt: skip


def test_a_copy_that_is_cut_from_its_only_other_printing_is_a_text_of_its_own():
    before, after = (
        Told(LEDGER, POST),
        Told(LEDGER, POST, judgements=(ruling("cut", LEDGER, POST),)),
    )

    assert before.counted("21 protocols") == (2, 1, 1, 1)
    assert after.counted("21 protocols") == (2, 2, 2, 2)


def test_it_does_not_matter_which_of_the_two_is_named_first():
    one = Told(LEDGER, POST, judgements=(ruling("cut", LEDGER, POST),))
    other = Told(LEDGER, POST, judgements=(ruling("cut", POST, LEDGER),))

    assert one.counts.equals(other.counts)


def test_a_cut_on_one_fact_leaves_the_others_tied():
    told = Told(LEDGER, POST, judgements=(ruling("cut", LEDGER, POST, on=LEDGER[0]),))

    assert told.counted("21 protocols") == (2, 2, 2, 2)
    assert told.counted("We share grain and rails") == (2, 1, 1, 1)


def test_a_cut_of_one_kind_of_ties_leaves_the_other_kinds():
    told = Told(LEDGER, POST, judgements=(ruling("cut", LEDGER, POST, ties=["C"]),))

    assert told.counted("We share grain and rails") == (2, 2, 2, 1)


def test_a_cut_takes_only_its_own_two_reports_apart():
    centre, leaf, other = sorted((LEDGER, POST, HERALD), key=lambda rows: rows[0]["article_id"])

    told = Told(centre, leaf, other, judgements=(ruling("cut", leaf, centre),))

    assert told.counted("21 protocols") == (3, 2, 2, 2)


def test_two_reports_that_are_joined_are_one_independent_report_of_two_texts():
    before = Told(LEDGER, CLERK)
    after = Told(LEDGER, CLERK, judgements=(ruling("join", LEDGER, CLERK, on=LEDGER[0]),))

    assert before.counted("21 protocols") == (2, 2, 2, 2)
    assert after.counted("21 protocols") == (2, 2, 1, 1)
    assert after.counted("We share grain and rails") == before.counted("We share grain and rails")


def test_a_join_with_an_article_that_does_not_state_the_fact_changes_nothing():
    judged = (ruling("join", LEDGER, HERALD, on=LEDGER[1]),)

    assert Told(LEDGER, HERALD, judgements=judged).counts.equals(Told(LEDGER, HERALD).counts)


def test_a_judgement_on_an_article_that_is_not_there_changes_nothing():
    judged = (ruling("cut", CLERK, LEDGER), ruling("join", LEDGER, CLERK, on=LEDGER[0]))

    assert Told(LEDGER, POST, judgements=judged).counts.equals(Told(LEDGER, POST).counts)


def test_a_note_changes_no_count():
    note = {**ruling("note", LEDGER, POST), "other_id": None, "note": "the clerk was there"}

    assert Told(LEDGER, POST, judgements=(note,)).counts.equals(Told(LEDGER, POST).counts)


def test_a_cut_names_no_tie_as_gone_so_that_views_can_show_it_struck():
    told = Told(LEDGER, POST, judgements=(ruling("cut", LEDGER, POST),))

    assert told.kinds("21 protocols") == "C"


PAIRS = [(a, b) for a in (LEDGER, POST, HERALD, CLERK) for b in (LEDGER, POST, HERALD, CLERK)]


@settings(deadline=None, max_examples=40)  # the machine may be busy
@given(lists(tuples(sampled_from(["cut", "join"]), sampled_from(PAIRS)), max_size=4))
def test_counts_never_rise_from_carriers_to_origins_whatever_is_judged(said):
    judged = tuple(
        ruling(kind, one, other, on=one[0] if kind == "join" else None)
        for kind, (one, other) in said
        if one is not other
    )

    told = Told(LEDGER, POST, HERALD, CLERK, judgements=judged)

    for row in told.counts.to_pylist():
        counts = [row[name] for name in ("carriers", "texts", "independent", "origins")]
        assert counts == sorted(counts, reverse=True)


def test_a_mention_has_the_judgements_that_are_about_it_and_no_other():
    judged = [ruling("cut", LEDGER, POST, on=LEDGER[1]), ruling("cut", LEDGER, HERALD)]
    mentions = Told(LEDGER, POST).mentions

    rows = overrule(mentions, build(Judgements, judged)).to_pylist()

    found = {(row["outlet"], row["says"]): row["rulings"] for row in rows}
    assert found["Post", "quote"] is None
    assert len(found["Ledger", "figure"]) == 1
    assert len(found["Ledger", "quote"]) == 2
