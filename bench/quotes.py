"""Measure attributions against PolNeAR's development articles (for measuring only, never shipped).

usage: python bench/quotes.py [SHARED/data/facts/polnear_dev.jsonl.gz]

An attribution found counts when its content covers half of an annotated content, and the other
way round; its speaker when a word of the annotated source stands in it. Printed: precision
and recall of contents, and the share of matched contents whose speaker is right too; then, word
by word, precision, recall and F1 of source, cue and content, on all sentences and on each half
(by a hash of the sentence). PolNeAR also annotates beliefs and knowledge ("thinks", "was aware
of"), which are no quotations to us; its sources take in titles and relative clauses.
"""

import gzip
import hashlib
import json
import os
import re
import sys
from pathlib import Path
from typing import Any

from copydesk.facts import names, quotes
from copydesk.facts.reader import parsed

HALF = 0.5  # share of the shorter content that must be shared
PARTS = {"SOU": "source", "CUE": "cue", "CON": "content"}
Span = tuple[int, int]


def main() -> None:
    shared = Path(os.environ.get("COPYDESK_SHARED", Path(__file__).parents[2] / "shared"))
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else shared / "data/facts/polnear_dev.jsonl.gz"
    if not path.exists():
        sys.exit(f"There is no {path}: give the file of PolNeAR's development sentences.")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    found = wanted = right = hit = spoken = 0
    words: dict[tuple[str, str], list[int]] = {}
    for row in rows:
        gold, mine, text = read(row)
        half = f"half {hashlib.blake2b(text.encode()).digest()[-1] % 2}"
        for part, counted in tokens(row).items():
            for name in ("all", half):
                so_far = words.get((name, part), [0, 0, 0])
                words[name, part] = [a + b for a, b in zip(so_far, counted, strict=True)]
        found, wanted = found + len(mine), wanted + len(gold)
        right += sum(any(overlap(span, other) for other, _ in gold) for span, _ in mine)
        for content, source in gold:
            speakers = [speaker for span, speaker in mine if overlap(span, content)]
            hit += bool(speakers)
            spoken += any(shares(source, speaker) for speaker in speakers)
    print(f"contents precision {right / max(1, found):.3f} ({right} of {found})")
    print(f"contents recall    {hit / max(1, wanted):.3f} ({hit} of {wanted})")
    print(f"speaker too        {spoken / max(1, hit):.3f} ({spoken} of {hit})")
    for (name, part), (both, mine_too, marked) in sorted(words.items()):
        told = f"precision {both / max(1, mine_too):.3f}  recall {both / max(1, marked):.3f}"
        print(f"words {name:<6} {PARTS[part]:<8} F1 {2 * both / (mine_too + marked):.3f}  {told}")


def printed(row: dict[str, Any]) -> tuple[str, list[Span]]:
    """Return the sentence as it is printed, and where each of its words stands."""
    text, places, opened = "", [], False
    for word in row["words"]:
        mark = word in ('"', "''")
        inside = opened and text.endswith((' "', " ''"))
        open_before = inside or text.endswith(("$", "“", "(", "’", "-"))
        glued = open_before or re.match(r"^[.,;:!?’”)%-]", word) or (mark and opened)
        text += word if glued or not text else f" {word}"
        opened = opened != mark
        places.append((len(text) - len(word), len(text)))
    return text, places


def tokens(row: dict[str, Any]) -> dict[str, tuple[int, int, int]]:
    """Return for source, cue and content how many words both, we and the annotators mark."""
    text, places = printed(row)
    found: dict[str, list[Span]] = {part: [] for part in PARTS}
    clause, said = quotes.attributions(text, names.find(text), parse=parsed(text)) or (None, [])
    for each in said if clause else ():
        spans = {"SOU": each.speaker, "CUE": cue(clause, each)}
        for part, span in spans.items():
            if span:
                found[part].append((clause.row[span[0]].start, clause.row[span[1] - 1].end))
    found["CON"] = [
        (q.start, q.end) for q in quotes.find(text, names.find(text), parse=parsed(text))
    ]
    counted = {}
    for part, spans_found in found.items():
        mine = {n for n, (a, b) in enumerate(places) for c, d in spans_found if c <= a and b <= d}
        gold = {n for n, tag in enumerate(row["tags"]) if tag.endswith(part)}
        counted[part] = (len(mine & gold), len(mine), len(gold))
    return counted


def cue(clause: Any, said: Any) -> Span | None:
    """Return where the word of speech stands in the laid out words."""
    first = said.cue.split()[0]
    near = range(max(0, said.begin), min(len(clause.row), said.end + 1))
    at = next((n for n in near if clause.word(n) == first), None)
    return None if at is None else (at, at + len(said.cue.split()))


def read(row: dict[str, Any]) -> tuple[list[tuple[Span, str]], list[tuple[Span, str]], str]:
    """Return the annotated and the found contents with their speakers, and the text."""
    text, places = printed(row)
    spans = {part: runs(row["tags"], part, places) for part in ("CON", "SOU")}
    source = " ".join(text[a:b] for a, b in spans["SOU"])
    gold = [(span, source) for span in spans["CON"] if source]
    said = quotes.find(text, names.find(text), parse=parsed(text))
    kept = [one for one in said if one.slots["speaker"]]
    outer = [
        one
        for one in kept
        if not any(
            other is not one and other.start <= one.start and one.end <= other.end for other in kept
        )
    ]
    return gold, [((one.start, one.end), one.slots["speaker"]) for one in outer], text


def runs(tags: list[str], part: str, places: list[Span]) -> list[Span]:
    """Return the spans of the text that carry a tag, as one run each."""
    found: list[Span] = []
    for tag, (start, end) in zip(tags, places, strict=True):
        if tag == f"B-{part}":
            found.append((start, end))
        elif tag == f"I-{part}" and found:
            found[-1] = (found[-1][0], end)
    return found


def overlap(one: Span, other: Span) -> bool:
    """Say whether two spans share half of the shorter."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared >= HALF * min(one[1] - one[0], other[1] - other[0])


def shares(source: str, speaker: str) -> bool:
    """Say whether two names share a word of three letters or a pronoun."""
    one, other = (set(re.findall(r"\w+", text.lower())) for text in (source, speaker))
    return bool({word for word in one & other if len(word) > 1} - {"the", "of", "and", "to"})


if __name__ == "__main__":
    main()
