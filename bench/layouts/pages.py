"""Every page that the layouts make, as cases of bench.segments: in HTML and as stripped text.

Both forms print the same words. The places of the HTML form are found by its visible characters,
which must be the words that were printed, in their order; where they are not, making it fails.
"""

import random
from collections.abc import Iterable, Iterator

from bench.golds.gold import Laid, Row, lay
from bench.layouts import aggregators, later, listings, papers, singles, talks
from bench.layouts.boxes import Words, flat, words_in
from bench.layouts.kinds import LAYOUTS, Layout
from bench.layouts.markup import Markup, page
from bench.layouts.site import SENTENCE, Site
from bench.layouts.strip import STYLES, Mark, Stripped
from bench.segments import Case

from copydesk.pages import row

ROOMS = (aggregators, listings, papers, singles, talks, later)
PAGES = 10  # of a layout
WHOLE = 4  # sentences in one paragraph that make an article printed whole, as in bench/golds
FORMS = ("html", "text")


def cases(form: str, names: Iterable[str]) -> Iterator[Case]:
    """Yield the pages of some layouts in a form, ten a layout."""
    for name in sorted(names):
        for number in range(PAGES):
            made = Made(LAYOUTS[name], number)
            yield made.html() if form == "html" else made.text()


class Made:
    """One page: its site, its boxes, and how they are written down."""

    def __init__(self, layout: Layout, number: int) -> None:
        """Make the page of this number of a layout; the same on every run."""
        self.layout, self.number = layout, number
        self.name = f"{layout.name}-{number}"
        self.rng = random.Random(self.name)
        language = layout.languages[number % len(layout.languages)]
        self.site = Site(self.rng, language)
        self.boxes = list(flat(layout.make(self.site)))
        self.words = list(words_in(self.boxes))
        self.tight = self.rng.random() < 0.5

    def html(self) -> Case:
        """Return the page as HTML."""
        markup = Markup(self.layout.dress, self.tight, self.layout.name, self.rng)
        main = self._main()
        piece = None if main is None else self.site.printed[main]
        source = page(self.site, self.boxes, markup, self.layout.head, piece)
        laid = lay(f"{self.name}.html", None, source)
        spans = self._shown(laid)
        return Case(self.name, laid.page, self._articles(spans, laid))

    def text(self) -> Case:
        """Return the page as stripped text."""
        style = STYLES[self.number % len(STYLES)]
        paper = Stripped(style, self.tight)
        main = self._main()
        if style.title and main is not None:
            head = next(w.text for w in self.words if w.article == main and w.role == "headline")
            paper.write(
                [Words(head, "headline-repeat", main), Words(f"| {self.site.name}", "outlet")]
            )
        paper.write(self.boxes)
        laid = Laid(row.of_text(row.Known(f"{self.name}.txt"), paper.text))
        return Case(self.name, laid.page, self._articles(paper.marks, laid))

    def _main(self) -> int | None:
        """Return the number of the page's own article, if it prints one."""
        own = (n for n, kind in enumerate(self.site.kinds) if kind == "main")
        return next(own, None)

    def _shown(self, laid: Laid) -> list[Mark]:
        """Return where the words stand in the visible text of a page of HTML.

        Raises:
            ValueError: the page shows other words than were printed.
        """
        places = list(laid.visible(0, len(laid.text)))
        marks: list[Mark] = []
        at = 0
        for words in self.words:
            bare = "".join(words.text.split())
            if words.alt or not bare:
                continue
            here = places[at : at + len(bare)]
            if "".join(laid.text[n] for n in here) != bare:
                raise ValueError(f"{self.name} shows other words at {bare[:40]!r}")
            marks.append((here[0], here[-1] + 1, words.role, words.article))
            at += len(bare)
        return marks

    def _articles(self, marks: list[Mark], laid: Laid) -> list[Row]:
        """Return the gold: the articles, with their parts as spans of the page's source."""
        made: dict[int, Row] = {}
        for start, end, role, number in marks:
            if number is not None:
                parts = made.setdefault(number, {"kind": self.site.kinds[number]})
                key = "repeats" if role == "headline-repeat" else role
                parts.setdefault(key, []).append(list(laid.source(start, end)))
        for number, parts in made.items():
            if parts["kind"] != "main":
                parts["kind"] = self._kind(number)
        return list(made.values())

    def _kind(self, number: int) -> str:
        """Return whether another article is printed whole: two paragraphs or four sentences."""
        texts = [w.text for w in self.words if w.article == number and w.role == "body"]
        sentences = sum(len(SENTENCE.split(text)) for text in texts)
        return "full" if len(texts) > 1 or sentences >= WHOLE else "teaser"
