"""The chart of a page: where its segments stand, from its first character to its last.

Above the line each segment in the colour of its group, below it each article as a bracket, so that
one glance tells how much of a page is its own article, and how much others or furniture.
"""

from collections.abc import Mapping, Sequence
from itertools import groupby

from markupsafe import Markup

from copydesk.views.roles import FURNITURE, group_of
from copydesk.views.sheets import Stretch
from copydesk.views.web import svg
from copydesk.views.web.phrases import count

WIDE, TALL, BRACKET = 1000.0, 26.0, 7.0
LEAST = 0.8  # pixels of the thinnest bar that is drawn
NAMED = 46.0  # pixels of a bracket that has room for a name


def draw_chart(stretches: Sequence[Stretch], names: Mapping[str, str], size: int) -> Markup:
    """Return the chart of a page of so many characters."""
    scale = WIDE / max(size, 1)
    bars = [_bar(run, scale) for run in _runs(stretches)]
    articles: dict[str, list[Stretch]] = {}
    for stretch in stretches:
        if stretch.article:
            articles.setdefault(stretch.article, []).append(stretch)
    brackets = [_bracket(parts, names, scale) for parts in articles.values()]
    said = f"{count(len(articles), 'article')} among {count(len(stretches), 'segment')}"
    return svg.picture((WIDE, TALL + BRACKET + 18), said, *bars, *brackets, class_="chart")


def _runs(stretches: Sequence[Stretch]) -> list[tuple[str, int, int]]:
    """Return neighbours of one group and article as one: a page may have thousands of segments."""
    runs: list[tuple[str, int, int]] = []
    for (letter, _), some in groupby(stretches, lambda s: (group_of(s).letter, s.article)):
        parts = list(some)
        runs.append((letter, parts[0].start, parts[-1].end))
    return runs


def _bar(run: tuple[str, int, int], scale: float) -> Markup:
    letter, start, end = run
    top = TALL / 2 if letter == FURNITURE.letter else 0.0
    wide = max((end - start) * scale, LEAST)
    style = f"group-{letter}"
    return svg.element("rect", x=start * scale, y=top, width=wide, height=TALL - top, class_=style)


def _bracket(parts: Sequence[Stretch], names: Mapping[str, str], scale: float) -> Markup:
    first, last = parts[0], parts[-1]
    left, right = first.start * scale, max(last.end * scale, first.start * scale + LEAST)
    top = TALL + 3
    line = f"M{left:.1f} {top}v{BRACKET}H{right:.1f}v-{BRACKET}"
    name = names.get(first.article or "", first.kind or "")
    drawn = [svg.element("path", d=line, class_=f"bracket {first.kind or ''}")]
    if right - left >= NAMED:
        drawn.append(svg.element("text", name, x=left, y=top + BRACKET + 14, class_="more"))
    return svg.link(f"#s{first.start}", *drawn, label=f"{name}, from character {first.start}")
