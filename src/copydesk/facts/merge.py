"""Stub of facts.merge."""

from copydesk.tables import Facts, Mentions, Resolved, build


def merge(resolved: Resolved) -> Mentions:
    """Return mentions."""
    return build(Mentions, [])


def sum_up(mentions: Mentions) -> Facts:
    """Return facts."""
    return build(Facts, [])
