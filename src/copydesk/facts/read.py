"""Stub of facts.read."""

from copydesk.tables import Printings, Readings, build


def read(printings: Printings) -> Readings:
    """Return readings."""
    return build(Readings, [])
