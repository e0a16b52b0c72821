"""Stub of copies.align."""

from copydesk.tables import Matches, Passages, Sides, build


def align(sides: Sides) -> Passages:
    """Return passages."""
    return build(Passages, [])


def match(sides: Sides, passages: Passages) -> Matches:
    """Return matches."""
    return build(Matches, [])
