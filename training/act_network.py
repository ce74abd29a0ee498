"""The network that reads what is done in a statement: act, certainty and time.

It stands on the encoder that ships and leaves it as it is. What is done in saying lies in the
lower layers, which training for spans and trees has not bent: from the last layer alone it gets
half of acts right, from a mean of all seven (the weights of the mean are learned) seven in ten. One
narrow layer then reads the words of the statement, told which are content, cue and source.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

from pactwatch.domain.statement import Mode
from pactwatch.language.model.acts_heard import ACTS, CERTAINTIES, MOST_WORDS

from .model import LAYERS, WIDTH, Layer

# A third question, which only teaches: what the network says of time is not heeded.
TIMES = tuple(Mode)
NARROW, HEADS, INNER, HIDDEN = 256, 4, 512, 256


class Mix(nn.Module):
    """A mean of the encoder's seven states, made narrow: what model.onnx gives out as `mixed`."""

    def __init__(self) -> None:
        super().__init__()
        self.shares = nn.Parameter(torch.zeros(LAYERS + 1))
        self.down = nn.Linear(WIDTH, NARROW)

    def forward(self, states: Tensor) -> Tensor:
        """(..., LAYERS + 1, WIDTH) in, (..., NARROW) out."""
        mean: Tensor = (states * self.shares.softmax(0)[:, None]).sum(-2)
        narrow: Tensor = self.down(mean)
        return narrow


class Reader(nn.Module):
    """`mixed` rows of a statement's words and their roles in, log-shares out."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.roles = nn.Parameter(torch.randn(3, NARROW) * 0.02)
        self.places = nn.Parameter(torch.randn(MOST_WORDS, NARROW) * 0.02)
        self.norm = nn.LayerNorm(NARROW)
        self.layer = Layer(dropout, NARROW, HEADS, INNER)
        self.looks = nn.Linear(NARROW, 4)
        self.joined = nn.Linear(4 * NARROW, HIDDEN)
        self.dropout = nn.Dropout(dropout)
        self.acts = nn.Linear(HIDDEN, len(ACTS))
        self.certainties = nn.Linear(HIDDEN, len(CERTAINTIES))
        self.times = nn.Linear(HIDDEN, len(TIMES))

    def before(self, words: Tensor, roles: Tensor) -> Tensor:
        """What goes into the layer."""
        x: Tensor = self.norm(words + roles @ self.roles + self.places[: words.shape[1]])
        return x

    def behind(self, x: Tensor, roles: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """What comes out of it, looked at by role: content, cue, source, and the first two."""
        parts = torch.cat([roles, (roles[..., :2].sum(2, keepdim=True)).clamp(max=1)], dim=2)
        shares = (self.looks(x) - (1 - parts) * 1e4).softmax(1) * parts
        seen = (shares.transpose(1, 2) @ x).flatten(1)
        hidden = self.dropout(functional.gelu(self.joined(self.dropout(seen))))
        return (
            functional.log_softmax(self.acts(hidden), dim=1),
            functional.log_softmax(self.certainties(hidden), dim=1),
            functional.logsigmoid(self.times(hidden)),
        )


class ActNetwork(nn.Module):
    """Both together, as they are trained; ``is_mixed`` leaves the mean as it ships, and what comes
    in is its rows."""

    def __init__(self, dropout: float = 0.1, *, is_mixed: bool = False) -> None:
        super().__init__()
        self.mix = nn.Identity() if is_mixed else Mix()
        self.reader = Reader(dropout)

    def forward(self, states: Tensor, roles: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """States (B, W, LAYERS + 1, WIDTH) or rows of `mixed` (B, W, NARROW), roles (B, W, 3) as
        0 and 1, mask (B, W)."""
        x = self.reader.before(self.mix(states), roles)
        x = self.reader.layer(x, mask[:, None, None, :])
        return self.reader.behind(x, roles)
