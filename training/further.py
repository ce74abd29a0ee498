"""Trains the shipped network further on attributions of our own, and keeps what it knew.

Comes in: the shipped model read back (`shipped.py`), PolNeAR with the shipped network's opinion,
our own gold (`own.py`), our fiction as it reads it (`rehearsal.py`), trees and names. Every other
answer is held to the shipped network's on every batch, so that little changes but what the gold
of the batch tells; hedges and certainty are fitted anew behind it (`settling.py`). Half an hour on
two CPU cores.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import torch
from torch import Tensor

from .base import base_model
from .corpus import Text
from .cutter import WordCutter
from .data import load
from .loop import Losses, Plan, train
from .losses import encoded, inputs, of_words
from .mixing import Corpora, Mixture, batches
from .model import OUTPUTS, Network
from .own import read_own
from .rehearsal import read_fiction
from .release import RESOURCES
from .settling import settle
from .shipped import from_shipped
from .teaching import scores

SHIPPED = RESOURCES / "model.onnx"
# What the gold of a text may change; all else is held.
_ATTRIBUTION = ("spans", "link_q", "link_k")
_TREES = ("pos", "rel", "arc_dep", "arc_head")


@dataclass(frozen=True, slots=True)
class Course:
    """Every number that was chosen; `training/README.md` says what was tried."""

    seed: int = 41
    rate: float = 1e-4
    head_rate: float = 3e-4
    nested: float = 0.05
    kept: float = 0.3  # weight of the held answers beside gold
    rehearsed: float = 1.0  # weight of the held answers on our fiction
    share: float = 0.75  # of the way from the shipped weights to the trained ones
    epochs: Mapping[str, int] = field(
        default_factory=lambda: {"own": 4, "attribution": 2, "fiction": 8, "trees": 1, "names": 1}
    )


COURSE = Course()


def further(
    data: Path, out: Path, shipped: Path, course: Course = COURSE, steps: int | None = None
) -> Path:
    """Train on and return the path of the mean of the weights before and after, settled.

    The mean keeps more of the older text's accuracy than it loses of the new one's (Wortsman et al.
    2022, "Robust fine-tuning of zero-shot models"); logs and checkpoints go to ``out``.
    """
    cut, teacher = WordCutter(base_model() / "tokenizer.json"), from_shipped(shipped).eval()
    old = load(data)
    known = old.kinds["attribution"]
    soft = scores(known, teacher, cut)
    teacher.eval()
    kinds = {
        "own": list(read_own(data)),
        "attribution": [replace(t, soft=s) for t, s in zip(known, soft, strict=True)],
        "fiction": list(read_fiction()),
        **{kind: old.kinds[kind] for kind in ("trees", "names")},
    }
    corpora = Corpora(kinds, old.outlets)
    mixture = Mixture(epochs=course.epochs, nested_share=course.nested)
    torch.manual_seed(course.seed)
    made = batches(corpora, cut, mixture, course.seed)[:steps]
    plan = Plan(encoder_rate=course.rate, head_rate=course.head_rate, seed=course.seed)
    plan = replace(
        plan, weights={**plan.weights, "kept": course.kept, "rehearsed": course.rehearsed}
    )
    out.mkdir(parents=True, exist_ok=True)
    after = train(from_shipped(shipped), made, cut, plan, out, anchored(teacher))
    mean = from_shipped(shipped)
    mean.load_state_dict(between(teacher.state_dict(), after, course.share))
    torch.save(settle(mean, old, cut), out / "mean.pt")
    return out / "mean.pt"


def between(
    before: Mapping[str, Tensor], after: Mapping[str, Tensor], share: float
) -> dict[str, Tensor]:
    """Weights ``share`` of the way from those before to those after."""
    return {name: before[name].lerp(value.float(), share) for name, value in after.items()}


def anchored(teacher: Network) -> Losses:
    """The usual losses, and how far every other answer is from ``teacher``'s.

    On our fiction, whose gold is the teacher's own, all answers are held, attributions as well.
    """

    def made(
        network: Network, batch: list[Text], cut: WordCutter, device: str
    ) -> dict[str, Tensor]:
        given = inputs(batch, cut)
        words, mask = encoded(network, given, device)
        with torch.no_grad():
            before, _ = encoded(teacher, given, device)
        free = _free(batch[0])
        wanted = tuple(name for name in OUTPUTS if name not in free)
        ours, theirs = network.heads(words, wanted), teacher.heads(before, wanted)
        apart = [
            ((ours[name] - theirs[name].detach()).float()[mask] ** 2).mean() for name in wanted
        ]
        parts = of_words(network, words, mask, batch, device)
        return parts | {"kept" if free else "rehearsed": torch.stack(apart).mean()}

    return made


def _free(text: Text) -> tuple[str, ...]:
    """What the gold of a text may change; where it has all the answers they are the held ones."""
    if text.spans is not None and text.pos is not None:
        return ()
    if text.spans is not None:
        return _ATTRIBUTION
    if text.pos is not None:
        return _TREES
    return ("names",) if text.names is not None else ()
