"""Train the reader: `python -m models.learn DATA OUT`; see `models/README.md`.

All tasks of a batch are learned at once. The same seed gives the same order and the same start;
the last bits of the sums hang on the machine.
"""

import argparse
import time
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import torch
import torch.distributed as group
import torch.multiprocessing as processes
import torch.nn.functional as F
from models.data import NONE, Batch, Maker, treebank
from models.marked import corpus
from models.measure import measure
from models.net import Net
from models.vocabulary import keep
from torch import Tensor

from copydesk.text.wordpieces import WordPieces

SEED = 20261122
PIECES = 2_048  # of a batch
MEET = 8  # steps after which the workers take the mean of their weights
NOISE = 0.06  # share of words that are hidden
RATES = {"encoder": 2.5e-4, "heads": 1.2e-3}
WARM = 200  # steps
EACH = 8  # steps after which the mean of the weights, which is what is kept, moves on
HEADS = {
    "tags": "tag",
    "forms": "form",
    "entities": "entity",
    "triggers": "trigger",
    "cues": "cue",
}
WEIGHTS = {
    "tags": 0.4,
    "forms": 0.2,
    "entities": 0.8,
    "heads": 1.0,
    "relations": 1.0,
    "triggers": 2.0,
    "cues": 1.0,
}


def loss(net: Net, batch: Batch) -> Tensor:
    """Return the sum of the losses of all tasks that the batch has labels for."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        every = net.read(batch.ids, batch.shapes, batch.mask, batch.first)
        words = every[:, 1:]
        total = tree_loss(net, every, batch)
        for name, head in HEADS.items():
            total = total + WEIGHTS[name] * cost(getattr(net, head)(words), batch.labels(name))
        if any(sentence.events is not None for sentence in batch.sentences):
            total = total + deed_loss(net, words, batch)
    return total


def deed_loss(net: Net, words: Tensor, batch: Batch) -> Tensor:
    """Return the loss of status, actors, speakers and words said, at the right first words."""
    total = torch.zeros(())
    at, roles = batch.pairs("events")
    if len(at):
        status = [e.status for s in batch.sentences for e in s.events or ()]
        total = total + 0.5 * cost(net.status(words[at[:, 0], at[:, 1]]), torch.tensor(status))
        scores = net.roles(words)[at[:, 0], :, at[:, 1]]
        total = total + 4 * cost(scores.transpose(1, 2), roles)
    at, said = batch.pairs("speech")
    if len(at):
        scores = net.attributed(words)[at[:, 0], :, at[:, 1]]
        total = total + cost(scores.transpose(1, 2), said)
    return total


def tree_loss(net: Net, every: Tensor, batch: Batch) -> Tensor:
    """Return the loss of heads and of relations under the right heads."""
    heads = batch.labels("heads")
    arcs, below, above = net.tree(every)
    arcs = arcs.float().masked_fill(~batch.real.unsqueeze(1), -1e4)
    named = net.related(below, above, heads.clamp(min=0))
    return WEIGHTS["heads"] * cost(arcs, heads) + WEIGHTS["relations"] * cost(
        named, batch.labels("relations")
    )


def cost(scores: Tensor, labels: Tensor) -> Tensor:
    """Return the mean cross entropy of the labels that count, 0 where none does."""
    if not (labels != NONE).any():
        return torch.zeros(())
    return F.cross_entropy(
        scores.float().reshape(-1, scores.shape[-1]), labels.reshape(-1), ignore_index=NONE
    )


def train(net: Net, batches: Iterator[Batch], plan: argparse.Namespace, check: Any) -> Net:
    """Return the mean of the net over its last steps; `plan` has `steps`, `rate` and `mean`."""
    steps, rate = plan.steps, plan.rate
    mean = deepcopy(net)
    optimiser = torch.optim.AdamW(
        [
            {"params": [p for n, p in net.named_parameters() if is_encoder(n) and p.requires_grad]},
            {"params": [p for n, p in net.named_parameters() if not is_encoder(n)]},
        ],
        weight_decay=0.01,
        fused=True,
    )
    began, recent = time.time(), 0.0
    for step in range(1, steps + 1):
        scale = rate * min(1.0, step / WARM) * max(0.02, 1 - step / steps)
        for part, most in zip(optimiser.param_groups, RATES.values(), strict=True):
            part["lr"] = most * scale
        net.train()
        wrong = loss(net, next(batches))
        optimiser.zero_grad()
        wrong.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimiser.step()
        recent += float(wrong.detach())
        if step % MEET == 0:
            meet(net)
        if step % EACH == 0:
            average(mean, net, max(EACH / plan.mean, EACH / (step + EACH)))
        if step % 100 == 0:
            spent = time.time() - began
            print(f"step {step} of {steps}, loss {recent / 100:.3f}, {spent:.0f} s", flush=True)
            recent = 0.0
        if step % 1000 == 0 or step == steps:
            check(mean, step)
    return mean


def is_encoder(name: str) -> bool:
    """Say whether a weight is of the encoder."""
    return name.startswith("encoder.")


@torch.no_grad()
def meet(net: Net) -> None:
    """Give all workers the mean of their weights (local SGD: Stich 2019)."""
    learned = [p for p in net.parameters() if p.requires_grad]
    whole = torch.cat([p.flatten() for p in learned])
    group.all_reduce(whole)
    whole /= group.get_world_size()
    for p, part in zip(learned, whole.split([p.numel() for p in learned]), strict=True):
        p.copy_(part.view_as(p))


@torch.no_grad()
def average(mean: Net, net: Net, part: float) -> None:
    """Move the mean a part of the way towards the net."""
    for ours, theirs in zip(mean.parameters(), net.parameters(), strict=True):
        if theirs.requires_grad:
            ours.lerp_(theirs, part)


def work(rank: int, given: argparse.Namespace) -> None:
    """Train as one of several workers; the first one measures and writes."""
    group.init_process_group(
        "gloo", f"file://{given.out}.meet", rank=rank, world_size=given.workers
    )
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    net, vocabulary = begin(given)
    pieces = WordPieces(vocabulary)
    torch.manual_seed(SEED + rank)
    sentences = treebank(given.data / "ud_train.jsonl.gz")
    sentences += treebank(given.data / "ner_train.jsonl.gz") * 2
    if given.start:
        sentences += corpus("train") * given.often

    def check(mean: Net, step: int) -> None:
        if rank:
            return
        for name in ("ud_ewt_dev", "ud_gum_dev"):
            part = treebank(given.data / f"{name}.jsonl.gz")
            part = part if step == given.steps else part[::5]
            print(" ", name, measure(mean, Maker(pieces), part), flush=True)
        if given.start:
            print("  corpus dev", measure(mean, Maker(pieces), corpus("dev")), flush=True)
        learned = ["tree", "entities"] + (["events"] if given.start else [])
        saved = {"vocabulary": vocabulary, "weights": mean.state_dict(), "learned": learned}
        torch.save(saved, given.out)

    batches = Maker(pieces, NOISE, SEED + rank).stream(sentences, PIECES)
    train(net, batches, given, check)


def begin(given: argparse.Namespace) -> tuple[Net, list[str]]:
    """Return the net to go on with, or one with the weights of MiniLM, and its pieces."""
    if given.start:
        saved = torch.load(given.start)
        net = Net(len(saved["vocabulary"]))
        net.load_state_dict(saved["weights"])
        return net, saved["vocabulary"]
    kept, vocabulary = keep(given.minilm / "vocab.txt")
    net = Net(len(vocabulary))
    net.encoder.start(given.minilm / "model.safetensors", kept)
    # The table of pieces is left as it is while the layers above it still change a lot.
    net.encoder.pieces.weight.requires_grad = False
    return net, vocabulary


def main() -> None:
    """Start the workers."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("data", type=Path, help="the folder of the treebanks")
    options.add_argument("minilm", type=Path, help="the folder of all-MiniLM-L6-v2")
    options.add_argument("out", type=Path, help="the file of weights to write")
    options.add_argument("--start", type=Path, help="go on from these weights, with events")
    options.add_argument(
        "--often",
        type=int,
        default=6,
        help="readings of our own sentences in a round: they are few",
    )
    options.add_argument("--rate", type=float, default=1.0, help="share of the usual rates")
    options.add_argument("--mean", type=int, default=500, help="steps over which weights are kept")
    options.add_argument("--steps", type=int, default=2_200)
    options.add_argument("--workers", type=int, default=2)
    given = options.parse_args()
    Path(f"{given.out}.meet").unlink(missing_ok=True)
    processes.spawn(work, (given,), given.workers)


if __name__ == "__main__":
    main()
