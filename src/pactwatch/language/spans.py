"""Score tables in, segments and names out: decoding over whole words, legal spans only.

The best tag sequence under the learned transitions (Viterbi), with each segment's mean posterior
(forward-backward) as its score. Source: Lafferty et al. 2001. Parsing is in trees, linking in
links; both are offered here too.
"""

import numpy as np

from pactwatch.language.links import group, link_scores
from pactwatch.language.reading import (
    Attribution,
    NameSpan,
    Parse,
    Reading,
    Role,
    Segment,
    Table,
)
from pactwatch.language.trees import parse

__all__ = [
    "Attribution",
    "NameSpan",
    "Parse",
    "Role",
    "Segment",
    "decode_hedges",
    "decode_names",
    "decode_spans",
    "group",
    "link_scores",
    "parse",
]

_NEVER = np.float32(-1e4)


def decode_spans(reading: Reading) -> list[Segment]:
    """Source, cue and content segments in text order; no two share a word."""
    moves = _legal(reading.labels.spans, reading.labels.transitions)
    return [
        Segment(Role(label), first, last, score)
        for label, first, last, score in _decode(reading.spans, reading.labels.spans, moves)
    ]


def decode_names(reading: Reading) -> list[NameSpan]:
    """Names in text order; no two share a word."""
    labels = reading.labels.names
    moves = _legal(labels, np.zeros((len(labels), len(labels)), dtype=np.float32))
    return [NameSpan(*found) for found in _decode(reading.names, labels, moves)]


def decode_hedges(reading: Reading) -> list[tuple[str, int, int]]:
    """Hedge cues as kind and words first <= i < last, in text order; no two share a word."""
    labels = reading.labels.hedges
    moves = _legal(labels, np.zeros((len(labels), len(labels)), dtype=np.float32))
    return [found[:3] for found in _decode(reading.hedges, labels, moves)]


def _legal(tags: tuple[str, ...], moves: Table) -> Table:
    """Forbid I-X after anything but B-X or I-X."""
    allowed = [[not b.startswith("I-") or a[2:] == b[2:] for b in tags] for a in tags]
    return np.where(np.array(allowed), moves, _NEVER).astype(np.float32)


def _decode(
    scores: Table, tags: tuple[str, ...], moves: Table
) -> list[tuple[str, int, int, float]]:
    if not len(scores):
        return []
    start = np.array([_NEVER if t.startswith("I-") else 0 for t in tags], dtype=np.float32)
    path = viterbi(scores, moves, start)
    shares = posteriors(scores, moves, start)
    found = []
    for first, last in _runs(path, tags):
        label = tags[path[first]][2:]
        columns = [i for i, tag in enumerate(tags) if tag[2:] == label]
        score = float(shares[first:last, columns].sum(axis=1).mean())
        found.append((label, first, last, min(1.0, score)))
    return found


def viterbi(scores: Table, moves: Table, start: Table) -> list[int]:
    """The best path: scores (n, T), moves[i, j] for tag j after tag i, start (T,)."""
    best = scores[0] + start
    back = np.empty(scores.shape, dtype=np.intp)
    columns = np.arange(scores.shape[1])
    for t in range(1, len(scores)):
        step = best[:, None] + moves
        back[t] = step.argmax(axis=0)
        best = step[back[t], columns] + scores[t]
    path = [int(best.argmax())]
    for t in range(len(scores) - 1, 0, -1):
        path.append(int(back[t, path[-1]]))
    return path[::-1]


def posteriors(scores: Table, moves: Table, start: Table) -> Table:
    """Each word's share per tag over all paths; rows sum to 1. Scaled, so lengths do not matter."""
    emit = np.exp(scores - scores.max(axis=1, keepdims=True)).astype(np.float64)
    move = np.exp(moves - moves.max()).astype(np.float64)
    ahead = np.empty_like(emit)
    ahead[0] = emit[0] * np.exp(start)
    ahead[0] /= ahead[0].sum()
    for t in range(1, len(emit)):
        row = (ahead[t - 1] @ move) * emit[t]
        ahead[t] = row / row.sum()
    behind = np.ones(emit.shape[1])
    for t in range(len(emit) - 1, 0, -1):
        ahead[t] *= behind
        behind = move @ (emit[t] * behind)
        behind /= behind.sum()
    ahead[0] *= behind
    shares: Table = (ahead / ahead.sum(axis=1, keepdims=True)).astype(np.float32)
    return shares


def _runs(path: list[int], tags: tuple[str, ...]) -> list[tuple[int, int]]:
    """Half-open ranges of the spans on a path."""
    runs: list[tuple[int, int]] = []
    for i, tag in enumerate(path):
        if tags[tag].startswith("B-"):
            runs.append((i, i + 1))
        elif tags[tag].startswith("I-"):
            runs[-1] = (runs[-1][0], i + 1)
    return runs
