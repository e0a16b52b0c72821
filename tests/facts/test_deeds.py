"""Scores of words and of pairs become triggers with actors, and attributions with their words."""

import numpy as np
import pytest

from copydesk.facts.deeds import Deeds

LISTS = {
    "triggers": ["", "+", "AID", "ASSAULT"],
    "status": ["happened", "denied"],
    "roles": ["", "source", "target", "both"],
    "said": ["", "source", "content"],
}
# Army | shelled | two | towns | , | said | Roe
MANY = 7


def pairs(labels, first, marked):
    """Return scores of pairs where words of one first word have these labels."""
    scores = np.zeros((labels, MANY, MANY), np.float32)
    scores[0] = 5
    for at, label in marked.items():
        scores[label, first, at] = 9
    return scores


@pytest.fixture
def deeds():
    return Deeds(LISTS)


def test_a_trigger_has_root_status_and_actors_of_one_run(deeds):
    words = np.zeros((MANY, 4), np.float32)
    words[:, 0] = 6
    words[1, 3] = 12
    words[2, 1] = 9
    status = np.zeros((MANY, 2), np.float32)
    status[1, 1] = 3

    (found,) = deeds.triggers(words, status, pairs(4, 1, {0: 1, 2: 2, 3: 2, 6: 2}))

    assert (found.start, found.end, found.root, found.status) == (1, 3, "ASSAULT", "denied")
    assert found.p > 0.9
    assert (found.source, found.target, found.both) == (((0, 1),), ((2, 4), (6, 7)), ())


def test_words_without_a_trigger_tell_of_nothing(deeds):
    words = np.zeros((MANY, 4), np.float32)
    words[:, 0] = 6

    assert deeds.triggers(words, np.zeros((MANY, 2)), pairs(4, 0, {})) == ()


def test_an_attribution_has_its_cue_source_and_content(deeds):
    words = np.zeros((MANY, 3), np.float32)
    words[:, 0] = 6
    words[5, 2] = 12

    (found,) = deeds.attributions(words, pairs(3, 5, {6: 1} | dict.fromkeys(range(4), 2)))

    assert (found.start, found.end) == (5, 6)
    assert (found.source, found.content) == (((6, 7),), ((0, 4),))
