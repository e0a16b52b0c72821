"""Say what a figure without a noun is of: whose level, what change, what lasts so long.

`The toll rose to 45` counts the toll, `shares fell 2 percent` is a change in shares,
`drifted for 27 days` tells how long something drifted, `84 of them` points back.
"""

import re

from copydesk.facts.counted import LONGEST, SHORT, WORD, listed, noun_phrase

# `lists the missing as 11`, `puts the loss at $140 million`: what is counted is the object.
REPORTED = re.compile(
    r"^.*\b(?:list|gave|give|put|count|report|register|estimate|assess|value)(?:s|ed|d)?\s+"
    r"(?:(?:the|its|their)\s+)?(?:(?:number|toll)\s+of\s+)?(?P<what>[a-z][a-z-]*(?: [a-z-]+){0,3})"
    r"\s+(?:as|at)\s+$",
    re.I,
)
IN = re.compile(r"\s+(?:in|of)\s+(?:the\s+)?")


def change(
    text: str, span: tuple[int, int], value: float, name: str | None, what: str
) -> tuple[float, str]:
    """Give a change its sign, and say of what it is a change."""
    if name not in ("percent", "percentage points", "basis points", "share"):
        return value, what
    start, end = span
    if name == "share" and not text[:start].endswith("by "):  # lost a third of its value
        return value, what
    fallen, risen = listed("fallen"), listed("risen")
    head = what.lower().split()[-1] if what else ""
    behind = [w.lower() for w in WORD.findall(text[max(0, start - 40) : start])]
    near = next((w for w in reversed(behind[-3:]) if w in fallen or w in risen), "")
    if behind and behind[-1] in ("to", "at", "of", "from") and head not in fallen | risen:
        near = near if behind[-1] == "of" else ""
    noun = head if head in fallen | risen else ""
    mover = noun or near
    if not mover:
        return value, what
    sign = -1 if mover in fallen and value > 0 else 1
    if head in BARE:
        what = ""
    if noun and head not in BARE:
        of = IN.match(text, end)
        thing = noun_phrase(text, of.end(), False)[0] if of else what[: -len(noun)].strip()
    else:
        thing = subject(text, start)
    return sign * value, f"change in {thing}" if thing else f"change ({mover})"


BARE = frozenset(["lower", "higher", "up", "down"])  # `closed 2 percent lower`
CLAUSE = re.compile(r"[,;:()\"“”]|\b(?:and|but|that|which|who|while|as)\b")
CLAUSE_OF_AS = re.compile(r"[,;:()\"“”]|\b(?:and|but|that|which|who|while)\b")
# Words that may stand between the verb and the number; the last of them end `6 percent to 9`.
PASSED = {
    *("has", "have", "had", "been", "the", "a", "an", "for", "than", "will", "would", "could"),
    *(
        "may",
        "might",
        "must",
        "can",
        "should",
        "expected",
        "from",
        "percent",
        "per",
        "cent",
        "points",
    ),
    *("by", "to", "lost", "losing"),
}


LED = frozenset(["a", "an", "the", "its", "his", "her", "their"])


def subject(text: str, start: int) -> str:
    """Return the noun phrase before the verb that leads to the number: `the toll rose to`."""
    clause = CLAUSE.split(text[max(0, start - 120) : start])[-1]
    told = REPORTED.search(CLAUSE_OF_AS.split(text[max(0, start - 120) : start])[-1])
    if told:
        return told["what"]
    words = WORD.findall(clause)
    movers = listed("levels") | listed("fallen") | listed("risen")
    moved = False
    while words and words[-1].lower() in movers | PASSED:
        if moved and words[-2:-1] and words[-2].lower() in LED:  # at a cost of
            break
        moved = moved or words[-1].lower() not in PASSED
        words.pop()
    keep: list[str] = []
    for word in reversed(words if moved else []):
        if (word.lower() in listed("stop") and word.lower() != "of") or len(keep) >= LONGEST:
            break
        keep.insert(0, word)
    return " ".join(keep).removeprefix("of ")


OF_THEM = re.compile(r"\s+(of\s+(?:them|whom|which|those|these))\b", re.I)
OTHERS = re.compile(r"\s+(others)\b")
LASTS = re.compile(r"(?P<what>[\w’'-]+(?: [\w’'-]+){0,5}) for\s+(?:\w+\s+)?$")
GIVEN = re.compile(
    r"\b(?:gave|gives?|given|giving|has|have|had|allow(?:s|ed)?|needs?|took|takes)\b"
)
TO_DO = re.compile(r"\s+(to [a-z]+)\b")


def pointed(text: str, end: int) -> str:
    """Return what a number without a noun points back to: `of them`, `others`."""
    match = OF_THEM.match(text, end) or OTHERS.match(text, end)
    return match.group(1) if match else ""


def lasting(text: str, span: tuple[int, int]) -> str:
    """Return what lasts so long: `drifted for 27 days`, `60 days to negotiate`."""
    start, end = span
    due = TO_DO.match(text, end)
    if due and GIVEN.search(text[max(0, start - 40) : start]):
        return due.group(1)
    before = LASTS.search(CLAUSE.split(text[max(0, start - 60) : start])[-1])
    keep: list[str] = []
    for word in reversed(before["what"].split() if before else []):
        if word.lower() in listed("stop") or len(keep) == SHORT:
            break
        keep.insert(0, word)
    return " ".join(keep)
