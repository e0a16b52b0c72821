"""Choose the pages that are marked, blindly: python -m bench.golds.choose > bench/golds/plan.json

Within each stratum pages come in the order of the SHA-256 of their ids. A page of more than 900
visible lines is passed over and listed, and so is one in UNREAD, which those who mark cannot read.
Every third page of each list is held back.
"""

import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Callable
from typing import Any

from bench.articles import pages
from bench.golds.gold import lay

MOST_LINES = 900
SHORTEST_POST, LONGEST_POST, LONG_LINE = 150, 20_000, 100  # characters
BOXES = {"article", "div", "li", "section", "tr"}
LONG = 1500  # characters of an element that is no card
UNREAD: frozenset[str] = frozenset()
ARTICLE = re.compile(r"<article[\s>]", re.IGNORECASE)
OTHERS = re.compile(
    r"(?:related|more|latest|most|also|read (?:more|next|also)|you (?:may|might)|recommended"
    r"|trending|popular|top (?:stories|news)|recent)\b",
    re.IGNORECASE,
)
HEADINGS = {"h2", "h3", "h4", "h5"}
LIVE = re.compile(r"\blive\b", re.IGNORECASE)
Page = dict[str, Any]


def is_live(page: Page) -> bool:
    return "LiveBlogPosting" in page["html"] or bool(LIVE.search(page.get("title") or ""))


def has_several(page: Page) -> bool:
    return len(ARTICLE.findall(page["html"])) >= 2


def has_others(page: Page) -> bool:
    """Say whether a heading on the page tells of other articles."""
    laid = lay(page["id"], None, page["html"])
    tree = laid.page["tree"]
    heads = zip(tree["tag"], tree["start"], strict=True)
    return has_several(page) or any(
        tag in HEADINGS and OTHERS.match(laid.text, start) for tag, start in heads
    )


def has_lists(page: Page) -> bool:
    """Say whether an article's page declares a list, or holds two long elements `article`."""
    if page["page_type"] != "article":
        return False
    declares = "ItemList" in page["html"] and "ld+json" in page["html"]
    return declares or (has_several(page) and _long(page) > 1)


def _long(page: Page) -> int:
    tree = lay(page["id"], None, page["html"]).page["tree"]
    parts = zip(tree["tag"], tree["start"], tree["end"], strict=True)
    return sum(tag == "article" and end - start > LONG for tag, start, end in parts)


def has_posts(page: Page) -> bool:
    """Say whether a listing has three boxes of one sort with two long lines or more in each."""
    if page["page_type"] != "listing":
        return False
    laid = lay(page["id"], None, page["html"])
    tree = laid.page["tree"]
    sorts: Counter[tuple[int, str, str]] = Counter()
    for parent, tag, names, start, end in zip(
        *(tree[key] for key in ("parent", "tag", "names", "start", "end")), strict=True
    ):
        if tag in BOXES and SHORTEST_POST < end - start < LONGEST_POST:
            lines = laid.text[start:end].split("\n")
            if len(lines) > 2 and sum(len(line) > LONG_LINE for line in lines) > 1:
                sorts[parent, tag, (names or "").split(" ")[0]] += 1
    return max(sorts.values(), default=0) > 2


STRATA: dict[str, list[tuple[str, str, int, Callable[[Page], bool]]]] = {
    "b live": [
        ("live", name, number, is_live)
        for name, number in (("fundus", 2), ("andy", 1), ("wcxb", 2))
    ],
    "a": [
        ("news with others", "andy", 10, has_others),
        ("news with others", "seb", 4, has_others),
        ("news with others", "fundus", 4, has_others),
        ("listing", "wcxb", 12, lambda page: page["page_type"] == "listing"),
        ("several", "wcxb", 6, lambda page: page["page_type"] == "article" and has_several(page)),
    ],
    "b": [
        ("collection", "wcxb", 12, lambda page: page["page_type"] == "collection"),
        ("listing", "wcxb", 8, lambda page: page["page_type"] == "listing"),
        ("lists", "andy", 5, has_lists),
        ("lists", "wcxb", 5, has_lists),
        ("news", "andy", 5, lambda page: True),
        ("news", "seb", 4, lambda page: True),
        ("news", "fundus", 3, lambda page: True),
        ("news", "andy", 1, lambda page: True),
        ("posts", "wcxb", 9, has_posts),
    ],
}


def main() -> None:
    sets = {name: sorted(pages(name), key=_order) for name in ("andy", "seb", "fundus", "wcxb")}
    lists: dict[str, list[dict[str, str]]] = {"b": [], "a": []}
    passed: list[dict[str, str]] = []
    taken: set[str] = set()
    for key, strata in STRATA.items():
        for stratum, name, number, fits in strata:
            for page in sets[name]:
                if not number:
                    break
                if page["id"] in taken or not fits(page):
                    continue
                taken.add(page["id"])
                why = reason(page)
                row = {"id": page["id"], "stratum": f"{name} {stratum}"}
                if why:
                    passed.append(row | {"why": why})
                else:
                    lists[key[0]].append(row)
                    number -= 1
    for rows in lists.values():
        for n, row in enumerate(rows):
            row["part"] = "held" if n % 3 == 2 else "dev"
    made = [_listed(key, lists[key]) for key in sorted(lists)]
    over = _listed("passed over", passed)
    sys.stdout.write('{"pages": {\n' + ",\n".join(made) + "\n},\n" + over + "\n}\n")


def _listed(key: str, rows: list[dict[str, str]]) -> str:
    return f' "{key}": [\n' + ",\n".join("  " + json.dumps(row) for row in rows) + "\n ]"


def reason(page: Page) -> str | None:
    """Say why a page is passed over; None where it is taken."""
    if page["id"] in UNREAD:
        return "not read by those who mark"
    lines = lay(page["id"], None, page["html"]).text.count("\n") + 1
    return f"{lines} visible lines" if lines > MOST_LINES else None


def _order(page: Page) -> str:
    return hashlib.sha256(page["id"].encode()).hexdigest()


if __name__ == "__main__":
    main()
