"""Which lines of a page of HTML are furniture by the boxes that they stand in.

Who makes a page names its boxes: `nav`, `.related`, `#comments`. Such a name is believed unless
the box holds a good part of the page's sentences: then it is the page itself that is so named
(`.has-sidebar`, `#newsletter-page`). A word that all boxes with sentences have in their names
(`.widget` of a page builder) says nothing either.
"""

from copydesk.articles.boxes import INLINE, Boxes

# Tags that no article's text stands in.
APART = frozenset(("nav", "footer", "aside", "button", "figcaption", "menu", "label", "form"))
WHOLE = frozenset(("html", "body", "main", "article"))
# Share of a page's sentences in a box with such a name above which the name is not believed.
# Tuned on one half of the sites (0.2 to 0.5, flat on news; on other articles .3 is best).
BELIEVED = 0.3
POOLED = 0.85  # the same for all boxes that have one such word in their names: then it says nothing
SURE = 0.7  # the same for a box whose tag says that it is furniture


def furniture(boxes: Boxes) -> list[int | None]:
    """Return for each line the furniture that it stands in: an element, or None."""
    named = _named(boxes)
    before = boxes.sizes(boxes.sentences)
    whole = before[-1]
    pooled: dict[str, int] = {}
    seen: dict[str, int] = {}
    held: list[int] = []
    for element, word in named:
        lines = boxes.held(element)
        held.append(before[lines.stop] - before[lines.start])
        if lines.start >= seen.get(word, 0):  # not in a box with the same word
            pooled[word] = pooled.get(word, 0) + held[-1]
            seen[word] = lines.stop
    found: list[int | None] = [None] * len(boxes.words)
    for (element, word), size in zip(named, held, strict=True):
        most = BELIEVED if word else SURE
        lines = boxes.held(element)
        if size > most * whole or (word and pooled[word] > POOLED * whole):
            continue
        if lines and found[lines.start] is None:
            found[lines.start : lines.stop] = [element] * len(lines)
    return found


def _named(boxes: Boxes) -> list[tuple[int, str]]:
    """Return the elements that are furniture, outer ones first, each with the word that says so.

    The word is empty where the tag says it.
    """
    named: list[tuple[int, str]] = []
    for element, (tag, traits) in enumerate(zip(boxes.tags, boxes.traits, strict=True)):
        if tag in APART or (traits.embedded and tag == "blockquote"):
            named.append((element, ""))
        elif traits.furniture and tag not in INLINE and tag not in WHOLE:
            named.append((element, traits.furniture))
    return named
