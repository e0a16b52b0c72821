"""SVG as text: elements whose every attribute and word is escaped.

No `style` attributes: the page's security policy refuses them. Colours come from the style sheet
by class, so that print can replace them.
"""

from collections.abc import Iterable

from markupsafe import Markup, escape

WIDE = 0.56  # em; mean width of a Latin letter in Helvetica or Arial
FULL = 1.0  # em; Chinese, Japanese, Korean


def element(name: str, *inside: str | Markup, **attributes: object) -> Markup:
    """Return an element; `class_` is written class, `stroke_width` stroke-width, None is left out.

    >>> element("text", "<b>", x=1, class_='a"b', y=None)
    Markup('<text x="1" class="a&#34;b">&lt;b&gt;</text>')
    """
    pairs = Markup("").join(
        Markup(' {}="{}"').format(key.rstrip("_").replace("_", "-"), _short(value))
        for key, value in attributes.items()
        if value is not None
    )
    return Markup("<{}{}>{}</{}>").format(Markup(name), pairs, join(inside), Markup(name))


def join(parts: Iterable[str | Markup]) -> Markup:
    """Return the parts one after another, escaped where they are not markup."""
    return Markup("").join(escape(part) for part in parts)


def picture(
    size: tuple[float, float], label: str, *inside: Markup, class_: str, links: bool = True
) -> Markup:
    """Return an SVG of a size in pixels that says in words what it shows."""
    width, height = size
    return element(
        "svg",
        element("title", label),
        *inside,
        width=width,
        height=height,
        viewBox=f"0 0 {_short(width)} {_short(height)}",
        class_=class_,
        role="group" if links else "img",
        aria_label=label,
    )


def link(target: str, *inside: Markup, label: str | None = None) -> Markup:
    """Return a link inside a drawing."""
    return element("a", *inside, href=target, aria_label=label)


def hatch(drawing: str, hue: str, turn: int) -> Markup:
    """Return the pattern with which a drawing hatches what is derived, in one hue."""
    stripes = (
        element("rect", width=6, height=6, class_="paper"),
        element("rect", width=3, height=6, class_=f"fill {hue}"),
    )
    return element(
        "pattern",
        *stripes,
        id=f"{drawing}-{turn}",
        width=6,
        height=6,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )


def sign(words: str, x: float, top: float, hatched: bool) -> Markup:
    """Return the letter of a chip; on hatching it stands on paper, or nobody could read it."""
    wide = len(words) * 7.0 + 3
    halo = element("rect", x=x - wide / 2, y=top + 4, width=wide, height=13, class_="halo")
    text = element("text", words, x=x, y=top + 14.5, class_="sign")
    return join([halo, text]) if hatched else text


def clip(text: str, room: float, size: float) -> str:
    """Return the text cut, with an ellipsis, to about the pixels there is room for.

    >>> clip("a few words", 500, 13), clip("a few words too many", 60, 13)
    ('a few words', 'a few w…')
    """
    used = 0.0
    for n, sign in enumerate(text):
        used += size * (FULL if ord(sign) > 0x2E80 else WIDE)
        if used > room:
            return text[: max(1, n - 1)].rstrip() + "…"
    return text


def _short(value: object) -> object:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else value
