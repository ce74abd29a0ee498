from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from tests.language.readings import HEDGES, NAMES, SPANS, reading, tagged

from pactwatch.language.model.best_path import best_path, viterbi
from pactwatch.language.model.chain_sums import Chain
from pactwatch.language.model.reading import Role
from pactwatch.language.model.spans import decode_hedges, decode_names, decode_spans

_SCORES = arrays.arrays(
    np.float32,
    st.tuples(st.integers(0, 14), st.just(len(SPANS))),
    elements=st.floats(-20, 20, width=32),
)


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ("O O O", []),
        ("B-SOURCE B-CUE B-CONTENT I-CONTENT", ["SOURCE 0 1", "CUE 1 2", "CONTENT 2 4"]),
        ("B-CONTENT B-CONTENT I-CONTENT", ["CONTENT 0 1", "CONTENT 1 3"]),
        ("O B-CUE I-CUE O B-SOURCE", ["CUE 1 3", "SOURCE 4 5"]),
    ],
)
def test_sure_tags_become_segments(tags: str, expected: list[str]) -> None:
    found = decode_spans(reading(spans=tagged(tags)))
    assert [f"{s.role} {s.first} {s.last}" for s in found] == expected
    assert all(0.95 < s.score <= 1 for s in found)


def test_an_inside_tag_without_a_beginning_is_mended() -> None:
    found = decode_spans(reading(spans=tagged("O I-CONTENT I-CONTENT")))
    assert all(s.role is Role.CONTENT for s in found)
    assert sum(s.last - s.first for s in found) >= 2


def test_learned_transitions_decide_a_tie() -> None:
    moves = np.zeros((7, 7), dtype=np.float32)
    moves[SPANS.index("B-SOURCE"), SPANS.index("B-CUE")] = 3
    scores = tagged("B-SOURCE O")
    scores[1] = 0
    found = decode_spans(reading(spans=scores, transitions=moves))
    assert [s.role for s in found] == [Role.SOURCE, Role.CUE]


def test_names_keep_their_kinds() -> None:
    found = decode_names(reading(names=tagged("B-PER I-PER O B-LOC B-ORG I-ORG", NAMES)))
    assert [(n.kind, n.first, n.last) for n in found] == [
        ("PER", 0, 2),
        ("LOC", 3, 4),
        ("ORG", 4, 6),
    ]


def test_nothing_read_gives_nothing() -> None:
    empty = reading(spans=np.zeros((0, 7), dtype=np.float32))
    assert decode_spans(empty) == []
    assert decode_names(empty) == []


@given(_SCORES)
def test_segments_are_ordered_disjoint_and_scored(scores: np.ndarray) -> None:
    found = decode_spans(reading(spans=scores))
    assert all(0 <= s.first < s.last <= len(scores) for s in found)
    assert all(a.last <= b.first for a, b in pairwise(found))
    assert all(0 <= s.score <= 1 for s in found)


@given(
    arrays.arrays(np.float32, (4, 3), elements=st.floats(-9, 9, width=32)),
    arrays.arrays(np.float32, (3, 3), elements=st.floats(-5, 5, width=32)),
)
@settings(max_examples=50)
def test_the_path_and_the_shares_are_those_of_all_paths(
    scores: np.ndarray, moves: np.ndarray
) -> None:
    start = np.zeros(3, dtype=np.float32)
    paths = list(product(range(3), repeat=4))
    totals = np.array(
        [
            sum(scores[t, p[t]] for t in range(4)) + sum(moves[a, b] for a, b in pairwise(p))
            for p in paths
        ],
        dtype=np.float64,
    )
    best = viterbi(scores, moves, start)
    assert totals[paths.index(tuple(best))] == pytest.approx(totals.max(), abs=1e-3)
    weights = np.exp(totals - totals.max())
    weights /= weights.sum()
    shares = Chain(scores, moves, start).shares
    for t in range(4):
        for tag in range(3):
            expected = sum(w for w, p in zip(weights, paths, strict=True) if p[t] == tag)
            assert shares[t, tag] == pytest.approx(expected, abs=1e-3)


def test_hedges_are_read_off_their_own_table() -> None:
    found = decode_hedges(reading(hedges=tagged("O B-EPISTEMIC I-EPISTEMIC O", HEDGES)))
    assert found == [("EPISTEMIC", 1, 3)]


@given(
    arrays.arrays(
        np.float32,
        st.tuples(st.integers(1, 24), st.just(5)),
        # Some words are sure, some waver: both bounds and stretches between them are tried.
        elements=st.sampled_from([-14.0, -9.0, -2.5, -1.0, 0.0, 0.75, 3.0, 12.0]),
    )
)
@settings(max_examples=300)
def test_deciding_doubtful_stretches_alone_gives_the_best_legal_path(scores: np.ndarray) -> None:
    tags = ("O", "B-X", "I-X", "B-Y", "I-Y")
    legal = [[b[0] != "I" or a[2:] == b[2:] for b in tags] for a in tags]
    moves = np.where(np.array(legal), 0, -1e4).astype(np.float32)
    start = np.array([-1e4 if t[0] == "I" else 0 for t in tags], dtype=np.float32)

    def total(path: list[int]) -> float:
        steps = sum(moves[a, b] for a, b in pairwise(path))
        return float(start[path[0]] + steps + sum(scores[t, k] for t, k in enumerate(path)))

    found = best_path(scores, moves, start)
    assert total(found) == pytest.approx(total(viterbi(scores, moves, start)), abs=1e-2)
