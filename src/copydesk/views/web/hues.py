"""Colours and letters of independent reports: the only colour on a screen.

A hue is never alone: the letter stands beside it, so that print and colour-blind readers lose
nothing. The eight fills are Paul Tol's light scheme, made to lie under black letters.
"""

HUES = 8
FOLLOWS = {"derived": "rewrites it", "credited": "credits it", "copy": "prints its text"}


def hue(number: int | None) -> str:
    """Return the style class of a hue; past the eighth the fills start again, dotted.

    >>> hue(1), hue(9), hue(None)
    ('hue-1', 'hue-1 again', 'hue-none')
    """
    if number is None:
        return "hue-none"
    return f"hue-{number % HUES}" + (" again" if number >= HUES else "")


def letter(report: str | None, how: str) -> str:
    """Return the letter that stands in a cell: A printed, a' rewritten, a° credited.

    >>> letter("A", "own"), letter("A", "copy"), letter("B", "derived"), letter("C", "credited")
    ('A', 'A', 'b′', 'c°')
    """
    if not report:
        return "·"
    if how == "derived":
        return report.lower() + "′"
    if how == "credited":
        return report.lower() + "°"
    return report


def spoken(report: str | None, how: str) -> str:
    """Return what a screen reader says for a letter.

    >>> spoken("A", "derived")
    'report A, rewrites it'
    """
    if not report:
        return "no report"
    return f"report {report}" + (f", {FOLLOWS[how]}" if how in FOLLOWS else "")
