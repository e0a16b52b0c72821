"""Stub of copies.settle."""

from copydesk.tables import Carried, Classes, Matches, Printings, build


def settle(matches: Matches) -> Classes:
    """Return classes."""
    return build(Classes, [])


def carry(printings: Printings, classes: Classes) -> Carried:
    """Return carried."""
    return build(Carried, [])
