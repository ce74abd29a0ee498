"""Scores of tags per word in, the best legal sequence of tags out (Viterbi), word by word only
where it must be.

Where only what may follow what is known of tags, each word's best tag is the answer wherever the
tags so chosen are legal. What is not legal is decided anew between two words outside of spans that
are so sure of themselves that no better sequence can differ there. Refuses to learn or to score.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from pactwatch.language.model.reading import Flags, Table

__all__ = ["best_path", "viterbi"]

Ints = NDArray[np.intp]

# A word whose best tag leads by so much bounds a stretch that is decided anew. A sequence with
# another tag there loses more than twice what the new stretch may cost, so it cannot be better,
# whatever lies on both sides. Any number is right; 8 leaves a fiftieth of words to decide.
_SURE = np.float32(8)
_FORBIDDEN = np.float32(-1e3)


def best_path(scores: Table, moves: Table, start: Table) -> list[int]:
    """The best path: scores (n, T), n > 0; moves[i, j] and start[j] are 0 or forbid (-1e4)."""
    greedy = scores.argmax(axis=1)
    path: list[int] = greedy.tolist()
    for first, last in _doubtful(scores, moves, start, greedy):
        found = viterbi(scores[first : last + 1], moves, start)
        rows = np.arange(first, last + 1)
        cost = scores[rows, greedy[first : last + 1]].sum() - scores[rows, found].sum()
        is_bounded = found[0] == path[first] or first == 0
        is_bounded = is_bounded and (found[-1] == path[last] or last == len(path) - 1)
        if cost * 2 >= _SURE or not is_bounded:
            return viterbi(scores, moves, start)
        path[first : last + 1] = found
    return path


def _doubtful(scores: Table, moves: Table, start: Table, greedy: Ints) -> Iterator[tuple[int, int]]:
    """The stretches in which the best tags break a rule: first and last word, both included."""
    broken = np.flatnonzero(moves[greedy[:-1], greedy[1:]] < _FORBIDDEN)
    if start[greedy[0]] < _FORBIDDEN:
        broken = np.append(-1, broken)
    if not len(broken):
        return
    bounds = np.flatnonzero(_is_bound(scores, start, greedy))
    left = np.append(0, bounds)[np.searchsorted(bounds, broken, side="right")]
    right = np.append(bounds, len(greedy) - 1)[np.searchsorted(bounds, broken + 1)]
    yield from dict.fromkeys(zip(left.tolist(), right.tolist(), strict=True))


def _is_bound(scores: Table, start: Table, greedy: Ints) -> Flags:
    """Words whose best tag may follow any other and leads by enough."""
    others = scores.copy()
    rows = np.arange(len(scores))
    others[rows, greedy] = -np.inf
    leads: Flags = scores[rows, greedy] - others.max(axis=1) > _SURE
    return leads & (start[greedy] >= _FORBIDDEN)


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
