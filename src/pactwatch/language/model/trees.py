"""Score tables and sentence bounds in, one dependency tree per sentence out.

The best tree by Chu-Liu/Edmonds (Edmonds 1967; McDonald et al. 2005) with exactly one root,
Universal Dependencies v2 labels without subtypes. Refuses to find sentences: the caller says where
they lie.
"""

import operator
from collections.abc import Iterable

import numpy as np

from pactwatch.language.model.reading import Parse, Reading, Table
from pactwatch.language.words.products import product

__all__ = ["parse"]

_NEVER = np.float32(-1e9)
# A tree over n words costs n squared; a longer "sentence" (a table, a list) is cut here.
_LONGEST_SENTENCE = 400


def parse(reading: Reading, sentence_bounds: Iterable[tuple[int, int]]) -> Parse:
    """Heads, relations and parts of speech; words outside the bounds are their own roots."""
    heads = list(range(reading.n))
    for first, last in sentence_bounds:
        for start in range(first, last, _LONGEST_SENTENCE):
            end = min(last, start + _LONGEST_SENTENCE)
            heads[start:end] = [start + head for head in best_tree(_arcs(reading, start, end))]
    upos = [reading.labels.pos[i] for i in reading.pos.argmax(axis=1)]
    return Parse(heads, _relations(reading, heads), upos)


def _arcs(reading: Reading, first: int, last: int) -> Table:
    """Log share of each head (column) for each word (row); the diagonal is 'is the root'."""
    width = reading.arc_dep.shape[1]
    asked = product(reading.arc_dep[first:last], reading.arc_head[first:last].T)
    scores = asked / np.sqrt(width)
    scores = scores - scores.max(axis=1, keepdims=True)
    found: Table = (scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))).astype(np.float32)
    return found


def _relations(reading: Reading, heads: list[int]) -> list[str]:
    labels = reading.labels.relations
    root = labels.index("root")
    scores = reading.rel.copy()
    if len(scores):
        scores[:, root] = _NEVER
    best = scores.argmax(axis=1) if len(scores) else []
    return ["root" if heads[i] == i else labels[k] for i, k in enumerate(best)]


def best_tree(scores: Table) -> list[int]:
    """Heads of the best tree with one root (its own head); scores[d, h], diagonal for the root."""
    n = len(scores)
    if n == 0:
        return []
    greedy: list[int] = scores.argmax(axis=1).tolist()
    if sum(map(operator.eq, greedy, range(n))) == 1 and _cycle(greedy) is None:
        return greedy
    best, kept = -np.inf, list(range(n))
    tops = _tops(scores)
    # The root is one of the few words that look like it: trying them keeps exactly one root.
    for root in np.argsort(-np.diag(scores))[:3]:
        if tops.sum() - tops[root] + scores[root, root] < best - _ROUNDED * (1 + abs(best)):
            continue  # not even each word's best head would do
        heads = _rooted(scores, int(root))
        total = float(sum(scores[range(n), heads]))
        if total > best:
            best, kept = total, heads
    return kept


# What sums of a sentence's scores in single precision can be off by, and much room (a guess).
_ROUNDED = 1e-3


def _tops(scores: Table) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    """The score of each word's best head, in double precision; it is no root."""
    others = scores.astype(np.float64)
    np.fill_diagonal(others, -np.inf)
    found: np.ndarray[tuple[int], np.dtype[np.float64]] = others.max(axis=1, initial=-1e9)
    return found


def _rooted(scores: Table, root: int) -> list[int]:
    arcs = scores.astype(np.float64).copy()
    np.fill_diagonal(arcs, -np.inf)
    heads = _edmonds(arcs, root)
    heads[root] = root
    return heads


# So many words of a sentence may govern each other in rings before it is no sentence (rows of
# marks): each ring takes as long as all before it. A guess; prose has two or three.
_MOST_CYCLES = 60


def _edmonds(
    arcs: "np.ndarray[tuple[int, int], np.dtype[np.float64]]", root: int, depth: int = 0
) -> list[int]:
    """Best arborescence from ``root``; contracts one cycle at a time, and hangs the first word of
    each cycle on the root where there are too many."""
    n = len(arcs)
    heads: list[int] = arcs.argmax(axis=1).tolist()
    heads[root] = root
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    if depth >= _MOST_CYCLES:
        return _unringed(heads, root)
    inside = set(cycle)
    outside = [i for i in range(n) if i not in inside]
    new = len(outside)  # index of the contracted node
    gain = arcs[cycle] - arcs[cycle, [heads[d] for d in cycle]][:, None]
    small = np.full((new + 1, new + 1), -np.inf)
    small[:new, :new] = arcs[np.ix_(outside, outside)]
    into = gain[:, outside].argmax(axis=0)
    small[new, :new] = gain[into, outside]
    out_of = arcs[np.ix_(outside, cycle)].argmax(axis=1)
    small[:new, new] = arcs[outside, np.array(cycle)[out_of]]
    found = _edmonds(small, outside.index(root), depth + 1)
    for i, d in enumerate(outside):
        heads[d] = cycle[out_of[i]] if found[i] == new else outside[found[i]]
    entry = found[new]
    heads[cycle[into[entry]]] = outside[entry]
    return heads


def _unringed(heads: list[int], root: int) -> list[int]:
    """The heads, each ring opened at one of its words, which hangs on the root."""
    kept, state = list(heads), [0] * len(heads)
    for start in range(len(kept)):
        i, path = start, list[int]()
        while state[i] == 0 and kept[i] != i:
            state[i] = start + 1
            path.append(i)
            i = kept[i]
        if kept[i] != i and state[i] == start + 1:
            kept[i] = root
        for j in path:
            state[j] = -1
    return kept


def _cycle(heads: list[int]) -> list[int] | None:
    """The words of one cycle of length two or more, if any; a root points at itself."""
    state = [0] * len(heads)
    for start in range(len(heads)):
        path, i = [], start
        while state[i] == 0 and heads[i] != i:
            state[i] = start + 1
            path.append(i)
            i = heads[i]
        if heads[i] != i and state[i] == start + 1:
            return path[path.index(i) :]
        for j in path:
            state[j] = -1
    return None
