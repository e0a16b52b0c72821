"""Mark the articles of a page by hand.

usage: python -m bench.golds.mark dump ID [--wide]     the visible lines, numbered
       python -m bench.golds.mark put ID < MARKS       marks (see notation.py) into a gold
       python -m bench.golds.mark show ID [--wide]     a gold, read back over the lines

Nothing here says what copydesk makes of the page, so that marks do not lean on it. A dumped line
has its box (tag and classes, where they differ from the line before), its number, its pieces with
` ¦ ` between them, and where it leads. Pages are read from COPYDESK_SHARED/data/articles.
"""

import argparse
import sys
from urllib.parse import urlsplit

from bench.golds import gold, notation

WIDE, NARROW = 100_000, 200
LONGEST_LINK = 60
DEEPEST, CLASSES = 2, 2  # elements of a box that are shown, and classes of each
INITIALS = {role: letter for letter, role in notation.LETTERS.items()}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("act", choices=("dump", "put", "show"))
    parser.add_argument("id", help="such as wcxb/dev/0003")
    parser.add_argument("--wide", action="store_true", help="lines in full")
    given = parser.parse_args()
    page = next(gold.sources([given.id]), None)
    if page is None:
        print(f"{given.id} is no page of {gold.SHARED}", file=sys.stderr)
        return 1
    lines = notation.Lines(gold.lay(page["id"], page["url"], page["html"]))
    width = WIDE if given.wide else NARROW
    if given.act == "dump":
        print(f"{page['id']}  {page['title']}  {page['url']}")
        dump(lines, width)
    elif given.act == "show":
        show(lines, width, page)
    else:
        return put(lines, page, sys.stdin.read())
    return 0


def dump(lines: notation.Lines, width: int) -> None:
    """Print the lines of a page with their boxes and links."""
    boxes = Boxes(lines)
    before = ""
    for number, span in enumerate(lines.spans, 1):
        box = boxes.box(*span)
        if box != before:
            print(f"      [{box}]")
        before = box
        words = " ¦ ".join(lines.laid.text[a:b].strip() for a, b in lines.pieces(number))
        to = lines.link(*span)
        print(f"{number:4} {cut(words, width)}" + (f"  -> {short(to)}" if to else ""))


class Boxes:
    """The elements around the lines of a page, as they are shown."""

    def __init__(self, lines: notation.Lines) -> None:
        """Take the tree of a page."""
        self._tree = lines.laid.page["tree"]
        tree = zip(self._tree["start"], self._tree["end"], strict=True)
        self._around: dict[int, int] = {}
        for element, (start, end) in enumerate(tree):
            for n, (left, right) in enumerate(lines.spans):
                if start <= left and right <= end:
                    self._around[n] = element
                elif left >= end:
                    break
        self._lines = {span: n for n, span in enumerate(lines.spans)}

    def box(self, start: int, end: int) -> str:
        """Return the innermost elements around a line, the outer first."""
        element = self._around.get(self._lines[start, end], -1)
        path: list[str] = []
        while element >= 0 and len(path) < DEEPEST:
            names = (self._tree["names"][element] or "").split()
            path.append(self._tree["tag"][element] + "".join(cut(n, 24) for n in names[:CLASSES]))
            element = self._tree["parent"][element]
        return " > ".join(reversed(path))


def put(lines: notation.Lines, page: gold.Row, marks: str) -> int:
    """Write the gold of a page; say what is wrong and write nothing if marks cannot be right."""
    try:
        told = notation.read(marks, lines)
    except notation.BadMark as refused:
        print(refused, file=sys.stderr)
        return 1
    made = {
        "set": page["id"].partition("/")[0], "id": page["id"],
        "sha256": gold.digest(page["html"]), "part": gold.part_of(page["id"]),
        "note": " ".join(told.notes), "articles": told.articles,
    }  # fmt: skip
    wrong = gold.unsound(made, lines.laid)
    for line in wrong:
        print(line, file=sys.stderr)
    if not wrong:
        gold.write(made)
        kinds = [article["kind"] for article in told.articles]
        print(", ".join(f"{kinds.count(kind)} {kind}" for kind in notation.KINDS))
    return int(bool(wrong))


def show(lines: notation.Lines, width: int, page: gold.Row) -> None:
    """Print the lines of a page, each part that is marked with its article and letter."""
    path = gold.file_of(page["id"])
    made = next((g for g in gold.golds() if g["id"] == page["id"]), None)
    if made is None:
        print(f"{path.name} is not marked yet")
        return
    parts = []
    for number, article in enumerate(made["articles"], 1):
        said = [article["published"] or "", short(article["link"] or "")]
        print(f"{number:3} {article['kind']} {' '.join(filter(None, said))}")
        for role in gold.ROLES:
            for span in article.get(role, ()):
                shown = lines.laid.shown(*span)
                if shown:
                    letter = f"{article['kind'][0]}{number}{INITIALS[role]}"
                    parts.append((*shown, letter))
    print(made["note"])
    parts.sort()
    for number, (start, end) in enumerate(lines.spans, 1):
        inside = [part for part in parts if part[0] < end and part[1] > start]
        for left, right, letter in inside or [(start, end, "-")]:
            words = lines.laid.text[max(left, start) : min(right, end)]
            print(f"{number:4} {letter:7} {cut(words, width)}")


def cut(words: str, width: int) -> str:
    return words if len(words) <= width else f"{words[: width - 12]} …[{len(words)}]"


def short(to: str | None) -> str:
    """Return a link without its host, cut short."""
    try:
        said = urlsplit(to or "")
    except ValueError:
        return cut(to or "", LONGEST_LINK)
    return cut(said.path + (f"?{said.query}" if said.query else "") or to or "", LONGEST_LINK)


if __name__ == "__main__":
    sys.exit(main())
