"""Trains the network that tells what sort of speaker a mention is.

Comes in: the speakers of `benchmark/gold/attributions.jsonl`, part `open`, by the words of their
source. Goes out: the network's file, and how often it was right on texts it had not seen. A
minute on two cores; reading the texts takes some three more, once.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from pactwatch.domain.statement import SpeakerStatus
from pactwatch.language.grammar.engine import Parsed, default_engine
from pactwatch.language.model.acts_heard import touched_words
from pactwatch.language.model.speaker_heard import MOST_WORDS, SORTS
from pactwatch.language.names.offices import pronouns

from .act_network import NARROW
from .mixing import fold_of
from .own import rows, text_of
from .release import RESOURCES, install_beside, sha_of
from .speaker_network import SpeakerNetwork
from .steps import descend, rows_padded

FOLDS = 5
# An office without a name is no sort of its own here: who holds it is for rules.
_SORTS = {sort.value: sort for sort in SORTS} | {"TITLED_UNNAMED": SpeakerStatus.NAMED}


@dataclass(frozen=True, slots=True)
class Course:
    """Every number that was chosen; `training/README.md` says what was tried."""

    seed: int = 20261130
    epochs: int = 15
    rate: float = 1e-3
    decay: float = 0.05
    warm_up: float = 0.05
    batch: int = 64


COURSE = Course()


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A source: the text it is of, `mixed` of its words (W, 256), and its sort's number."""

    name: str
    mixed: Tensor
    sort: int


def make_speakers(data: Path, out: Path, *, install: bool) -> SpeakerNetwork:
    """The trained network; ``install`` puts it into the package. Its figures on texts that it did
    not see are left in ``out`` (sorts.txt)."""
    told = read_mentioned(data, out / "speakers-mixed.pt")
    (out / "sorts.txt").write_text("\n".join(_out_of_fold(told, out)) + "\n", "utf-8")
    network = train(told, out / "speakers.log")
    if install:
        install_beside("speakers", export_speakers(network, out))
    return network


def read_mentioned(data: Path, kept: Path) -> list[Mentioned]:
    """Every source that is no pronoun and whose sort was labelled; what ``kept`` holds, read by
    this very encoder, is not read again."""
    key = sha_of(RESOURCES / "model.onnx")
    if kept.exists() and (stored := torch.load(kept, weights_only=False))[0] == key:
        return list(stored[1])
    engine, found = default_engine(), []
    for row in rows("open"):
        found += _of_text(engine.read(text_of(data, row)), row)
    torch.save((key, found), kept)
    return found


def _of_text(parsed: Parsed, row: dict[str, Any]) -> Iterator[Mentioned]:
    assert parsed.mixed is not None
    for one in row["attributions"]:
        sort = _SORTS.get(one.get("status"))
        places = [(a, b) for a, b in one["source"]]
        chosen = sorted(touched_words(parsed.words, places))[:MOST_WORDS]
        if sort and chosen and not _is_pronoun([parsed.words[i].text for i in chosen]):
            mixed = torch.from_numpy(parsed.mixed[chosen].copy())
            yield Mentioned(row["document"], mixed, SORTS.index(sort))


def _is_pronoun(words: Sequence[str]) -> bool:
    return len(words) == 1 and words[0].lower() in pronouns("all")


def train(told: Sequence[Mentioned], log: Path, course: Course = COURSE) -> SpeakerNetwork:
    """The network after ``course.epochs`` over the mentions; losses go to ``log``."""
    torch.manual_seed(course.seed)
    chance = random.Random(course.seed)
    network = SpeakerNetwork().train()
    batches = [b for _ in range(course.epochs) for b in _batches(told, course.batch, chance)]

    def loss(batch: Sequence[Mentioned]) -> Tensor:
        return functional.nll_loss(
            network(*rows_padded([one.mixed for one in batch])),
            torch.tensor([m.sort for m in batch]),
        )

    numbers = (course.rate, course.decay, course.warm_up)
    descend(list(network.parameters()), batches, loss, numbers, log)
    return network.eval()


def _batches(
    told: Sequence[Mentioned], size: int, chance: random.Random
) -> Iterator[Sequence[Mentioned]]:
    order = chance.sample(told, len(told))
    yield from (order[i : i + size] for i in range(0, len(order), size))


def _out_of_fold(told: Sequence[Mentioned], out: Path) -> Iterator[str]:
    """Of texts not seen: how often right, by sort and by how sure the network was."""
    said: list[tuple[int, int, float]] = []
    for fold in range(FOLDS):
        seen = [one for one in told if fold_of(one.name, FOLDS) != fold]
        unseen = [one for one in told if fold_of(one.name, FOLDS) == fold]
        network = train(seen, out / f"speakers-{fold}.log")
        with torch.no_grad():
            for one in unseen:
                shares = network(one.mixed[None])[0].exp()
                said.append((one.sort, int(shares.argmax()), float(shares.max())))
    for number, sort in enumerate(SORTS):
        of_it = [(s, f) for s, f, _ in said if number in (s, f)]
        both = sum(s == f for s, f in of_it)
        yield f"{sort}: F1 {2 * both / (len(of_it) + both):.3f}"
    for least in (0.0, 0.5, 0.6, 0.7, 0.8, 0.9):
        sure = [s == f for s, f, share in said if share >= least]
        yield f"surer than {least}: {len(sure)} of {len(said)}, right {sum(sure) / len(sure):.3f}"


def export_speakers(network: SpeakerNetwork, folder: Path) -> Path:
    """speakers.onnx in ``folder``: one mention at a time, weights in floating point (they are
    small)."""
    target = folder / "speakers.onnx"
    with torch.no_grad():
        torch.onnx.export(
            network,
            (torch.zeros(1, 3, NARROW),),
            str(target),
            input_names=["words"],
            output_names=["sorts"],
            dynamic_axes={"words": {1: "words"}},
            opset_version=17,
            dynamo=False,
        )
    return target
