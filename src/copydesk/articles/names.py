"""What the names of a box say: its id, classes and role as a style sheet writes them.

A site has some hundred sets of names, and a page of it a thousand boxes; so each set is read once.
"""

import re
from functools import lru_cache
from typing import NamedTuple


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Words of names that are those of furniture: whole words, beginnings of words, words in a row.
FURNITURE = _set(
    "author bio cta button tooltip rating related recirc promo comment comments share sharing"
    " social newsletter signup footer nav navbar navigation sidebar mostread mostpopular"
    " mostviewed trending popular ad ads widget breadcrumb breadcrumbs byline authorbio tag tags"
    " taglist consent modal popup paywall caption figcaption credit copyright disclaimer outbrain"
    " taboola readmore readnext readalso teaser menu toolbar disqus complementary attribution"
    " boilerplate gating citation citations toc"
)
BEGUN = ("subscri", "advert", "sponsor", "cookie", "recommend")
ROWS = (
    "sign-up", "most-read", "most-popular", "most-viewed", "read-more", "read-next", "read-also",
    "also-read", "more-on", "more-from", "more-stories", "more-news", "sr-only", "visually-hidden",
    "screen-reader-text", "table-of-contents",
)  # fmt: skip
OPENING = frozenset(row.partition("-")[0] for row in ROWS)
TELLING = FURNITURE | OPENING
CONTROLS = _set(
    "nav navbar navigation menu footer breadcrumb breadcrumbs share sharing social comment comments"
    " consent toc"
)
LISTED = _set("tags taglist tag-list tagcloud tag-cloud taglinks tag-links")
HIDDEN = "hidden"
APART = re.compile(r"[\s_.#=\[\]-]+")
EMBEDDED = re.compile(r"twitter-tweet|instagram-media|fb-post|tiktok-embed")
# Names of the box of a title, for titles of few words.
TITLE = re.compile(r"title|headline|heading|(?:product|item|card|post|entry|story)[\w-]*name")
DIGITS = str.maketrans("", "", "0123456789")


class Traits(NamedTuple):
    """What a set of names says.

    `furniture` is the word in it that is one of furniture, or empty; `embedded` is true of a post
    of a network, `control` of what a page is worked with, `title` of the box of a title; `first`
    is the first class without its digits, by which boxes are alike.
    """

    furniture: str = ""
    embedded: bool = False
    control: bool = False
    title: bool = False
    first: str = ""


NAMELESS = Traits()


@lru_cache(maxsize=1 << 14)
def read(names: str | None) -> Traits:
    """Return what a set of names says.

    >>> read(".card-title .post-17 #c5")
    Traits(furniture='', embedded=False, control=False, title=True, first='.card-title')
    """
    if not names:
        return NAMELESS
    small = names.lower()
    words = APART.split(small)
    single = names.split()
    first = next((name for name in single if name.startswith(".")), "")
    return Traits(
        _furniture(words, small) or (HIDDEN if ".hidden" in single else ""),
        EMBEDDED.search(small) is not None,
        _is_control(words, small),
        TITLE.search(small) is not None,
        first.translate(DIGITS),
    )


def _furniture(words: list[str], names: str) -> str:
    """Return the first word, or words in a row, that are those of furniture; empty if none is."""
    if TELLING.isdisjoint(words) and not any(start in names for start in BEGUN):
        return ""
    for word in words:
        if word in FURNITURE or word.startswith(BEGUN):
            return word
        if word in OPENING:
            row = next((row for row in ROWS if row.startswith(word) and row in names), "")
            if row:
                return row
    return ""


def _is_control(words: list[str], names: str) -> bool:
    if not CONTROLS.isdisjoint(words):
        return True
    if "cookie" in names and any(word.startswith("cookie") for word in words):
        return True
    return "tag" in names and not LISTED.isdisjoint(name.lstrip(".#") for name in names.split())
