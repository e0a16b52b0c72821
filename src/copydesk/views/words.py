"""Set two wordings side by side, word by word, and say of what kind each difference is.

Words are compared as the desk folds them: another spelling is marked as such, another style
of quotation mark is no difference. Numbers and days stand out, because they change facts.
"""

from functools import cache

from rapidfuzz.distance import Levenshtein

from copydesk.lexicon import load
from copydesk.text import Span, fold_word, words
from copydesk.text.marks import inside, quoted
from copydesk.views.sheets import Word

ALIKE = ("same", "spelling")


@cache
def days() -> frozenset[str]:
    """Return the folded names of months and weekdays."""
    stamps = load("stamps")
    names = [*stamps["weekdays"], *(name for names in stamps["months"].values() for name in names)]
    return frozenset(fold_word(name) for name in names)


@cache
def numbers() -> frozenset[str]:
    """Return the folded words for numbers."""
    units = load("units")
    return frozenset(fold_word(name) for name in (*units["small"], *units["scales"]) if name[1:])


class Wording:
    """A text with its words, folded, and the words inside quotation marks."""

    def __init__(self, text: str) -> None:
        """Cut the text into words once."""
        self.text = text
        self.spans: list[Span] = words(text)
        self.folded = [fold_word(text[start:end]) for start, end in self.spans]
        self.quoted = quoted(text)

    def run(self, first: int, last: int) -> str:
        """Return the text from a word to before another, with what stands between them."""
        if first >= last:
            return ""
        start = 0 if first == 0 else self.spans[first][0]
        end = len(self.text) if last >= len(self.spans) else self.spans[last][0]
        return self.text[start:end]

    def parted(self, first: int, last: int) -> tuple[str, str]:
        """Return the words of a run, and what stands between them and the next word."""
        run = self.run(first, last)
        start = 0 if first == 0 else self.spans[first][0]
        end = self.spans[last - 1][1] - start
        return run[:end], run[end:]

    def word(self, number: int) -> str:
        """Return a word as printed."""
        start, end = self.spans[number]
        return self.text[start:end]

    def in_quotes(self, first: int, last: int) -> bool:
        """Say whether one of these words stands in quotation marks."""
        return any(inside(self.quoted, self.spans[number][0]) for number in range(first, last))


def compare(reference: str, other: str) -> tuple[Word, ...]:
    """Return the other wording in runs; what only the reference has is a cut run in its place.

    >>> [(w.text, w.kind) for w in compare("Send 24 ships.", "Send 42 ships.")]
    [('Send ', 'same'), ('24 ', 'cut'), ('42', 'number'), (' ships.', 'same')]
    """
    one, two = Wording(reference), Wording(other)
    runs: list[Word] = []
    for op in Levenshtein.opcodes(one.folded, two.folded):
        before, after = (op.src_start, op.src_end), (op.dest_start, op.dest_end)
        if op.tag == "equal":
            for m, n in zip(range(*before), range(*after), strict=True):
                same = one.word(m).casefold() == two.word(n).casefold()
                _append(runs, two.run(n, n + 1), "same" if same else "spelling")
            continue
        if op.tag == "delete":
            _append(runs, one.run(*before), "cut")
            continue
        changed, rest = two.parted(*after)
        if op.tag == "replace":
            _append(runs, one.parted(*before)[0] + " ", "cut")
        _append(runs, changed, _kind(one, two, before, after))
        _append(runs, rest, "same")
    return _tidy(runs) if runs else (Word(other, "same"),) if other else ()


def edits(runs: tuple[Word, ...]) -> tuple[str, ...]:
    """Return the differences of two wordings in words: `number: 24 → 42`."""
    found = []
    before = ""
    for run in runs:
        if run.kind == "cut":
            before = run.text.strip()
            continue
        if run.kind not in ALIKE and before:
            found.append(f"{run.kind}: {before} → {run.text.strip()}")
        elif before:
            found.append(f"cut: {before}")
        if run.kind not in ALIKE and not before:
            found.append(f"{run.kind}: {run.text.strip()}")
        before = ""
    return tuple(found + ([f"cut: {before}"] if before else []))


def _append(runs: list[Word], text: str, kind: str) -> None:
    if not text:
        return
    if runs and runs[-1].kind == kind:
        runs[-1] = Word(runs[-1].text + text, kind)
    else:
        runs.append(Word(text, kind))


def _tidy(runs: list[Word]) -> tuple[Word, ...]:
    """Put all that was cut at one place before all that replaces it."""
    tidy: list[Word] = []
    for run in runs:
        torn = len(tidy) > 1 and tidy[-2].kind == "cut" and tidy[-1].kind not in ALIKE
        if run.kind == "cut" and torn:
            tidy[-2] = Word(tidy[-2].text + run.text, "cut")
        else:
            _append(tidy, run.text, run.kind)
    return tuple(tidy)


def _kind(one: Wording, two: Wording, before: Span, after: Span) -> str:
    """Say of what kind a change is: by what the words are, then by where they stand."""
    changed = [(one, n) for n in range(*before)] + [(two, n) for n in range(*after)]
    if any(side.folded[n] in days() and not side.word(n).islower() for side, n in changed):
        return "date"
    if any(_is_number(side.folded[n]) for side, n in changed):
        return "number"
    if two.in_quotes(*after):
        return "quotation"
    if before[0] == before[1]:
        return "added"
    return "name" if _named(one, before) and _named(two, after) else "word"


def _is_number(folded: str) -> bool:
    return folded in numbers() or any(c.isdigit() for c in folded)


def _named(wording: Wording, span: Span) -> bool:
    """Say whether one of these words is printed as a name; the first of a text may be any word."""
    return any(wording.word(number)[:1].isupper() for number in range(*span) if number)
