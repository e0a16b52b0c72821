"""Read the colon of a headline: `Rates to stay: minister` and `Minister: rates to stay`.

The name beside a colon speaks if a list or an office knows it, or if it is one to three
capitalised words and the rest of the headline is a clause. `Live: ...` and `Talks with Fiji:
Tense and Complicated` name nobody.
"""

from copydesk.facts.clause import Clause
from copydesk.facts.gazetteer import offices, spelled
from copydesk.facts.laid import AUXILIARIES, Span, is_office, speaks
from copydesk.facts.said import Said

DASHES = ("-", "–", "—")
TAIL = 3  # capitalised words of an unknown speaker
AFTERS = frozenset(
    ["ahead", "on", "at", "in", "after", "during", "amid", "as", "before", "over", "following"]
)
SHORT = frozenset(
    ["govt", "gov't", "official", "officials", "minister", "ministry", "police", "pm", "fm", "ceo"]
)
CLAUSAL = AUXILIARIES | {
    "to",
    "no",
    "not",
    "needs",
    "seeks",
    "wants",
    "we",
    "i",
    "it's",
    "don't",
    "won't",
}


def colon(clause: Clause) -> list[Said]:
    """Return the attribution that a headline's colon makes, or nothing."""
    dash = next(
        (at for at in range(len(clause.row) - 1, 0, -1) if clause.row[at].text in DASHES), 0
    )
    if dash and dash not in clause.name_at and _knows(clause, (dash + 1, len(clause.row))):
        tail = (dash + 1, len(clause.row))
        return [Said("colon", clause.row[dash].text, dash, len(clause.row), tail, [(0, dash)])]
    marks = [at for at, token in enumerate(clause.row) if token.text == ":"]
    marks = [at for at in marks if at not in clause.name_at]
    if not marks or marks[0] == 0 or marks[-1] == len(clause.row) - 1:
        return []
    last, first = marks[-1], marks[0]
    spoken = last - 1 in clause.quote_at
    speaker = clause.after(last + 1) if spoken else _tail(clause, last)
    if speaker and spoken:
        speaker = _actor(clause, speaker)
    if speaker and spoken and clause.name_at.get(speaker[0]) and not _can(clause, speaker):
        speaker = None
    if spoken and not speaker and is_office(clause.word(last + 1)):
        speaker = (last + 1, last + 2)
    if speaker:
        return [Said("colon", ":", last, len(clause.row), speaker, [(0, last)])]
    head = (0, first)
    if _knows(clause, head):
        return [Said("colon", ":", 0, first + 1, head, [(first + 1, len(clause.row))])]
    return []


def _knows(clause: Clause, span: Span) -> bool:
    """Say whether a span is one known speaker and nothing else."""
    start, end = span
    if start >= end:
        return False
    name = clause.name_at.get(start)
    if name and clause.last_of(name, start) == end:
        return speaks(name) and name.slots["kind"] not in ("state", "place", None)
    words = [clause.word(at) for at in range(start, end)]
    return (
        len(words) <= TAIL
        and (words[-1] in SHORT or is_office(words[-1]))
        and all(is_office(word) or word in SHORT or word in offices("modifiers") for word in words)
    )


def _actor(clause: Clause, span: Span) -> Span:
    """Cut a speaker before what it does: `'We stay': Roe | calms importers`."""
    start, end = span
    if not clause.row[start].text[0].isupper() or start in clause.name_at:
        return span
    acts = (n for n in range(start + 1, end) if clause.row[n].text.islower())
    first = next(acts, end)
    verb = clause.word(first)
    does = len(verb) > TAIL and verb.endswith("s") and verb.isalpha()
    return (start, first) if does and first + 1 < end else span


def _can(clause: Clause, span: Span) -> bool:
    """Say whether the name that a span begins with is of a kind that says things."""
    return speaks(clause.name_at[span[0]])


def _tail(clause: Clause, mark: int) -> Span | None:
    start, end = mark + 1, len(clause.row)
    if _knows(clause, (start, end)):
        return (start, end)
    stop = start
    while stop < end and clause.row[stop].text[0].isupper() and clause.word(stop) not in AFTERS:
        stop += 1
    rest = clause.word(stop)
    if not 0 < stop - start <= TAIL or (stop < end and rest not in AFTERS):
        return None
    if _knows(clause, (start, stop)):
        return (start, stop)
    words = {clause.row[at].text for at in range(start, stop)}
    shouts = all(word.isupper() for word in words)
    unfit = words & spelled("thing_words") or words & spelled("starters") or shouts
    clausal = any(_verbal(clause, at) for at in range(mark))
    return (start, stop) if clausal and not unfit else None


def _verbal(clause: Clause, at: int) -> bool:
    """Say whether a word of a headline makes it a clause: an auxiliary, or `seeks`, `poses`."""
    word = clause.word(at)
    if at in clause.name_at or at in clause.quote_at:
        return at in clause.quote_at
    return word in CLAUSAL or (at > 0 and len(word) > 3 and word.endswith("s") and word[-2] != "s")
