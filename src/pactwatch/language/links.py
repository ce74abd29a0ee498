"""Segments and pointer scores in, attributions out: who goes with which cue.

Contents and sources point at their cue, a cue at its source or, having none, at itself. One
attribution per cue; a content may lie in several segments and in another sentence than its cue.
Refuses to move a segment's bounds.
"""

from collections.abc import Sequence

import numpy as np

from pactwatch.language.reading import Attribution, Reading, Role, Segment, Table

__all__ = ["group", "link_scores"]

# Farther than a window no link was ever seen in training.
_REACH = 220  # words


def link_scores(reading: Reading, first: int, last: int, start: int, end: int) -> Table:
    """Scores of the words first <= i < last (rows) pointing at start <= j < end (columns)."""
    width = reading.link_q.shape[1]
    found: Table = reading.link_q[first:last] @ reading.link_k[start:end].T / np.sqrt(width)
    return found


def group(segments: Sequence[Segment], reading: Reading) -> list[Attribution]:
    """Attributions in order of their cues, then segments that found no cue, each alone."""
    cues = [s for s in segments if s.role is Role.CUE]
    sources = [s for s in segments if s.role is Role.SOURCE]
    contents = [s for s in segments if s.role is Role.CONTENT]
    contents_of, alone = _assign(contents, cues, reading)
    sources_of, shares = _sources(cues, sources, reading)
    taken = {id(s) for s in sources_of.values() if s is not None}
    _give_left_over(sources, cues, sources_of, taken, reading)
    found = [
        _attribution(cue, sources_of[i], contents_of[i], shares[i])
        for i, cue in enumerate(cues)
        if contents_of[i] or sources_of[i]
    ]
    return found + [Attribution(None, (), (content,), content.score) for content in alone]


def _attribution(
    cue: Segment, source: Segment | None, contents: list[tuple[Segment, float]], share: float
) -> Attribution:
    sources = () if source is None else (source,)
    segments = [cue, *sources, *(c for c, _ in contents)]
    links = [share, *(s for _, s in contents)]
    score = float(np.mean([s.score for s in segments]) * np.mean(links))
    return Attribution(cue, sources, tuple(c for c, _ in contents), score)


def _assign(
    contents: list[Segment], cues: list[Segment], reading: Reading
) -> tuple[list[list[tuple[Segment, float]]], list[Segment]]:
    """Each content with its best cue and that cue's share among the cues in reach."""
    found: list[list[tuple[Segment, float]]] = [[] for _ in cues]
    alone = []
    for content in contents:
        near = [i for i, cue in enumerate(cues) if _distance(content, cue) <= _REACH]
        if not near:
            alone.append(content)
            continue
        shares = _shares([_pointing(content, cues[i], reading) for i in near])
        best = int(shares.argmax())
        found[near[best]].append((content, float(shares[best])))
    return found, alone


def _sources(
    cues: list[Segment], sources: list[Segment], reading: Reading
) -> tuple[dict[int, Segment | None], list[float]]:
    """Each cue with its source, or None where it points at itself, and that choice's share."""
    found: dict[int, Segment | None] = {}
    kept = []
    for i, cue in enumerate(cues):
        near = [s for s in sources if _distance(cue, s) <= _REACH]
        shares = _shares(
            [_pointing(cue, cue, reading), *(_pointing(cue, s, reading) for s in near)]
        )
        best = int(shares.argmax())
        found[i] = near[best - 1] if best else None
        kept.append(float(shares[best]))
    return found, kept


def _give_left_over(
    sources: list[Segment],
    cues: list[Segment],
    sources_of: dict[int, Segment | None],
    taken: set[int],
    reading: Reading,
) -> None:
    """A source that no cue chose goes to the cue it points at itself, if that one has none."""
    for source in sources:
        if id(source) in taken:
            continue
        near = [i for i, cue in enumerate(cues) if _distance(source, cue) <= _REACH]
        if near:
            best = max(near, key=lambda i: _pointing(source, cues[i], reading))
            if sources_of[best] is None:
                sources_of[best] = source


def _pointing(segment: Segment, target: Segment, reading: Reading) -> float:
    """Mean over the segment's words of the score they give to the target as a whole."""
    scores = link_scores(reading, segment.first, segment.last, target.first, target.last)
    top = scores.max(axis=1, keepdims=True)
    return float((np.log(np.exp(scores - top).sum(axis=1)) + top[:, 0]).mean())


def _shares(scores: list[float]) -> Table:
    values = np.asarray(scores, dtype=np.float32)
    grown = np.exp(values - values.max())
    found: Table = grown / grown.sum()
    return found


def _distance(a: Segment, b: Segment) -> int:
    """Words between two segments, 0 where they touch or overlap."""
    return max(0, a.first - b.last, b.first - a.last)
