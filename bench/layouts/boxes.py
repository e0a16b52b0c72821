"""A page before it is markup: boxes in boxes, and words that know their role and their article."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

BLOCK = frozenset(
    ("address", "amp-img", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl",
     "dt", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
     "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "th", "tr", "ul")
)  # fmt: skip
VOID = frozenset(("img", "br", "hr", "input"))


@dataclass
class Words:
    """Visible words with a role of `tables.ROLES`, and the article they belong to, or None.

    `alt` words stand in an attribute of a picture: only some ways of stripping print them.
    """

    text: str
    role: str
    article: int | None = None
    alt: bool = False


@dataclass
class Box:
    """An element: its tag, the names a style sheet has for it, and what stands in it.

    The boxes in a `row` stand beside each other on a screen.
    """

    tag: str
    names: list[str] = field(default_factory=list)
    inner: list["Box | Words"] = field(default_factory=list)
    attributes: dict[str, str] = field(default_factory=dict)
    row: bool = False


Inner = Box | Words | None | Iterable["Inner"]


def box(hint: str, *inner: Inner, **attributes: str) -> Box:
    """Return an element of a tag and names, as a style sheet writes them: `div.card.wide`."""
    tag, *names = hint.split(".")
    return Box(tag, names, list(flat(inner)), {k.rstrip("_"): v for k, v in attributes.items()})


def row(hint: str, *inner: Inner, **attributes: str) -> Box:
    """Return an element whose boxes stand beside each other on a screen."""
    made = box(hint, *inner, **attributes)
    made.row = True
    return made


def flat(inner: Inner) -> Iterator[Box | Words]:
    """Yield boxes and words out of lists in lists; None is left out."""
    if isinstance(inner, Box | Words):
        yield inner
    elif inner is not None:
        for one in inner:
            yield from flat(one)


def words_in(inner: Iterable[Box | Words]) -> Iterator[Words]:
    """Yield all words in the order of the page."""
    for one in inner:
        if isinstance(one, Words):
            yield one
        else:
            yield from words_in(one.inner)
