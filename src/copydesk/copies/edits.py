"""Stub of copies.edits."""

from copydesk.tables import Carried, Carriers, build


def compare(carried: Carried) -> Carriers:
    """Return carriers."""
    return build(Carriers, [])
