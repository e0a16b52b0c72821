"""The net: MiniLM's encoder with the shape of each word, and a head for each thing it tells."""

from pathlib import Path

import torch
import torch.nn.functional as F
from models.labels import CUES, ENTITIES, FORMS, RELATIONS, ROLES, SAID, STATUS, TAGS, TRIGGERS
from safetensors.torch import load_file
from torch import Tensor, nn

from copydesk.text.wordpieces import SHAPES

WIDTH, INNER, LAYERS, HEADS, PLACES = 384, 1536, 6, 12, 512
ARC, PAIR = 255, 95  # one less than what processors like, for the one added
RELATION = 384


class Layer(nn.Module):
    """One layer of BERT; `drop` leaves out the same channels in all words of a sentence."""

    def __init__(self, drop: float):
        """Make it with weights by chance."""
        super().__init__()
        self.qkv, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm_a = nn.LayerNorm(WIDTH, eps=1e-12)
        self.norm_b = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = drop

    def forward(self, h: Tensor, mask: Tensor) -> Tensor:
        """Return the words after this layer; `mask` is added to the scores of attention."""
        b, n, _ = h.shape
        q, k, v = self.qkv(h).view(b, n, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        scores = (q @ k.transpose(-1, -2)) * (WIDTH // HEADS) ** -0.5 + mask
        seen = (F.softmax(scores, -1).to(v.dtype) @ v).transpose(1, 2).reshape(b, n, WIDTH)
        h = self.norm_a(h + self._thin(self.out(seen)))
        return self.norm_b(h + self._thin(self.down(F.gelu(self.up(h)))))

    def _thin(self, h: Tensor) -> Tensor:
        if not self.training or not self.drop:
            return h
        keep = torch.rand(h.shape[0], 1, h.shape[2]) >= self.drop
        return h * (keep / (1 - self.drop)).to(h.dtype)


class Encoder(nn.Module):
    """Pieces and shapes to vectors."""

    def __init__(self, vocabulary: int, drop: float = 0.1):
        """Make it for so many pieces."""
        super().__init__()
        self.pieces = nn.Embedding(vocabulary, WIDTH)
        self.places = nn.Embedding(PLACES, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(drop) for _ in range(LAYERS))
        nn.init.normal_(self.shapes.weight, std=0.01)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """Return one vector a piece."""
        h = self.pieces(ids) + self.places(torch.arange(ids.shape[1])) + self.shapes(shapes)
        h = self.norm(h)
        for layer in self.layers:
            h = layer(h, mask)
        return h

    def start(self, weights: Path, kept: list[int]) -> None:
        """Take the weights of MiniLM, of its pieces those that are kept."""
        old = {k.removeprefix("bert."): v for k, v in load_file(weights).items()}
        new = {
            "pieces.weight": old["embeddings.word_embeddings.weight"][kept],
            "places.weight": old["embeddings.position_embeddings.weight"]
            + old["embeddings.token_type_embeddings.weight"][0],
            "shapes.weight": self.shapes.weight.data,
        }
        names = {
            "attention.output.dense": "out",
            "intermediate.dense": "up",
            "output.dense": "down",
            "attention.output.LayerNorm": "norm_a",
            "output.LayerNorm": "norm_b",
        }
        for part in ("weight", "bias"):
            new[f"norm.{part}"] = old[f"embeddings.LayerNorm.{part}"]
            for n in range(LAYERS):
                at = f"encoder.layer.{n}."
                for theirs, ours in names.items():
                    new[f"layers.{n}.{ours}.{part}"] = old[f"{at}{theirs}.{part}"]
                qkv = [old[f"{at}attention.self.{x}.{part}"] for x in ("query", "key", "value")]
                new[f"layers.{n}.qkv.{part}"] = torch.cat(qkv)
        self.load_state_dict(new)


class Biaffine(nn.Module):
    """A score for each label of each pair of words."""

    def __init__(self, left: int, right: int, labels: int):
        """Make it for channels of the left word, of the right one, and labels."""
        super().__init__()
        self.weight = nn.Parameter(torch.randn(labels, left + 1, right + 1) * 0.02)

    def forward(self, left: Tensor, right: Tensor) -> Tensor:
        """Return scores by sentence, label, left word and right word."""
        return (_one(left).unsqueeze(1) @ self.weight) @ _one(right).unsqueeze(1).transpose(-1, -2)


def _one(x: Tensor) -> Tensor:
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)


class Net(nn.Module):
    """The encoder and its heads. Place 0 of the tree is the root, which is [CLS]."""

    def __init__(self, vocabulary: int, drop: float = 0.1):
        """Make it for so many pieces."""
        super().__init__()
        self.encoder = Encoder(vocabulary, drop)
        self.drop = nn.Dropout(0.2)
        self.tag, self.form = nn.Linear(WIDTH, len(TAGS)), nn.Linear(WIDTH, len(FORMS))
        self.entity = nn.Linear(WIDTH, len(ENTITIES))
        self.arc_head, self.arc_word = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC)
        self.rel_head, self.rel_word = nn.Linear(WIDTH, RELATION), nn.Linear(WIDTH, RELATION)
        self.arc = Biaffine(ARC, ARC, 1)
        self.relation = nn.Linear(RELATION, len(RELATIONS))
        self.trigger, self.cue = nn.Linear(WIDTH, len(TRIGGERS)), nn.Linear(WIDTH, len(CUES))
        self.status = nn.Linear(WIDTH, len(STATUS))
        self.deed, self.actor = nn.Linear(WIDTH, PAIR), nn.Linear(WIDTH, PAIR)
        self.role = Biaffine(PAIR, PAIR, len(ROLES))
        self.speech, self.words = nn.Linear(WIDTH, PAIR), nn.Linear(WIDTH, PAIR)
        self.said = Biaffine(PAIR, PAIR, len(SAID))

    def read(self, ids: Tensor, shapes: Tensor, mask: Tensor, first: Tensor) -> Tensor:
        """Return one vector a word, [CLS] before them; `first` is where each word begins."""
        h = self.encoder(ids, shapes, mask)
        return self.drop(torch.gather(h, 1, first.unsqueeze(-1).expand(-1, -1, WIDTH)))

    def tree(self, all_: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return scores of heads (word, head), and what `related` needs of words and heads."""
        words = all_[:, 1:]
        arcs = self.arc(F.gelu(self.arc_word(words)), F.gelu(self.arc_head(all_)))[:, 0]
        return arcs, self.rel_word(words), self.rel_head(all_)

    def related(self, below: Tensor, above: Tensor, heads: Tensor) -> Tensor:
        """Return the scores of relations of words under the given heads (0 is the root)."""
        chosen = torch.gather(above, 1, heads.unsqueeze(-1).expand(-1, -1, above.shape[-1]))
        return self.relation(F.relu(below + chosen))

    def roles(self, words: Tensor) -> Tensor:
        """Return scores of roles by label, first word of a trigger and word of an actor."""
        return self.role(F.gelu(self.deed(words)), F.gelu(self.actor(words)))

    def attributed(self, words: Tensor) -> Tensor:
        """Return scores by label, first word of a cue and word of a speaker or of words said."""
        return self.said(F.gelu(self.speech(words)), F.gelu(self.words(words)))
