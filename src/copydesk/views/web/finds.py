"""What was sought and found, as the page of a search shows it: words marked, addresses to go on."""

from collections.abc import Mapping
from urllib.parse import urlencode

from markupsafe import Markup, escape

from copydesk.text import Span
from copydesk.views.search import Hit, Sought

ONE = {"article": "article", "event": "event", "quote": "quotation", "figure": "figure"}
MANY = {
    "article": "Articles",
    "event": "What happened",
    "quote": "Who said it",
    "figure": "Figures",
}
ROOTS = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
"""The kinds of events, as PLOVER names them."""

FEW, MANY_OF_ONE = 10, 50  # hits of each kind, and where one kind is asked for
MOST_PAGES = 1_000
FIELDS = ("words", "kind", "outlet", "country", "since", "until", "story", "root")


def number(text: str) -> int | None:
    """Return a number from an address, or None where it is none.

    >>> number("12"), number("many"), number("²")
    (12, None, None)
    """
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else None


def read(asked: Mapping[str, str]) -> Sought:
    """Return what an address asks for."""
    given = {name: asked.get(name, "").strip() for name in FIELDS}
    return Sought(
        **given,
        origins=number(asked.get("origins", "")),
        limit=MANY_OF_ONE if given["kind"] else FEW,
        page=min(max(number(asked.get("page", "")) or 1, 1), MOST_PAGES),
    )


def asks(sought: Sought) -> bool:
    """Say whether anything is sought."""
    return sought.origins is not None or any(getattr(sought, name) for name in FIELDS)


def link(
    sought: Sought, *, kind: str | None = None, page: int = 1, only_words: bool = False
) -> str:
    """Return the address of a search, of another page or kind of it, or without its filters.

    >>> link(Sought("two ships", country="NAM"), page=2)
    '/search?words=two+ships&country=NAM&page=2'
    """
    asked = {name: getattr(sought, name) for name in FIELDS}
    asked |= {"origins": "" if sought.origins is None else sought.origins}
    if only_words:
        asked = {"words": sought.words}
    elif kind:
        asked["kind"] = kind
    given = {name: value for name, value in asked.items() if value != ""}
    return "/search?" + urlencode(given | ({"page": page} if page > 1 else {}), errors="replace")


def address(hit: Hit) -> str:
    """Return the page of an article or a fact."""
    return f"/{'article' if hit.kind == 'article' else 'fact'}/{hit.id}"


def marked(text: str, marks: tuple[Span, ...], longest: int | None = None) -> Markup:
    """Return text as HTML, the words that were sought in `mark`; cut where it is too long.

    >>> str(marked("<b> ferry", ((4, 9),)))
    '&lt;b&gt; <mark>ferry</mark>'
    """
    shown = text if longest is None else text[:longest]
    parts, at = list[Markup](), 0
    for start, end in marks:
        if end <= len(shown):
            parts += [escape(shown[at:start]), Markup("<mark>{}</mark>").format(shown[start:end])]
            at = end
    parts += [escape(shown[at:]), Markup("…" if len(shown) < len(text) else "")]
    return Markup().join(parts)
