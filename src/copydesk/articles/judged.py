"""What a line of a page of HTML is, by the box it stands in and by its own words."""

from functools import lru_cache

from copydesk.articles import credits, furnished, marks, rows, seams, spoken, stamps, weigh
from copydesk.articles.boxes import HEADINGS, STOPS, Boxes
from copydesk.articles.lines import KEPT

# Tuned on one half of the sites of the development pages (docs/decisions/0016).
LINKED, LINKED_SIZE = 0.95, 300  # share of links in a line that is a link, and its longest
HEADING_SIZE = 200  # characters of the longest heading between paragraphs
NOTICE_SIZE = 160  # characters of the longest line that is a notice
FEWEST = 1  # characters of the shortest line without a stop that is text
STANDFIRST = 50  # characters of the shortest line under a headline that sums the article up
UNDER = 0.9  # share of a text that must stand below the headline in its box, to begin there
BODY, HEADING = "body", "heading"


def inside(
    boxes: Boxes, furniture: list[int | None], box: int, top: int | None
) -> tuple[dict[int, str], dict[int, str]]:
    """Return the role of each line in the article's box, and by what it was told."""
    roles: dict[int, str] = {}
    reasons: dict[int, str] = {}
    for n in boxes.inside(box):
        roles[n], reasons[n] = judge(boxes, furniture, n)
    texts = [n for n, role in roles.items() if role == BODY]
    texts = _below(boxes, texts, roles, top)
    for n, role in roles.items():
        if top is not None and n <= top and role in {BODY, HEADING} and n not in texts:
            roles[n], reasons[n] = "other", "above the headline"
    for n in weigh.alike(boxes, box, texts):
        role, _ = judge(boxes, furniture, n)
        if role == BODY:
            roles[n], reasons[n] = BODY, "built like the paragraphs of the article"
            texts.append(n)
    first, last = min(texts, default=0), max(texts, default=-1)
    for n, role in roles.items():
        if role == HEADING and not first < n < last:
            roles[n], reasons[n] = "label", "a heading at the edge of the text"
    return roles, reasons


def _below(boxes: Boxes, texts: list[int], roles: dict[int, str], top: int | None) -> list[int]:
    """Return the lines of a text below the headline that stands in its box; all if few do."""
    under = [n for n in texts if top is None or n > top]
    size = sum(len(boxes.words[n]) for n in under)
    if top not in roles or size <= UNDER * sum(len(boxes.words[n]) for n in texts):
        return texts
    return under


def judge(boxes: Boxes, furniture: list[int | None], n: int) -> tuple[str, str]:
    """Return the role of a line, were it in an article's box, and by what it was told."""
    line, size = boxes.words[n], len(boxes.words[n])
    if furniture[n] is not None:
        return apart(boxes, furniture, n)
    if boxes.linked[n] > LINKED * size and size < LINKED_SIZE:
        return "link", "a link"
    if spoken.is_spoken(line):
        return "promo", "speaks to the reader"
    if boxes.linked[n] and boxes.linked[n] >= LINKED * (size - marks.inline(line)):
        return "link", "a link behind a label"
    told = _notice(line.strip()) if size <= NOTICE_SIZE else None
    if told is not None:
        return told
    if boxes.tag(n) in HEADINGS and size < HEADING_SIZE:
        return HEADING, "a heading between paragraphs"
    if size < FEWEST and not line.endswith(STOPS):
        return "other", "a few characters"
    return BODY, "in the box of the article"


@lru_cache(maxsize=KEPT)
def _notice(line: str) -> tuple[str, str] | None:
    """Return the role of a line that is by its own words none of a text, or None."""
    if marks.is_promotion(line):
        return "promo", "asks the reader for something"
    if marks.label(line) is not None:
        return "label", "the name of a part of the page"
    if seams.row(line) is not None or rows.read(line, {}) is not None:
        return "link", "a row of buttons"
    return None


def apart(boxes: Boxes, furniture: list[int | None], n: int) -> tuple[str, str]:
    """Return the role of a line that is no part of an article, and by what it was told."""
    line, element = boxes.words[n], furniture[n]
    if element is not None:
        tag, names = boxes.tags[element], boxes.names[element]
        where = f"in {tag}" if tag in furnished.APART else f"in {tag} {names}"
        if "caption" in where:
            return "caption", where
        return ("link" if boxes.linked[n] > LINKED * len(line) else "other"), where
    if boxes.linked[n] > LINKED * len(line):
        return "link", "a link"
    if boxes.tag(n) in HEADINGS:
        return "label", "a heading outside the article"
    if spoken.is_spoken(line):
        return "promo", "speaks to the reader"
    return "other", "outside the box of the article"


@lru_cache(maxsize=KEPT)
def signature(line: str) -> tuple[str, str] | None:
    """Return the role of a line that says who wrote an article or when, or None."""
    if len(line) > HEADING_SIZE:
        return None
    if credits.is_byline(line):  # also of an agency: "By Associated Press"
        return "byline", "who wrote it"
    if credits.is_credit(line):
        return "agency", "an agency's name alone"
    if len(line) <= 2 * STANDFIRST and stamps.days(line):
        return "date", "a date"
    if len(line) <= STANDFIRST and stamps.ages(line):
        return "time", "an age"
    return None
