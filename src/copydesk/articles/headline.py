"""Which line above a text is its headline.

A headline says what the text says: it shares its words. That tells it from the buttons, section
names and other headlines that stand above the text in far greater number. Where no line shares
enough, the nearest one that looks like a headline is taken, if anything else speaks for it.
"""

from copydesk import text as words_of
from copydesk.articles import prose
from copydesk.articles.pieces import Piece

STANDFIRST = 12  # words of the shortest line under a headline that sums the article up
LOOK_BACK = 80  # pieces above the text among which its headline is looked for
SAMPLE = 4_000  # characters of the text that are compared
CONTENT = 4  # letters of a word that says something; shorter ones stand in any text
# Share of a headline's content words that stand in its text, and how many at least.
SHARED, FEWEST = 0.34, 2
SURE, SURE_FEWEST = 0.5, 3
STAMPED = {"time", "date", "byline", "outlet"}
NEAR = 3  # pieces between a headline and its byline, date or standfirst


def content(words: str) -> set[str]:
    """Return the stems of the words that say something."""
    found = (words[a:b] for a, b in words_of.words(words))
    return {words_of.stem(w) for w in found if len(w) >= CONTENT or w[0].isdigit() or w >= "\u3040"}


def find(above: list[Piece], text: list[Piece], counts: dict[str, int]) -> int | None:
    """Return the index of the headline among the pieces above the text, or None."""
    titles = [n for n, piece in enumerate(above) if piece.kind in {"title", "maybe"}]
    titles = [n for n in titles if n >= len(above) - LOOK_BACK]
    if not titles:
        return _short(above)
    said = _said(text)
    scores = {n: _score(above, n, said, counts) for n in titles}
    best = max(titles, key=lambda n: (scores[n], n))
    if scores[best] > 0:
        return _over(above, best, titles, scores)
    return _nearest(above, titles, counts, said)


def is_sure(piece: Piece, text: list[Piece]) -> bool:
    """Say whether a line far above a text says so much of it that it must be its headline."""
    own = content(piece.text)
    shared = own & _said(text)
    return len(shared) >= SURE_FEWEST and len(shared) >= SURE * len(own)


def _said(text: list[Piece]) -> set[str]:
    sample = " ".join(piece.text for piece in text if piece.kind == "prose")[:SAMPLE]
    return content(sample)


def _score(above: list[Piece], n: int, said: set[str], counts: dict[str, int]) -> float:
    """Return how much a line says of the text, and what else speaks for it; 0 if too little."""
    own = content(above[n].text)
    shared = len(own & said)
    if shared < FEWEST or shared < SHARED * len(own):
        return 0.0
    stamped = any(piece.kind in STAMPED for piece in above[n + 1 : n + 1 + NEAR])
    again = counts.get(above[n].fold, 0) > 1
    return shared * shared / len(own) + 0.5 * stamped + 0.5 * again


def _over(above: list[Piece], best: int, titles: list[int], scores: dict[int, float]) -> int:
    """Return the headline over a standfirst: the line right above it that shares words too."""
    upper = [n for n in titles if best - NEAR <= n < best and scores[n] > 0]
    longer = [n for n in upper if prose.size(above[n].text) <= prose.size(above[best].text)]
    return longer[0] if longer else best


def _short(above: list[Piece]) -> int | None:
    """Return a headline of two or three words at the top of a page that has no other."""
    short = [n for n, piece in enumerate(above) if piece.kind in {"name", "short"}]
    fit = [n for n in short if prose.size(above[n].text) >= 2 and not above[n].text.isupper()]
    return fit[0] if fit and fit[0] <= 1 else None


def _nearest(
    above: list[Piece], titles: list[int], counts: dict[str, int], said: set[str]
) -> int | None:
    """Return the nearest line that looks like a headline, or the one that it sums up."""
    near = titles[-1]
    other = next((n for n in titles[-2::-1] if above[n].fold != above[near].fold), None)
    if other is not None:
        if near and above[near - 1].label == "clock":
            return other  # a time of day heads an entry of a live page, not its article
        between = above[other + 1 : near]
        again = counts.get(above[other].fold, 0) > 1 and counts.get(above[near].fold, 0) <= 1
        long = prose.size(above[near].text) >= max(STANDFIRST, prose.size(above[other].text))
        if (again or long) and not any(p.kind in {"title", "link", "prose"} for p in between):
            return other
    return near if _speaks(above, near, counts, said) else None


def _speaks(above: list[Piece], n: int, counts: dict[str, int], said: set[str]) -> bool:
    """Say whether anything speaks for a line that shares few words with the text."""
    piece = above[n]
    stamped = any(p.kind in STAMPED for p in above[n + 1 : n + 1 + NEAR])
    close = n >= len(above) - NEAR
    return stamped or close or counts.get(piece.fold, 0) > 1 or bool(content(piece.text) & said)
