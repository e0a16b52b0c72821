"""Boxes to HTML: with the class names of a site, and with or without space between tags.

A dress is what a site calls its boxes: `own` keeps the names of the layout, `hashed` has what a
build tool makes of them, `utility` names of looks, `plain` none, `odd` numbers.
"""

import hashlib
import html
import json
import random
from collections.abc import Iterable
from dataclasses import dataclass, field

from bench.layouts.boxes import BLOCK, VOID, Box, Words
from bench.layouts.site import Piece, Site

LOOKS = (
    "flex", "mt-4", "mb-2", "px-3", "text-sm", "text-lg", "font-bold", "grid", "col-6", "w-full",
    "block", "items-center", "gap-2", "leading-6", "border-t", "rounded", "bg-white", "relative",
    "md:w-1/2", "order-2", "pt-1",
)  # fmt: skip
DRESSES = ("own", "hashed", "utility", "plain", "odd")


@dataclass
class Markup:
    """How one page is written down."""

    dress: str
    tight: bool
    salt: str
    rng: random.Random
    looks: dict[str, str] = field(default_factory=dict)

    def named(self, names: list[str]) -> str:
        """Return the class attribute of an element, with a space before it, or nothing."""
        if not names or self.dress == "plain":
            return ""
        if self.dress == "own":
            return f' class="{" ".join(names)}"'
        return f' class="{" ".join(self._look(name) for name in names)}"'

    def _look(self, name: str) -> str:
        """Return what a site of this dress calls a box; one name has one look on a page."""
        if name not in self.looks:
            digest = hashlib.sha256(f"{self.salt} {name}".encode()).hexdigest()
            self.looks[name] = {
                "hashed": f"css-{digest[:6]}",
                "utility": " ".join(self.rng.sample(LOOKS, 3)),
                "odd": f"b{int(digest[:4], 16) % 90}",
            }[self.dress]
        return self.looks[name]

    def write(self, inner: Iterable[Box | Words]) -> str:
        """Return boxes and words as HTML."""
        parts: list[str] = []
        for one in inner:
            text = html.escape(one.text, quote=False) if isinstance(one, Words) else self._box(one)
            if parts and not self.tight:
                parts.append("\n" if isinstance(one, Box) and one.tag in BLOCK else " ")
            parts.append(text)
        return "".join(parts)

    def _box(self, one: Box) -> str:
        given = "".join(f' {key}="{html.escape(value)}"' for key, value in one.attributes.items())
        names = self.named(one.names)
        if one.tag == "img":
            alt = " ".join(words.text for words in one.inner if isinstance(words, Words))
            return f'<img{names}{given} alt="{html.escape(alt)}">'
        if one.tag in VOID:
            return f"<{one.tag}{names}{given}>"
        return f"<{one.tag}{names}{given}>{self.write(one.inner)}</{one.tag}>"


def page(site: Site, body: list[Box | Words], markup: Markup, head: str, main: Piece | None) -> str:
    """Return a whole page; `head` says how much it declares: `full`, `some` or `bare`."""
    title = f"{main.story.headline} | {site.name}" if main else site.name
    said = f"<title>{html.escape(title)}</title>"
    if head != "bare":
        said += f'<meta property="og:site_name" content="{html.escape(site.name)}">'
        if main:
            said += f'<meta property="og:title" content="{html.escape(main.story.headline)}">'
    if head == "full" and main:
        declared = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": main.story.headline,
            "author": {"@type": "Person", "name": main.story.author},
        }
        said += f'<script type="application/ld+json">{json.dumps(declared)}</script>'
    way = ' dir="rtl"' if site.rtl else ""
    return (
        f'<!doctype html><html lang="{site.language}"{way}><head><meta charset="utf-8">{said}'
        f"<style>.x{{}}</style></head><body>{markup.write(body)}</body></html>"
    )
