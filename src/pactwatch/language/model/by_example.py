"""How surely a passage tells what a code's examples tell, or the contrary, and by which word.

The network that compares two passages (pairs.onnx) answers this too: beside its layers stand narrow
by-ways, open for this question alone. It learned from 994 invented codes with examples, from lines
that show them in other words and from whole reports; what it learned and how often it is right
stand in MODEL_CARD.md. Refuses to decide how sure is enough.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from pactwatch.language.model.networks import network
from pactwatch.language.model.one_matter import MOST_PIECES, sides_of
from pactwatch.language.model.word_rows import shipped_rows

__all__ = ["Told", "read_beside", "told", "words_of_code"]

_REMEMBERED = 65_536
_MARKS = " .,;:!?…\"'”’»"


@dataclass(frozen=True, slots=True)
class Told:
    """Log-odds that a passage tells what a code is about (`shows`) and that it tells that this did
    not happen, or its opposite (`contrary`); `at` is the range of the characters that tell it."""

    shows: float
    contrary: float
    at: tuple[int, int]


def _ended(passage: str) -> str:
    """The passage with a full stop behind it, and no other mark: a statement's words have none
    where they stand inside a sentence, and the network would take that for a sign."""
    return passage.rstrip(_MARKS) + "."


def read_beside(passage: str, code: str) -> tuple[list[int], list[int]]:
    """Piece ids and sides (0 the passage, 1 the code) as the network reads both."""
    return sides_of(_ended(passage), code, MOST_PIECES)


def words_of_code(description: str, examples: Sequence[str]) -> str:
    """A code as the network reads it: what it is, then its examples."""
    return " ".join([description, *examples])


@lru_cache(_REMEMBERED)
def told(passage: str, code: str) -> Told:
    """What the network says of a passage beside a code (`words_of_code`). Raises StopRun where the
    package lacks the network."""
    rows = shipped_rows()
    ids, sides = (np.array([one], dtype=np.int64) for one in read_beside(passage, code))
    words = (rows.rows[ids] * rows.scale[ids]).astype(np.float32)
    given = {"words": words, "sides": sides, "by_way": np.ones(1, dtype=np.float32)}
    odds, point = network("pairs").run(["told", "point"], given)
    pieces = rows.tokenizer.encode(passage, add_special_tokens=False).offsets[:MOST_PIECES]
    best = int(np.argmax(point[0, 1 : 1 + len(pieces)])) if pieces else None
    at = (0, 0) if best is None else pieces[best]
    return Told(float(odds[0, 0]), float(odds[0, 1]), (int(at[0]), int(at[1])))
