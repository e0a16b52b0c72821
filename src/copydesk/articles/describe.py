"""Stub of articles.describe."""

from copydesk.tables import Articles, Pages, Segments, build


def describe(pages: Pages, segments: Segments) -> Articles:
    """Return articles."""
    return build(Articles, [])
