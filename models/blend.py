"""Set two nets of one origin in between: `python -m models.blend TREES DEEDS SHARE OUT`.

Who learns of events forgets a little of trees. The mean of the weights before and after has most
of both (model soups: Wortsman et al. 2022). Heads that only the second has learned are its own.
"""

import argparse
from pathlib import Path

import torch

LATER = ("trigger", "cue", "status", "deed", "actor", "role", "speech", "words", "said")


def main() -> None:
    """Write the blend, with the vocabulary of both."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("trees", type=Path)
    options.add_argument("deeds", type=Path)
    options.add_argument("share", type=float, help="of the second")
    options.add_argument("out", type=Path)
    given = options.parse_args()
    trees, deeds = torch.load(given.trees), torch.load(given.deeds)
    weights = {
        name: value
        if name.split(".")[0] in LATER
        else torch.lerp(trees["weights"][name], value, given.share)
        for name, value in deeds["weights"].items()
    }
    torch.save({**deeds, "weights": weights}, given.out)


if __name__ == "__main__":
    main()
