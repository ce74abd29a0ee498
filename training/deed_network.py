"""The network for deeds: the words of a sentence in, how likely each shows each code out.

It stands on `mixed`, what model.onnx says of a word's layers for the network that reads acts, and
leaves that as it is. One narrow layer reads the words of the sentence; each word is then asked by
itself, with what the layer made of it beside what it was.
"""

import torch
from torch import Tensor, nn

from .act_network import HEADS, INNER, NARROW
from .export import plain_layer
from .model import Layer

HIDDEN = 256
# Few words show a code: log-odds that a word does before anything is learned.
_RARE = -4.0


class DeedNetwork(nn.Module):
    """Rows of `mixed` (B, W, 256) in; log-odds (B, W, codes) out."""

    def __init__(self, codes: int, dropout: float = 0.3) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(NARROW)
        self.layer = Layer(0.2, NARROW, HEADS, INNER)
        self.dropout = nn.Dropout(dropout)
        self.out = nn.Sequential(
            nn.Linear(2 * NARROW, HIDDEN), nn.GELU(), nn.Dropout(dropout), nn.Linear(HIDDEN, codes)
        )
        self.out[-1].bias.data.fill_(_RARE)

    def forward(self, words: Tensor, mask: Tensor) -> Tensor:
        """As it is trained: `mask` (B, W) is True where there is a word."""
        x = self.norm(words)
        return self.behind(self.layer(x, mask[:, None, None, :]), x)

    def behind(self, made: Tensor, x: Tensor) -> Tensor:
        """The answers; `made` is what the layer made of `x`."""
        answers: Tensor = self.out(self.dropout(torch.cat([made, x], dim=2)))
        return answers


class Exported(nn.Module):
    """The network without dropout and mask."""

    def __init__(self, network: DeedNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, words: Tensor) -> Tensor:
        """Log-odds (B, W, codes)."""
        x = self.network.norm(words)
        return self.network.behind(plain_layer(self.network.layer, x), x)
