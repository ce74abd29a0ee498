"""Hand-made readings: score tables that say exactly what a test wants the model to have said."""

import numpy as np

from pactwatch.language.model.reading import Labels, Reading, Table

SPANS = ("O", "B-SOURCE", "I-SOURCE", "B-CUE", "I-CUE", "B-CONTENT", "I-CONTENT")
NAMES = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC")
POS = ("NOUN", "VERB", "PUNCT")
RELATIONS = ("nsubj", "obj", "root")
HEDGES = ("O", "B-EPISTEMIC", "I-EPISTEMIC")
SURE = 8.0


def reading(
    *,
    spans: Table | None = None,
    names: Table | None = None,
    arcs: Table | None = None,
    links: Table | None = None,
    transitions: Table | None = None,
    hedges: Table | None = None,
) -> Reading:
    """A reading whose given tables are as given and whose others are zero."""
    given = next(table for table in (spans, names, arcs, links, hedges) if table is not None)
    n = len(given)
    moves = _or_zero(transitions, len(SPANS), len(SPANS))
    labels = Labels(SPANS, NAMES, POS, RELATIONS, HEDGES, moves)
    eye = np.eye(n, dtype=np.float32)
    scale = np.float32(np.sqrt(n))
    none = np.zeros(n, dtype=np.bool_)
    return Reading(
        labels,
        none,
        none,
        _or_zero(spans, n, len(SPANS)),
        _or_zero(names, n, len(NAMES)),
        _or_zero(None, n, len(POS)),
        _or_zero(None, n, len(RELATIONS)),
        arc_dep=_or_zero(arcs, n, n) * scale,
        arc_head=eye,
        link_q=_or_zero(links, n, n) * scale,
        link_k=eye,
        hedges=_or_zero(hedges, n, len(HEDGES)),
        certainty=_or_zero(None, n, 1),
        ref_q=eye,
        ref_k=eye,
    )


def tagged(tags: str, labels: tuple[str, ...] = SPANS) -> Table:
    """One sure row per tag of a blank-separated line."""
    rows = [labels.index(tag) for tag in tags.split()]
    return np.eye(len(labels), dtype=np.float32)[rows] * np.float32(SURE)


def pointing(n: int, pairs: dict[int, int]) -> Table:
    """Scores in which word i points surely at word j, for each pair."""
    table = np.zeros((n, n), dtype=np.float32)
    for i, j in pairs.items():
        table[i, j] = SURE
    return table


def _or_zero(table: Table | None, *shape: int) -> Table:
    return np.zeros(shape, dtype=np.float32) if table is None else table.astype(np.float32)
