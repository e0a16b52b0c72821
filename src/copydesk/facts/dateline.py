"""Find where the dateline ends: the place, day and agency before the first sentence.

`DAKAR, April 8 (Sahel Wire) - `, `GENEVA: `, `Praia, Friday -- `: the place is where the report
was written, not somebody who says or does something.
"""

import re
from functools import cache

from copydesk.facts.gazetteer import look_up, tokens
from copydesk.facts.timewords import names

CITY = r"[A-Z][A-Z’' .-]*[A-Z](?:, [A-Z][\w. ]{1,24}?)?"
TITLED = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}"
AGENCY = r"\s*\([^()]{2,40}\)"
DASH = r"\s*(?:--|[-–—])\s+"
REACH = 80  # characters in which a dateline ends
PARTS = re.compile(r"[-–—:|]")
BAR = re.compile(r"[^|]{1,40}\|\s+")


OPENS = r"(?=[A-Z0-9\"“„«'‘])"


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the pattern of full datelines, and of a bare place."""
    _, _, _, months, week = names()
    day = rf"(?:,\s*(?:{months}\s+\d{{1,2}}|\d{{1,2}}\s+{months}|{week}))"
    place = rf"(?:{CITY}|{TITLED}(?:, {TITLED})?)"
    full = rf"{place}(?:{day}(?:{AGENCY})?|{AGENCY})(?:{DASH}|:\s+)"
    return re.compile(rf"(?:{full}){OPENS}"), re.compile(
        rf"(?P<place>{place})(?:{DASH}|:\s+){OPENS}"
    )


def end(text: str) -> int:
    """Return where the dateline of the wording ends; 0 where it has none.

    A place without a day or an agency must be one that the lists know.

    >>> text = "DAKAR, April 8 (Sahel Wire) - Roe left prison."
    >>> text[end(text):]
    'Roe left prison.'
    """
    if not text[:1].isupper() or not PARTS.search(text[:REACH]):
        return 0
    full, bare = _patterns()
    match = full.match(text) or BAR.match(text)
    if match is None:
        match = bare.match(text)
        # `Moscow: No talks` is a headline in which the capital speaks.
        if match is None or (":" in match.group() and not match["place"].isupper()):
            return 0
        if not _is_place(match["place"]):
            return 0
    return match.end() if match.end() < len(text) else 0


def _is_place(words: str) -> bool:
    row = tokens(words)
    known = look_up(row, shouted=words.isupper())
    whole = known.get(0)
    return whole is not None and whole[0] == len(row) and whole[1].kind in ("place", "state")
