"""Who owns which newsroom: two newsrooms of one owner are no two voices.

The desk's own lists hold large owners; a user adds his own in a file, which the environment names
to every process that works (see lexicon.owners).
"""

from functools import cache

from copydesk import lexicon
from copydesk.text import fold


def owners() -> dict[str, str]:
    """Return the owner of each newsroom that is listed, by its name as articles have it.

    Raises:
        BadLexicon: the user's own file cannot be read.
    """
    own = lexicon.own_owners()
    return _listed() | {_newsroom(name): owner for name, owner in own.items()}


@cache
def _listed() -> dict[str, str]:
    found = {
        _newsroom(str(name)): row["owner"]
        for row in lexicon.load("outlets")
        if "owner" in row
        for name in (row["name"], *row["aliases"])
    }
    for owner, names in lexicon.load("owners").items():
        found |= {_newsroom(str(name)): str(owner) for name in names}
    return found


def _newsroom(name: str) -> str:
    return fold(name).removeprefix("the ")
