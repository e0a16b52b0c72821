"""Which elements of an HTML page are open, and which of them a tag ends without saying so.

The rules are those of the HTML standard (13.2.6, "generate implied end tags" and the scopes) for
the elements that hold text. Formatting that crosses blocks is not moved: order in the text is
order in the markup, so that offsets into one grow with offsets into the other. Each tag costs the
same, however many elements are open: where those of a tag are is filed when it is first asked.
"""

from collections import defaultdict

# Browsers stop nesting at 512; deeper elements count as part of the last one.
DEEPEST = 512


def tags(words: str) -> frozenset[str]:
    """Return the tags that are written here with spaces between them."""
    return frozenset(words.split())


VOID = tags("area base br col embed hr img input link meta param source track wbr")
BLOCKS = tags(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li "
    "listing main menu nav ol optgroup p plaintext pre search section summary table tbody td tfoot "
    "th thead tr ul xmp"
)
# Elements that only shape words; without a name of their own they say nothing of a page's parts.
PLAIN = tags(
    "abbr acronym b bdi bdo big code data del dfn em font i ins kbd mark nobr q s samp small span "
    "strike strong sub sup tt u var wbr"
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
ENDS_PARAGRAPH = BLOCKS - tags("body caption head html tbody td tfoot th thead tr")
# What stands in a table or a template does not end what stands around it.
WALLS = ("table", "template")

# Of what sort an element is. From BLOCK on they are blocks, from APART on two that touch are set
# apart by a style sheet: a name and an age, two links of a menu.
INLINE, APART, LINK, BLOCK, PARAGRAPH, PART, PRE, BREAK = range(8)
SORTS = (
    dict.fromkeys(tags("button cite label span time"), APART)
    | dict.fromkeys(BLOCKS, BLOCK)
    | dict.fromkeys(ENDS, PART)
    | {"a": LINK, "p": PARAGRAPH, "pre": PRE}
)

Open = tuple[str, int, bool, int]
"""An open element: its tag, its sort, whether it hides what is in it, and its place among those
that are kept (-1: none)."""


class Elements:
    """The open elements, outermost first (`stack`).

    One that is opened is put there, and one that is closed as it was opened is taken from there,
    by whoever reads the page; if it was among the first `filed` elements, `forget` must be told.
    """

    def __init__(self) -> None:
        """Start outside any element."""
        # The page itself is at the bottom, which no tag ends.
        self.stack: list[Open] = [("", BLOCK, False, -1)]
        self.filed = 0
        self._at: defaultdict[str, list[int]] = defaultdict(list)
        self._blocks: list[int] = []
        self.beyond: defaultdict[str, int] = defaultdict(int)

    def ended_by(self, tag: str) -> list[Open]:
        """Close and return what the start tag of an element ends, innermost first."""
        closed: list[Open] = []
        if tag in ENDS_PARAGRAPH:
            closed = self._close_any(("p",), CELLS)
        if tag in ENDS:
            closed += self._close_any(*ENDS[tag])
        elif tag == "a":
            closed += self.close("a")  # links do not nest
        return closed

    def close(self, tag: str) -> list[Open]:
        """Close and return the elements that an end tag ends, innermost first; often just one.

        What shapes words does not end a block that was opened in it; then it goes on.
        """
        if self.beyond and self.beyond[tag]:
            self.beyond[tag] -= 1
            return []
        self._file()
        found = self._at[tag]
        if not found:
            return []
        depth = found[-1]
        if depth < len(self.stack) - 1:
            if tag in BLOCKS:
                wall = -1 if tag in WALLS else self._last(WALLS)
            else:
                wall = self._blocks[-1] if self._blocks else -1
            if depth <= wall:
                return []
        return self._cut(depth)

    def forget(self, tag: str, sort: int) -> None:
        """Take note that the last of the filed elements was taken from the stack."""
        self.filed -= 1
        self._at[tag].pop()
        if sort >= BLOCK:
            self._blocks.pop()

    def _file(self) -> None:
        """File where the elements of each tag are."""
        for depth in range(self.filed, len(self.stack)):
            tag, sort, _, _ = self.stack[depth]
            self._at[tag].append(depth)
            if sort >= BLOCK:
                self._blocks.append(depth)
        self.filed = len(self.stack)

    def _close_any(self, ended: tuple[str, ...], walls: tuple[str, ...]) -> list[Open]:
        if self.stack[-1][0] in walls:
            return []
        self._file()
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
        for tag, sort, _, _ in closed:
            self.forget(tag, sort)
        return closed
