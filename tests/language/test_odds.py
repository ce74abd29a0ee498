"""Spans and their shares against all tag sequences written out, for texts short enough."""

from itertools import combinations, pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from pactwatch.language.model.chain_sums import Chain
from pactwatch.language.model.odds import Likely, best_set, likely_spans

TAGS = ("O", "B-CUE", "I-CUE")
START = np.array([0, 0, -1e4], dtype=np.float32)
LEGAL = np.array([[0, 0, -1e4], [0, 0, 0], [0, 0, 0]], dtype=np.float32)


@given(arrays.arrays(np.float32, (5, 3), elements=st.floats(-4, 4, width=32)))
@settings(max_examples=30)
def test_a_spans_share_is_that_of_the_sequences_which_hold_it(scores: np.ndarray) -> None:
    totals: dict[tuple[int, int], float] = {}
    whole = 0.0
    for path in product(range(3), repeat=5):
        if path[0] == 2 or any((a, b) == (0, 2) for a, b in pairwise(path)):
            continue
        weight = float(np.exp(sum(scores[t, tag] for t, tag in enumerate(path))))
        whole += weight
        for span in _spans(path):
            totals[span] = totals.get(span, 0.0) + weight
    found = {(s.first, s.last): s.share for s in likely_spans(_chain(scores), TAGS, {"CUE": 0.02})}
    expected = {span: w / whole for span, w in totals.items()}
    for span, share in expected.items():
        assert found.get(span, 0.0) == pytest.approx(share if share > 0.02 else 0.0, abs=1e-3)


def _chain(scores: np.ndarray) -> Chain:
    return Chain(scores, LEGAL, START)


def _spans(path: tuple[int, ...]) -> list[tuple[int, int]]:
    marks = [*path, 0]
    starts = [i for i, tag in enumerate(path) if tag == 1]
    return [(i, next(k for k in range(i + 1, len(marks)) if marks[k] != 2)) for i in starts]


_LIKELY = st.builds(
    lambda first, size, share: Likely("CUE", first, first + size, share),
    st.integers(0, 8),
    st.integers(1, 4),
    st.floats(0.31, 1),
)


@given(st.lists(_LIKELY, max_size=7))
def test_no_other_set_without_overlap_adds_up_to_more(spans: list[Likely]) -> None:
    chosen = best_set(spans, {"CUE": 0.3})
    assert all(a.last <= b.first for a, b in pairwise(chosen))
    sets = (s for k in range(len(spans) + 1) for s in combinations(spans, k))
    apart = (s for s in sets if _is_apart(s))
    best = max(sum(x.share - 0.3 for x in s) for s in apart)
    assert sum(x.share - 0.3 for x in chosen) == pytest.approx(best)


def _is_apart(spans: tuple[Likely, ...]) -> bool:
    return all(a.last <= b.first for a, b in pairwise(sorted(spans, key=lambda s: s.first)))


def test_a_long_text_is_summed_as_a_short_one() -> None:
    scores = np.random.default_rng(1).normal(0, 3, (2000, 3)).astype(np.float32)
    shares = Chain(scores, LEGAL, START).shares
    assert np.isfinite(shares).all()
    # Words far from the end know nothing of it.
    assert shares[:900] == pytest.approx(Chain(scores[:1000], LEGAL, START).shares[:900], abs=1e-6)


def test_one_word_is_a_text() -> None:
    assert Chain(np.zeros((1, 3), np.float32), LEGAL, START).shares[0] == pytest.approx(
        [0.5, 0.5, 0]
    )
