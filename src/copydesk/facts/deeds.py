"""What the trained reader says of events and of speech, from scores of words and of pairs.

An event has its root and status at the first word of its trigger; each other word may be one of
an actor of it. Words of one role that stand together are one actor.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from copydesk.facts.parse import Attribution, Trigger, Words

Array = NDArray[Any]
GOES_ON = 1  # the label of a further word of a trigger or cue
LEAST = 0.3  # of the first word; who wants fewer and surer triggers looks at `p`


class Deeds:
    """The names of the labels, in the order in which the scores have them."""

    def __init__(self, lists: dict[str, list[str]]):
        """Take the names from the lists that the file carries."""
        self.roots, self.status = lists["triggers"], lists["status"]
        self.roles, self.said = lists["roles"], lists["said"]

    def triggers(self, scores: Array, status: Array, roles: Array) -> tuple[Trigger, ...]:
        """Return the triggers; `roles` are scores by role, first word and word of an actor."""
        shares = softmax(scores)
        found = []
        for start in np.flatnonzero(1 - shares[:, : GOES_ON + 1].sum(1) >= LEAST).tolist():
            root = int(shares[start, GOES_ON + 1 :].argmax()) + GOES_ON + 1
            actors = _runs(roles[:, start], self.roles)
            found.append(
                Trigger(
                    start=start,
                    end=_end(shares, start),
                    root=self.roots[root],
                    p=float(1 - shares[start, : GOES_ON + 1].sum()),
                    status=self.status[int(status[start].argmax())],
                    source=actors.get("source", ()),
                    target=actors.get("target", ()),
                    both=actors.get("both", ()),
                )
            )
        return tuple(found)

    def attributions(self, scores: Array, said: Array) -> tuple[Attribution, ...]:
        """Return the attributions; `said` are scores by part, first word of a cue and word."""
        shares = softmax(scores)
        found = []
        for start in np.flatnonzero(shares[:, GOES_ON + 1] >= LEAST).tolist():
            parts = _runs(said[:, start], self.said)
            found.append(
                Attribution(
                    start=start,
                    end=_end(shares, start),
                    p=float(shares[start, GOES_ON + 1]),
                    source=parts.get("source", ()),
                    content=parts.get("content", ()),
                )
            )
        return tuple(found)


def softmax(scores: Array) -> Array:
    """Return scores as shares of one, over the last axis."""
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    shares: Array = raised / raised.sum(-1, keepdims=True)
    return shares


def _end(shares: Array, start: int) -> int:
    """Return the end of the words that go on from the first one."""
    end = start + 1
    while end < len(shares) and shares[end].argmax() == GOES_ON:
        end += 1
    return end


def _runs(scores: Array, names: Sequence[str]) -> dict[str, tuple[Words, ...]]:
    """Return the runs of words of each name, by scores of names and words."""
    found: dict[str, list[Words]] = {}
    before = 0
    for at, label in enumerate(scores.argmax(0).tolist()):
        if label:
            runs = found.setdefault(names[label], [])
            if label == before:
                runs[-1] = (runs[-1][0], at + 1)
            else:
                runs.append((at, at + 1))
        before = label
    return {name: tuple(runs) for name, runs in found.items()}
