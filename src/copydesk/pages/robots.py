"""What a site's robots.txt asks of those who fetch its pages (RFC 9309).

The group that names us holds, else that for all. Of the rules whose pattern fits a path the
longest decides, and of two that are as long the one that allows. `Crawl-delay` is no part of the
standard, but sites say it and mean it.
"""

import re
from dataclasses import dataclass
from urllib.parse import quote

AGENT = "copydesk"
SIZE = 512_000  # bytes that are read, as the standard asks
UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")


@dataclass(frozen=True)
class Rules:
    """What may be fetched of a site: patterns, each with whether it allows; seconds between."""

    patterns: tuple[tuple[str, bool], ...] = ()
    delay: float = 0.0

    def allow(self, path: str) -> bool:
        """Say whether a path (with its query) may be fetched."""
        path = _plain(path)
        fitting = [(len(pattern), yes) for pattern, yes in self.patterns if _fits(pattern, path)]
        return max(fitting)[1] if fitting else True


NONE = Rules((("/", False),))


def rules(text: str, agent: str = AGENT) -> Rules:
    """Return the rules of a robots.txt for us.

    >>> rules("User-agent: *\\nDisallow: /archive/\\nAllow: /archive/*.html$").allow("/archive/a")
    False
    """
    ours, anyones = list[tuple[str, str]](), list[tuple[str, str]]()
    found = named = False
    into: list[list[tuple[str, str]]] = []
    for key, value in _lines(text):
        if key == "user-agent":
            if not named:
                into = []
            named = True
            name = value.split("/")[0].strip().lower()
            if name == agent:
                found = True
                into.append(ours)
            elif name == "*":
                into.append(anyones)
        elif key in {"allow", "disallow", "crawl-delay"}:
            named = False
            for group in into:
                group.append((key, value))
    return _rules(ours if found else anyones)


def _rules(group: list[tuple[str, str]]) -> Rules:
    patterns = [(_plain(value), key == "allow") for key, value in group if key != "crawl-delay"]
    said = [_seconds(value) for key, value in group if key == "crawl-delay"]
    return Rules(tuple((p, yes) for p, yes in patterns if p), max(said, default=0.0))


def _lines(text: str) -> list[tuple[str, str]]:
    pairs = (line.split("#")[0].partition(":") for line in text.lstrip("\ufeff").splitlines())
    return [(key.strip().lower(), value.strip()) for key, colon, value in pairs if colon]


def _seconds(words: str) -> float:
    return float(words) if re.fullmatch(r"\d{1,6}(\.\d{1,6})?", words) else 0.0


def _fits(pattern: str, path: str) -> bool:
    """Say whether a pattern fits a path from its start: * is anything, $ the end.

    Parts between stars are looked for one after another, the last at the end: no pattern takes
    longer than its length times the path's.
    """
    ends = pattern.endswith("$")
    first, *parts = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    if not parts:
        return path == first if ends else True
    at = len(first)
    last = parts.pop() if ends else ""
    for part in parts:
        at = path.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return path.endswith(last) and len(path) - len(last) >= at if ends else True


def _plain(path: str) -> str:
    """Return a path in one spelling: what need not be escaped is not, the rest in capitals."""

    def one(found: re.Match[str]) -> str:
        char = chr(int(found.group(1), 16))
        return char if UNRESERVED.fullmatch(char) else found.group().upper()

    escaped = quote(path, "%/:@!$&'()*+,;=~-._[]?|")
    return re.sub(r"%([0-9A-Fa-f]{2})", one, escaped)
