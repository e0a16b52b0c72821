"""Articles that a page of HTML prints one after the other: posts of a live blog, entries of a blog,
the articles that follow below the first.

They stand in boxes that are built alike, side by side, and each has what an article has: a headline
that is a link to it, or a time of its own. Sections of one article have neither.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from copydesk.articles import judged, said, weigh
from copydesk.articles.boxes import HEADINGS, INLINE, LINKED, STOPS, Boxes

FEWEST = 2  # posts of a page that has several
MOSTLY = 0.6  # share of the posts that must have a headline or a time of their own
WHOLE = 500  # characters of one paragraph that is more than a lead
SIGNED = 3  # first and last lines of a post that may tell when it was written
# Characters of the text of the post with the page's headline, and share of the longest post.
OWN, OWN_SHARE = 400, 0.2
MANY = 5  # posts with a headline each that are articles where the page has none of its own
TITLE_WORDS = 3  # words of the shortest headline that is no heading
STAMP_SIZE = 100  # characters of the longest line that is a time
NAMELESS = frozenset(("article", "li", "section", "div"))  # may be posts without a name
HELD = frozenset(("body", "html", "main", "p", "ul", "ol", "table", "tr", "td", "tbody", "header"))
NEVER = INLINE | HEADINGS | HELD
CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4})?", re.IGNORECASE)


Likeness = tuple[int, str, str]
"""The box around a box (-1 for articles), its tag and its first class without digits."""


@dataclass(frozen=True)
class Says:
    """What a page declares itself to be: a live blog, an article."""

    live: bool
    article: bool


@dataclass(frozen=True)
class Post:
    """One of several articles: its box, its lines, and its headline (None where it has none)."""

    element: int
    lines: range
    title: int | None
    is_link: bool
    is_dated: bool


@dataclass(frozen=True)
class Posts:
    """Posts that stand side by side; `live` says that each is one of a live blog.

    `size` is how many characters their sentences have.
    """

    posts: list[Post]
    size: int
    live: bool

    def hide(self, furniture: list[int | None], top: int | None) -> list[int | None]:
        """Return the furniture with the posts in it, but for that with the page's headline."""
        hidden = list(furniture)
        for post in self.posts:
            if top is None or top not in post.lines:
                hidden[post.lines.start : post.lines.stop] = [post.element] * len(post.lines)
        return hidden

    def leads(self, boxes: Boxes, texts: list[int], top: int | None) -> bool:
        """Say whether a text is that of the page, not what stands beside its posts.

        It is if it is longer than they are together, or stands under the page's headline, and above
        the posts or in one of them.
        """
        if sum(len(boxes.words[n]) for n in texts) > self.size:
            return True
        if self.live and texts[0] < self.posts[0].lines.start:
            return True
        if top is None or texts[0] < top:
            return False
        if any(top in post.lines for post in self.posts):
            return True
        return texts[0] < self.posts[0].lines.start


def posts(
    boxes: Boxes,
    furniture: list[int | None],
    links: set[int],
    top: int | None,
    declared: list[dict[str, str]] | None,
) -> Posts | None:
    """Return the posts of a page: of all lists of boxes built alike the one with most text."""
    sizes = boxes.sizes([n for n in boxes.sentences if furniture[n] is None])
    best, most = None, 0
    says: Says | None = None
    for boxes_alike in _alike(boxes, sizes):
        held = {e: sizes[i.stop] - sizes[i.start] for e in boxes_alike for i in [boxes.inside(e)]}
        group = [e for e in boxes_alike if held[e]]
        size = sum(held.values())
        if len(group) < FEWEST or size <= most:
            continue
        says = says or Says(said.is_live(declared), said.is_article(declared))
        told = [post for post in (_post(boxes, e, links) for e in boxes_alike) if post is not None]
        found = [post for post in told if held[post.element]]
        if len(found) < max(FEWEST, MOSTLY * len(group)) or not _are_articles(found, top, says):
            continue
        bare = not boxes.names[found[0].element] and boxes.tags[found[0].element] == "div"
        if bare and not all(p.is_dated and p.title is not None for p in found):
            continue
        if _stands(found, sizes, top):
            # A post may be a headline and a picture.
            best = [p for p in told if held[p.element] or (p.is_dated and p.title is not None)]
            most = size
    if best is None or says is None:
        return None
    return Posts(best, most, says.live or _is_live(best, top))


def _alike(boxes: Boxes, sizes: list[int]) -> Iterator[list[int]]:
    """Yield the boxes that stand in one box and are built alike; articles wherever they stand.

    Of them several must hold sentences; the others may be a headline and a picture.
    """
    telling = Counter(
        _likeness(boxes, element)
        for element, (low, high) in enumerate(zip(boxes.low, boxes.high, strict=True))
        if sizes[high] > sizes[low]
    )
    wanted = {key for key, n in telling.items() if n >= FEWEST and key is not None}
    groups: defaultdict[Likeness, list[int]] = defaultdict(list)
    for element in range(len(boxes.tags)) if wanted else ():
        key = _likeness(boxes, element)
        if key is not None and key in wanted:
            groups[key].append(element)
    for group in groups.values():
        outer = _outermost(boxes, group)
        if len(outer) >= FEWEST:
            yield outer


def _likeness(boxes: Boxes, element: int) -> Likeness | None:
    """Return by what a box is like others; None if it is no box of a post."""
    tag, first = boxes.tags[element], boxes.traits[element].first
    if tag in NEVER or not (first or tag in NAMELESS):
        return None
    return (-1 if tag == "article" else boxes.parents[element], tag, first)


def _outermost(boxes: Boxes, group: list[int]) -> list[int]:
    kept: list[int] = []
    for element in group:
        if not kept or boxes.starts[element] >= boxes.ends[kept[-1]]:
            kept.append(element)
    return kept


def _post(boxes: Boxes, element: int, links: set[int]) -> Post | None:
    """Return a box as a post, or None where it holds several of one rank or none at all."""
    inside = boxes.inside(element)
    heads = [n for n in inside if boxes.tag(n) in HEADINGS]
    linked = [n for n in inside if n in links]
    title = heads[0] if heads else None
    if title is None and linked and linked[0] == inside.start:
        title = linked[0]
    if title is None:
        title = _opening(boxes, inside)
    ranks = [boxes.tag(n) for n in heads]
    if heads and ranks.count(ranks[0]) > 1 and title in links and heads[1] in links:
        return None
    dated = _is_dated(boxes, element, inside)
    is_link = title is not None and title in links
    return Post(element, inside, title, is_link, dated) if title is not None or dated else None


def _opening(boxes: Boxes, inside: range) -> int | None:
    """Return the line that opens a post as its headline does: some words without a stop."""
    for n in inside[: SIGNED + 1]:
        line = boxes.words[n].strip()
        if len(line) > STAMP_SIZE or line.endswith(STOPS):
            return None
        if line.count(" ") + 1 < TITLE_WORDS or boxes.linked[n] > LINKED * len(line):
            continue
        if judged.signature(line) is None and not CLOCK.fullmatch(line):
            return n
    return None


def _times(boxes: Boxes, element: int) -> Iterator[int]:
    """Yield the `time` elements in an element."""
    end = boxes.ends[element]
    for inner in range(element + 1, len(boxes.tags)):
        if boxes.starts[inner] >= end:
            return
        if boxes.tags[inner] == "time":
            yield inner


def _is_dated(boxes: Boxes, element: int, inside: range) -> bool:
    """Say whether a post says when it was written: in a `time` element, or above or below."""
    if next(_times(boxes, element), None) is not None:
        return True
    edges = {*inside[: SIGNED + 1], *inside[-SIGNED:]}
    for n in edges:
        line = boxes.words[n]
        if len(line) <= STAMP_SIZE:
            told = judged.signature(line.strip())
            if told is not None and told[0] in {"date", "time"}:
                return True
    return False


def _are_articles(found: list[Post], top: int | None, says: Says) -> bool:
    """Say whether boxes built alike are articles, not the sections of one.

    What is declared to be one article has posts only where they tell the time and are no links.
    """
    dated = sum(post.is_dated for post in found)
    linked = sum(post.is_link for post in found)
    least = MOSTLY * len(found)
    if says.live and least <= max(dated, sum(p.title is not None for p in found)):
        return True
    if says.article and top is not None and not any(top in post.lines for post in found):
        return dated >= least and linked <= len(found) - least
    titled = sum(post.title is not None for post in found)
    if top is None and not says.article and len(found) >= MANY and titled == len(found):
        return True
    return max(dated, linked) >= least


def _stands(found: list[Post], sizes: list[int], top: int | None) -> bool:
    """Say whether the post with the page's headline has a text too, where there is such a post."""
    texts = [sizes[post.lines.stop] - sizes[post.lines.start] for post in found]
    own = [size for size, post in zip(texts, found, strict=True) if top in post.lines]
    if not own:
        return True
    titled = sum(post.title is not None for post in found)
    return own[0] >= max(OWN, OWN_SHARE * max(texts)) and titled == len(found)


def _is_live(found: list[Post], top: int | None) -> bool:
    """Say whether posts are those of a live blog: under one headline, with times, not linked."""
    if top is None or any(top in post.lines for post in found):
        return False
    dated = sum(post.is_dated for post in found)
    linked = sum(post.is_link for post in found)
    return dated >= MOSTLY * len(found) and linked <= (1 - MOSTLY) * len(found)


def texts(boxes: Boxes, furniture: list[int | None], post: Post, signed: set[int]) -> list[int]:
    """Return the lines of a post that are its text; those that sign it are none of it."""
    kept = []
    for n in post.lines:
        role, _ = judged.judge(boxes, furniture, n)
        if n == post.title or n in signed or role not in {judged.BODY, judged.HEADING}:
            continue
        kept.append((n, role))
    while kept and kept[-1][1] == judged.HEADING:
        kept.pop()
    while kept and not _is_text(boxes, kept[0][0]):
        kept.pop(0)
    while kept and not _is_text(boxes, kept[-1][0]):
        kept.pop()
    return [n for n, _ in kept]


def stamps(boxes: Boxes, post: Post) -> list[tuple[int, str, str]]:
    """Return the lines of a post that say who wrote it or when, each with its role and why."""
    marked = {n for element in _times(boxes, post.element) for n in boxes.inside(element)}
    told = []
    for n in post.lines:
        role = judged.signature(boxes.words[n].strip())
        if (
            role is None
            and len(boxes.words[n]) <= STAMP_SIZE
            and (n in marked or _is_clock(boxes, n))
        ):
            role = "time", "the time of a post"
        if role is not None:
            told.append((n, *role))
    return told


def _is_clock(boxes: Boxes, n: int) -> bool:
    return CLOCK.fullmatch(boxes.words[n].strip()) is not None


def _is_text(boxes: Boxes, n: int) -> bool:
    line = boxes.words[n]
    told = boxes.tag(n) in {"p", "li", "blockquote"} or len(line) >= weigh.PARAGRAPH
    return told or line.endswith(STOPS)


def is_whole(boxes: Boxes, lines: list[int]) -> bool:
    """Say whether a text is an article printed whole: two paragraphs or more, or a long one."""
    sizes = [len(boxes.words[n]) for n in lines if weigh.is_paragraph(boxes, n)]
    return sum(sizes) > WHOLE or len(sizes) > 1
