"""Fits how segments are linked: gold spans and the model's reading in, a dozen weights out.

A content chooses among the cues in reach, a cue among the sources in reach or none; the weights
maximise the likelihood of the right choice (a conditional logit), on a share of the train articles.
"""

from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from pactwatch.language.encoder import Encoder
from pactwatch.language.gold_attribution import GoldAttribution, read_attributions
from pactwatch.language.links import FEATURES, Choice, Scene, choices
from pactwatch.language.reading import Role, Segment
from pactwatch.language.scores_attribution import widened
from pactwatch.text.words import Word, words

_EVERY = 4  # one train article in four: a dozen weights need no more
_SHRINK = 1e-4

Decision = tuple[list[Choice], set[Segment | None]]  # candidates, and those that are right


def fit_links(
    data: Path, model: Path, record: dict[str, Any], tokenizer: str
) -> dict[str, list[float]]:
    """Weights per choosing role, in the order of FEATURES."""
    encoder = Encoder(model.read_bytes(), tokenizer, record, 2)
    decisions: dict[Role, list[Decision]] = {Role.CONTENT: [], Role.CUE: []}
    for path, gold in list(read_attributions(data / "polnear/train"))[::_EVERY]:
        found = words(path.read_bytes().decode("utf-8"))
        for role, made in article(encoder, found, gold).items():
            decisions[role] += made
    return {role: fit(made) for role, made in decisions.items()}


def article(
    encoder: Encoder, found: list[Word], gold: list[GoldAttribution]
) -> dict[Role, list[Decision]]:
    """What each gold content and cue had to choose from in one article."""
    wide = [widened(attribution, found) for attribution in gold]
    of = [
        {role: [Segment(role, *s, 1.0) for s in getattr(w, role.lower())] for role in Role}
        for w in wide
    ]
    segments = sorted(
        {s for roles in of for segments in roles.values() for s in segments},
        key=lambda s: (s.first, s.last),
    )
    scene = Scene.of(segments, encoder.read(found))
    made: dict[Role, list[Decision]] = {Role.CONTENT: [], Role.CUE: []}
    for chooser, chosen in ((Role.CONTENT, Role.CUE), (Role.CUE, Role.SOURCE)):
        right: dict[Segment, set[Segment | None]] = {}
        for roles in of:
            for segment in roles[chooser]:
                right.setdefault(segment, set()).update(roles[chosen] or [None])
        made[chooser] = [(choices(scene, segment), goal) for segment, goal in right.items()]
    return made


def fit(decisions: list[Decision]) -> list[float]:
    """Weights under which the right candidates get the largest share."""
    kept = [d for d in decisions if any(target in d[1] for target, _ in d[0])]
    rows, allowed, right = _padded(kept)
    scale = rows[allowed].std(dim=0) + 1e-6
    weights = torch.zeros(len(FEATURES), dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=200)

    def closure() -> Tensor:
        optimizer.zero_grad()
        scores = (rows / scale @ weights).masked_fill(~allowed, -1e4)
        got = torch.logsumexp(scores.masked_fill(~right, -1e4), dim=1)
        loss = (torch.logsumexp(scores, dim=1) - got).mean() + _SHRINK * weights.pow(2).sum()
        loss.backward()
        return loss

    optimizer.step(closure)
    return np.round((weights.detach() / scale).numpy(), 4).tolist()


def _padded(decisions: list[Decision]) -> tuple[Tensor, Tensor, Tensor]:
    """Features (D, C, F), which candidates there are (D, C), and which are right (D, C)."""
    width = max(len(candidates) for candidates, _ in decisions)
    rows = torch.zeros(len(decisions), width, len(FEATURES), dtype=torch.float64)
    allowed, right = (torch.zeros(len(decisions), width, dtype=torch.bool) for _ in range(2))
    for i, (candidates, goal) in enumerate(decisions):
        for j, (target, values) in enumerate(candidates):
            rows[i, j] = torch.from_numpy(values)
            allowed[i, j], right[i, j] = True, target in goal
    return rows, allowed, right
