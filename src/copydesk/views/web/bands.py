"""Bands: one bar an article, one colour an independent report, the letter in front.

Four copies read as one band of four, however many outlets printed them.
"""

from collections.abc import Sequence

from markupsafe import Markup

from copydesk.views.web import svg
from copydesk.views.web.hues import hue
from copydesk.views.web.phrases import count, percent

BARS = 10  # bars drawn one by one; beyond it, a solid band and a number
REPORTS = 12  # reports drawn; the rest is a number, so that a line stays a line
BAR, GAP, TALL, SIZE = 5.0, 2.0, 11.0, 12.0

Band = tuple[str, int, int]


def draw_bands(bands: Sequence[Band]) -> Markup:
    """Return the bands of one story, in one line."""
    at, drawn = 0.0, []
    for letter, number, articles in bands[:REPORTS]:
        part, wide = _band(letter, number, articles)
        drawn.append(svg.element("g", part, transform=f"translate({at:.1f} 0)"))
        at += wide + 10
    rest = len(bands) - REPORTS
    if rest > 0:
        drawn.append(svg.element("text", f"+{rest}", x=at, y=TALL + 1, class_="more"))
        at += _width(f"+{rest}")
    return svg.picture(
        (max(at, 1.0), TALL + 4), say_bands(bands), *drawn, class_="bands", links=False
    )


def say_bands(bands: Sequence[Band]) -> str:
    """Return the bands in words.

    >>> say_bands([("A", 0, 4), ("B", 1, 1)])
    'report A: 4 articles, report B: 1 article'
    """
    said = [
        f"report {letter}: {count(articles, 'article')}" for letter, _, articles in bands[:REPORTS]
    ]
    rest = len(bands) - REPORTS
    return ", ".join([*said, *([f"and {count(rest, 'more report')}"] if rest > 0 else [])])


def _band(letter: str, number: int, articles: int) -> tuple[Markup, float]:
    at = _width(letter) + 5
    parts = [svg.element("text", letter, x=0, y=TALL + 1, class_="letter")]
    style = f"bar {hue(number)}"
    if articles <= BARS:
        for _ in range(articles):
            parts.append(svg.element("rect", x=at, y=2, width=BAR, height=TALL, class_=style))
            at += BAR + GAP
        return svg.join(parts), at - GAP
    long = BARS * (BAR + GAP) - GAP
    parts.append(svg.element("rect", x=at, y=2, width=long, height=TALL, class_=style))
    at += long + 3
    parts.append(svg.element("text", f"×{articles}", x=at, y=TALL + 1, class_="more"))
    return svg.join(parts), at + _width(f"×{articles}")


def draw_shares(copied: float, derived: float, own: float) -> Markup:
    """Return how much of an article is copied, derived and its own, as one bar."""
    wide, at, drawn = 200.0, 0.0, []
    for name, share in (("copied", copied), ("derived", derived), ("own", own)):
        part = wide * min(max(share, 0.0), 1.0)
        if part:
            drawn.append(svg.element("rect", x=at, y=0, width=part, height=12, class_=name))
        if name == "derived" and part:
            drawn.extend(_ticks(at, part))
        at += part
    said = f"copied {percent(copied)}, derived {percent(derived)}, own {percent(own)}"
    frame = svg.element("rect", x=0.5, y=0.5, width=wide - 1, height=11, class_="frame")
    return svg.picture((wide, 12), said, *drawn, frame, class_="shares", links=False)


def _ticks(start: float, wide: float) -> list[Markup]:
    return [
        svg.element("line", x1=start + step, y1=0, x2=start + step, y2=12, class_="tick")
        for step in range(2, int(wide), 4)
    ]


def _width(text: str) -> float:
    return len(text) * SIZE * 0.62
