"""Trains the network that doubts claims on what people judged of them.

Comes in: `judged.py`. Goes out: the network's state, its file with the codes it knows, and how
often it was right on claims of texts it had not seen. Some minutes on two cores; reading the texts
takes ten more, once.
"""

import json
import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import onnx
import torch
from torch import Tensor, nn
from torch.nn import functional

from pactwatch.language.claims.doubted import KNOWN

from .act_network import NARROW
from .claim_network import ROLES, ClaimNetwork
from .export import plain_layer, to_int8
from .judged import FICTION, Judged, is_ours, known_codes, read_invented, read_judged
from .mixing import fold_of, of_like_length
from .release import install_beside
from .steps import descend, rows_padded

FOLDS = 5
# Of a code with fewer claims judged in real news too little is known to doubt one.
LEAST_JUDGED = 60
# A right claim weighs at most so many wrong ones.
MOST_LIFT = 8.0


@dataclass(frozen=True, slots=True)
class Course:
    """Every number that was chosen; `training/README.md` says what was tried."""

    seed: int = 20261129
    epochs: int = 6
    rate: float = 6e-4
    decay: float = 0.05
    warm_up: float = 0.06
    words: int = 1800  # of statements in a batch, padding counted
    smoothing: float = 0.1
    bare: float = 0.25  # share of claims seen without the marks of cue and source
    beside: tuple[float, float, float] = (1.0, 0.5, 0.3)  # conduct, agent, sign


COURSE = Course()


def make_claims(data: Path, out: Path, *, install: bool) -> ClaimNetwork:
    """The trained network; ``install`` puts it into the package. What it says of claims that it
    did not see is left in ``out`` (out_of_fold.json), and its figures in doubted.txt."""
    judged, invented = read_judged(data, out / "claims-mixed.pt"), list(read_invented())
    rows = [*judged, *invented]
    codes = sorted({one.code for one in rows} & known_codes().keys())
    rows = [one for one in rows if one.code in codes and len(one.mixed)]
    scale, shifts = _out_of_fold(rows, codes, out)
    network = train(rows, codes, out / "claims.log")
    network.scale.fill_(scale)
    network.shifts.copy_(shifts)
    torch.save({"codes": codes, "state": network.state_dict()}, out / "claims.pt")
    if install:
        counts = Counter(one.code for one in judged if not is_ours(one.name))
        install_claims(network, [c if counts[c] >= LEAST_JUDGED else "" for c in codes], out)
    return network


def train(
    rows: Sequence[Judged], codes: Sequence[str], log: Path, course: Course = COURSE
) -> ClaimNetwork:
    """The network after ``course.epochs`` over the claims; losses go to ``log``."""
    torch.manual_seed(course.seed)
    chance = random.Random(course.seed)
    network = ClaimNetwork(len(codes)).train()
    number = {code: n for n, code in enumerate(codes)}
    lift = lifts([(one.code, one.right) for one in rows if not is_ours(one.name)]).__getitem__
    batches = [
        b
        for _ in range(course.epochs)
        for b in of_like_length(rows, _length, course.words, chance, 4)
    ]

    def loss(batch: Sequence[Judged]) -> Tensor:
        given = _padded(batch, number, chance, course.bare)
        told, known = _told(batch)
        known = known * torch.tensor([[lift(one.code) if one.right else 1.0] for one in batch])
        told = told * (1 - course.smoothing) + course.smoothing / 2
        lost = functional.binary_cross_entropy_with_logits(network(*given), told, reduction="none")
        return (lost * known * torch.tensor(course.beside)).sum() / len(batch)

    numbers = (course.rate, course.decay, course.warm_up)
    descend(list(network.parameters()), batches, loss, numbers, log)
    return network.eval()


@torch.no_grad()
def answers(network: ClaimNetwork, rows: Sequence[Judged], codes: Sequence[str]) -> list[float]:
    """Log-odds that each claim's conduct is right."""
    number = {code: n for n, code in enumerate(codes)}
    return [float(network(*_padded([one], number))[0, 0]) for one in rows]


# Name of the text, code, whether the conduct is right, log-odds.
_Said = tuple[str, str, float, float]


def _out_of_fold(rows: Sequence[Judged], codes: Sequence[str], out: Path) -> tuple[float, Tensor]:
    """What makes true odds of the network's: a scale, and a shift per code. Fitted on claims of
    texts that it had not seen; what these would then be told is left in ``out``."""
    said: list[_Said] = []
    for fold in range(FOLDS):
        seen = [one for one in rows if _fold(one.name) != fold or one.name == FICTION]
        unseen = [one for one in rows if _fold(one.name) == fold and one.name != FICTION]
        network = train(seen, codes, out / f"claims-{fold}.log")
        odds = answers(network, unseen, codes)
        said += [(o.name, o.code, o.right, v) for o, v in zip(unseen, odds, strict=True)]
    (out / "out_of_fold.json").write_text(json.dumps(said), "utf-8")
    news = [one for one in said if not is_ours(one[0])]
    scale, shifts = calibrated(news, codes)
    told = [(n, c, r, scale * v + float(shifts[codes.index(c)])) for n, c, r, v in said]
    of_news, ours = ([t for t in told if is_ours(t[0]) is kind] for kind in (False, True))
    lines = ["news", *_levels(of_news), "our own cases", *_levels(ours)]
    (out / "doubted.txt").write_text("\n".join(lines) + "\n", "utf-8")
    return scale, shifts


def calibrated(said: Sequence[_Said], codes: Sequence[str]) -> tuple[float, Tensor]:
    """Logistic regression of what is right on what was said and on how often the code is right, as
    `lifts` has it (Platt, Probabilistic outputs for support vector machines, 1999, with one more
    figure)."""
    lift = lifts([(code, right) for _, code, right, _ in said])
    usual = torch.tensor([_usual([r for _, c, r, _ in said if c == code]) for code in codes])
    x = torch.tensor([[v, float(usual[codes.index(c)]), 1.0] for _, c, _, v in said])
    y = torch.tensor([r for _, _, r, _ in said])
    weights = torch.tensor([lift[c] if r else 1.0 for _, c, r, _ in said])
    found = torch.tensor([1.0, 0.0, 0.0])
    for _ in range(30):
        p = torch.sigmoid(x @ found)
        slope = x.T @ (weights * (y - p))
        bend = (x * (weights * p * (1 - p))[:, None]).T @ x
        found = found + torch.linalg.solve(bend + 1e-3 * torch.eye(3), slope)
    return float(found[0]), found[1] * usual + found[2]


def lifts(judged: Sequence[tuple[str, float]]) -> Mapping[str, float]:
    """How much more a right claim of each code weighs than a wrong one. What is rarely right in
    news at large may be what a case is about: such a code is taken for even."""
    found: dict[str, float] = defaultdict(lambda: 1.0)
    for code in {code for code, _ in judged}:
        odds = math.exp(-_odds([right for c, right in judged if c == code]))
        found[code] = min(MOST_LIFT, max(1.0, odds))
    return found


def _usual(rights: Sequence[float]) -> float:
    return max(0.0, _odds(rights))


def _odds(rights: Sequence[float]) -> float:
    """Log-odds that a claim of a code is right, as if two more had been seen, one of them right."""
    share = (sum(rights) + 1) / (len(rights) + 2)
    return math.log(share / (1 - share))


def _levels(said: Sequence[tuple[str, str, float, float]]) -> Iterator[str]:
    """Per level of log-odds: of right claims the share kept, of those kept and of those left out
    the share that is right."""
    true = sum(right for _, _, right, _ in said)
    for level in (-2.0, -1.7, -1.4, -1.2, -1.0, -0.8, -0.6, -0.4, -0.2, 0.0):
        kept = [right for _, _, right, odds in said if odds >= level]
        out, lost = len(said) - len(kept), true - sum(kept)
        yield (
            f"{level}: kept {sum(kept) / true:.3f} of the right, right of the kept "
            f"{sum(kept) / len(kept):.3f}, of {out} left out {lost / max(out, 1):.3f}"
        )


def _fold(name: str) -> int:
    """By the text, the texts of one of our cases together."""
    whole = name.rpartition("/")[0] if is_ours(name) else name
    return fold_of(whole, FOLDS)


def _length(one: Judged) -> int:
    return len(one.mixed)


def _padded(
    batch: Sequence[Judged],
    number: Mapping[str, int],
    chance: random.Random | None = None,
    bare: float = 0.0,
) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    words, mask = rows_padded([one.mixed for one in batch])
    roles = torch.zeros(*mask.shape, ROLES)
    for row, one in enumerate(batch):
        roles[row, : len(one.mixed)] = one.roles
        if chance and chance.random() < bare:
            roles[row, :, 1:3] = 0
    codes = torch.tensor([number[one.code] for one in batch])
    signs = torch.tensor([int(one.is_negative) for one in batch])
    return words, roles, codes, signs, mask


def _told(batch: Sequence[Judged]) -> tuple[Tensor, Tensor]:
    """What is right of each, and of which of it anybody knows."""
    told = [(one.right, one.agent, one.sign) for one in batch]
    known = [[float(v is not None) for v in row] for row in told]
    return torch.tensor([[v or 0.0 for v in row] for row in told]), torch.tensor(known)


class Exported(nn.Module):
    """The network without dropout and mask, its conduct's odds alone."""

    def __init__(self, network: ClaimNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, words: Tensor, roles: Tensor, codes: Tensor, signs: Tensor) -> Tensor:
        """Log-odds (B)."""
        network = self.network
        asked = network.codes(codes) + network.signs(signs)
        x = plain_layer(network.layer, network.before(words, roles, asked))
        odds = network.behind(x, roles, asked, torch.ones_like(roles[..., :1]))[:, 0]
        return network.scale * odds + network.shifts[codes]


def export_claims(network: ClaimNetwork, codes: Sequence[str], folder: Path) -> Path:
    """Write claims-fp32.onnx and claims.onnx (int8) to ``folder``; return the latter's path.
    ``codes`` by number, "" for one that is not to be doubted."""
    plain, target = folder / "claims-fp32.onnx", folder / "claims.onnx"
    numbers = torch.zeros(2, dtype=torch.long)
    given = (torch.zeros(2, 16, NARROW), torch.ones(2, 16, ROLES), numbers, numbers)
    rows = {0: "batch", 1: "words"}
    axes = {"words": rows, "roles": rows, **{n: {0: "batch"} for n in ("codes", "signs", "right")}}
    torch.onnx.export(
        Exported(network).eval().cpu(),
        given,
        str(plain),
        input_names=["words", "roles", "codes", "signs"],
        output_names=["right"],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
    to_int8(plain, target)
    whole, keys = onnx.load(str(target)), known_codes()
    onnx.helper.set_model_props(whole, {KNOWN: json.dumps([keys.get(code, "") for code in codes])})
    onnx.save(whole, str(target))
    return target


def install_claims(network: ClaimNetwork, codes: Sequence[str], folder: Path) -> None:
    """Export the network into the package."""
    install_beside("claims", export_claims(network, codes, folder))
