"""Which elements of an HTML page are open, and which of them a tag ends without saying so.

The rules are those of the HTML standard (13.2.6, "generate implied end tags" and the scopes) for
the elements that hold text. Formatting that crosses blocks is not moved: order in the text is
order in the markup, so that offsets into one grow with offsets into the other. Each tag costs the
same, however many elements are open.
"""

from collections import defaultdict

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
ROWS = ("tbody", "thead", "tfoot", "tr", "td", "th", "caption")
# Start tag: the open elements that it ends, and those behind which none is ended.
ENDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "li": (("li",), ("ul", "ol", "menu", "dir", *CELLS)),
    "dt": (("dt", "dd"), ("dl", *CELLS)), "dd": (("dt", "dd"), ("dl", *CELLS)),
    "td": (("td", "th"), ("tr", "table")), "th": (("td", "th"), ("tr", "table")),
    "tr": (("tr", "td", "th", "caption"), ("table",)),
    "tbody": (ROWS, ("table",)), "thead": (ROWS, ("table",)), "tfoot": (ROWS, ("table",)),
    "body": (("head",), ()),
}  # fmt: skip
PARAGRAPH = BLOCK - tags("body caption head html tbody td tfoot th thead tr")
# What stands in a table or a template does not end what stands around it.
WALLS = ("table", "template")

Open = tuple[str, bool, int, int]
"""An open element: its tag, whether its text is hidden, the nearest element that the tree keeps
(itself or around it; -1: none), and its own place there (-1: none)."""


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
        if self._at["p"] and tag in PARAGRAPH:
            closed = self._close_any(("p",), CELLS)
        if tag in ENDS:
            closed += self._close_any(*ENDS[tag])
        elif tag == "a" and self._at["a"]:
            closed += self.close("a")  # links do not nest
        return closed

    def push(self, element: Open) -> bool:
        """Open an element; say whether it counts, which one nested too deep does not."""
        tag, depth = element[0], len(self.stack)
        if depth >= DEEPEST:
            self._beyond[tag] += 1
            return False
        self._at[tag].append(depth)
        if tag in BLOCK:
            self._blocks.append(depth)
        self.stack.append(element)
        return True

    def close(self, tag: str) -> list[Open]:
        """Close and return the elements that an end tag ends, innermost first; often just one.

        What shapes words does not end a block that was opened in it; then it goes on.
        """
        stack = self.stack
        if stack and stack[-1][0] == tag and not self._beyond:
            self._at[tag].pop()
            if tag in BLOCK:
                self._blocks.pop()
            return [stack.pop()]
        if self._beyond and self._beyond[tag]:
            self._beyond[tag] -= 1
            return []
        found = self._at[tag]
        if not found:
            return []
        depth = found[-1]
        if depth < len(self.stack) - 1:
            if tag in BLOCK:
                wall = -1 if tag in WALLS else self._last(WALLS)
            else:
                wall = self._blocks[-1] if self._blocks else -1
            if depth <= wall:
                return []
        return self._cut(depth)

    def _close_any(self, ended: tuple[str, ...], walls: tuple[str, ...]) -> list[Open]:
        depths = [self._at[tag][-1] for tag in ended if self._at[tag]]
        if not depths:
            return []
        wall = self._last(walls)
        inside = [depth for depth in depths if depth > wall]
        return self._cut(min(inside)) if inside else []

    def _last(self, walls: tuple[str, ...]) -> int:
        at = self._at
        return max([at[tag][-1] for tag in walls if at[tag]], default=-1)

    def _cut(self, depth: int) -> list[Open]:
        closed = self.stack[depth:]
        closed.reverse()
        del self.stack[depth:]
        for element in closed:
            self._at[element[0]].pop()
        blocks = self._blocks
        while blocks and blocks[-1] >= depth:
            blocks.pop()
        return closed
