"""The copies room."""

from copydesk.copies.align import align, match
from copydesk.copies.cut import cut
from copydesk.copies.depend import depend
from copydesk.copies.descend import descend
from copydesk.copies.edits import compare
from copydesk.copies.fingerprint import fingerprint
from copydesk.copies.link import HEAVY, lend, link
from copydesk.copies.settle import carry, settle

__all__ = [
    "HEAVY",
    "align",
    "carry",
    "compare",
    "cut",
    "depend",
    "descend",
    "fingerprint",
    "lend",
    "link",
    "match",
    "settle",
]
