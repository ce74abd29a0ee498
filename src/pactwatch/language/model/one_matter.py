"""Two passages in, how sure the network is that they tell of one matter out, as log-odds.

A second network of the package (pairs.onnx) reads both passages at once; what it learned and how
often it is right stand in MODEL_CARD.md. Its word rows are those of model.onnx, and its by-ways,
which are for codes by example (by_example), stay shut. Both orders are read and the mean is taken,
so that the answer does not depend on which passage comes first.
Refuses to say how the two stand to each other: that is for rules, with reasons
(weigh/relations/relations.py).
"""

from functools import lru_cache

import numpy as np

from pactwatch.language.model.networks import network
from pactwatch.language.model.word_rows import shipped_rows

__all__ = ["MOST_PIECES", "one_matter", "sides_of"]

# Of each passage so many pieces are read: about sixty words.
MOST_PIECES = 80
_REMEMBERED = 65_536


@lru_cache(_REMEMBERED)
def one_matter(a: str, b: str) -> float:
    """Log-odds: 0 where it is even, above 0 where one matter is the likelier. Rounded, so that
    what adding in another order changes shows in no answer. Raises StopRun where the package lacks
    the network."""
    rows = shipped_rows()
    both = [sides_of(a, b, MOST_PIECES), sides_of(b, a, MOST_PIECES)]
    ids, sides = (np.array([two[n] for two in both], dtype=np.int64) for n in (0, 1))
    words = (rows.rows[ids] * rows.scale[ids]).astype(np.float32)
    given = {"words": words, "sides": sides, "by_way": np.zeros(1, dtype=np.float32)}
    (found,) = network("pairs").run(["related"], given)
    return round(float(np.asarray(found).mean()), 3)


def sides_of(a: str, b: str, most: int) -> tuple[list[int], list[int]]:
    """Piece ids of "[CLS] a [SEP] b [SEP]", and for each piece 0 where it is a's and 1 b's."""
    tokenizer = shipped_rows().tokenizer
    first, last = (tokenizer.token_to_id(mark) or 0 for mark in ("[CLS]", "[SEP]"))
    one, other = (tokenizer.encode(t, add_special_tokens=False).ids[:most] for t in (a, b))
    ids = [first, *one, last, *other, last]
    return ids, [0] * (len(one) + 2) + [1] * (len(other) + 1)
