"""The rewrites and independent reports of bench/rewrites, and what the copies room says of them."""

import re
from collections import Counter
from hashlib import sha256

import pytest
from bench.rewrites.__main__ import FLOORS, measure
from bench.rewrites.events import PARTS, dependencies, events, pairs, texts
from bench.rewrites.make import DEGREES, made

EVENTS = events()
WIRE = (6, 14)  # sentences of a wire, a line each
WIRE_AND_REWRITE = frozenset(("wire", "rewrites 0"))
REWRITES, REPORTS = 60, 60  # that must be there at the least


@pytest.fixture(scope="module")
def found():
    return dependencies(EVENTS)


@pytest.mark.parametrize("part", PARTS)
def test_rewrites_are_told_from_independent_reports_as_well_as_ever(part, found):
    judged = [
        (pair, found.get((pair.event, frozenset((pair.one, pair.two))), {}))
        for event in EVENTS
        for pair in pairs(event)
        if pair.part == part
    ]

    figures = measure(judged)

    assert all(figures[name] >= floor for name, floor in FLOORS["rewrites"][part].items())


def test_no_event_stands_twice_and_none_has_a_text_twice():
    assert len({event["name"] for event in EVENTS}) == len(EVENTS)
    every = [text for event in EVENTS for text in texts(event).values()]
    assert len(set(every)) == len(every)


def test_there_are_enough_texts_of_the_right_length():
    assert sum(len(event["rewrites"]) for event in EVENTS) >= REWRITES
    assert sum(len(event["reports"]) for event in EVENTS) >= REPORTS
    assert all(WIRE[0] <= len(event["wire"].splitlines()) <= WIRE[1] for event in EVENTS)


def test_which_events_are_held_back_follows_from_their_names():
    by_language = {}
    for event in EVENTS:
        by_language.setdefault(event.get("language", "en"), []).append(event)
    for some in by_language.values():
        ordered = sorted(some, key=lambda event: sha256(event["name"].encode()).hexdigest())

        parts = [event["part"] for event in ordered]

        assert parts == ["dev" if n % 3 else "unseen" for n in range(len(parts))]


def test_a_second_source_is_a_report_of_the_event():
    for event in EVENTS:
        kinds = Counter(report["kind"] for report in event["reports"])

        assert all(
            kinds[rewrite["also"]] == 1 for rewrite in event["rewrites"] if "also" in rewrite
        )


@pytest.mark.parametrize("degree", DEGREES)
def test_a_made_rewrite_is_the_same_on_every_run_and_is_not_its_wire(degree):
    told = made(degree, "dev")

    assert told == made(degree, "dev")
    assert all(event["rewrites"][0]["text"] != event["wire"] for event in told)


def test_a_made_rewrite_has_no_figure_that_no_wire_has():
    printed = " ".join(event["wire"] for event in EVENTS if event["part"] == "dev")
    for event in made(DEGREES[-1], "dev"):
        figures = set(re.findall(r"\d[\d.,]*\d", event["rewrites"][0]["text"]))

        assert all(figure in printed for figure in figures)


def test_slight_rewrites_are_all_found_and_more_are_lost_by_degrees():
    lost = []
    for degree in DEGREES:
        told = made(degree, "dev")
        found = dependencies(told)
        lost.append(sum((event["name"], WIRE_AND_REWRITE) not in found for event in told))

    assert lost[:2] == [0, 0]
    assert lost == sorted(lost)
