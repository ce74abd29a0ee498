"""One reader of acts taught by several, on our labels and on statements that nobody labelled.

Comes in: examples with labels, the teachers, and what the encoder proposes as statements in news
without labels. Goes out: one network that says what the teachers' mean says, at one network's cost.
Where there is a label it counts beside the teachers' shares, elsewhere these alone.
Source: Hinton, Vinyals and Dean 2015 (distillation); Furlanello et al. 2018 (students as teachers).
"""

from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from .act_network import ActNetwork
from .act_training import COURSE, Course, Example, padded, train
from .corpus import IGNORED

Shares = tuple[Tensor, Tensor, Tensor]

# How much the teachers' shares count where there is a label.
_TAUGHT = 0.6
_TOGETHER = 64
_LEAST = 1e-6


def train_taught(
    labelled: Sequence[Example],
    proposed: Sequence[Example],
    teachers: Sequence[ActNetwork],
    log: Path,
    course: Course = COURSE,
) -> ActNetwork:
    """The network after a course over both kinds of examples; losses go to ``log``."""
    shares = _mean_shares([*labelled, *proposed], teachers)

    def lost(said: Shares, batch: Sequence[Example], lifts: Tensor) -> Tensor:
        told = [shares[id(example)] for example in batch]
        taught = tuple(torch.stack(part) for part in zip(*told, strict=True))
        return _loss(said, batch, lifts, (taught[0], taught[1], taught[2]), course)

    return train([*labelled, *proposed], log, course, lost)


@torch.no_grad()
def _mean_shares(examples: Sequence[Example], teachers: Sequence[ActNetwork]) -> dict[int, Shares]:
    """By example (its `id`): the mean of the teachers' shares of acts, certainties and times."""
    once = sorted({id(e): e for e in examples}.values(), key=lambda e: len(e.states))
    found: dict[int, Shares] = {}
    for first in range(0, len(once), _TOGETHER):
        batch = once[first : first + _TOGETHER]
        said = [teacher.eval()(*padded(batch)) for teacher in teachers]
        acts, sure, times = (torch.stack(part).exp().mean(0) for part in zip(*said, strict=True))
        found |= {id(e): (acts[k], sure[k], times[k]) for k, e in enumerate(batch)}
    return found


def _loss(
    said: Shares, batch: Sequence[Example], lifts: Tensor, taught: Shares, course: Course
) -> Tensor:
    acts, sure, times = said
    act = torch.tensor([e.act for e in batch])
    certainty = torch.tensor([e.certainty for e in batch])
    by_label = functional.cross_entropy(
        acts, act, lifts, reduction="none", ignore_index=IGNORED, label_smoothing=course.smoothing
    )
    weight = (lifts[act.clamp(min=0)] * (act >= 0)).sum().clamp(min=1)
    lost = _mixed(by_label / weight * len(batch), acts, taught[0], act)
    by_label = functional.nll_loss(sure, certainty, reduction="none", ignore_index=IGNORED)
    lost = lost + course.beside * _mixed(by_label, sure, taught[1], certainty)
    told = torch.tensor([e.times for e in batch])
    mean = (1 - _TAUGHT) * told.nan_to_num() + _TAUGHT * taught[2]
    goal = torch.where(told.isnan(), taught[2], mean)
    shown = times.exp().clamp(_LEAST, 1 - _LEAST)
    return lost + course.beside * functional.binary_cross_entropy(shown, goal)


def _mixed(by_label: Tensor, said: Tensor, taught: Tensor, label: Tensor) -> Tensor:
    """Mean loss of log-shares: by label and teachers, by teachers alone where no label is."""
    by_teachers = -(taught * said).sum(1)
    heard = torch.where(label >= 0, torch.tensor(_TAUGHT), torch.tensor(1.0))
    return ((1 - heard) * by_label + heard * by_teachers).mean()
