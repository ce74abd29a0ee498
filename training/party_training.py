"""Trains the network for parties on deeds of which people said who did them and to whom.

Comes in: `parties.py`. Goes out: the network's file with the codes it knows, and how often it was
right on texts it had not seen. Some minutes on two cores; reading the sentences takes ten more.
"""

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import onnx
import torch
from torch import Tensor
from torch.nn import functional

from pactwatch.language.model.parties_heard import KNOWN, places_from

from .act_network import NARROW
from .export import to_int8
from .judged import known_codes
from .mixing import fold_of, of_like_length
from .parties import NONE, OPEN, Deed, read_parties
from .party_network import Exported, PartyNetwork
from .release import install_beside
from .steps import descend, rows_padded

FOLDS = 3


@dataclass(frozen=True, slots=True)
class Course:
    """Every number that was chosen; `training/README.md` says what was tried."""

    seed: int = 20261129
    epochs: int = 8
    rate: float = 6e-4
    decay: float = 0.05
    warm_up: float = 0.06
    words: int = 2400  # of sentences in a batch, padding counted
    counterpart: float = 0.6  # what the second question weighs


COURSE = Course()


def make_parties(data: Path, out: Path, *, install: bool) -> PartyNetwork:
    """The trained network; ``install`` puts it into the package. What it says of deeds that it did
    not see is left in ``out`` (parties.txt)."""
    deeds, codes = read_parties(data, out / "parties-mixed.pt"), list(known_codes())
    (out / "parties.txt").write_text("\n".join(_out_of_fold(deeds, codes, out)) + "\n", "utf-8")
    network = train(deeds, codes, out / "parties.log")
    torch.save({"codes": codes, "state": network.state_dict()}, out / "parties.pt")
    if install:
        install_beside("parties", export_parties(network, codes, out))
    return network


def train(
    deeds: Sequence[Deed], codes: Sequence[str], log: Path, course: Course = COURSE
) -> PartyNetwork:
    """The network after ``course.epochs`` over the deeds; losses go to ``log``."""
    torch.manual_seed(course.seed)
    torch.set_flush_denormal(True)
    chance = random.Random(course.seed)
    network = PartyNetwork(len(codes)).train()
    number = {code: n for n, code in enumerate(codes)}
    known = [deed for deed in deeds if deed.code in number]
    batches = [
        b
        for _ in range(course.epochs)
        for b in of_like_length(known, _length, course.words, chance, 6)
    ]

    def loss(batch: Sequence[Deed]) -> Tensor:
        given = _padded(batch, number)
        with torch.autocast("cpu", torch.bfloat16):
            odds = network(*given)
        return _lost(odds.float(), batch, course.counterpart)

    numbers = (course.rate, course.decay, course.warm_up)
    descend(list(network.parameters()), batches, loss, numbers, log)
    return network.eval()


def _lost(odds: Tensor, batch: Sequence[Deed], counterpart: float) -> Tensor:
    none = odds.shape[1] - 1
    places = torch.tensor([[none if p == NONE else p for p in deed.sides] for deed in batch])
    weights = torch.tensor([deed.weight for deed in batch])
    lost = torch.zeros(())
    for side, share in enumerate((1.0, counterpart)):
        each = functional.cross_entropy(
            odds[:, :, side], places[:, side], reduction="none", ignore_index=OPEN
        )
        lost = lost + share * (each * weights).sum() / len(batch)
    return lost


@torch.no_grad()
def _out_of_fold(deeds: Sequence[Deed], codes: Sequence[str], out: Path) -> Iterator[str]:
    """Of deeds whose word people marked: by how sure the network is, how many and how often right,
    agents and counterparts."""
    said: tuple[list[tuple[float, bool]], ...] = ([], [])
    number = {code: n for n, code in enumerate(codes)}
    for fold in range(FOLDS):
        with torch.enable_grad():
            seen = [deed for deed in deeds if fold_of(deed.name, FOLDS) != fold]
            network = train(seen, codes, out / f"parties-{fold}.log")
        for deed in deeds:
            if deed.weight == 1.0 and deed.code in number and fold_of(deed.name, FOLDS) == fold:
                shares = network(*_padded([deed], number))[0].softmax(0)
                for side, place in enumerate(deed.sides):
                    best = int(shares[:, side].argmax())
                    right = best == (len(shares) - 1 if place == NONE else place)
                    said[side].append((float(shares[best, side]), right))
    for side, told in zip(("agent", "counterpart"), said, strict=True):
        for level in (0.0, 0.5, 0.6, 0.7, 0.8, 0.9):
            right = [is_right for share, is_right in told if share >= level]
            share_right = sum(right) / max(1, len(right))
            yield f"{side} {level}: {len(right)} of {len(told)}, right {share_right:.3f}"


def _length(one: Deed) -> int:
    return len(one.mixed)


def _padded(
    batch: Sequence[Deed], number: Mapping[str, int]
) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    words, mask = rows_padded([one.mixed for one in batch])
    shown = torch.zeros(*mask.shape, 1)
    places = torch.zeros(mask.shape, dtype=torch.long)
    for row, one in enumerate(batch):
        if one.shown:
            shown[row, list(one.shown)] = 1.0
            n = len(one.mixed)
            places[row, :n] = torch.tensor(places_from(min(one.shown), n))
    return words, shown, places, torch.tensor([number[one.code] for one in batch]), mask


def export_parties(network: PartyNetwork, codes: Sequence[str], folder: Path) -> Path:
    """Write parties-fp32.onnx and parties.onnx (int8) to ``folder``; return the latter's path."""
    plain, target = folder / "parties-fp32.onnx", folder / "parties.onnx"
    given = (
        torch.zeros(1, 16, NARROW),
        torch.ones(1, 16, 1),
        torch.ones(1, 16, dtype=torch.long),
        torch.zeros(1, dtype=torch.long),
    )
    torch.onnx.export(
        Exported(network).eval().cpu(),
        given,
        str(plain),
        input_names=["words", "shown", "places", "codes"],
        output_names=["parties"],
        dynamic_axes={name: {1: "words"} for name in ("words", "shown", "places")}
        | {"parties": {1: "rows"}},
        opset_version=17,
        dynamo=False,
    )
    to_int8(plain, target)
    whole, keys = onnx.load(str(target)), known_codes()
    onnx.helper.set_model_props(whole, {KNOWN: json.dumps([keys.get(code, "") for code in codes])})
    onnx.save(whole, str(target))
    return target
