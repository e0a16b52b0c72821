"""Measure the trained reader: size, speed, tags, trees, names, and what it says of events.

usage: python -m bench.reader [size] [speed] [trees] [names] [deeds] [said] [plover]

Without a word all are printed. Data are those of SHARED/data/facts and `models/corpus/dev`.
Trees are measured over the treebanks' words, and once more over our own (as F1 of words whose
head and relation are right). Names are measured on raw text, as exact characters. PLV and
PolNeAR are for measuring only; the reader has not learned from them.
"""

import gzip
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.facts_seeds import score_plover
from models.corpus import items

from copydesk.facts import names
from copydesk.facts.entities import KINDS, entities
from copydesk.facts.parse import Parse, Words
from copydesk.facts.reader import FILE, Reader, load

SHARED = Path(os.environ.get("COPYDESK_SHARED", Path(__file__).parents[2] / "shared"))
DATA = SHARED / "data" / "facts"
BANKS = ("ud_ewt_dev", "ud_gum_dev")
Row = dict[str, Any]
Span = tuple[int, int]


def main() -> None:
    """Print what is asked for."""
    reader = load()
    if not reader:
        sys.exit(f"There is no {FILE}.")
    asked = sys.argv[1:] or list(PARTS)
    for name in asked:
        PARTS[name](reader)


def size(reader: Reader) -> None:
    print(f"size     {FILE.stat().st_size / 1e6:.1f} MB, {len(reader.pieces.numbers)} pieces")


def speed(reader: Reader) -> None:
    """Words a second of processor time, from text to parse, beside the finding of names."""
    texts = [raw(row)[0] for row in rows("ud_gum_dev")]
    told = [one.text for item in items.load("dev") for one in item.told]
    for name, given in (("GUM dev", texts), ("our corpus, dev", told)):
        words = sum(len(reader.read(text).tags) for text in given)  # once to warm up
        spent = [timed(reader.read, given), timed(names.find, given)]
        mine, theirs = (words / seconds for seconds in spent)
        print(
            f"speed    {name}: {mine:,.0f} words/s, {words / len(given):.0f} words a sentence; "
            f"{mine / theirs:.2f} of names.find"
        )


def timed(work: Any, texts: list[str]) -> float:
    """Return the least processor time of three rounds."""
    rounds = []
    for _ in range(3):
        start = time.process_time()
        for text in texts:
            work(text)
        rounds.append(time.process_time() - start)
    return min(rounds)


def trees(reader: Reader) -> None:
    for bank in BANKS:
        given, own = Counter[str](), Counter[str]()
        for row in rows(bank):
            text, bounds = raw(row)
            given += compared(row, bounds, reader.over(text, bounds))
            own += compared(row, bounds, reader.read(text))
        given["given"] = 1
        print(
            f"trees    {bank}: LAS {share(given, 'las'):.2f}, UAS {share(given, 'uas'):.2f} without"
            f" punctuation; tags {share(given, 'tags'):.2f}; raw text LAS {share(own, 'las'):.2f}"
        )


def compared(row: Row, bounds: list[Span], parse: Parse) -> Counter[str]:
    """Count words, and those with the right head and relation, found by their characters."""
    mine = list(zip(parse.starts, parse.ends, strict=True))
    at = {span: n for n, span in enumerate(mine)}
    count: Counter[str] = Counter()
    for n, span in enumerate(bounds):
        m = at.get(span)
        count["words"] += 1
        count["tags"] += m is not None and parse.tags[m] == row["xpos"][n]
        if row["deps"][n] == "punct":
            continue
        head = bounds[row["heads"][n]] if row["heads"][n] >= 0 else None
        right = m is not None and head == (mine[parse.heads[m]] if parse.heads[m] >= 0 else None)
        count["gold"] += 1
        count["uas"] += right
        count["las"] += right and m is not None and parse.relations[m] == row["deps"][n]
    count["found"] = sum(relation != "punct" for relation in parse.relations)
    return count


def share(count: Counter[str], name: str) -> float:
    if name == "tags":
        return 100 * count["tags"] / count["words"]
    if count["given"]:  # the same words on both sides
        return 100 * count[name] / count["gold"]
    return 200 * count[name] / (count["gold"] + count["found"])


def called(reader: Reader) -> None:
    for bank in BANKS:
        alone, both = Counter[str](), Counter[str]()
        for row in rows(bank):
            if row["ner"] is None:
                continue
            text, bounds = raw(row)
            gold = {(*span, kind) for span, kind in marked(row["ner"], bounds)}
            parse = reader.read(text)
            mine = {(*parse.span((e.start, e.end)), e.kind) for e in parse.entities}
            alone += met(gold, mine)
            both += met(gold, {(e.start, e.end, e.slots["kind"]) for e in entities(text, parse)})
        print(f"names    {bank}: F1 alone {f1(alone)}; with the lists {f1(both)}")


def marked(labels: list[str], bounds: list[Span]) -> Iterator[tuple[Span, str]]:
    start, kind = 0, ""
    for at, label in enumerate([*labels, "O"]):
        if kind and label != f"I-{kind}":
            yield (bounds[start][0], bounds[at - 1][1]), kind
            kind = ""
        if label[2:] in KINDS.values() and not kind:
            start, kind = at, label[2:]


def met(gold: set[Any], mine: set[Any]) -> Counter[str]:
    return Counter(gold=len(gold), found=len(mine), both=len(gold & mine))


def f1(count: Counter[str]) -> str:
    both, gold, found = count["both"], max(1, count["gold"]), max(1, count["found"])
    whole = 200 * both / (gold + found)
    return f"{whole:.1f} (precision {100 * both / found:.1f}, recall {100 * both / gold:.1f})"


def deeds(reader: Reader) -> None:
    """Triggers that share a word with a marked one; root, status and actors where they do."""
    count: Counter[str] = Counter()
    for item in items.load("dev"):
        for told in item.told:
            count += acts(told, reader.read(told.text))
    found = Counter(gold=count["gold"], found=count["found"], both=count["met"])
    rooted = Counter(gold=count["gold"], found=count["found"], both=count["root"])
    met_ = max(1, count["met"])
    print(f"deeds    our corpus, dev: triggers F1 {f1(found)}")
    print(f"  with root F1 {f1(rooted)}; status right {100 * count['status'] / met_:.1f}")
    for role in ("source", "target", "both"):
        both = Counter(**{key: count[f"{role} {key}"] for key in ("gold", "found", "both")})
        print(f"  words of {role} F1 {f1(both)}")


def acts(told: Any, parse: Parse) -> Counter[str]:
    count = Counter[str](gold=len(told.events), found=len(parse.triggers))
    left = list(parse.triggers)
    for event in told.events:
        words = parse.words(event.trigger.start, event.trigger.end)
        near = [t for t in left if t.start < words[1] and t.end > words[0]]
        if not near:
            continue
        best = max(near, key=lambda t: (t.root == event.root, t.p))
        left.remove(best)
        count["met"] += 1
        count["root"] += best.root in (event.root, *event.also)
        count["status"] += best.status == event.status
        for role in ("source", "target", "both"):
            gold = {
                n
                for actor in getattr(event, role)
                for n in range(*parse.words(actor.text.start, actor.text.end))
            }
            for key, many in met(gold, spread(getattr(best, role))).items():
                count[f"{role} {key}"] += many
    return count


def spread(runs: tuple[Words, ...]) -> set[int]:
    return {n for run in runs for n in range(*run)}


def said(reader: Reader) -> None:
    """Words of sources, cues and contents of PolNeAR, as F1."""
    counts = {part: Counter[str]() for part in ("SOU", "CUE", "CON")}
    for row in rows("polnear_dev"):
        bounds, text = [], ""
        for word in row["words"]:
            bounds.append((len(text), len(text) + len(word)))
            text += f"{word} "
        parse = reader.over(text, bounds)
        mine: dict[str, set[int]] = {part: set() for part in counts}
        for one in parse.attributions:
            mine["CUE"] |= set(range(one.start, one.end))
            mine["SOU"] |= spread(one.source)
            mine["CON"] |= spread(one.content)
        for part, count in counts.items():
            gold = {n for n, tag in enumerate(row["tags"]) if tag[2:] == part}
            count.update(met(gold, mine[part]))
    for part, name in (("SOU", "source"), ("CUE", "cue"), ("CON", "content")):
        print(f"said     PolNeAR dev, words of {name}: F1 {f1(counts[part])}")


def plover(reader: Reader) -> None:
    """Roots by the reader alone, where the actors are given."""

    def code(text: str, source: str, target: str) -> str | None:
        parse = reader.read(text)
        first, second = (spread((placed(parse, text, words),)) for words in (source, target))
        ranked = [
            (
                2 * bool(first & spread(t.source + t.both))
                + bool(second & spread(t.target + t.both)),
                t.p,
                t.root,
            )
            for t in parse.triggers
        ]
        return max(ranked)[2] if ranked else None

    score_plover(DATA / "plover_PLV_train.jsonl.gz", code)


def placed(parse: Parse, text: str, words: str) -> Words:
    start = max(0, text.find(words))
    return parse.words(start, start + len(words))


def rows(name: str) -> list[Row]:
    """Return the rows of a file of the shared data."""
    with gzip.open(DATA / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def raw(row: Row) -> tuple[str, list[Span]]:
    """Return the text of a treebank's sentence and where its words stand."""
    text, bounds = "", []
    for word, space in zip(row["words"], row["spaces"], strict=True):
        bounds.append((len(text), len(text) + len(word)))
        text += word + " " * space
    return text, bounds


PARTS = {
    "size": size,
    "speed": speed,
    "trees": trees,
    "names": called,
    "deeds": deeds,
    "said": said,
    "plover": plover,
}

if __name__ == "__main__":
    main()
