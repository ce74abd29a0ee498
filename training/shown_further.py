"""Trains the network that compares on: codes by examples in whole reports and in real news.

Comes in: pairs.onnx as it ships, read back with its by-ways, and `shown.py`, `reported.py`,
`marked.py`. All layers learn; every fourth batch also holds the other question (are two passages of
one matter?) to what the network that ships says of it. Goes out: pairs.onnx anew. An hour and more
on two CPU cores.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from pactwatch.language.model.one_matter import MOST_PIECES, sides_of

from .by_way import ShownNetwork, shipped_shown
from .marked import Sentence, marked_pairs, read_marked
from .release import RESOURCES
from .reported import ReportLine, read_reports, report_pairs
from .shown import Code, Pair, news, other_pairs, own_pairs, plain_pairs, read_codes
from .shown_training import COURSE, loss_of, of_like_length, padded
from .steps import descend


@dataclass(frozen=True, slots=True)
class Further:
    """Every number that was chosen; all are the first that were tried."""

    seed: int = 1201
    batches: int = 1500
    rate: float = 1.5e-4
    decay: float = 0.01
    warm_up: float = 0.06
    own: float = 0.125  # so much of the single lines, of examples as passages, of reports
    plain: float = 0.2
    reports: float = 0.67
    others: float = 0.5
    times: int = 3  # each mark in news, and beside each sentence so many codes it does not tell
    untold: int = 3
    keep: float = 0.05
    kept: int = 12  # pairs of passages, each fourth batch


FURTHER = Further()


@dataclass(frozen=True, slots=True)
class Gold:
    """What is learned from: codes with their lines, reports, marked news, news without conduct."""

    codes: Mapping[str, Code]
    lines: Sequence[ReportLine]
    marked: Sequence[Sentence]
    texts: Sequence[str]


def make_further_shown(data: Path, out: Path, course: Further = FURTHER) -> ShownNetwork:
    """The trained network; losses go to ``out`` (shown-further.log), as does its state."""
    torch.manual_seed(course.seed)
    chance = random.Random(course.seed)
    codes = read_codes("learned")
    gold = Gold(codes, read_reports(codes), read_marked(data), news(data))
    network = shipped_shown(RESOURCES / "pairs.onnx").requires_grad_(True)
    network.pairs.words.requires_grad_(False)
    keeper = _Keeper(network, gold, course, chance)
    batches = list(enumerate(_batches(gold, course, chance)))
    trained = [p for p in network.parameters() if p.requires_grad]
    numbers = (course.rate, course.decay, course.warm_up)
    network.train()
    descend(trained, batches, keeper.loss, numbers, out / "shown-further.log")
    torch.save(network.state_dict(), out / "shown-further.pt")
    return network.eval()


def _batches(gold: Gold, course: Further, chance: random.Random) -> list[list[Pair]]:
    """As many as the course has: of each kind of pair a share, drawn anew each round."""
    batches = list[list[Pair]]()
    while len(batches) < course.batches:
        batches += of_like_length(_round(gold, course, chance), COURSE.batch, chance)
    return batches[: course.batches]


def _round(gold: Gold, course: Further, chance: random.Random) -> Iterator[Pair]:
    yield from _share(list(own_pairs(gold.codes, chance)), course.own, chance)
    yield from _share(list(plain_pairs(gold.codes, chance)), course.plain, chance)
    in_reports = list(report_pairs(gold.lines, gold.codes, 1, chance))
    yield from _share(in_reports, course.reports, chance)
    yield from marked_pairs(gold.marked, course.times, course.untold, chance)
    beside = list(other_pairs(gold.codes, gold.texts, 1, chance))
    yield from _share(beside, course.others, chance)


def _share(pairs: list[Pair], share: float, chance: random.Random) -> list[Pair]:
    return chance.sample(pairs, int(len(pairs) * share))


class _Keeper:
    """The loss of a batch, and what keeps the other question as it is."""

    def __init__(
        self, network: ShownNetwork, gold: Gold, course: Further, chance: random.Random
    ) -> None:
        self._network, self._course, self._chance = network, course, chance
        self._before = shipped_shown(RESOURCES / "pairs.onnx")
        self._passages = [line.text for line in gold.lines if len(line.text) > 30] + [*gold.texts]

    def loss(self, batch: tuple[int, list[Pair]]) -> Tensor:
        """What a batch loses; every fourth with the other question's."""
        at, pairs = batch
        lost = loss_of(self._network, pairs, COURSE)
        return lost if at % 4 else lost + self._course.keep * self._changed()

    def _changed(self) -> Tensor:
        read = padded([sides_of(a, b, MOST_PIECES) for a, b in self._drawn()])
        with torch.no_grad():
            before = _related(self._before, read)
        with torch.autocast("cpu", torch.bfloat16):
            now = _related(self._network, read)
        return functional.mse_loss(now.float(), before)

    def _drawn(self) -> Iterator[tuple[str, str]]:
        """Passages beside another one, or beside half of themselves and some of another."""
        for a in self._chance.sample(self._passages, self._course.kept):
            b = self._chance.choice(self._passages)
            yield a, b if self._chance.random() < 0.5 else f"{a[: len(a) // 2]} {b[:60]}"


def _related(network: ShownNetwork, read: tuple[Tensor, Tensor, Tensor]) -> Tensor:
    for one in network.by_ways():
        one.open = 0.0
    answer: Tensor = network.pairs.heads["related"](network.pairs.encode(*read))
    for one in network.by_ways():
        one.open = 1.0
    return answer
