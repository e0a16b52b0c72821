"""The bench of facts counts what it says it counts."""

from bench.facts_corpus import Score, judge
from models.corpus.marks import sentence

TEXT = "Norway expelled two Chilean envoys and Chile vowed to answer."
EXPEL = {
    "trigger": "expelled",
    "root": "SANCTION",
    "status": "happened",
    "source": [{"text": "Norway", "iso3": "NOR"}],
    "target": [{"text": "two Chilean envoys", "iso3": "CHL"}],
}
VOW = {
    "trigger": "vowed to answer",
    "root": "THREATEN",
    "status": "threatened",
    "source": [{"text": "Chile", "iso3": "CHL"}],
}


def found(root, trigger, states, status="happened", roles=("source", "target")):
    start = TEXT.index(trigger)
    cast = [
        {"name": state, "iso3": state, "role": role}
        for state, role in zip(states, roles, strict=False)
    ]
    return {
        "root": root, "status": status, "trigger": trigger, "actors": cast,
        "start": start, "end": start + len(trigger),
    }  # fmt: skip


def scored(marks, *events):
    score = Score()
    judge(score, sentence({"text": TEXT, **marks}), {"events": events, "quotes": [], "figures": []})
    return score


def test_an_event_is_right_with_its_root_and_all_its_states():
    score = scored({"events": [EXPEL, VOW]}, found("SANCTION", "expelled", ["NOR", "CHL"]))

    hits = score.hits["event: root and actors"]
    assert (hits.gold, hits.found, hits.right) == (2, 1, 1)
    assert score.status == [("happened", "happened")]


def test_a_root_or_a_state_that_is_wrong_is_no_hit():
    events = [
        found("ASSAULT", "expelled", ["NOR", "CHL"]),
        found("SANCTION", "vowed", ["NOR"]),
    ]

    score = scored({"events": [EXPEL]}, *events)

    assert score.hits["event: root and actors"].right == 0
    assert score.hits["event: trigger"].right == 1


def test_actors_that_changed_sides_are_right_but_not_in_their_roles():
    score = scored({"events": [EXPEL]}, found("SANCTION", "expelled", ["CHL", "NOR"]))

    assert score.hits["event: root and actors"].right == 1
    assert score.hits["event: roles too"].right == 0


def test_a_marked_event_counts_once_however_often_it_is_found():
    twice = [found("SANCTION", "expelled", ["NOR", "CHL"])] * 2

    hits = scored({"events": [EXPEL]}, *twice).hits["event: root and actors"]

    assert (hits.found, hits.right) == (2, 1)


def test_an_event_in_a_sentence_without_one_is_false():
    score = scored({}, found("SANCTION", "expelled", ["NOR"]))

    assert score.false_events == 1
