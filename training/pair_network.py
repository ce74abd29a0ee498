"""The network that compares: two passages in, one answer per question out.

MiniLM-L6 reads both passages at once, "[CLS] a [SEP] b [SEP]", so that every word of one sees every
word of the other. Its word rows are those that ship with pactwatch-en, to the digit, and are not
trained: the package holds them once.
"""

from collections.abc import Collection, Mapping
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from .model import LAYERS, WIDTH, Layer, from_checkpoint
from .shipped import from_shipped

# Per question how many answers it has; one is a share between 0 and 1.
QUESTIONS: Mapping[str, int] = {
    "event": 1,
    "paraphrase": 1,
    "graded": 1,
    "stance": 3,
    "related": 1,
    "relation": 6,
}
HIDDEN = 128


class PairNetwork(nn.Module):
    """Piece ids, sides (0 a, 1 b) and a mask in, scores per question out."""

    def __init__(
        self,
        vocabulary: int,
        positions: int,
        dropout: float = 0.1,
        questions: Collection[str] = tuple(QUESTIONS),
    ) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.places = nn.Embedding(positions, WIDTH)
        self.sides = nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.heads = nn.ModuleDict(
            {
                name: nn.Sequential(
                    nn.Linear(2 * WIDTH, HIDDEN),
                    nn.GELU(),
                    nn.Dropout(dropout),
                    nn.Linear(HIDDEN, size),
                )
                for name, size in QUESTIONS.items()
                if name in questions
            }
        )
        self.words.weight.requires_grad_(False)

    def encode(self, ids: Tensor, sides: Tensor, mask: Tensor) -> Tensor:
        """(B, 2 * WIDTH): the first piece, and the mean of all."""
        return self.encoded(self.words(ids), sides, mask)

    def encoded(self, words: Tensor, sides: Tensor, mask: Tensor) -> Tensor:
        """As `encode`, from the rows of the pieces."""
        x = self.states(words, sides, mask)
        return torch.cat([x[:, 0], mean_of(x, mask)], dim=1)

    def states(self, words: Tensor, sides: Tensor, mask: Tensor) -> Tensor:
        """What the last layer makes of each piece (B, N, WIDTH)."""
        x = words + self.places.weight[: words.shape[1]] + self.sides(sides)
        x = self.dropout(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask[:, None, None, :])
        return x


def mean_of(states: Tensor, mask: Tensor) -> Tensor:
    """The mean of the pieces that are there (B, WIDTH)."""
    seen = mask[:, :, None].to(states.dtype)
    return (states * seen).sum(1) / seen.sum(1)


def from_base(weights: Path, shipped: Path) -> PairNetwork:
    """MiniLM's layers over the shipped model's word rows; heads begin at random."""
    base, rows = from_checkpoint(weights), from_shipped(shipped).words.weight.data
    stored = load_file(str(weights))
    places = stored["embeddings.position_embeddings.weight"]
    network = PairNetwork(len(rows), len(places))
    network.words.weight.data.copy_(rows)
    network.places.weight.data.copy_(places)
    network.sides.weight.data.copy_(stored["embeddings.token_type_embeddings.weight"])
    network.norm.load_state_dict(base.norm.state_dict())
    network.layers.load_state_dict(base.layers.state_dict())
    return network
