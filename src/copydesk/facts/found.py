"""Something that a wording says: the one shape in which the finders of this room answer.

A finder reads one wording alone and gives what it found with its characters; who "he" is,
or which Thursday is meant, is not its business but that of `resolve`.
"""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Found:
    """A thing found in a wording: what it is, where it stands, and what is known of it.

    `kind` is `event`, `quote`, `figure` or `name`; `start` and `end` are code points of the
    wording, end exclusive; `slots` holds fields of the struct of that name in `tables`.
    """

    kind: str
    start: int
    end: int
    slots: dict[str, Any]
