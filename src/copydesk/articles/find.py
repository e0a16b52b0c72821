"""Stub of articles.find."""

from copydesk.tables import Pages, Segments, build


def find(pages: Pages) -> Segments:
    """Return segments."""
    return build(Segments, [])
