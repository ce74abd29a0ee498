"""The recipe: pre-training, teachers, their joint opinion, and the student that ships.

Each stage leaves a file in the run's folder and is not repeated where that file stands, so a run
that was stopped goes on. The teachers differ in seed and rates on purpose: their mean is worth
more than any one of them (measured on PolNeAR dev: exact content F1 68.5 to 69.9 each, 70.2
together, 70.4 the student).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import torch

from .base import base_model
from .corpus import Text
from .cutter import WordCutter
from .data import load
from .loop import Plan, train
from .mixing import LIMIT, Corpora, Mixture, batches
from .model import Network, from_checkpoint, from_weights
from .pretraining import pretrain
from .teaching import scores
from .unlabelled import read_unlabelled

_TEACHER_EPOCHS = {
    "attribution": 8,
    "names": 4,
    "trees": 3,
    "hedges": 2,
    "facts": 2,
    "coreference": 3,
}
_STUDENT_EPOCHS = {
    "attribution": 11,
    "names": 5,
    "trees": 6,
    "hedges": 6,
    "facts": 4,
    "coreference": 7,
    "unlabelled": 6,
}


@dataclass(frozen=True, slots=True)
class Run:
    """What one network's training differs in from another's."""

    seed: int
    rate: float = 3e-4
    head_rate: float = 1e-3
    windows: int = 16  # of full length in a batch
    nested: float = 0.03
    epochs: Mapping[str, int] = field(default_factory=lambda: dict(_TEACHER_EPOCHS))

    def plan(self) -> Plan:
        """Rates and seed."""
        return Plan(encoder_rate=self.rate, head_rate=self.head_rate, seed=self.seed)

    def mixture(self) -> Mixture:
        """Batches and epochs."""
        return Mixture(
            epochs=self.epochs, batch_pieces=self.windows * LIMIT, nested_share=self.nested
        )


TEACHERS = (
    Run(11, rate=2e-4),
    Run(12),
    Run(13, rate=4e-4),
    Run(14, epochs=_TEACHER_EPOCHS | {"attribution": 11}),
    Run(15, rate=4e-4, windows=32),
    Run(16, head_rate=5e-4),
    Run(17, nested=0.0),
)
ALONE = Run(12)
STUDENT = Run(31, rate=4e-4, windows=32, nested=0.05, epochs=_STUDENT_EPOCHS)


@dataclass(frozen=True, slots=True)
class Size:
    """How much of everything. Without teachers nothing is pre-trained: one of their kind, trained
    alone from the checkpoint, ships."""

    pretraining_epochs: int = 8  # in each of two rounds
    teachers: int = len(TEACHERS)
    unlabelled_epochs: int = 6


FULL = Size()
LIGHT = Size(teachers=0)  # hours on two CPU cores, where FULL takes a day


def fit(data: Path, out: Path, size: Size = FULL, steps: int | None = None) -> Path:
    """All stages; ``steps`` cuts every one short for a trial. Returns the student's weights."""
    cut, corpora = WordCutter(base_model() / "tokenizer.json"), load(data)
    if not size.teachers:
        return _trained(out / "student", None, corpora, ALONE, cut, steps)
    unlabelled = list(read_unlabelled(data))[:steps]
    first = _pretrained(out / "pretrained-1.pt", None, unlabelled, cut, size, seed=7)
    teachers = [
        _trained(out / f"teacher-{run.seed}", first, corpora, run, cut, steps)
        for run in TEACHERS[: size.teachers]
    ]
    labelled = _taught(out, teachers, corpora, unlabelled, cut)
    second = _pretrained(out / "pretrained-2.pt", first, unlabelled, cut, size, seed=8)
    epochs = dict(STUDENT.epochs) | {"unlabelled": size.unlabelled_epochs}
    return _trained(out / "student", second, labelled, replace(STUDENT, epochs=epochs), cut, steps)


def _network(weights: Path | None) -> Network:
    if weights:
        return from_weights(weights)
    return from_checkpoint(base_model() / "model.safetensors")


def _pretrained(
    path: Path, start: Path | None, texts: list[Text], cut: WordCutter, size: Size, *, seed: int
) -> Path:
    if not path.exists():
        network = _network(start)
        pretrain(network, texts, cut, path.parent, epochs=size.pretraining_epochs, seed=seed)
        torch.save({k: v.cpu() for k, v in network.state_dict().items()}, path)
    return path


def _trained(
    folder: Path, start: Path | None, corpora: Corpora, run: Run, cut: WordCutter, steps: int | None
) -> Path:
    final = folder / "final.pt"
    if not final.exists():
        folder.mkdir(parents=True, exist_ok=True)
        torch.manual_seed(run.seed)
        made = batches(corpora, cut, run.mixture(), run.seed)[:steps]
        print(f"{folder.name}: {len(made)} batches, log in {folder / 'train.log'}", flush=True)
        train(_network(start), made, cut, run.plan(), folder)
    return final


def _taught(
    out: Path, teachers: list[Path], corpora: Corpora, unlabelled: list[Text], cut: WordCutter
) -> Corpora:
    """The corpora with the teachers' mean scores on PolNeAR and on the unlabelled texts."""
    known = list(corpora.kinds["attribution"])
    texts, path = known + unlabelled, out / "soft.npy"
    if not path.exists():
        # One teacher's table at a time: they are large.
        total = np.zeros(1, dtype=np.float32)
        for weights in teachers:
            total = total + np.concatenate(scores(texts, _network(weights), cut))
        np.save(path, (total / len(teachers)).astype(np.float16))
    table, at, made = np.load(path, mmap_mode="r"), 0, []
    for text in texts:
        made.append(replace(text, soft=table[at : at + len(text.words)]))
        at += len(text.words)
    kinds = {"attribution": made[: len(known)], "unlabelled": made[len(known) :]}
    return Corpora({**corpora.kinds, **kinds}, corpora.outlets)
