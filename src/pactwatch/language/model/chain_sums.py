"""Sums over all tag sequences of a text: forward-backward, a block of words at a time.

In: scores of tags per word and of one tag after another. Out: shares per word and tag (each row
sums to one) and the weights behind each word. Source: Rabiner 1989; products of matrices are
associative, so the words of many blocks are multiplied side by side and numpy is called about
twice the square root as often as there are words, instead of once a word. Refuses to decide.
"""

import numpy as np
from numpy.typing import NDArray

from pactwatch.language.model.reading import Table
from pactwatch.language.words.products import product

__all__ = ["Chain", "Floats"]

Floats = NDArray[np.float64]


class Chain:
    """A text's tag sequences: ``move[i, j]`` for tag j after i, ``emit[t, j]``, both above 0."""

    def __init__(self, scores: Table, moves: Table, start: Table) -> None:
        """Weights from log-scores (n, T), (T, T) and (T,); n is at least one."""
        top = scores.max(axis=1, keepdims=True)
        self.emit: Floats = np.exp((scores - top).astype(np.float64))
        self.move: Floats = np.exp((moves - moves.max()).astype(np.float64))
        steps = self.move * self.emit[1:, None, :]
        # Both ways at once: numpy is called half as often.
        ahead, behind = _running(np.stack((steps, steps[::-1].transpose(0, 2, 1))))
        n, ones = len(steps), np.ones(len(self.move))
        self.ahead = _scan(self.emit[0] * np.exp(start.astype(np.float64)), ahead, n)
        self.behind = _scan(ones, behind, n)[::-1]
        shares = self.ahead * self.behind
        self.shares: Floats = shares / shares.sum(axis=1, keepdims=True)

    def going_on(self, tag: int, to: int) -> Floats:
        """For each word the share of sequences with ``tag`` there that have ``to`` next."""
        weights = self.emit[1:] * self.behind[1:]
        share = self.move[tag, to] * weights[:, to] / product(weights, self.move[tag])
        return np.append(share, 0.0)


def _running(steps: Floats) -> Floats:
    """For each run of n steps its blocks: in each the products of its first step, first two, ...

    All are scaled; what a block lacks at the end of its run leaves things as they are.
    """
    runs, n, width = steps.shape[:3]
    size = max(1, int(np.sqrt(n)))
    blocks = -(-n // size)
    padded = np.broadcast_to(np.eye(width), (runs, blocks * size, width, width)).copy()
    padded[:, :n] = steps
    products = padded.reshape(runs * blocks, size, width, width)
    for k in range(1, size):
        both = products[:, k - 1] @ products[:, k]
        # The largest of each: over one axis numpy is twice as quick as over two.
        both /= both.reshape(len(both), -1).max(axis=1)[:, None, None]
        products[:, k] = both
    return products.reshape(runs, blocks, size, width, width)


def _scan(first: Floats, products: Floats, n: int) -> Floats:
    """Rows first, first @ step 0, first @ step 0 @ step 1, ..., each scaled to sum to one."""
    blocks, size, width = products.shape[:3]
    enters = np.empty((blocks, width))
    row = first / first.sum()
    for b in range(blocks):
        enters[b] = row
        row = row @ products[b, -1]
        row = row / row.sum()
    rows = (enters[:, None, None, :] @ products).reshape(blocks * size, width)[:n]
    found: Floats = np.vstack((first[None], rows))
    found /= found.sum(axis=1, keepdims=True)
    return found
