"""What the start tag of an element of HTML says: its names, where it leads, whether it hides."""

import re

from copydesk.pages.elements import INLINE, PLAIN, SORTS

LONGEST_NAMES = 300  # characters of an element's classes and other names that are kept
LONGEST_LINK = 2000
SHOWN_IF = {"template": "shadowrootmode", "dialog": "open"}  # the attribute that shows them
HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
NAMES = {"id": " #%s"} | {
    name: f" [{name}=%s]"
    for name in ("itemprop", "role", "rel", "property", "data-testid", "data-component")
}
LEADING = {"a": "href", "time": "datetime"}
SAYING = frozenset({"class", "hidden", "style", *NAMES, *LEADING.values(), *SHOWN_IF.values()})

Attributes = list[tuple[str, str]]
Said = tuple[str, int, bool, bool, str | None, str | None]
"""An element's tag, its sort, whether it is kept, whether it hides what is in it, its names as a
style sheet would write them (`.story #main [role=main]`), and where it leads."""


def read(tag: str, attributes: Attributes) -> Said:
    """Return what a start tag says; of two attributes of one name the first counts."""
    names, to, hides = "", None, False
    has: dict[str, str] = {}
    for name, value in attributes:
        if name in SAYING and name not in has:
            has[name] = value
    if tag in LEADING:
        to = has.pop(LEADING[tag], "")[:LONGEST_LINK] or None
    if "class" in has and (classes := has.pop("class").split()):
        names = "." + " .".join(classes)
    if has or tag in SHOWN_IF:
        hides = _hides(tag, has)
        for name in reversed(has):
            if name in NAMES and has[name]:
                names += NAMES[name] % has[name]
        names = names.lstrip()
    keeps = bool(names) or tag not in PLAIN
    return tag, SORTS.get(tag, INLINE), keeps, hides, names[:LONGEST_NAMES] or None, to


def _hides(tag: str, has: dict[str, str]) -> bool:
    if tag in SHOWN_IF:
        return SHOWN_IF[tag] not in has
    if "hidden" in has and has["hidden"].lower() != "until-found":
        return True
    return "style" in has and HIDING.search(has["style"]) is not None
