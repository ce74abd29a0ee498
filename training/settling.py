"""Fits the answers that a course does not ask anew, on the encoder as the course left it.

Comes in: a network whose encoder has moved, and the corpora of the questions that read it directly
(hedges, certainty of events). One linear layer each is trained on, everything else stands still:
holding such an answer to its old scores keeps it near them, but not in one piece.
"""

from dataclasses import dataclass

import torch
from torch import Tensor

from .corpus import Text
from .cutter import WordCutter
from .losses import encoded, inputs, of_words
from .mixing import Corpora, Mixture, batches
from .model import Network

# Kind of gold and the answer it teaches.
ANSWERS = {"hedges": "hedges", "facts": "certainty"}


@dataclass(frozen=True, slots=True)
class Settling:
    """Every number that was chosen: the first that was tried."""

    seed: int = 43
    rate: float = 1e-3
    decay: float = 0.01
    epochs: int = 6


def settle(
    network: Network, corpora: Corpora, cut: WordCutter, plan: Settling | None = None
) -> dict[str, Tensor]:
    """The network's state with the answers of ``ANSWERS`` fitted; the encoder is read once."""
    plan = plan or Settling()
    network.eval()
    mixture = Mixture(epochs=dict.fromkeys(ANSWERS, 1), nested_share=0.0)
    seen = [(b, *_seen(network, b, cut)) for b in batches(corpora, cut, mixture, plan.seed)]
    fitted = [p for name in ANSWERS.values() for p in network.heads.out[name].parameters()]
    optimizer = torch.optim.AdamW(fitted, lr=plan.rate, weight_decay=plan.decay)
    torch.manual_seed(plan.seed)
    for epoch in range(plan.epochs):
        for group in optimizer.param_groups:
            group["lr"] = plan.rate * (1 - epoch / plan.epochs)
        for i in torch.randperm(len(seen)).tolist():
            batch, words, mask = seen[i]
            parts = of_words(network, words.float(), mask, batch, "cpu")
            optimizer.zero_grad(set_to_none=True)
            torch.stack([parts[k] for k in ANSWERS.values() if k in parts]).sum().backward()
            optimizer.step()
    return {name: value.detach().clone() for name, value in network.state_dict().items()}


def _seen(network: Network, batch: list[Text], cut: WordCutter) -> tuple[Tensor, Tensor]:
    with torch.no_grad():
        words, mask = encoded(network, inputs(batch, cut), "cpu")
    return words.half(), mask
