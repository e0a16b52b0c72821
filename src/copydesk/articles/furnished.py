"""Which lines of a page of HTML are furniture by the boxes that they stand in.

Who makes a page names its boxes: `nav`, `.related`, `#comments`. Such a name is believed unless
the box holds a good part of the page's sentences: then it is the page itself that is so named
(`.has-sidebar`, `#newsletter-page`).
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
    r"|more-(?:on|from|stories|news)|recommend\w*|teaser|menu|toolbar|disqus|hidden|sr-only"
    r"|visually-hidden|screen-reader-text|complementary)(?:$|[\s_\].-])",
    re.IGNORECASE,
)
EMBEDDED = re.compile(r"twitter-tweet|instagram-media|fb-post|tiktok-embed", re.IGNORECASE)
# Share of a page's sentences in a box with such a name above which the name is not believed.
# Tuned on one half of the sites (0.2 to 0.5, flat on news; on other articles .3 is best).
BELIEVED = 0.3
SENTENCE = 40  # characters of the shortest line that counts as a sentence here
LINKED = 0.4  # share of a line that may be links before it is no sentence
STOPS = (".", "!", "?", '"', "'", "”", "’", ":", "…", ")", "。", "؟")
SURE = -1  # a box whose tag alone says that it is furniture


@lru_cache(maxsize=1 << 14)
def is_named(names: str) -> bool:
    """Say whether the names of a box are those of furniture."""
    return NAMED.search(names) is not None


def furniture(boxes: Boxes) -> list[int | None]:
    """Return for each line the furniture that it stands in: an element, or None."""
    around = _around(boxes)
    held: dict[int, int] = {}
    whole = 0
    for n, line in enumerate(boxes.words):
        size = len(line)
        if size < SENTENCE or boxes.linked[n] > LINKED * size or not line.endswith(STOPS):
            continue
        whole += size
        for element, _ in around[boxes.box[n]]:
            held[element] = held.get(element, 0) + size
    least = BELIEVED * whole
    told = [
        next((e for e, sure in above if sure or held.get(e, 0) <= least), None) for above in around
    ]
    return [told[box] for box in boxes.box]


def _around(boxes: Boxes) -> list[tuple[tuple[int, bool], ...]]:
    """Return for each element the furniture around it, and whether the tag says so; last: none."""
    around: list[tuple[tuple[int, bool], ...]] = []
    for element, (tag, names, parent) in enumerate(
        zip(boxes.tags, boxes.names, boxes.parents, strict=True)
    ):
        above = around[parent] if parent >= 0 else ()
        if tag in APART or (tag == "blockquote" and names and EMBEDDED.search(names)):
            above = (*above, (element, True))
        elif names and tag not in INLINE and tag not in WHOLE and is_named(names):
            above = (*above, (element, False))
        around.append(above)
    around.append(())
    return around
