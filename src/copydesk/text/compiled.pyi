"""What compiled.pyx gives, if it was built."""

from collections.abc import Callable

from copydesk.text.hashes import Hashes, Numbers
from copydesk.text.points import Flags

def read(
    texts: list[str],
    plane: Flags,
    class_of: Callable[[str], int],
    ends: Callable[[str, int, int, int, int], bool],
    split: bool,
) -> tuple[list[Numbers], list[Numbers]]:
    """Return text, start, end and hash of each word, and the columns of the sentences."""

def distinct(hashes: Hashes) -> tuple[Numbers, Numbers]:
    """Return the number of each hash, and where each of the distinct ones is first."""
