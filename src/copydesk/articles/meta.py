"""Lines beside a headline: an outlet and an age, a date with its label, a section and a time.

A line of this sort has a stamp (a date, an age), and nothing else but names, labels and
separators. A headline may be glued to it where it stands on the page as a line of its own, or
where a label and a date open the line.
"""

import re
from functools import cache

from copydesk import lexicon
from copydesk import text as words_of
from copydesk.articles import credits, lines, marks, prose, stamps
from copydesk.articles.phrases import either
from copydesk.articles.stamps import Stamp
from copydesk.text import Span

LONGEST = 260
WORDS = 40
STRONG = re.compile(r"\s*[|·•∙▪●/()\[\]]+\s*|\s+[-–—>]+\s+|^\s*[-–—>:]+\s*|\s*[-–—>:]+\s*$|\s{2,}")
APART = re.compile(rf"{STRONG.pattern}|\s*[,;:]+\s*")
NAME_WORDS = 5
Cut = tuple[int, int, str, str | None]


def read(line: str, known: dict[str, int]) -> list[Cut] | None:
    """Return the parts of a line with a stamp, or None where it is no such line."""
    if len(line) > LONGEST:
        return None
    found = _stamps(line)
    if not found or prose.size(line) > WORDS:
        return None
    cuts: list[Cut] = []
    position = 0
    for stamp in found:
        parts = _between(line, (position, stamp.start), known)
        if parts is None:
            return None
        cuts += [*parts, (stamp.start, stamp.end, *_stamp_kind(stamp))]
        position = stamp.end
    parts = _between(line, (position, len(line)), known)
    if parts is None:
        return None
    cuts = _together([*cuts, *parts], line)
    return cuts if _plausible(line, cuts, found) else None


def _together(cuts: list[Cut], line: str) -> list[Cut]:
    """Return the cuts with a label and its colon as one, and a weekday and its date as one."""
    kept: list[Cut] = []
    for cut in cuts:
        start, end, kind, label = cut
        last = kept[-1] if kept else None
        if last and last[3] == "stamp" and line[start:end] == ":" and last[1] == start:
            kept[-1] = (last[0], end, last[2], last[3])
            continue
        if kind == "date":
            near = kept[-2] if len(kept) > 1 and line[slice(*kept[-1][:2])] == "," else last
            if near and near[2] == "date" and "weekday" in {near[3], label}:
                del kept[kept.index(near) :]
                cut = (near[0], end, "date", None)
        kept.append(cut)
    return kept


def _stamps(line: str) -> list[Stamp]:
    """Return the stamps of a line that do not overlap; clock times only where nothing else is."""
    found = stamps.ages(line)
    for stamp in stamps.days(line):
        if all(stamp.end <= s.start or stamp.start >= s.end for s in found):
            found.append(stamp)
    if not found and prose.size(line) <= 4:
        found = stamps.clocks(line)
    if not found and prose.size(line) <= 3 and _weekdays().fullmatch(line.strip(" ,.")):
        return []
    return sorted(found, key=lambda s: s.start)


def _stamp_kind(stamp: Stamp) -> tuple[str, str | None]:
    """Return the kind of a stamp's piece; a time of day is told from an age."""
    if stamp.relative:
        return "time", None
    clock = stamp.at is None and stamp.yearless is None and not stamp.unread
    return ("time", "clock") if clock else ("date", None)


def _between(line: str, gap: Span, known: dict[str, int]) -> list[Cut] | None:
    """Return the parts of what lies between stamps, or None where it cannot lie there.

    Commas part names and labels, but not the words of a headline.
    """
    whole = _bare(line, *gap)
    if lines.fold(line[whole[0] : whole[1]]) in known:
        return [(*whole, "title", None)]
    cuts: list[Cut] = []
    for part in _split(line, gap, STRONG):
        words = line[part[0] : part[1]]
        weak = prose.size(words) <= NAME_WORDS + 1 or marks.label(words.split(":")[0]) is not None
        for piece in _split(line, part, APART) if weak else [part]:
            found = _part(line, piece, known)
            if found is None:
                return None
            cuts += found
    return cuts


def _split(line: str, gap: Span, apart: re.Pattern[str]) -> list[Span]:
    """Return the parts of a gap and the marks between them, in order, without white space."""
    found: list[Span] = []
    start = gap[0]
    for match in apart.finditer(line[gap[0] : gap[1]]):
        mark = (gap[0] + match.start(), gap[0] + match.end())
        found += [(start, mark[0]), mark]
        start = mark[1]
    return [s for s in (_bare(line, *span) for span in [*found, (start, gap[1])]) if s[0] < s[1]]


def _bare(line: str, start: int, end: int) -> Span:
    while start < end and line[start].isspace():
        start += 1
    while end > start and line[end - 1].isspace():
        end -= 1
    return start, end


def _mark(mark: str) -> str:
    return "bullet" if set(mark) <= set("•▪●") else "separator"


def _part(line: str, span: Span, known: dict[str, int]) -> list[Cut] | None:
    """Return what one part beside a stamp is, or None where no such part stands beside one."""
    start, end = span
    words = line[start:end]
    if not words:
        return []
    if not any(c.isalnum() for c in words):
        return [(start, end, _mark(words), None)]
    if _weekdays().fullmatch(words.strip(" .,:")):
        return [(start, end, "date", "weekday")]
    # "time3 hours ago": what a screen reader says for the clock is glued to the age.
    glued = end < len(line) and not line[end].isspace() and line[end].isalnum()
    if marks.is_alt_text(words) and (glued or marks.label(words) != "stamp"):
        return [(start, end, "alt-text", None)]
    label = marks.label(words)
    if label:
        return [(start, end, "section" if label == "section" else _named(label), label)]
    if credits.is_byline(words):
        return [(start, end, "byline", None)]
    if credits.agency(words):
        return [(start, end, "name", "agency")]
    peeled = _peeled(line, span, known)
    return peeled if peeled else _title_or_name(line, span, known)


def _peeled(line: str, span: Span, known: dict[str, int]) -> list[Cut] | None:
    """Return a label in front of a stamp and what stands glued to it: "Published Monday"."""
    spans = words_of.words(line[span[0] : span[1]])
    for n in (3, 2, 1):
        if len(spans) <= n:
            continue
        end = span[0] + spans[n - 1][1]
        if marks.label(line[span[0] : end]) == "stamp":
            rest = _part(line, _bare(line, end, span[1]), known)
            return [(span[0], end, "label", "stamp"), *rest] if rest else None
    return None


def _named(label: str) -> str:
    return "link" if label == "link" else "label"


def _title_or_name(line: str, span: Span, known: dict[str, int]) -> list[Cut] | None:
    start, end = span
    words = line[start:end]
    count = prose.size(words)
    if lines.fold(words) in known:
        return [(start, end, "title", None)]
    glued = end < len(line) and line[end] == "-" or start and line[start - 1] == "-"
    if glued:
        return None
    if count <= NAME_WORDS and _capitals(words):
        return [(start, end, "name", None)]
    if count >= 4 and prose.grade(words) != prose.PROSE:
        return [(start, end, "title", "glued")]
    return None


def _capitals(words: str) -> bool:
    """Say whether every longer word of a name has a capital, or the script has none."""
    spans = [words[a:b] for a, b in words_of.words(words)]
    return (
        bool(spans)
        and all(not w[:1].islower() or len(w) <= 3 for w in spans)
        and (not spans[0][:1].islower() or "." in words)
    )


def _plausible(line: str, cuts: list[Cut], found: list[Stamp]) -> bool:
    """A title beside a stamp stands apart from it, by a mark, a label or for want of a space."""
    titles = [cut for cut in cuts if cut[2] == "title" and cut[3] == "glued"]
    if len(titles) > 1 or (titles and all(stamp.yearless for stamp in found)):
        return False
    if not titles:
        names = [cut for cut in cuts if cut[2] == "name"]
        return len(names) <= 3
    start, end = titles[0][:2]
    labelled = any(cut[3] == "stamp" for cut in cuts)
    before = [s for s in found if s.end <= start]
    after = [s for s in found if s.start >= end]
    if before:
        between = line[before[-1].end : start]
        return labelled or bool(between.strip()) or not between
    between = line[end : after[0].start] if after else ""
    return bool(between.strip()) or not between


@cache
def _weekdays() -> re.Pattern[str]:
    return re.compile(rf"(?:{either(lexicon.load('stamps')['weekdays'])})\.?,?", re.IGNORECASE)
