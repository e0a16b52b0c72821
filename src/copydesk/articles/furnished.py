"""Which lines of a page of HTML are furniture by the boxes that they stand in.

Who makes a page names its boxes: `nav`, `.related`, `#comments`. Such a name is believed unless
the box holds a good part of the page's sentences: then it is the page itself that is so named
(`.has-sidebar`, `#newsletter-page`). A word that all boxes with sentences have in their names
(`.widget` of a page builder) says nothing either.
"""

import re
from functools import lru_cache

from copydesk.articles.boxes import INLINE, Boxes

# Tags that no article's text stands in.
APART = frozenset(("nav", "footer", "aside", "button", "figcaption", "menu", "label", "form"))
WHOLE = frozenset(("html", "body", "main", "article"))
NAMED = re.compile(
    r"(?:^|[\s_.#=\[-])(?:author(?:-[a-z]+)?|bio|cta|button|tooltip|rating|related|recirc|promo|comments?|share|sharing|social|newsletter|sign-?up"
    r"|subscri\w*|footer|nav|navbar|navigation|sidebar|most-?(?:read|popular|viewed)|trending"
    r"|popular|advert\w*|ads?|sponsor\w*|widget|breadcrumbs?|byline|authorbio"
    r"|tags?|taglist|cookie\w*|consent|modal|popup|paywall|caption|figcaption|credit"
    r"|copyright|disclaimer|outbrain|taboola|read-?(?:more|next|also)|also-read"
    r"|more-(?:on|from|stories|news)|recommend\w*|teaser|menu|toolbar|disqus|sr-only"
    r"|visually-hidden|screen-reader-text|complementary|attribution|boilerplate|gating|citations?|toc|table-of-contents)(?:$|[\s_\].-])|(?:^|\.)hidden(?:$|\s)",
    re.IGNORECASE,
)
EMBEDDED = re.compile(r"twitter-tweet|instagram-media|fb-post|tiktok-embed", re.IGNORECASE)
# Share of a page's sentences in a box with such a name above which the name is not believed.
# Tuned on one half of the sites (0.2 to 0.5, flat on news; on other articles .3 is best).
BELIEVED = 0.3
SENTENCE = 40  # characters of the shortest line that counts as a sentence here
LINKED = 0.4  # share of a line that may be links before it is no sentence
STOPS = (".", "!", "?", '"', "'", "”", "’", ":", "…", ")", "。", "؟")
POOLED = 0.85  # the same for all boxes that have one such word in their names: then it says nothing
SURE = 0.7  # the same for a box whose tag says that it is furniture


Furniture = tuple[tuple[int, str], ...]
"""Elements that are furniture, each with the word in its names that says so; none: its tag."""


@lru_cache(maxsize=1 << 14)
def named(names: str) -> str:
    """Return the word in the names of a box that is one of furniture; empty if there is none."""
    found = NAMED.search(names)
    return found.group().strip(" \t_.#=[]-").lower() if found else ""


def furniture(boxes: Boxes) -> list[int | None]:
    """Return for each line the furniture that it stands in: an element, or None."""
    around = _around(boxes)
    held: dict[int | str, int] = {}
    whole = 0
    for n, line in enumerate(boxes.words):
        size = len(line)
        if size < SENTENCE or boxes.linked[n] > LINKED * size or not line.endswith(STOPS):
            continue
        whole += size
        above = around[boxes.box[n]]
        for key in {key for pair in above for key in pair}:
            held[key] = held.get(key, 0) + size
    told = [_believed(above, held, whole) for above in around]
    return [told[box] for box in boxes.box]


def _believed(above: Furniture, held: dict[int | str, int], whole: int) -> int | None:
    """Return the outermost furniture that does not hold too many of the page's sentences."""
    for element, name in above:
        here = held.get(element, 0)
        if not name and here <= SURE * whole:
            return element
        if name and here <= BELIEVED * whole and held.get(name, 0) <= POOLED * whole:
            return element
    return None


def _around(boxes: Boxes) -> list[Furniture]:
    """Return for each element the furniture around it, outermost first; last: none."""
    around: list[Furniture] = []
    for element, (tag, names, parent) in enumerate(
        zip(boxes.tags, boxes.names, boxes.parents, strict=True)
    ):
        above: Furniture = around[parent] if parent >= 0 else ()
        if tag in APART or (tag == "blockquote" and names and EMBEDDED.search(names)):
            above = (*above, (element, ""))
        elif names and tag not in INLINE and tag not in WHOLE:
            name = named(names)
            if name:
                above = (*above, (element, name))
        around.append(above)
    around.append(())
    return around
