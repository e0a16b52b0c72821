"""What compiled_links.pyx gives, if it was built."""

from copydesk.tables import Ids
from copydesk.text.hashes import Hashes, Numbers

def linked(
    prints: Hashes, articles: Ids, newsrooms: Ids, order: Numbers, often: tuple[int, int]
) -> tuple[Ids, Ids]:
    """Return the articles of each link, the smaller first, once a fingerprint."""
