"""Which elements of an HTML page are open, and which of them a tag ends without saying so.

The rules are those of the HTML standard (13.2.6, "generate implied end tags" and the scopes) for
the elements that hold text. Formatting that crosses blocks is not moved: order in the text is
order in the markup, so that offsets into one grow with offsets into the other.
"""

from collections import defaultdict
from dataclasses import dataclass

# Browsers stop nesting at 512; deeper elements count as part of the last one.
DEEPEST = 512


def tags(words: str) -> frozenset[str]:
    """Return the tags that are written here with spaces between them."""
    return frozenset(words.split())


VOID = tags("area base br col embed hr img input link meta param source track wbr")
BLOCK = tags(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li "
    "listing main menu nav ol optgroup p plaintext pre search section summary table tbody td tfoot "
    "th thead tr ul xmp"
)
CELLS = ("table", "td", "th", "caption", "button", "template")
# Start tag: the open elements that it ends, and those behind which none is ended.
ENDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "li": (("li",), ("ul", "ol", "menu", "dir", *CELLS)),
    "dt": (("dt", "dd"), ("dl", *CELLS)), "dd": (("dt", "dd"), ("dl", *CELLS)),
    "td": (("td", "th"), ("tr", "table")), "th": (("td", "th"), ("tr", "table")),
    "tr": (("tr", "td", "th", "caption"), ("table",)),
    "tbody": (("tbody", "thead", "tfoot", "tr", "td", "th", "caption"), ("table",)),
    "thead": (("tbody", "thead", "tfoot", "tr", "td", "th", "caption"), ("table",)),
    "tfoot": (("tbody", "thead", "tfoot", "tr", "td", "th", "caption"), ("table",)),
    "body": (("head",), ()),
    "option": (("option",), ("select",)), "optgroup": (("option", "optgroup"), ("select",)),
}  # fmt: skip
PARAGRAPH = BLOCK - tags("body caption head html tbody td tfoot th thead tr")
# What stands in a table or a template does not end what stands around it.
WALLS = ("table", "template")


@dataclass(slots=True)
class Open:
    """An open element: whether its text is hidden, the nearest element that the tree keeps (`kept`,
    itself or around it), and its own place there (`own`, -1: none)."""

    tag: str
    hidden: bool
    kept: int
    own: int


class Elements:
    """The open elements, outermost first."""

    def __init__(self) -> None:
        """Start outside any element."""
        self.stack: list[Open] = []
        self._blocks: list[int] = []
        self._at: defaultdict[str, list[int]] = defaultdict(list)
        self._beyond: defaultdict[str, int] = defaultdict(int)

    def ended_by(self, tag: str) -> list[Open]:
        """Close and return what the start tag of an element ends, innermost first."""
        closed: list[Open] = []
        if tag in PARAGRAPH and self._at["p"]:
            closed += self._close_any(("p",), CELLS)
        if tag in ENDS:
            closed += self._close_any(*ENDS[tag])
        elif tag == "a":
            closed += self.close("a")  # links do not nest
        return closed

    def push(self, element: Open) -> bool:
        """Open an element; say whether it counts, which one nested too deep does not."""
        if len(self.stack) >= DEEPEST:
            self._beyond[element.tag] += 1
            return False
        self._at[element.tag].append(len(self.stack))
        if element.tag in BLOCK:
            self._blocks.append(len(self.stack))
        self.stack.append(element)
        return True

    def close(self, tag: str) -> list[Open]:
        """Close and return the elements that an end tag ends, innermost first; often just one.

        What shapes words does not end a block that was opened in it; then it goes on.
        """
        if self._beyond[tag]:
            self._beyond[tag] -= 1
            return []
        found = self._at[tag]
        if not found:
            return []
        if tag in BLOCK:
            wall = -1 if tag in WALLS else self._last(WALLS)
        else:
            wall = self._blocks[-1] if self._blocks else -1
        return self._cut(found[-1]) if found[-1] > wall else []

    def _close_any(self, tags: tuple[str, ...], walls: tuple[str, ...]) -> list[Open]:
        wall = self._last(walls)
        inside = [self._at[tag][-1] for tag in tags if self._at[tag] and self._at[tag][-1] > wall]
        return self._cut(min(inside)) if inside else []

    def _last(self, tags: tuple[str, ...]) -> int:
        return max((self._at[tag][-1] for tag in tags if self._at[tag]), default=-1)

    def _cut(self, depth: int) -> list[Open]:
        closed = []
        while len(self.stack) > depth:
            closed.append(self.stack.pop())
            self._at[closed[-1].tag].pop()
            if self._blocks and self._blocks[-1] == len(self.stack):
                self._blocks.pop()
        return closed
