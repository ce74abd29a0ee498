"""Continued pre-training: the encoder guesses hidden words of unlabelled news.

all-MiniLM-L6-v2 was tuned to give one vector a sentence; this gives its word vectors back what they
lost, and news prose on top. A share of the words is hidden whole; the guess is scored against the
(frozen) word rows. Source: Devlin et al. 2019, whole-word masking.
"""

import json
import time
from pathlib import Path
from random import Random

import torch
from torch import Tensor, nn
from torch.nn import functional

from .corpus import Text
from .cutter import WordCutter
from .losses import Inputs, inputs
from .mixing import LIMIT, Corpora, Mixture, batches
from .model import WIDTH, Network
from .precision import autocast

RATE, HIDDEN_SHARE, WARM_UP = 3e-4, 0.15, 0.05
BATCH_PIECES = 64 * LIMIT
LOG_EVERY = 20  # steps


class Guess(nn.Module):
    """Hidden state in, scores over the vocabulary out."""

    def __init__(self, vocabulary: int) -> None:
        super().__init__()
        self.inner = nn.Linear(WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.bias = nn.Parameter(torch.zeros(vocabulary))

    def forward(self, hidden: Tensor, words: Tensor) -> Tensor:
        return self.norm(functional.gelu(self.inner(hidden))) @ words.T + self.bias


def pretrain(
    network: Network, texts: list[Text], cut: WordCutter, folder: Path, *, epochs: int, seed: int
) -> None:
    """Train ``network`` in place; ``folder`` gets pretraining.log."""
    device = "cuda" if torch.cuda.is_available() else "cpu"
    guess = Guess(network.words.weight.shape[0]).to(device)
    network.to(device).train()
    random = Random(seed)
    mixture = Mixture(epochs={"unlabelled": epochs}, batch_pieces=BATCH_PIECES)
    made = batches(Corpora({"unlabelled": texts}, []), cut, mixture, seed)
    kept = [p for p in (*network.parameters(), *guess.parameters()) if p.requires_grad]
    optimizer, schedule = _optimizer(kept, len(made))
    began = time.monotonic()
    with (folder / "pretraining.log").open("a", encoding="utf-8") as log:
        for step, batch in enumerate(made):
            value = _loss(network, guess, inputs(batch, cut), cut, random, device)
            optimizer.zero_grad(set_to_none=True)
            value.backward()
            torch.nn.utils.clip_grad_norm_(kept, 1.0)
            optimizer.step()
            schedule.step()
            if step % LOG_EVERY == 0:
                row = {"step": step, "of": len(made), "loss": round(value.item(), 4)}
                log.write(json.dumps(row | {"s": round(time.monotonic() - began, 1)}) + "\n")
                log.flush()


def _optimizer(
    kept: list[nn.Parameter], steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    optimizer = torch.optim.AdamW(
        kept, lr=RATE, weight_decay=0.01, fused=torch.cuda.is_available() or None
    )
    rising = max(1, int(WARM_UP * steps))

    def rate(step: int) -> float:
        return min((step + 1) / rising, (steps - step) / max(1, steps - rising))

    return optimizer, torch.optim.lr_scheduler.LambdaLR(optimizer, rate)


def _loss(
    network: Network, guess: Guess, given: Inputs, cut: WordCutter, random: Random, device: str
) -> Tensor:
    ids, hidden = _hide(given, cut, random)
    at = hidden.to(device)
    with autocast(device):
        states = network.encode(ids.to(device), given.mask.to(device), given.shapes.to(device))
        scores = guess(states[at], network.words.weight)
    return functional.cross_entropy(scores.float(), given.ids.to(device)[at])


def _hide(given: Inputs, cut: WordCutter, random: Random) -> tuple[Tensor, Tensor]:
    """Piece ids with some words hidden, and where: 80 % a mask, 10 % another piece, 10 % as was."""
    draw = torch.Generator().manual_seed(random.getrandbits(32))
    word = torch.zeros_like(given.ids)
    word.scatter_add_(1, given.firsts, given.word_mask.long())
    word = word.cumsum(1)  # number of the word a piece belongs to
    chosen = torch.rand(given.ids.shape[0], int(word.max()) + 1, generator=draw) < HIDDEN_SHARE
    chosen[:, 0] = False
    at = chosen.gather(1, word) & given.mask & (given.ids != cut.sep) & (given.ids != cut.cls)
    kind = torch.rand(given.ids.shape, generator=draw)
    ids = torch.where(at & (kind < 0.8), cut.mask, given.ids)
    other = torch.randint(1000, 30000, given.ids.shape, generator=draw)
    ids = torch.where(at & (kind >= 0.8) & (kind < 0.9), other, ids)
    return ids, at
