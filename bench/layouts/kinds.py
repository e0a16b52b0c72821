"""The list of layouts, and which of them rules may be tuned on.

A layout is a function that puts one page of a site together. Sixteen are held back by the hash
of their names: who writes rules never looks at their pages, nor at what is wrong on one of them.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from bench.layouts.boxes import Inner
from bench.layouts.site import Site

Make = Callable[[Site], Inner]
HELD = 16
LAYOUTS: dict[str, "Layout"] = {}


@dataclass(frozen=True)
class Layout:
    """A layout: its function, what its site calls boxes, what its head declares, its languages."""

    name: str
    make: Make
    dress: str
    head: str
    languages: tuple[str, ...]


def layout(dress: str = "own", head: str = "some", languages: str = "en") -> Callable[[Make], Make]:
    """Enter a function into the list under its name."""

    def enter(make: Make) -> Make:
        LAYOUTS[make.__name__] = Layout(make.__name__, make, dress, head, tuple(languages.split()))
        return make

    return enter


def held() -> frozenset[str]:
    """Return the names of the layouts that are kept back."""
    ordered = sorted(LAYOUTS, key=lambda name: hashlib.sha256(name.encode()).hexdigest())
    return frozenset(ordered[:HELD])
