import numpy as np
import pytest

from pactwatch.language.words.products import product


@pytest.mark.parametrize(("rows", "width"), [(0, 31), (5, 31), (3000, 31), (70_000, 7)])
def test_a_table_times_a_row_in_blocks(rows: int, width: int) -> None:
    left = np.random.default_rng(1).random((rows, width))
    right = np.linspace(0.0, 1.0, width)
    assert product(left, right).shape == (rows,)
    assert np.allclose(product(left, right), (left * right).sum(axis=1))


@pytest.mark.parametrize("words", [1, 60, 400])
def test_a_sentence_times_itself_in_blocks(words: int) -> None:
    left = np.random.default_rng(1).random((words, 128)).astype(np.float32)
    assert product(left, left.T).dtype == np.float32
    assert np.allclose(product(left, left.T), np.einsum("ik,jk->ij", left, left), rtol=1e-4)
