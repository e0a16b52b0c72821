"""Class each code point, as words and sentences are made of them."""

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from copydesk.text import CJK_CHARACTER, CLOSING, INVISIBLE, MARK_CHARACTER, OPENING

Flags = npt.NDArray[np.uint16]

LETTER, DIGIT, MARK, HIDDEN, CHARACTER, POINT, SPACE, LINE, STOP, FULL, CLOSES, OPENS, LOWER = (
    np.uint16(1 << n) for n in range(13)
)
INNER = LETTER | DIGIT | MARK | HIDDEN  # what a word is made of
PLANE = 0x10000


def classes_of(character: str) -> int:
    """Return the classes of a code point."""
    found = 0
    if character in INVISIBLE:
        found |= int(HIDDEN)
    elif CJK_CHARACTER.match(character):
        found |= int(CHARACTER)
    elif character.isdecimal():
        found |= int(DIGIT)
    elif character.isalnum():
        found |= int(LETTER)
    elif MARK_CHARACTER.match(character):
        found |= int(MARK)
    for flag, some in (
        (POINT, ".,"), (LINE, "\n"), (STOP, ".!?…؟۔"), (FULL, "。！？"), (CLOSES, CLOSING),
        (OPENS, OPENING + "—–-•"),
    ):  # fmt: skip
        found |= int(flag) * (character in some)
    return found | int(SPACE) * character.isspace() | int(LOWER) * character.islower()


@lru_cache(maxsize=1)
def plane() -> Flags:
    """Return the classes of the code points of the first plane, as `classes_of` says.

    Most code points have none but that of their kind, so only what is special is asked for.
    """
    text = "".join(map(chr, range(PLANE)))
    kinds = (
        (LETTER, str.isalnum),
        (DIGIT, str.isdecimal),
        (SPACE, str.isspace),
        (LOWER, str.islower),
    )
    found = np.zeros(PLANE, np.uint16)
    for flag, holds in kinds:
        found[np.fromiter(map(holds, text), bool, PLANE)] |= flag
    found[(found & DIGIT) != 0] &= ~LETTER
    characters = [match.start() for match in CJK_CHARACTER.finditer(text)]
    found[characters] = (found[characters] & (SPACE | LOWER)) | CHARACTER
    special = {*INVISIBLE, *OPENING, *CLOSING, *".,\n!?…؟۔。！？—–-•"}
    special.update(MARK_CHARACTER.findall(text))
    for character in special:
        found[ord(character)] = classes_of(character)
    return found


def flags_of(points: npt.NDArray[np.unsignedinteger]) -> Flags:
    """Return the classes of these code points."""
    found = plane().take(points, mode="clip")
    if points.itemsize > plane().itemsize:
        for point in np.unique(points[points >= PLANE]).tolist():
            found[points == point] = classes_of(chr(point))
    return found
