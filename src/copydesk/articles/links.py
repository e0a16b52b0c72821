"""Addresses that a page gives: where its article is at home, where its links lead.

Only http and https lead to an article. A relative address is read against the `base` of the page,
else against the page's own address; a page without either has no relative links.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from urllib.parse import urldefrag, urljoin, urlsplit

from copydesk import lexicon
from copydesk.articles.leads import Leads
from copydesk.articles.phrases import either
from copydesk.text import Span

LONGEST = 2000
SCHEMES = {"http", "https"}
ODD = re.compile(r"[\x00-\x20\x7f-\x9f\u200b-\u200f\u2028-\u202e\ufeff]")
# A whole address, or a path, of common characters; what stands behind # is left out.
WHOLE = re.compile(r"https?://[^/]", re.IGNORECASE)  # an address that others can be read against
PLAIN = re.compile(
    r"(https?://[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)+(?=[/#]|$))?(/(?!/)[!$-\[\]-~]*)?(?:#[!-~]*)?$"
)
# An offer of another article: "Also read: ..." with the headline behind it or on the next lines.
AFTER = 300  # characters below an article in which it may still offer others
OFFERED = 6  # headlines under one label
PARAGRAPH = 250  # characters of the longest line that may be an offer
WORDS = 4  # words of the shortest headline that is offered
WEAK = frozenset(("more", "watch", "listen", "opinion", "explained", "recommended", "related"))
Link = tuple[int, int, str | None]


def absolute(link: str | None, base: str | None) -> str | None:
    """Return where a link leads, or None where that is no page of the web.

    >>> absolute("../ferry#top", "https://harbour.example/sea/today/")
    'https://harbour.example/sea/ferry'
    >>> absolute("javascript:alert(1)", "https://harbour.example/") is None
    True
    """
    words = (link or "").strip()
    plain = PLAIN.match(words)
    if plain and "/." not in words and len(words) <= LONGEST:  # most need not be taken apart
        host, path = plain.groups()
        if host or (path and WHOLE.match(base or "")):
            return (host or _site(base or "")) + (path or "")
    if not words or len(words) > LONGEST or ODD.search(words):
        return None
    try:
        whole = urldefrag(urljoin(base or "", words)).url
        parts = urlsplit(whole)
        host, _ = parts.hostname, parts.port
    except ValueError:  # a broken port or IPv6 address
        return None
    return whole if parts.scheme.lower() in SCHEMES and host and not parts.username else None


@lru_cache(maxsize=64)
def _site(address: str) -> str:
    """Return the scheme, host and port of an address that is whole."""
    return "/".join(address.split("/", 3)[:3])


def base(page: str | None, stated: str | None, own: str | None) -> str | None:
    """Return what relative addresses of a page are read against.

    That is the base which the page states, its address, or else where it wants to be known.
    """
    home = absolute(page, None) or own
    return absolute(stated, home) or home


def canonical(page: str | None, stated: tuple[str, ...]) -> str | None:
    """Return the address under which a page wants to be known: the first that can be one.

    A front page is not where an article is, unless the page is the front page.
    """
    here = absolute(page, None)
    for one in stated:
        whole = absolute(one, here)
        if whole and (_is_front(whole) <= (here is None or _is_front(here))):
            return whole
    return None


def _is_front(address: str) -> bool:
    parts = urlsplit(address)
    return parts.path in {"", "/"} and not parts.query


def offered(text: str, span: Span, taken: list[Span], leads: Leads) -> Iterator[Link]:
    """Yield the headlines that an article offers to read as well, each once, with where it leads.

    `span` is that of the article, `taken` are the spans of its text; a line there is an offer only
    if it is a link.
    """
    below = text.find("\n", span[1] + AFTER)
    linked = bool(leads.starts)
    seen: set[str] = set()
    left = 0  # headlines that may follow the last label
    for line in _short_lines(text, (span[0], below if below >= 0 else len(text))):
        label = _offers().match(text, *line)
        if label and label.end() == line[1]:
            left = OFFERED if linked else 1
        elif label or left:
            start = label.end() if label else line[0]
            to = leads.over(start, line[1])
            inside = any(a <= start < b for a, b in taken)
            left = left - 1 if not label else 0
            if not _is_headline(text, (start, line[1])) or not _is_offer(label, to, linked, inside):
                left = 0
            elif (same := to or text[start : line[1]]) not in seen:
                seen.add(same)
                yield start, line[1], to


def _short_lines(text: str, span: Span) -> Iterator[Span]:
    """Yield the lines that are no paragraphs."""
    at = span[0]
    for words in text[slice(*span)].split("\n"):
        if len(words) <= PARAGRAPH:
            yield at, at + len(words)
        at += len(words) + 1


def _is_offer(label: re.Match[str] | None, to: str | None, linked: bool, inside: bool) -> bool:
    """Say whether a line behind a label, or under one, leads to another article.

    Without a colon a label may be the beginning of a sentence, unless the line is a link.
    """
    if inside:
        return to is not None and (label is None or bool(label["mark"]))
    if label is None:
        return to is not None or not linked
    return bool(label["mark"]) or (to is not None and label["label"].casefold() not in WEAK)


def _is_headline(text: str, line: Span) -> bool:
    words = text[line[0] : min(line[1], line[0] + LONGEST)]
    return len(words.split()) >= WORDS or any(c >= "\u3040" for c in words)


@cache
def _offers() -> re.Pattern[str]:
    """Return the pattern of a label at the start of a line, up to the headline behind it."""
    labels = either(lexicon.load("labels")["inline"]).replace(r"don\s+t", r"don['’\s]?t")
    return re.compile(
        rf"\W{{0,3}}(?P<label>{labels})(?!\w)\s*(?P<mark>[:–—|>»-]*)\s*", re.IGNORECASE
    )
