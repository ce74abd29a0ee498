"""Segments and their places in, attributions out: who goes with which cue.

Each content chooses a cue and each cue a source or none, by a weighted sum of a few features: how
far, on which side, what stands between, and where the model's pointers lead. The weights are fitted
on gold spans (training/linking.py) and stand in model.json. One attribution per cue; a content may
lie in several segments. Refuses to move a segment's bounds.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pactwatch.language.reading import Attribution, Reading, Role, Segment, Table

__all__ = ["FEATURES", "Scene", "choices", "features", "group", "link_scores"]

# Farther than this no link was ever seen in training.
REACH = 220  # words

# What a link is judged by, in the order of `features`.
FEATURES = (
    "pointer",  # mean score that the segment's words give the target's
    "back pointer",  # the same from the target
    "none",  # 1 for 'has no source'
    "far",  # logarithm of 1 + the words between
    "touches after",  # 1 where the segment follows the target at once
    "touches before",  # 1 where it stands right before the target
    "follows",  # 1 where the segment comes after the target
    "cues between",
    "contents between",
    "sources between",
    "stops between",  # full stops, question and exclamation marks
    "paragraphs between",
)

Choice = tuple[Segment | None, Table]  # a candidate and its features


@dataclass(frozen=True, slots=True)
class Scene:
    """A reading with its segments and running counts, so that 'between' is a subtraction."""

    reading: Reading
    segments: dict[Role, list[Segment]]
    counts: NDArray[np.float32]  # (5, n + 1): cues, contents, sources, stops, paragraphs

    @classmethod
    def of(cls, segments: Sequence[Segment], reading: Reading) -> "Scene":
        """Sort the segments by role and count what begins before each word."""
        by_role = {role: [s for s in segments if s.role is role] for role in Role}
        begins = np.zeros((5, reading.n + 1), dtype=np.float32)
        for row, role in enumerate((Role.CUE, Role.CONTENT, Role.SOURCE)):
            for segment in by_role[role]:
                begins[row, segment.first + 1] = 1
        begins[3, 1:], begins[4, 1:] = reading.stops, reading.opens
        return cls(reading, by_role, begins.cumsum(axis=1))


def link_scores(reading: Reading, first: int, last: int, start: int, end: int) -> Table:
    """Scores of the words first <= i < last (rows) pointing at start <= j < end (columns)."""
    width = reading.link_q.shape[1]
    found: Table = reading.link_q[first:last] @ reading.link_k[start:end].T / np.sqrt(width)
    return found


def group(segments: Sequence[Segment], reading: Reading) -> list[Attribution]:
    """Attributions in order of their cues, then contents that found no cue, each alone.

    A cue with neither source nor content is dropped; one with a source alone is an outer report.
    """
    scene = Scene.of(segments, reading)
    contents: dict[Segment, list[tuple[Segment, float]]] = {}
    alone = []
    for content in scene.segments[Role.CONTENT]:
        cue, share = _best(scene, content)
        if cue is None:
            alone.append(Attribution(None, (), (content,), content.score))
        else:
            contents.setdefault(cue, []).append((content, share))
    found = []
    for cue in scene.segments[Role.CUE]:
        source, share = _best(scene, cue)
        if source or cue in contents:
            found.append(_attribution(cue, source, share, contents.get(cue, [])))
    return found + alone


def _attribution(
    cue: Segment, source: Segment | None, share: float, contents: list[tuple[Segment, float]]
) -> Attribution:
    sources = () if source is None else (source,)
    segments = [cue, *sources, *(content for content, _ in contents)]
    shares = [share, *(s for _, s in contents)]
    score = float(np.mean([s.score for s in segments]) * np.mean(shares))
    return Attribution(cue, sources, tuple(content for content, _ in contents), score)


def _best(scene: Scene, segment: Segment) -> tuple[Segment | None, float]:
    """The candidate with the highest sum and its share among all; None where there is none."""
    found = choices(scene, segment)
    if not found:
        return None, 0.0
    weights = scene.reading.labels.links[segment.role]
    scores = np.array([row for _, row in found]) @ weights
    grown = np.exp(scores - scores.max())
    best = int(grown.argmax())
    return found[best][0], float(grown[best] / grown.sum())


def choices(scene: Scene, segment: Segment) -> list[Choice]:
    """A content's cues in reach, or a cue's sources in reach and 'none', with their features."""
    wanted = Role.CUE if segment.role is Role.CONTENT else Role.SOURCE
    near = [s for s in scene.segments[wanted] if _gap(segment, s) <= REACH]
    found: list[Choice] = [(target, features(scene, segment, target)) for target in near]
    if segment.role is Role.CUE:
        found.append((None, _no_source(scene, segment)))
    return found


def features(scene: Scene, segment: Segment, target: Segment) -> Table:
    """What speaks for ``segment`` belonging to ``target``, in the order of FEATURES."""
    follows = target.last <= segment.first
    gap = _gap(segment, target)
    low, high = (target.last, segment.first) if follows else (segment.last, target.first)
    between = scene.counts[:, max(low, high)] - scene.counts[:, low]
    # A paragraph that begins with the later segment lies between the two as well.
    between[4] += scene.reading.opens[max(low, high)]
    pointers = [_pointing(scene, segment, target), _pointing(scene, target, segment)]
    sides = [0, np.log1p(gap), gap <= 1 and follows, gap <= 1 and not follows, follows]
    return np.array([*pointers, *sides, *between], dtype=np.float32)


def _no_source(scene: Scene, cue: Segment) -> Table:
    """A cue without a source was trained to point at itself."""
    found = np.zeros(len(FEATURES), dtype=np.float32)
    found[0], found[2] = _pointing(scene, cue, cue), 1
    return found


def _pointing(scene: Scene, segment: Segment, target: Segment) -> float:
    """Mean over the segment's words of the score they give to the target as a whole."""
    scores = link_scores(scene.reading, segment.first, segment.last, target.first, target.last)
    top = scores.max(axis=1)
    return float((np.log(np.exp(scores - top[:, None]).sum(axis=1)) + top).mean())


def _gap(a: Segment, b: Segment) -> int:
    """Words between two segments, 0 where they touch or overlap."""
    return max(0, a.first - b.last, b.first - a.last)
