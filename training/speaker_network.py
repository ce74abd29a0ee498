"""The network that tells what sort of speaker a mention is: its words in, four log-shares out.

It stands on `mixed`, what model.onnx says of a word's layers for the network that reads acts. The
words are looked at together, and the first one by itself, since it says how many there are.
"""

import torch
from torch import Tensor, nn

from pactwatch.language.model.speaker_heard import SORTS

from .act_network import NARROW

HIDDEN = 96


class SpeakerNetwork(nn.Module):
    """Rows of `mixed` (B, W, 256) in; log-shares (B, 4) in the order of `SORTS` out."""

    def __init__(self, dropout: float = 0.3) -> None:
        super().__init__()
        self.looks = nn.Linear(NARROW, 1)
        self.norm = nn.LayerNorm(2 * NARROW)
        self.out = nn.Sequential(
            nn.Dropout(dropout),
            nn.Linear(2 * NARROW, HIDDEN),
            nn.GELU(),
            nn.Dropout(dropout),
            nn.Linear(HIDDEN, len(SORTS)),
        )

    def forward(self, words: Tensor, mask: Tensor | None = None) -> Tensor:
        """`mask` (B, W) is True where there is a word; without it all are words."""
        odds = self.looks(words).squeeze(2)
        shares = (odds if mask is None else odds.masked_fill(~mask, -1e4)).softmax(1)
        seen = (shares[:, :, None] * words).sum(1)
        answers: Tensor = self.out(self.norm(torch.cat([seen, words[:, 0]], dim=1)))
        return answers.log_softmax(1)
