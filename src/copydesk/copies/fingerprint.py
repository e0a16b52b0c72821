"""Stub of copies.fingerprint."""

from copydesk.tables import Articles, Fingerprints, build


def fingerprint(articles: Articles) -> Fingerprints:
    """Return fingerprints."""
    return build(Fingerprints, [])
