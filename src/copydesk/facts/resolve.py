"""Stub of facts.resolve."""

from copydesk.tables import Resolved, Statements, build


def resolve(statements: Statements) -> Resolved:
    """Return resolved."""
    return build(Resolved, [])
