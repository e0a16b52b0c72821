"""How well a net reads gold words: tags, trees and entities, before it is made small."""

from collections import Counter
from collections.abc import Sequence

import torch
from models.data import Maker, Sentence, packed
from models.labels import ENTITIES, RELATIONS
from models.net import Net

Span = tuple[int, int, str]


@torch.no_grad()
def measure(net: Net, maker: Maker, sentences: Sequence[Sentence]) -> dict[str, float]:
    """Return shares in percent; `las` without punctuation, `entities` as F1 of exact spans."""
    net.eval()
    count: Counter[str] = Counter()
    for run in packed(sorted(sentences, key=lambda s: len(s.words)), 1_500):
        batch = maker.batch(run)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            every = net.read(batch.ids, batch.shapes, batch.mask, batch.first)
            arcs, below, above = net.tree(every)
            heads = arcs.float().masked_fill(~batch.real.unsqueeze(1), -1e4).argmax(-1)
            named = net.related(below, above, heads).argmax(-1)
            words = every[:, 1:]
            tags, names = net.tag(words).argmax(-1), net.entity(words).argmax(-1)
            deeds, status = net.trigger(words).argmax(-1), net.status(words).argmax(-1)
            roles = net.roles(words).argmax(1) if run[0].events is not None else None
        for n, sentence in enumerate(run):
            wide = len(sentence.words)
            count += _trees(sentence, heads[n, :wide], named[n, :wide], tags[n, :wide])
            count += _names(sentence, names[n, :wide].tolist())
            if roles is not None:
                count += _deeds(sentence, deeds[n, :wide].tolist(), status[n].tolist(), roles[n])
    return shares(count)


def _trees(
    s: Sentence, heads: torch.Tensor, named: torch.Tensor, tags: torch.Tensor
) -> Counter[str]:
    count: Counter[str] = Counter()
    if s.heads is None or s.relations is None or s.tags is None:
        return count
    right = heads == torch.tensor(s.heads)
    both = right & (named == torch.tensor(s.relations))
    counts = torch.tensor([RELATIONS[r] != "punct" for r in s.relations])
    count["words"] = len(s.words)
    count["tags"] = int((tags == torch.tensor(s.tags)).sum())
    count["counted"], count["uas"] = int(counts.sum()), int((right & counts).sum())
    count["las"] = int((both & counts).sum())
    return count


def _names(s: Sentence, found: list[int]) -> Counter[str]:
    count: Counter[str] = Counter()
    if s.entities is None:
        return count
    gold = spans([ENTITIES[n] for n in s.entities])
    ours = spans([ENTITIES[n] for n in found])
    count["gold"], count["found"], count["shared"] = len(gold), len(ours), len(gold & ours)
    return count


def _deeds(s: Sentence, found: list[int], status: list[int], roles: torch.Tensor) -> Counter[str]:
    """Count triggers by their first word; status and actors where the trigger is right."""
    count: Counter[str] = Counter()
    count["deeds"], count["told"] = len(s.events or ()), sum(label > 1 for label in found)
    for event in s.events or ():
        if found[event.start] <= 1:
            continue
        count["met"] += 1
        count["rooted"] += found[event.start] == event.root
        count["status"] += status[event.start] == event.status
        ours = {(at, role) for at, role in enumerate(roles[event.start].tolist()) if role}
        gold = set(event.roles.items())
        count["actors"] += len(gold) + len({x for x in ours if x[0] < len(s.words)})
        count["same"] += 2 * len(gold & ours)
    return count


def spans(labels: Sequence[str]) -> set[Span]:
    """Return the runs of BIO labels; a run that goes on as another kind begins anew."""
    found: set[Span] = set()
    start, kind = 0, ""
    for at, label in enumerate([*labels, ""]):
        if kind and (not label or label[0] == "B" or label[2:] != kind):
            found.add((start, at, kind))
            kind = ""
        if label and not kind:
            start, kind = at, label[2:]
    return found


def shares(count: Counter[str]) -> dict[str, float]:
    """Return what was counted as percentages."""
    found = {}
    if count["words"]:
        found["tags"] = count["tags"] / count["words"]
        found["uas"], found["las"] = (count[x] / count["counted"] for x in ("uas", "las"))
    if count["gold"]:
        found["entities"] = 2 * count["shared"] / (count["gold"] + count["found"])
    if count["deeds"]:
        both = count["deeds"] + count["told"]
        found["triggers"], found["rooted"] = 2 * count["met"] / both, 2 * count["rooted"] / both
        found["status"] = count["status"] / max(1, count["met"])
        found["actors"] = count["same"] / max(1, count["actors"])
    return {name: round(100 * share, 2) for name, share in found.items()}
