"""Tools that find near-duplicates, on the same pages and in the same run as the copies room.

Each takes texts and gives links between pages as `bench.copies` scores them: whole pages for what
compares pages (MinHash with banding, as `rensa` and `datasketch` have it, over sets of five words
in a row), sentences for what compares sentences. `pip install rensa datasketch` to have all rows.
"""

import importlib
import itertools
import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from copydesk.text import sentences

Page = dict[str, Any]
Place = tuple[str, int, int]
Finder = Callable[[list[str]], Iterator[tuple[int, int]]]

WORD = re.compile(r"\w+")
WORDS = 5  # in a row, of which sets are made
HASHES = 128
BANDS = 32  # so that pages with a Jaccard similarity of .42 meet as often as not
LINE = 4  # words of a sentence that stands on two pages by more than chance
ALIKE = 0.5  # Jaccard similarity of two pages that are one


def shingles(text: str) -> list[str]:
    words = WORD.findall(text.lower())
    return [" ".join(words[n : n + WORDS]) for n in range(max(1, len(words) - WORDS + 1))]


def rensa_pages(texts: list[str]) -> Iterator[tuple[int, int]]:
    """Yield the pages that rensa holds to be one."""
    rensa = importlib.import_module("rensa")
    index = rensa.RMinHashLSH(threshold=ALIKE, num_perm=HASHES, num_bands=BANDS)
    made = []
    for text in texts:
        made.append(rensa.RMinHash(num_perm=HASHES, seed=42))
        made[-1].update(shingles(text))
    for number, one in enumerate(made):
        for other in index.query(one):
            if one.jaccard(made[other]) >= ALIKE:
                yield other, number
        index.insert(number, one)


def datasketch_pages(texts: list[str]) -> Iterator[tuple[int, int]]:
    """Yield the pages that datasketch holds to be one."""
    datasketch = importlib.import_module("datasketch")
    index = datasketch.MinHashLSH(num_perm=HASHES, params=(BANDS, HASHES // BANDS))
    sets = [[shingle.encode() for shingle in shingles(text)] for text in texts]
    made = datasketch.MinHash.bulk(sets, num_perm=HASHES)
    for number, one in enumerate(made):
        for other in index.query(one):
            if one.jaccard(made[other]) >= ALIKE:
                yield other, number
        index.insert(number, one)


def whole_pages(find: Finder) -> Callable[[list[Page]], list[list[Place]]]:
    """Return what links whole pages as the finder does."""

    def groups(pages: list[Page]) -> list[list[Place]]:
        whole = [(page["id"], 0, len(page["text"])) for page in pages]
        return [[whole[one], whole[two]] for one, two in find([page["text"] for page in pages])]

    return groups


def equal_sentences(pages: list[Page]) -> list[list[Place]]:
    """Return the places of sentences of some words of which all, in small letters, are equal."""
    held: dict[int, list[Place]] = defaultdict(list)
    for page in pages:
        text = page["text"]
        for start, end in sentences(text):
            words = WORD.findall(text[start:end].lower())
            if len(words) >= LINE:
                held[hash(tuple(words))].append((page["id"], start, end))
    return list(held.values())


PEERS: dict[str, Callable[[list[Page]], list[list[Place]]]] = {
    "equal sentences": equal_sentences,
    "rensa, whole pages": whole_pages(rensa_pages),
    "datasketch, whole pages": whole_pages(datasketch_pages),
}


def compare(
    pages: list[Page], truth: str, score: Callable[..., dict[str, Any]], ours: float
) -> None:
    """Print what each tool finds, and pages a second beside `ours`, those of the room."""
    print(
        "                          char F1  page-pair F1  components  own wrong  pages/s  room/tool"
    )
    for name, find in PEERS.items():
        try:
            seconds, groups = min((timed(find, pages) for _ in range(2)), key=lambda made: made[0])
        except ImportError as error:
            print(f"{name:<25} not installed ({error.name})")
            continue
        links = ((*a, *b) for some in groups for a, b in itertools.combinations(some, 2))
        made = score(truth, links)
        speed = len(pages) / seconds
        print(
            f"{name:<25} {made['char_F1']:>7.3f}  {made['doc_F1']:>12.3f}"
            f"  {made['witnesses_per_copied_sentence']:>10.2f}"
            f"  {made['own_sentences_wrongly_linked']:>9.4f}  {speed:>7,.0f}  {ours / speed:>9.2f}"
        )


def timed(
    find: Callable[[list[Page]], list[list[Place]]], pages: list[Page]
) -> tuple[float, list[list[Place]]]:
    """Return the seconds of this process's time that a tool took, and what it found."""
    started = time.process_time()
    groups = find(pages)
    return time.process_time() - started, groups
