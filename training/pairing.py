"""Trains the network that compares two passages: first on pairs of others, then on our own.

Comes in: `alike.py`. Goes out: the network's state, and for `benchmark/pair_weights.py` how sure it
is of each of our own pairs when it was trained on the pairs of the other subjects alone. Half an
hour on two CPU cores, and as long again for the second.
"""

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from pactwatch.language.model.one_matter import MOST_PIECES, sides_of

from .alike import Example, others, own_pairs
from .base import base_model
from .pair_network import QUESTIONS, PairNetwork, from_base
from .release import RESOURCES
from .steps import descend

# Questions whose answer does not change where the two passages change places.
_EVEN = {"event", "paraphrase", "graded", "related"}


@dataclass(frozen=True, slots=True)
class Course:
    """Every number that was chosen; nearly all are the first that were tried."""

    seed: int = 20261128
    batch: int = 32
    others_rate: float = 1.2e-4
    own_rate: float = 8e-5
    others_epochs: int = 1
    own_epochs: int = 3
    warm_up: float = 0.1
    decay: float = 0.01
    smoothing: float = 0.05
    folds: int = 3


COURSE = Course()


def pairing(data: Path, out: Path, course: Course = COURSE) -> PairNetwork:
    """The trained network; what was trained on others is kept in ``out`` and not repeated."""
    network = _on_others(data, out, course)
    examples = list(own_pairs(data))
    _train(network, examples, course.own_epochs, course.own_rate, course, out / "own.log")
    torch.save(network.state_dict(), out / "pairs.pt")
    return network


def out_of_fold(data: Path, out: Path, course: Course = COURSE) -> dict[str, float]:
    """Log-odds by pair, each told by a network that saw no pair of its subject."""
    examples = list(own_pairs(data))
    subjects = sorted({e.subject for e in examples})
    said: dict[str, float] = {}
    for fold in range(course.folds):
        left_out = set(subjects[fold :: course.folds])
        network = _on_others(data, out, course)
        seen = [e for e in examples if e.subject not in left_out]
        log = out / f"fold-{fold}.log"
        _train(network, seen, course.own_epochs, course.own_rate, course, log)
        unseen = [e for e in examples if e.subject in left_out]
        said |= dict(zip((e.name for e in unseen), answers(network, unseen), strict=True))
    (out / "out_of_fold.json").write_text(json.dumps(said), "utf-8")
    return said


@torch.no_grad()
def answers(network: PairNetwork, examples: Sequence[Example]) -> list[float]:
    """How sure it is that two are related: log-odds, the mean of both orders."""
    network.eval()
    found = []
    for e in examples:
        both = [_pieces(e, is_turned=turned) for turned in (False, True)]
        found.append(float(network.heads["related"](network.encode(*_batch(both))).mean()))
    network.train()
    return found


def _on_others(data: Path, out: Path, course: Course) -> PairNetwork:
    torch.manual_seed(course.seed)
    network = from_base(base_model() / "model.safetensors", RESOURCES / "model.onnx")
    kept = out / "others.pt"
    if kept.exists():
        network.load_state_dict(torch.load(kept))
        return network
    examples = others(data, course.seed)
    _train(network, examples, course.others_epochs, course.others_rate, course, out / "others.log")
    torch.save(network.state_dict(), kept)
    return network


def _train(
    network: PairNetwork,
    examples: Sequence[Example],
    epochs: int,
    rate: float,
    course: Course,
    log: Path,
) -> None:
    chance = random.Random(course.seed)
    batches = [b for _ in range(epochs) for b in _batches(examples, course.batch, chance)]
    trained = [p for p in network.parameters() if p.requires_grad]
    network.train()
    numbers = (rate, course.decay, course.warm_up)
    descend(trained, batches, lambda batch: _loss(network, batch, course, chance), numbers, log)


def _batches(
    examples: Sequence[Example], size: int, chance: random.Random
) -> Iterator[list[Example]]:
    """Pairs of like length together, the batches in any order."""
    order = sorted(examples, key=lambda e: len(e.a) + len(e.b) + chance.uniform(-60, 60))
    batches = [order[i : i + size] for i in range(0, len(order), size)]
    chance.shuffle(batches)
    yield from batches


def _loss(
    network: PairNetwork, batch: list[Example], course: Course, chance: random.Random
) -> Tensor:
    """The mean over the batch of what each question that a pair answers loses."""
    turned = [chance.random() < 0.5 for _ in batch]
    read = [_pieces(e, is_turned=t) for e, t in zip(batch, turned, strict=True)]
    seen = network.encode(*_batch(read))
    lost = seen.new_zeros(())
    for name in QUESTIONS:
        rows = [
            i for i, e in enumerate(batch) if name in e.answers and (name in _EVEN or not turned[i])
        ]
        if rows:
            told = torch.tensor([batch[i].answers[name] for i in rows])
            lost = lost + _lost(network.heads[name](seen[rows]), told, course) * len(rows)
    return lost / len(batch)


def _lost(scores: Tensor, told: Tensor, course: Course) -> Tensor:
    if scores.shape[1] == 1:
        return functional.binary_cross_entropy_with_logits(scores[:, 0], told.float())
    return functional.cross_entropy(scores, told.long(), label_smoothing=course.smoothing)


def _pieces(example: Example, *, is_turned: bool) -> tuple[list[int], list[int]]:
    a, b = (example.b, example.a) if is_turned else (example.a, example.b)
    return sides_of(a, b, MOST_PIECES)


def _batch(read: list[tuple[list[int], list[int]]]) -> tuple[Tensor, Tensor, Tensor]:
    width = max(len(ids) for ids, _ in read)
    ids = torch.tensor([row + [0] * (width - len(row)) for row, _ in read])
    sides = torch.tensor([row + [0] * (width - len(row)) for _, row in read])
    mask = torch.tensor([[True] * len(row) + [False] * (width - len(row)) for row, _ in read])
    return ids, sides, mask
