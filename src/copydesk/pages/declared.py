"""What a page's markup declares of it: title, language, meta tags, links and JSON-LD."""

import re

from copydesk.pages.tokens import Token

MOST = 200  # declarations of a page that are kept
LONGEST = 2000  # characters of a meta tag's content
LONGEST_DATA = 500_000  # characters of a block of JSON-LD
# Said to browsers, phones, trackers and shops, not to readers.
IDLE = re.compile(
    r"viewport|theme-color|verif|csrf|format-detection|^(?:msapplication|apple-|google|al:|fb:|"
    r"msvalidate|next-|generator|referrer|color-scheme|mobile-|handheld|x-ua|yandex|pinterest)"
)
LINKS = frozenset({"canonical", "amphtml", "shortlink", "author", "alternate"})
DATA = frozenset({"application/ld+json"})


class Declared:
    """Names and values, as they come: `said` has a row {name, value} for each."""

    def __init__(self) -> None:
        """Start with nothing said."""
        self.said: list[dict[str, str]] = []
        self._name: str | None = None
        self._heard: list[str] = []
        self._left = 0

    def head(self, tag: str, token: Token) -> None:
        """Take note of an `html`, `base`, `meta` or `link` tag."""
        said = token.attr
        if tag == "html":
            self._say("lang", said("lang") or said("xml:lang"))
        elif tag == "base":
            self._say("base", said("href"))
        elif tag == "link":
            for name in LINKS.intersection((said("rel") or "").lower().split()):
                if name != "alternate" or said("hreflang") is None:
                    self._say(name, said("href"))
        else:
            name = said("property") or said("name") or said("itemprop") or ""
            if name and not IDLE.search(name.lower()):
                self._say(name.lower()[:LONGEST], said("content"))

    def listen(self, tag: str, token: Token) -> None:
        """Hear the text of a hidden element, if it declares something."""
        self._name, self._heard = None, []
        if tag == "title":
            self._name, self._left = "title", LONGEST
        elif tag == "script" and (token.attr("type") or "").lower().strip() in DATA:
            self._name, self._left = "json-ld", LONGEST_DATA

    @property
    def listening(self) -> bool:
        """Whether the text of the hidden element that is open declares something."""
        return self._name is not None

    def hear(self, words: str) -> None:
        """Take in text of the hidden element that is open."""
        if self._name and self._left > 0:
            self._heard.append(words[: self._left])
            self._left -= len(words)

    def close(self, tag: str) -> None:
        """End a hidden element. Data that was cut off is no data, so it is dropped."""
        if self._name == "title" and tag == "title":
            self._say("title", "".join(self._heard))
        elif self._name == "json-ld" and tag == "script" and self._left >= 0:
            self._say("json-ld", "".join(self._heard), LONGEST_DATA)
        if tag in {"title", "script"}:
            self._name = None

    def _say(self, name: str, value: str | None, longest: int = LONGEST) -> None:
        words = (value or "").strip()
        words = words if name == "json-ld" else " ".join(words[:longest].split())
        if words and len(self.said) < MOST:
            self.said.append({"name": name, "value": words})
