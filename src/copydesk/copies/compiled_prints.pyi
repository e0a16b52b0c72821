"""What compiled_prints.pyx gives, if it was built."""

from copydesk.text.hashes import Hashes, Numbers

def prints(
    ids: Hashes, first: Numbers, sizes: tuple[int, int], odd: tuple[int, int]
) -> tuple[Hashes, Numbers]:
    """Return each distinct fingerprint of each text, and whose it is."""
