"""The network that doubts claims: a statement's words and a claim in, how likely it is right out.

It stands on `mixed`, what model.onnx says of a word's layers for the network that reads acts, and
leaves that as it is. One narrow layer reads the words of the statement with the code added to each.
"""

import torch
from torch import Tensor, nn

from .act_network import HEADS, INNER, NARROW
from .model import Layer

# Content, cue, source, agent, counterpart, words that show the conduct.
ROLES, HIDDEN = 6, 160
# Of `ROLES` the place that is looked at as all words together: who says it shows no conduct.
_WHOLE = 2


class ClaimNetwork(nn.Module):
    """Rows of `mixed` (B, W, 256), roles (B, W, 6), codes and signs (B) in; log-odds (B, 3) out,
    of the conduct, and of agent and sign where it is right: these only teach."""

    scale: Tensor
    shifts: Tensor

    def __init__(self, codes: int, dropout: float = 0.3) -> None:
        super().__init__()
        self.roles = nn.Parameter(torch.randn(ROLES, NARROW) * 0.02)
        self.codes, self.signs = nn.Embedding(codes, NARROW), nn.Embedding(2, NARROW)
        for table in (self.codes, self.signs):
            nn.init.normal_(table.weight, std=0.02)
        # What makes true odds of its own, set when it is trained.
        self.register_buffer("scale", torch.ones(()))
        self.register_buffer("shifts", torch.zeros(codes))
        self.norm = nn.LayerNorm(NARROW)
        self.layer = Layer(0.2, NARROW, HEADS, INNER)
        self.looks = nn.Linear(NARROW, ROLES)
        self.dropout = nn.Dropout(dropout)
        self.out = nn.Sequential(
            nn.Linear((ROLES + 1) * NARROW, HIDDEN),
            nn.GELU(),
            nn.Dropout(dropout),
            nn.Linear(HIDDEN, 3),
        )

    def before(self, words: Tensor, roles: Tensor, asked: Tensor) -> Tensor:
        """What goes into the layer; `asked` is the code with its sign (B, 256)."""
        x: Tensor = self.norm(words + roles @ self.roles + asked[:, None])
        return x

    def behind(self, x: Tensor, roles: Tensor, asked: Tensor, whole: Tensor) -> Tensor:
        """What comes out of it, looked at by role, and the answers; `whole` (B, W, 1) marks words
        that are no padding."""
        parts = torch.cat([roles[..., :_WHOLE], whole, roles[..., _WHOLE + 1 :]], dim=2)
        shares = (self.looks(x) - (1 - parts) * 1e4).softmax(1) * parts
        seen = (shares.transpose(1, 2) @ x).flatten(1)
        answers: Tensor = self.out(self.dropout(torch.cat([seen, asked], dim=1)))
        return answers

    def forward(
        self, words: Tensor, roles: Tensor, codes: Tensor, signs: Tensor, mask: Tensor
    ) -> Tensor:
        """As it is trained: `mask` (B, W) is True where there is a word."""
        asked = self.codes(codes) + self.signs(signs)
        x = self.layer(self.before(words, roles, asked), mask[:, None, None, :])
        return self.behind(x, roles, asked, mask[:, :, None].float())
