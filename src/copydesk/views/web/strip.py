"""The first-seen strip: when each article was published, on one line of time.

Hours are drawn where an hour is printed. A page that prints only its day is a bar as wide as
that day, for its place within it is not known; one without a date is counted beneath.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from markupsafe import Markup

from copydesk.views.sheets import Outlet
from copydesk.views.web import svg
from copydesk.views.web.hues import HUES, hue, letter, spoken
from copydesk.views.web.phrases import count, has_hour, moment, time

WIDE, SIDE = 560.0, 12.0
CHIP = 20.0
LANES = 7  # chips stacked above one time; beyond them a number
SINGLE = 40  # articles drawn one by one; more are counted by report and bin
BIN = 46.0


@dataclass(frozen=True)
class Mark:
    """A chip on the strip: where its time begins and ends, and how many articles it stands for."""

    start: float
    end: float
    outlet: Outlet
    articles: int


def draw_first_seen(outlets: Sequence[Outlet]) -> Markup:
    """Return the strip of a story's articles."""
    dated = [(when, o) for o in outlets if (when := _when(o)) is not None]
    undated = len(outlets) - len(dated)
    if not dated:
        said = f"First seen: no date is printed in {count(len(outlets), 'article')}"
        note = svg.element("text", "no date is printed anywhere", x=0, y=14, class_="note")
        return svg.picture((WIDE, 20), said, note, class_="strip")
    first, last = _ends([when for when, _ in dated], [o for _, o in dated])
    marks = _marks(dated, first, last)
    drawn, lanes = _stack(marks)
    base = lanes * (CHIP + 3) + 6
    rays = [_ray(mark, lane, base) for mark, lane in drawn]
    parts = [*rays, *_axis(first, last, base), *[_draw(m, lane, base) for m, lane in drawn]]
    foot = base + 34
    hidden = sum(m.articles for m in marks) - sum(m.articles for m, _ in drawn)
    notes = [count(hidden, "more article") + " at these times"] * bool(hidden)
    notes += [count(undated, "article") + " without a date"] * bool(undated)
    if notes:
        parts.append(svg.element("text", " · ".join(notes), x=SIDE, y=foot + 8, class_="note"))
        foot += 16
    used = sorted({m.outlet.hue % HUES for m in marks if m.outlet.how == "derived"})
    patterns = svg.element("defs", *[svg.hatch("strip", f"hue-{n}", n) for n in used])
    said = f"First seen: {count(len(dated), 'dated article')}, from {_say(first)} to {_say(last)}"
    return svg.picture((WIDE, foot), said, patterns, *parts, class_="strip")


def _when(outlet: Outlet) -> datetime | None:
    when = moment(outlet.published)
    if when is None:
        return None
    return when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC)


def _ends(times: list[datetime], outlets: list[Outlet]) -> tuple[datetime, datetime]:
    """Return the first and last moment of the line; a day alone reaches to its midnight."""
    first = min(times)
    last = max(
        when if has_hour(o.published) else when + timedelta(days=1)
        for when, o in zip(times, outlets, strict=True)
    )
    return first, max(last, first + timedelta(hours=1))


def _marks(dated: list[tuple[datetime, Outlet]], first: datetime, last: datetime) -> list[Mark]:
    scale = (WIDE - 2 * SIDE) / (last - first).total_seconds()

    def place(when: datetime) -> float:
        return SIDE + (when - first).total_seconds() * scale

    marks = []
    for when, outlet in dated:
        end = when if has_hour(outlet.published) else when + timedelta(days=1)
        marks.append(Mark(place(when), place(end), outlet, 1))
    if len(marks) <= SINGLE:
        return sorted(marks, key=lambda m: (m.start, m.outlet.letter, m.outlet.article))
    bins: Counter[tuple[int, str, bool]] = Counter()
    kept: dict[tuple[int, str, bool], Mark] = {}
    for mark in sorted(marks, key=lambda m: (m.start, m.outlet.article)):
        sign = letter(mark.outlet.letter, mark.outlet.how)
        key = (int(mark.start // BIN), sign, mark.end > mark.start)
        bins[key] += 1
        kept.setdefault(key, mark)
    return [Mark(m.start, m.end, m.outlet, bins[key]) for key, m in kept.items()]


def _label(mark: Mark) -> str:
    sign = letter(mark.outlet.letter, mark.outlet.how)
    return sign if mark.articles == 1 else f"{sign} ×{mark.articles}"


def _box(mark: Mark) -> tuple[float, float]:
    """Return where the chip of a mark stands: in the middle of what it may mean, on the strip."""
    wide = CHIP if mark.articles == 1 else CHIP + len(_label(mark)) * 5.5
    left = (mark.start + mark.end) / 2 - wide / 2
    return min(max(left, 0.0), WIDE - wide), wide


def _stack(marks: list[Mark]) -> tuple[list[tuple[Mark, int]], int]:
    """Return each mark with the first lane in which it covers no other, if that is below LANES."""
    ends: list[float] = []
    placed = []
    for mark in marks:
        left, wide = _box(mark)
        lane = next((n for n, end in enumerate(ends) if end <= left), len(ends))
        if lane >= LANES:
            continue
        if lane == len(ends):
            ends.append(0.0)
        ends[lane] = left + wide + 2
        placed.append((mark, lane))
    return placed, len(ends)


def _draw(mark: Mark, lane: int, base: float) -> Markup:
    left, wide = _box(mark)
    top = base - 6 - (lane + 1) * (CHIP + 3)
    outlet, number = mark.outlet, mark.outlet.hue % HUES
    fill = f"url(#strip-{number})" if outlet.how == "derived" else None
    more = f" and {mark.articles - 1} more" if mark.articles > 1 else ""
    said = f"{time(outlet.published)}: {outlet.name}{more}, {spoken(outlet.letter, outlet.how)}"
    return svg.link(
        f"/article/{outlet.article}",
        svg.element("title", said),
        svg.element("rect", x=left, y=top, width=wide, height=CHIP, fill=fill,
                    class_=f"chip {hue(outlet.hue)} {outlet.how}"),
        svg.sign(_label(mark), left + wide / 2, top, outlet.how == "derived"),
        label=said,
    )  # fmt: skip


def _ray(mark: Mark, lane: int, base: float) -> Markup:
    """Return the line from a chip to its time, or over all the time that it may mean."""
    foot = base - 6 - (lane + 1) * (CHIP + 3) + CHIP
    if mark.start == mark.end:
        return svg.element("line", x1=mark.start, y1=foot, x2=mark.start, y2=base, class_="ray")
    y, style = foot + 1.5, f"span {hue(mark.outlet.hue)}"
    return svg.element("line", x1=mark.start + 1, y1=y, x2=mark.end - 1, y2=y, class_=style)


def _axis(first: datetime, last: datetime, base: float) -> list[Markup]:
    line = svg.element("line", x1=0, y1=base, x2=WIDE, y2=base, class_="axis")
    ends = (
        svg.element("text", _say(first), x=0, y=base + 15, class_="note"),
        svg.element("text", _say(last), x=WIDE, y=base + 15, class_="note end"),
    )
    ticks = []
    noon = (first + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    step = max(1, -(-(last - noon).days // 30))
    while noon < last:
        x = SIDE + (noon - first) / (last - first) * (WIDE - 2 * SIDE)
        ticks.append(svg.element("line", x1=x, y1=base, x2=x, y2=base + 5, class_="axis"))
        noon += timedelta(days=step)
    return [line, *ends, *ticks]


def _say(when: datetime) -> str:
    return f"{when:%a} {when.day} {when:%b}, {when:%H:%M}"
