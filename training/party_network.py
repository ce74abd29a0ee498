"""The network for parties: a sentence and the word of a deed in it in, who did it and to whom out.

It stands on `mixed`, what model.onnx says of a word's layers for the network that reads acts, and
leaves that as it is. Two narrow layers read the words, told which one shows the deed, which code it
is and how far each word stands from it; each word is then asked whether it is the head of the agent
or of the counterpart, and the deed whether the sentence names none.
"""

import torch
from torch import Tensor, nn

from pactwatch.language.model.parties_heard import REACH

from .act_network import HEADS, INNER, NARROW
from .export import plain_layer
from .model import Layer

# Agent and counterpart.
SIDES, HIDDEN = 2, 192


class PartyNetwork(nn.Module):
    """Rows of `mixed` (B, W, 256), which words show the deed (B, W, 1), places from it (B, W) and
    codes (B) in; odds (B, W + 1, 2) out, the last row for none."""

    def __init__(self, codes: int, dropout: float = 0.3) -> None:
        super().__init__()
        self.codes, self.places = nn.Embedding(codes, NARROW), nn.Embedding(2 * REACH + 2, NARROW)
        for table in (self.codes, self.places):
            nn.init.normal_(table.weight, std=0.02)
        self.deed = nn.Parameter(torch.randn(NARROW) * 0.05)
        self.norm = nn.LayerNorm(NARROW)
        self.layers = nn.ModuleList(Layer(0.2, NARROW, HEADS, INNER) for _ in range(2))
        self.dropout = nn.Dropout(dropout)
        self.out, self.none = _answers(dropout), _answers(dropout)

    def before(self, words: Tensor, shown: Tensor, places: Tensor, codes: Tensor) -> Tensor:
        """What goes into the layers."""
        asked = shown * self.deed + self.codes(codes)[:, None] + self.places(places)
        x: Tensor = self.norm(words + asked)
        return x

    def behind(self, made: Tensor, x: Tensor, shown: Tensor) -> Tensor:
        """The answers; `made` is what the layers made of `x`."""
        seen = self.dropout(torch.cat([made, x], dim=2))
        share = shown / shown.sum(1, keepdim=True).clamp(min=1.0)
        none = self.none((share * seen).sum(1, keepdim=True))
        return torch.cat([self.out(seen), none], dim=1)

    def forward(
        self, words: Tensor, shown: Tensor, places: Tensor, codes: Tensor, mask: Tensor
    ) -> Tensor:
        """As it is trained: `mask` (B, W) is True where there is a word."""
        x = made = self.before(words, shown, places, codes)
        for layer in self.layers:
            made = layer(made, mask[:, None, None, :])
        odds = self.behind(made, x, shown)
        absent = torch.cat([~mask, torch.zeros_like(mask[:, :1])], dim=1)
        return odds.masked_fill(absent[:, :, None], -1e4)


def _answers(dropout: float) -> nn.Sequential:
    return nn.Sequential(
        nn.Linear(2 * NARROW, HIDDEN), nn.GELU(), nn.Dropout(dropout), nn.Linear(HIDDEN, SIDES)
    )


class Exported(nn.Module):
    """The network without dropout and mask, as log-shares."""

    def __init__(self, network: PartyNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, words: Tensor, shown: Tensor, places: Tensor, codes: Tensor) -> Tensor:
        """Log-shares (B, W + 1, 2): down each column they add up to 1."""
        x = made = self.network.before(words, shown, places, codes)
        for layer in self.network.layers:
            made = plain_layer(layer, made)  # type: ignore[arg-type]
        return self.network.behind(made, x, shown).log_softmax(1)
