"""The lineage of a story: who took from whom, as a tree.

A solid line is a copy, a dashed one a rewrite, a dotted one a credit; a thin one says only that the
source was seen first. Many copies of one article
that nobody took from are folded into one line, so a wire with 400 carriers is still a tree.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from copydesk.views.sheets import Branch
from copydesk.views.web import svg
from copydesk.views.web.hues import HUES, hue, letter, spoken
from copydesk.views.web.phrases import count, time

LEAVES = 6  # copies of one article that are drawn one by one
NODES = 80  # lines drawn before the rest becomes a number
DEEP = 6  # levels of indent; deeper ones stand as deep
STEP, TALL, WIDE = 20.0, 38.0, 560.0
CHIP = 20.0


@dataclass(frozen=True)
class Knot:
    """A line of the tree: a branch, or `folded` leaves that stand for as many articles."""

    branch: Branch
    depth: int
    parent: int | None
    folded: int = 0


def draw_lineage(branches: Sequence[Branch]) -> Markup:
    """Return the tree of a story's articles."""
    knots = grow(branches)
    rest = sum(knot.folded or 1 for knot in knots[NODES:])
    knots = knots[:NODES]
    used = sorted({knot.branch.hue % HUES for knot in knots if knot.branch.how == "derived"})
    patterns = [svg.hatch("lineage", f"hue-{turn}", turn) for turn in used]
    drawn = [_line(knots, n) for n in range(len(knots))]
    drawn += [_knot(knot, n * TALL) for n, knot in enumerate(knots)]
    if rest:
        words = f"and {count(rest, 'more article')}"
        drawn.append(svg.element("text", words, x=4, y=len(knots) * TALL + 18, class_="note"))
    tall = max(len(knots) + (1 if rest else 0), 1) * TALL
    said = f"Lineage: {count(len(branches), 'article')} as a tree of who took from whom"
    return svg.picture((WIDE, tall), said, svg.element("defs", *patterns), *drawn, class_="lineage")


def grow(branches: Sequence[Branch]) -> list[Knot]:
    """Return the lines of the tree, parents before children; a circle is cut where it closes."""
    children = _children(branches)
    known = {branch.article for branch in branches}
    roots = [b for b in branches if b.on is None or b.on not in known]
    knots: list[Knot] = []
    seen: set[str] = set()
    # What hangs in a circle has no root; its first article then stands as one.
    for root in [*roots, *branches]:
        stack: list[tuple[Branch, int, int | None, int]] = [(root, 0, None, 0)]
        while stack:
            branch, depth, parent, folded = stack.pop()
            if branch.article in seen:
                continue
            seen.add(branch.article)
            knots.append(Knot(branch, depth, parent, folded))
            nodes, leaves = _split(children.get(branch.article, []), children)
            here = len(knots) - 1
            if leaves:
                seen.update(leaf.article for leaf in leaves[1:])
                stack.append((leaves[0], depth + 1, here, len(leaves)))
            stack.extend((child, depth + 1, here, 0) for child in reversed(nodes))
    return knots


def _children(branches: Sequence[Branch]) -> dict[str, list[Branch]]:
    found: dict[str, list[Branch]] = {}
    for branch in branches:
        if branch.on is not None:
            found.setdefault(branch.on, []).append(branch)
    return found


def _split(
    branches: list[Branch], children: dict[str, list[Branch]]
) -> tuple[list[Branch], list[Branch]]:
    """Return the branches drawn one by one, and the leaves that are folded into one line."""
    leaves = [b for b in branches if b.how == "copy" and b.article not in children]
    if len(leaves) <= LEAVES:
        return branches, []
    folded = {leaf.article for leaf in leaves[LEAVES - 1 :]}
    return [b for b in branches if b.article not in folded], leaves[LEAVES - 1 :]


def _left(knot: Knot) -> float:
    return min(knot.depth, DEEP) * STEP


def _line(knots: list[Knot], n: int) -> Markup:
    knot = knots[n]
    if knot.parent is None or knot.parent >= len(knots):
        return Markup("")
    x = _left(knots[knot.parent]) + CHIP / 2
    top, turn = knot.parent * TALL + 8 + CHIP, n * TALL + 8 + CHIP / 2
    stop = max(_left(knot), x + STEP / 2)
    # Where nothing shows the source, the line is thin: that carrier was only seen first.
    seen = "" if knot.branch.shown else " seen"
    return svg.element(
        "path",
        d=f"M{x:.1f} {top:.1f}V{turn:.1f}H{stop:.1f}",
        class_=f"line {knot.branch.how}{seen}",
    )


def _knot(knot: Knot, top: float) -> Markup:
    branch, x = knot.branch, _left(knot)
    room = WIDE - x - CHIP - 12
    if knot.folded:
        label = Markup("").join([chip(branch, x, top + 8), _words(x, top, "", "")])
        words = f"{count(knot.folded, 'more copy', 'more copies')}, nobody took from them"
        return svg.join(
            [label, svg.element("text", words, x=x + CHIP + 8, y=top + 22, class_="note")]
        )
    when = time(branch.published) if branch.published else "no date"
    note = f"{branch.note} · {when}" if branch.note else when
    said = f"{branch.name}, {spoken(branch.letter, branch.how)}, {note}"
    return svg.link(
        f"/article/{branch.article}",
        svg.element("title", said),
        chip(branch, x, top + 8),
        _words(x, top, svg.clip(branch.name, room, 14), svg.clip(note, room, 12)),
        label=said,
    )


def _words(x: float, top: float, name: str, note: str) -> Markup:
    at = x + CHIP + 8
    return svg.join(
        [
            svg.element("text", name, x=at, y=top + 17, class_="name"),
            svg.element("text", note, x=at, y=top + 32, class_="note"),
        ]
    )


def chip(branch: Branch, x: float, y: float) -> Markup:
    """Return the square with the letter of a report, hatched where it is derived."""
    number = branch.hue % HUES
    fill = f"url(#lineage-{number})" if branch.how == "derived" else None
    shape = svg.element(
        "rect", x=x, y=y, width=CHIP, height=CHIP, fill=fill,
        class_=f"chip {hue(branch.hue)} {branch.how}",
    )  # fmt: skip
    sign = letter(branch.letter, branch.how)
    return svg.join([shape, svg.sign(sign, x + CHIP / 2, y, branch.how == "derived")])
