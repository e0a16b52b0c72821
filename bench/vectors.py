"""Measure what static vectors know of events: python -m bench.vectors [MENTIONS.jsonl.gz]

Mentions of ECB+ (CC BY 3.0) of one topic in two documents: are they of one event? Printed: the
share of pairs told rightly (area under the curve, ties count half) by a shared stem of the
trigger, by the nearness of the triggers, and by nearness among those that share no stem.
"""

import collections
import gzip
import itertools
import json
import os
import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt

from copydesk.facts.parties import stems
from copydesk.text.vectors import nearness

SHARED = Path(os.environ.get("COPYDESK_SHARED", Path(__file__).parents[2] / "shared"))
FILE = SHARED / "data/facts/ecbplus_event_mentions.jsonl.gz"


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else FILE
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        mentions = [json.loads(line) for line in lines]
    topics = collections.defaultdict(list)
    for mention in mentions:
        topics[mention["doc_id"].split("_")[0]].append(mention)
    same, stem, near = [], [], []
    for topic in topics.values():
        for one, other in itertools.combinations(topic, 2):
            if one["doc_id"] != other["doc_id"]:
                a, b = one["tokens_str"], other["tokens_str"]
                same.append(one["coref_chain"] == other["coref_chain"])
                stem.append(not stems(a).isdisjoint(stems(b)))
                near.append(nearness(a, b))
    gold, shared, score = np.array(same), np.array(stem), np.array(near)
    print(f"{len(gold):,} pairs, {gold.sum():,} of one event")
    print(f"a shared stem                    {area(shared.astype(float), gold):.3f}")
    print(f"nearness                         {area(score, gold):.3f}")
    print(f"nearness where no stem is shared {area(score[~shared], gold[~shared]):.3f}")


def area(scores: npt.NDArray[np.float64], gold: npt.NDArray[np.bool_]) -> float:
    """Return how often a pair of one event scores higher than a pair of two."""
    _, at, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[at]
    yes = int(gold.sum())
    return float((ranks[gold].sum() - yes * (yes + 1) / 2) / (yes * (len(gold) - yes)))


if __name__ == "__main__":
    main()
