"""Pages that nobody who built copydesk had read: what is right on them stays right.

The pages and what a reader wants of them are in tests/unseen, the floors in bench/floors.json.
"""

import json
from functools import cache
from pathlib import Path

import pytest
from bench import unseen
from bench.unseen_marks import Figure, body_of, locate

FLOORS = json.loads((Path(__file__).parents[1] / "bench" / "floors.json").read_text())["unseen"]


@cache
def figures(name: str) -> dict[str, Figure]:
    return {figure.name: figure for figure in unseen.measure(name)}


@pytest.mark.parametrize(
    ("name", "figure"), [(name, figure) for name in FLOORS for figure in FLOORS[name]]
)
def test_what_is_right_on_unseen_pages_stays_right(name, figure):
    floor = FLOORS[name][figure]

    got = figures(name)[figure]

    missed = "\n".join(got.misses)
    assert got.value >= floor, f"{name}: {figure} fell from {floor} to {got.value}:\n{missed}"


@pytest.mark.parametrize("name", unseen.sets())
def test_every_figure_of_every_set_has_a_floor(name):
    names = set(figures(name))

    assert names == set(FLOORS[name])


@pytest.mark.parametrize("name", unseen.sets())
def test_every_body_in_the_gold_stands_on_its_page(name):
    gold = json.loads((unseen.PAGES / name / "gold.json").read_text(encoding="utf-8"))

    bodies = {
        want["id"]: body_of(want, (unseen.PAGES / name / want["page"]).read_text(encoding="utf-8"))
        for want in gold["articles"]
    }

    assert all(len(body) > 200 for body in bodies.values())


def test_gold_that_cites_words_standing_twice_ends_the_run():
    with pytest.raises(SystemExit, match="stands 2 times"):
        locate("a ferry and a ferry", "ferry")


def test_a_figure_is_the_share_that_was_right_and_names_the_rest():
    figure = Figure("teasers")

    figure.mark(True, "one")
    figure.mark(False, "two")

    assert (figure.value, figure.misses) == (0.5, ["two"])
    assert Figure("nothing asked").value == 1.0
