"""Trains the by-ways of the network that compares: does a passage tell what a code's examples tell?

Comes in: `shown.py` and `reported.py`. Goes out: pairs.onnx with its second question, and what it
says of the lines of held codes. Some four hours on two CPU cores (an estimate from single steps).
"""

import json
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from pactwatch.language.model.by_example import read_beside
from pactwatch.language.model.one_matter import MOST_PIECES
from pactwatch.language.model.word_rows import shipped_rows

from .by_way import ShownNetwork, shipped_pairs
from .release import RESOURCES
from .reported import read_reports, report_pairs
from .shown import Code, Pair, news, other_pairs, own_pairs, plain_pairs, read_codes
from .steps import descend


@dataclass(frozen=True, slots=True)
class Course:
    """Every number that was chosen; nearly all are the first that were tried."""

    seed: int = 20261130
    batch: int = 32
    epochs: int = 3
    rate: float = 1e-3
    decay: float = 0.01
    warm_up: float = 0.08
    others: int = 4  # beside each code and in each epoch: lines and sentences, near and at random
    in_reports: int = 3  # beside each line of a report: so many of its codes that it does not tell
    pointing: float = 0.3


COURSE = Course()


def make_shown(data: Path, out: Path, course: Course = COURSE) -> ShownNetwork:
    """The trained network; losses go to ``out`` (shown.log), as does its state (shown.pt)."""
    torch.manual_seed(course.seed)
    network = ShownNetwork(shipped_pairs(RESOURCES / "pairs.onnx"))
    batches = _batches(read_codes("learned"), news(data), course)
    _train(network, batches, course, out / "shown.log")
    torch.save(network.state_dict(), out / "shown.pt")
    return network.eval()


def _train(network: ShownNetwork, batches: Sequence[list[Pair]], course: Course, log: Path) -> None:
    trained = [p for p in network.parameters() if p.requires_grad]
    numbers = (course.rate, course.decay, course.warm_up)
    network.train()
    descend(trained, batches, lambda batch: loss_of(network, batch, course), numbers, log)


def _batches(codes: Mapping[str, Code], texts: Sequence[str], course: Course) -> list[list[Pair]]:
    chance, batches = random.Random(course.seed), list[list[Pair]]()
    lines = read_reports(codes)
    for _ in range(course.epochs):
        pairs = [
            *own_pairs(codes, chance),
            *plain_pairs(codes, chance),
            *other_pairs(codes, texts, course.others, chance),
            *report_pairs(lines, codes, course.in_reports, chance),
            *report_pairs(lines, codes, 0, chance),  # what tells, a second time
        ]
        batches += of_like_length(pairs, course.batch, chance)
    return batches


def of_like_length(pairs: Iterable[Pair], size: int, chance: random.Random) -> list[list[Pair]]:
    order = sorted(pairs, key=lambda p: len(p.text) + len(p.code) + chance.uniform(-60, 60))
    batches = [order[i : i + size] for i in range(0, len(order), size)]
    chance.shuffle(batches)
    return batches


def loss_of(network: ShownNetwork, batch: Sequence[Pair], course: Course) -> Tensor:
    read = [read_beside(p.text, p.code) for p in batch]
    with torch.autocast("cpu", torch.bfloat16):
        odds, point = network(*padded(read))
    told = torch.tensor([[float(p.shows), float(bool(p.contrary))] for p in batch])
    known = torch.tensor([[1.0, float(p.contrary is not None)] for p in batch])
    each = functional.binary_cross_entropy_with_logits(odds.float(), told, reduction="none")
    return (each * known).sum() / len(batch) + course.pointing * _pointed(point.float(), batch)


def _pointed(point: Tensor, batch: Sequence[Pair]) -> Tensor:
    """How unlikely the marked words are among the pieces of their passages."""
    lost = point.new_zeros(())
    for row, pair in enumerate(batch):
        if pair.at is not None:
            among, right = _pieces(pair.text, pair.at)
            if right:
                scores = point[row, 1 : 1 + among]
                lost = lost + scores.logsumexp(0) - scores[right].logsumexp(0)
    return lost / len(batch)


def _pieces(text: str, at: tuple[int, int]) -> tuple[int, list[int]]:
    """How many pieces of a passage are read, and which of them stand in a range."""
    read = shipped_rows().tokenizer.encode(text, add_special_tokens=False).offsets[:MOST_PIECES]
    return len(read), [n for n, (a, b) in enumerate(read) if a < at[1] and b > at[0]]


def padded(read: Sequence[tuple[list[int], list[int]]]) -> tuple[Tensor, Tensor, Tensor]:
    width = max(len(ids) for ids, _ in read)
    ids, sides = (
        torch.tensor([one[k] + [0] * (width - len(one[k])) for one in read]) for k in (0, 1)
    )
    mask = torch.tensor([[n < len(ids_) for n in range(width)] for ids_, _ in read])
    return ids, sides, mask


@torch.no_grad()
def answers(network: ShownNetwork, pairs: Sequence[Pair]) -> list[tuple[float, float]]:
    """Log-odds of showing and of telling the contrary, pair by pair."""
    found = []
    for pair in pairs:
        odds, _ = network(*padded([read_beside(pair.text, pair.code)]))
        found.append((float(odds[0, 0]), float(odds[0, 1])))
    return found


def shares(pairs: Sequence[Pair], told: Sequence[tuple[float, float]], enough: float) -> str:
    """By kind of pair, of how many the network is so sure that they show the code, and that they
    tell the contrary; as JSON."""
    rows: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for pair, (shows, contrary) in zip(pairs, told, strict=True):
        rows[pair.kind].append((shows > enough, contrary > enough))
    return json.dumps(
        {kind: [_share(found, 0), _share(found, 1), len(found)] for kind, found in rows.items()}
    )


def _share(rows: Sequence[tuple[bool, bool]], column: int) -> float:
    return round(sum(row[column] for row in rows) / len(rows), 3)


def scored(part: str, data: Path, chance: random.Random) -> Iterator[Pair]:
    """The pairs of a part that a network is scored on."""
    codes = read_codes(part)
    yield from own_pairs(codes, None)
    yield from plain_pairs(codes, None)
    yield from other_pairs(codes, news(data), 20, chance)
