"""Trains the network for deeds on sentences in which people marked what is done.

Comes in: `deeds.py`. Goes out: the network's file with the codes it knows and from where on a word
is enough, and how often it was right on texts it had not seen. Some minutes on two cores; reading
the sentences takes fifteen more, once.
"""

import json
import random
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

import onnx
import torch
from torch import Tensor
from torch.nn import functional

from pactwatch.language.model.deeds_heard import TAUGHT

from .act_network import NARROW
from .deed_network import DeedNetwork, Exported
from .deeds import OWN, Marked, read_marked
from .export import to_int8
from .judged import known_codes
from .mixing import fold_of, of_like_length
from .release import install_beside
from .steps import descend, rows_padded

FOLDS = 3
# Shares from which on a word may be enough, and how often it must then be right.
LEVELS = (0.5, 0.6, 0.7, 0.8, 0.9)
RIGHT = 0.6
# Of a code that so many sentences of news show, the network may say that no word shows it: below
# this share.
OFTEN, LEAST = 100, 0.001


@dataclass(frozen=True, slots=True)
class Course:
    """Every number that was chosen; `training/README.md` says what was tried."""

    seed: int = 20261129
    epochs: int = 6
    rate: float = 6e-4
    decay: float = 0.05
    warm_up: float = 0.06
    words: int = 2400  # of stretches in a batch, padding counted
    elsewhere: float = 0.1  # weight of other words in a stretch that shows the code


COURSE = Course()


def make_deeds(data: Path, out: Path, *, install: bool) -> DeedNetwork:
    """The trained network; ``install`` puts it into the package. What it says of stretches that it
    did not see is left in ``out`` (deeds_out_of_fold.json)."""
    rows, codes = read_marked(data, out / "deeds-mixed.pt"), list(known_codes())
    enough = _levels(_out_of_fold(rows, codes, out), codes)
    (out / "deeds_levels.json").write_text(json.dumps(enough, indent=1), "utf-8")
    network = train(rows, codes, out / "deeds.log")
    torch.save({"codes": codes, "state": network.state_dict()}, out / "deeds.pt")
    often = {c for c, n in _shown_in_news(rows).items() if n >= OFTEN}
    if install:
        install_beside("deeds", export_deeds(network, codes, enough, often, out))
    return network


def train(
    rows: Sequence[Marked], codes: Sequence[str], log: Path, course: Course = COURSE
) -> DeedNetwork:
    """The network after ``course.epochs`` over the stretches; losses go to ``log``."""
    torch.manual_seed(course.seed)
    torch.set_flush_denormal(True)
    chance = random.Random(course.seed)
    network = DeedNetwork(len(codes)).train()
    number = {code: n for n, code in enumerate(codes)}
    batches = [
        b
        for _ in range(course.epochs)
        for b in of_like_length(rows, _length, course.words, chance, 6)
    ]

    def loss(batch: Sequence[Marked]) -> Tensor:
        words, mask = rows_padded([one.mixed for one in batch])
        with torch.autocast("cpu", torch.bfloat16):
            odds = network(words, mask)
        return _lost(odds.float(), batch, number, course.elsewhere) / len(batch)

    numbers = (course.rate, course.decay, course.warm_up)
    descend(list(network.parameters()), batches, loss, numbers, log)
    return network.eval()


def _lost(
    odds: Tensor, batch: Sequence[Marked], number: Mapping[str, int], elsewhere: float
) -> Tensor:
    """Of a word that is marked, of the likeliest of several that may show it, of all others."""
    told, weight = torch.zeros_like(odds), torch.zeros_like(odds)
    bags: list[tuple[int, int, Tensor, float]] = []
    for row, one in enumerate(batch):
        n = len(one.mixed)
        inside = functional.pad(one.inside, (0, odds.shape[1] - n))
        weight[row] = inside[:, None].float() * one.whole
        for mark in (m for m in one.marks if m.code in number):
            code = number[mark.code]
            places = _places(mark.places, inside)
            if not mark.is_shown:
                weight[row, places, code] = 1.0
                continue
            weight[row, :, code] *= elsewhere
            bags.append((row, code, places, mark.weight))
    for row, code, places, _ in bags:
        weight[row, places, code] = 0.0
    each = functional.binary_cross_entropy_with_logits(odds, told, reduction="none")
    lost: Tensor = (each * weight).sum()
    return lost + _bagged(odds, bags)


def _places(given: Sequence[int], inside: Tensor) -> Tensor:
    if not given:
        return inside
    places = torch.zeros_like(inside)
    places[list(given)] = True
    return places


def _bagged(odds: Tensor, bags: Sequence[tuple[int, int, Tensor, float]]) -> Tensor:
    """One of several words shows it: the sum of their odds is to be high."""
    if not bags:
        return odds.sum() * 0
    rows, codes = (torch.tensor([bag[k] for bag in bags]) for k in (0, 1))
    places = torch.stack([bag[2] for bag in bags])
    summed = odds[rows, :, codes].masked_fill(~places, -1e4).logsumexp(1)
    weights = torch.tensor([bag[3] for bag in bags])
    return (functional.softplus(-summed) * weights).sum()


@torch.no_grad()
def answers(network: DeedNetwork, one: Marked) -> Tensor:
    """Of each code the share that the likeliest word of a stretch has."""
    words, mask = rows_padded([one.mixed])
    found: Tensor = network(words, mask)[0].masked_fill(~one.inside[:, None], -1e4)
    return found.amax(0).sigmoid()


# Per stretch that is whole: what is shown, and the share of each code that was said at all.
_Said = tuple[frozenset[str], dict[str, float]]


def _out_of_fold(rows: Sequence[Marked], codes: Sequence[str], out: Path) -> list[_Said]:
    """What networks say of stretches of texts that they had not seen."""
    said: list[_Said] = []
    for fold in range(FOLDS):
        seen = [one for one in rows if one.name == OWN or fold_of(one.name, FOLDS) != fold]
        network = train(seen, codes, out / f"deeds-{fold}.log")
        for one in rows:
            if one.whole == 1 and one.name != OWN and fold_of(one.name, FOLDS) == fold:
                shares = zip(codes, answers(network, one).tolist(), strict=True)
                wanted = frozenset(mark.code for mark in one.marks)
                said.append((wanted, {c: round(v, 3) for c, v in shares if v >= 0.05}))
    kept = [[sorted(wanted), shares] for wanted, shares in said]
    (out / "deeds_out_of_fold.json").write_text(json.dumps(kept), "utf-8")
    return said


def _levels(said: Sequence[_Said], codes: Sequence[str]) -> dict[str, float | None]:
    """From which share on a word is enough, by code; None for a code that is not right often
    enough at any, as if two more had been seen, one of them right."""
    found: dict[str, float | None] = {}
    for code in codes:
        right: dict[float, list[bool]] = defaultdict(list)
        for wanted, shares in said:
            for level in (x for x in LEVELS if shares.get(code, 0.0) >= x):
                right[level].append(code in wanted)
        fits = (x for x in LEVELS if (sum(right[x]) + 1) / (len(right[x]) + 2) >= RIGHT)
        found[code] = next(fits, None)
    return found


def _shown_in_news(rows: Sequence[Marked]) -> Counter[str]:
    """How many whole stretches of news show each code."""
    news = (one for one in rows if one.whole == 1 and not one.name.startswith(OWN))
    return Counter(code for one in news for code in {mark.code for mark in one.marks})


def _length(one: Marked) -> int:
    return len(one.mixed)


def export_deeds(
    network: DeedNetwork,
    codes: Sequence[str],
    enough: Mapping[str, float | None],
    often: Set[str],
    folder: Path,
) -> Path:
    """Write deeds-fp32.onnx and deeds.onnx (int8) to ``folder``; return the latter's path. From
    ``enough`` on a word shows a code; of those seen ``often`` the network may deny it."""
    plain, target = folder / "deeds-fp32.onnx", folder / "deeds.onnx"
    torch.onnx.export(
        Exported(network).eval().cpu(),
        (torch.zeros(1, 16, NARROW),),
        str(plain),
        input_names=["words"],
        output_names=["shown"],
        dynamic_axes={"words": {1: "words"}, "shown": {1: "words"}},
        opset_version=17,
        dynamo=False,
    )
    to_int8(plain, target)
    whole, keys = onnx.load(str(target)), known_codes()
    record = [
        (keys.get(code, ""), _odds(enough[code]), _odds(LEAST if code in often else None))
        for code in codes
    ]
    onnx.helper.set_model_props(whole, {TAUGHT: json.dumps(record)})
    onnx.save(whole, str(target))
    return target


def _odds(share: float | None) -> float | None:
    return None if share is None else float(torch.tensor(share).logit())
