"""Stub of copies.cut."""

from copydesk.tables import Articles, Printings, build


def cut(articles: Articles) -> Printings:
    """Return printings."""
    return build(Printings, [])
