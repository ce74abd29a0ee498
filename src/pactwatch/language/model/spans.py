"""Score tables in, segments and names out: decoding over whole words, legal spans only.

The best tag sequence under the learned transitions (Viterbi), with each segment's mean posterior
(forward-backward) as its score. Source: Lafferty et al. 2001. Parsing is in trees, linking in
links; both are offered here too.
"""

from collections.abc import Mapping

import numpy as np

from pactwatch.language.model.best_path import best_path
from pactwatch.language.model.chain_sums import Chain, Floats
from pactwatch.language.model.odds import best_set, likely_spans
from pactwatch.language.model.reading import NameSpan, Parse, Reading, Role, Segment, Table
from pactwatch.language.model.trees import parse

__all__ = [
    "NameSpan",
    "Parse",
    "Role",
    "Segment",
    "decode_hedges",
    "decode_names",
    "decode_spans",
    "parse",
]

_NEVER = np.float32(-1e4)
# A span is taken from this share of all tag sequences on. Swept on PolNeAR dev: .25 to .4 for cues
# and .15 to .4 for contents change F1 by tenths; a source that no cue chooses is dropped anyway.
LEAST = {Role.SOURCE: 0.15, Role.CUE: 0.3, Role.CONTENT: 0.2}


def decode_spans(reading: Reading, least: Mapping[Role, float] = LEAST) -> list[Segment]:
    """Source, cue and content segments in text order; no two share a word.

    A lower ``least`` (0..1) finds more segments, of which fewer are right.
    """
    if not reading.n:
        return []
    tags = reading.labels.spans
    chain = Chain(reading.spans, _legal(tags, reading.labels.transitions), _starts(tags))
    asked = {role.value: share for role, share in least.items()}
    chosen = best_set(likely_spans(chain, tags, asked), asked)
    shares = {role.value: _shares_of(chain, tags, role.value) for role in least}
    return [
        Segment(Role(s.label), s.first, s.last, _mean(shares[s.label], s.first, s.last), s.share)
        for s in chosen
    ]


def _shares_of(chain: Chain, tags: tuple[str, ...], label: str) -> Floats:
    """For each word the share of a label, whatever its span's bounds."""
    shares: Floats = chain.shares[:, [i for i, tag in enumerate(tags) if tag[2:] == label]].sum(1)
    return shares


def _mean(shares: Floats, first: int, last: int) -> float:
    # What `mean` does, without its checks: asked for once a name.
    return min(1.0, float(np.add.reduce(shares[first:last]) / (last - first)))


def decode_names(reading: Reading) -> list[NameSpan]:
    """Names in text order; no two share a word."""
    tags = reading.labels.names
    found = _best_runs(reading.names, tags)
    if not found:
        return []
    chain = Chain(reading.names, _only_legal(tags), _starts(tags))
    shares = {kind: _shares_of(chain, tags, kind) for kind in {kind for kind, _, _ in found}}
    return [
        NameSpan(kind, first, last, _mean(shares[kind], first, last)) for kind, first, last in found
    ]


def decode_hedges(reading: Reading) -> list[tuple[str, int, int]]:
    """Hedge cues as kind and words first <= i < last, in text order; no two share a word."""
    return _best_runs(reading.hedges, reading.labels.hedges)


def _only_legal(tags: tuple[str, ...]) -> Table:
    """Every legal transition alike."""
    return _legal(tags, np.zeros((len(tags), len(tags)), dtype=np.float32))


def _legal(tags: tuple[str, ...], moves: Table) -> Table:
    """Forbid I-X after anything but B-X or I-X."""
    allowed = [[not b.startswith("I-") or a[2:] == b[2:] for b in tags] for a in tags]
    return np.where(np.array(allowed), moves, _NEVER).astype(np.float32)


def _starts(tags: tuple[str, ...]) -> Table:
    """No text begins inside a span."""
    return np.array([_NEVER if t.startswith("I-") else 0 for t in tags], dtype=np.float32)


def _best_runs(scores: Table, tags: tuple[str, ...]) -> list[tuple[str, int, int]]:
    """The spans of the best path, as label and words first <= i < last."""
    if not len(scores):
        return []
    path = best_path(scores, _only_legal(tags), _starts(tags))
    return [(tags[path[first]][2:], first, last) for first, last in _runs(path, tags)]


def _runs(path: list[int], tags: tuple[str, ...]) -> list[tuple[int, int]]:
    """Half-open ranges of the spans on a path."""
    runs: list[tuple[int, int]] = []
    for i, tag in enumerate(path):
        if tags[tag].startswith("B-"):
            runs.append((i, i + 1))
        elif tags[tag].startswith("I-"):
            runs[-1] = (runs[-1][0], i + 1)
    return runs
