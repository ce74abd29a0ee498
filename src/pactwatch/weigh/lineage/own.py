"""Two texts in, how long the passages of one are that stand nowhere in the other, out.

Refuses to say what that makes of them: see `overlap`.
"""

import numpy as np

from pactwatch.weigh.lineage.texts import Text, has_each

__all__ = ["own_passages"]

# Fewer words in a row than these are an edit, and no passage.
_PASSAGE = 6
_GRAM = 3


def own_passages(text: Text, other: Text) -> tuple[int, list[int]]:
    """How many words the text has, and how many each passage that the other has not."""
    news = text.news
    if not len(news):
        return 0, []
    has = has_each(other.grams, news)
    words = len(news) + _GRAM - 1
    held = np.zeros(words, dtype=bool)
    for step in range(_GRAM):
        held[step : step + len(news)] |= has
    at = np.concatenate([[False], ~held, [False]]).astype(np.int8)
    starts, ends = (np.flatnonzero(np.diff(at) == step) for step in (1, -1))
    return words, [size for size in (ends - starts).tolist() if size >= _PASSAGE]
