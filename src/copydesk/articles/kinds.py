"""What a line is by its own words: a label, a button, a promotion, a byline, prose, a headline."""

import re
from functools import lru_cache

from copydesk.articles import credits, lines, marks, particles, prose

LETTER = re.compile(r"[^\W_]")  # or a digit
NAME_WORDS = 5
# "Osk 14° cloudy", "1 crown = 0.32 euro": what a site shows beside its name.
GAUGE = re.compile(r"[^.!?]{0,60}\d\s?°[^.!?]{0,30}$|[^.!?]{0,30}\b1\s\w+\s=\s[\d.,]+[^.!?]{0,20}$")
SHORT = 4  # a headline has so many words, unless it stands in a list or is repeated
PAGER = re.compile(r"[«‹<\s]*\d{1,3}(?:\s*[|·]?\s+\d{1,3})+[\s.…›»>]*")  # "« ‹ 1 2 3 › »"


def name_line(line: str) -> tuple[str, str | None]:
    """Return the kind of a line by its own words, and its label."""
    return _named(line) if len(line) <= lines.LONGEST else _name(line)


@lru_cache(maxsize=lines.KEPT)
def _named(line: str) -> tuple[str, str | None]:
    return _name(line)  # the pages of a site, and copies of a text, have most lines in common


def _name(line: str) -> tuple[str, str | None]:
    label = marks.label(line)
    if label == "section":
        return "section", label
    if not LETTER.search(line):
        return "separator", None
    if marks.is_inline(line) and label != "link":
        return "label", "either" if label == "listing" else "inline"
    if label:
        alt = label == "stamp" and marks.is_alt_text(line)
        return ("alt-text", None) if alt else ("link" if label == "link" else "label", label)
    return _by_form(line), None


def _by_form(line: str) -> str:
    """Return the kind of a line that is on no list."""
    for kind, test in (
        ("copyright", marks.is_copyright),
        ("alt-text", marks.is_alt_text),
        ("caption", marks.is_caption),
        ("promo", marks.is_promotion),
        ("agency", credits.is_credit),
        ("byline", credits.is_byline),
    ):
        if test(line):
            return kind
    if GAUGE.match(line) or PAGER.fullmatch(line):
        return "link"
    grade = prose.grade(line)
    if grade == prose.PROSE:
        return "prose"
    count = prose.size(line)
    if count >= SHORT or (grade == prose.MAYBE and count >= 2):
        if grade == prose.TITLE and particles.is_outlet(line):
            return "name"
        return "maybe" if grade == prose.MAYBE else "title"
    return "name" if is_name(line) else "short"


def is_name(line: str) -> bool:
    """Say whether a line may name an outlet, a place or a person: few words, with capitals."""
    if len(line) > 40 or line[-1] in ".!?:;,…" and not re.search(r"\b\w\.\w?\.?$", line):
        return False
    spans = [line[a:b] for a, b in lines.words(line)]
    if not 1 <= len(spans) <= NAME_WORDS or not any(c.isalpha() for c in line):
        return False
    cased = [w for w in spans if w[:1].isupper() or w[:1].islower()]
    return sum(w[:1].isupper() for w in cased) * 2 >= len(cased)
