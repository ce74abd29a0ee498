"""Fits how segments are linked: the model's own segments and gold in, a few dozen weights out.

A content chooses among the cues around it or none, a cue among the sources or none; the weights
maximise the likelihood of the right choice (a conditional logit) on PolNeAR's train part. The
segments are those that the model finds, so that the weights know stray ones and missing partners;
it finds more there than in texts it never saw, which linking corrects by one number swept on dev.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from pactwatch.language.grammar.engine import sentence_bounds
from pactwatch.language.grammar.tree_repairs import repair
from pactwatch.language.model.encoder import Encoder
from pactwatch.language.model.links import FEATURES, WANTED, Choices, Scene, choices
from pactwatch.language.model.reading import Role, Segment
from pactwatch.language.model.spans import decode_spans, parse
from pactwatch.language.scores.attribution import widened
from pactwatch.language.scores.gold_attribution import GoldAttribution
from pactwatch.text.sentences import paragraphs
from pactwatch.text.words import Word, words

TARGET = Path(__file__).parent.parent / "src/pactwatch/resources/lexicon/links.toml"
_SHRINK = 1e-4
_EVERY = 3  # one train article in three: a few dozen weights need no more

Ranges = Sequence[tuple[int, int]]
Decisions = tuple[Choices, np.ndarray]  # what there was to choose from, and which rows are right


def fit_links(encoder: Encoder, articles: Iterable[tuple[Path, list[GoldAttribution]]]) -> None:
    """Fit on articles and write links.toml."""
    made: dict[Role, list[Decisions]] = {role: [] for role in WANTED}
    for path, gold in list(articles)[::_EVERY]:
        scene = scene_of(encoder, path.read_bytes().decode("utf-8"))
        wide = [widened(attribution, scene[1]) for attribution in gold]
        for role, decisions in made.items():
            found = choices(scene[0], role)
            decisions.append((found, right(scene[0], role, found, wide)))
    TARGET.write_text(as_toml({r: fit(d) for r, d in made.items()}, str(encoder.facts)), "utf-8")


def scene_of(encoder: Encoder, text: str) -> tuple[Scene, list[Word]]:
    """What linking sees of a text, as the engine makes it, and the words."""
    found = words(text)
    reading = encoder.read(found)
    bounds = sentence_bounds(text, found, tuple(paragraphs(text)))
    tree = repair(parse(reading, bounds), found, bounds)
    return Scene(decode_spans(reading), reading, tree, bounds, [w.text for w in found]), found


def right(scene: Scene, role: Role, found: Choices, gold: Sequence[GoldAttribution]) -> np.ndarray:
    """Which rows are right: targets that share a word with the partner of the gold segment that
    the chooser is most like; none where it is like no gold segment or has no such target.
    """
    own, partner = role.lower(), WANTED[role].lower()
    wanted: list[Ranges] = []
    for segment in scene.places[role].segments:
        likeness, best = max(
            ((_likeness(segment, r), k) for k, g in enumerate(gold) for r in getattr(g, own)),
            default=(0.0, 0),
        )
        wanted.append(getattr(gold[best], partner) if likeness else ())
    targets = scene.places[WANTED[role]].segments
    is_right = np.array(
        [
            bool(j >= 0) and any(_shared(targets[j], r) for r in wanted[i])
            for i, j in zip(found.who, found.whom, strict=True)
        ],
        dtype=np.bool_,
    )
    has = np.zeros(len(wanted), dtype=np.bool_)
    has[found.who[is_right]] = True
    result: np.ndarray = is_right | ((found.whom < 0) & ~has[found.who])
    return result


def _shared(segment: Segment, other: tuple[int, int]) -> int:
    return max(0, min(segment.last, other[1]) - max(segment.first, other[0]))


def _likeness(segment: Segment, other: tuple[int, int]) -> float:
    return _shared(segment, other) / (max(segment.last, other[1]) - min(segment.first, other[0]))


def fit(made: Sequence[Decisions], *, shrink: float = _SHRINK) -> list[float]:
    """Weights under which the right candidates get the largest share."""
    shift = np.cumsum([0, *(d.who.max(initial=-1) + 1 for d, _ in made)])
    who = torch.from_numpy(
        np.concatenate([d.who + s for (d, _), s in zip(made, shift, strict=False)])
    )
    rows = torch.from_numpy(np.concatenate([d.rows for d, _ in made]))
    is_right = torch.from_numpy(np.concatenate([r for _, r in made]))
    scale = rows.std(dim=0) + 1e-6
    weights = torch.zeros(len(FEATURES), dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=300, line_search_fn="strong_wolfe")
    groups = int(shift[-1])

    def closure() -> Tensor:
        optimizer.zero_grad()
        grown = torch.exp((rows / scale @ weights).clamp(-60, 60))
        everything = torch.zeros(groups, dtype=torch.float64).index_add(0, who, grown)
        good = torch.zeros(groups, dtype=torch.float64).index_add(0, who, grown * is_right)
        loss = (everything.log() - good.log()).mean() + shrink * weights.pow(2).sum()
        loss.backward()
        return loss

    optimizer.step(closure)
    return (weights.detach() / scale).tolist()


def as_toml(weights: dict[Role, list[float]], model: str) -> str:
    """links.toml as it ships."""
    lines = [
        "# What speaks for a segment going with a target (language/model/links.py), per unit of",
        "# each feature; the sums are compared. Made by training/linking.py, not by hand.",
        f'fitted_on = "PolNeAR train, segments of {model}"',
    ]
    for role, values in weights.items():
        lines += ["", f"[{role.value}]"]
        lines += [f'"{name}" = {value:.4f}' for name, value in zip(FEATURES, values, strict=True)]
    return "\n".join(lines) + "\n"
