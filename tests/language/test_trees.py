from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from tests.language.readings import pointing, reading

from pactwatch.language.model.trees import best_tree, parse


def is_tree(heads: tuple[int, ...] | list[int]) -> bool:
    """Exactly one word is its own head and every word leads there."""
    for start in range(len(heads)):
        i = start
        for _ in heads:
            i = heads[i]
        if heads[i] != i:
            return False
    return sum(h == i for i, h in enumerate(heads)) == 1


def test_clear_heads_are_kept_within_their_sentence() -> None:
    parsed = parse(reading(arcs=pointing(5, {0: 1, 1: 1, 2: 1, 3: 4, 4: 4})), [(0, 3), (3, 5)])
    assert parsed.heads == [1, 1, 1, 4, 4]
    assert parsed.relations[1] == parsed.relations[4] == "root"
    assert "root" not in (parsed.relations[0], parsed.relations[2], parsed.relations[3])


def test_a_word_outside_every_sentence_is_its_own_root() -> None:
    parsed = parse(reading(arcs=pointing(3, {0: 1, 1: 1})), [(0, 2)])
    assert parsed.heads == [1, 1, 2]


def test_a_cycle_is_broken_where_it_costs_least() -> None:
    scores = np.full((3, 3), -9, dtype=np.float32)
    scores[0, 1] = scores[1, 0] = 5
    scores[0, 2] = 3
    scores[2, 2] = 4
    assert best_tree(scores) == [2, 0, 2]


def test_nothing_parses_to_nothing() -> None:
    assert best_tree(np.zeros((0, 0), dtype=np.float32)) == []


@given(
    arrays.arrays(
        np.float32, st.integers(1, 9).map(lambda n: (n, n)), elements=st.floats(-30, 30, width=32)
    )
)
def test_any_scores_give_one_rooted_tree(scores: np.ndarray) -> None:
    assert is_tree(best_tree(scores))


@given(arrays.arrays(np.float32, (3, 3), elements=st.floats(-9, 9, width=32)))
@settings(max_examples=200)
def test_no_tree_of_three_words_is_better(scores: np.ndarray) -> None:
    def total(heads: tuple[int, ...] | list[int]) -> float:
        return float(sum(scores[d, h] for d, h in enumerate(heads)))

    best = max(total(heads) for heads in product(range(3), repeat=3) if is_tree(heads))
    assert total(best_tree(scores)) == pytest.approx(best, abs=1e-3)
