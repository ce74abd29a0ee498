"""What is worked out of a sentence once, and forgotten when its document is read.

Several statements and rules ask the same of one sentence. What was kept for the last thousand of
them was a hundred thousand things that Python's collector of cycles looked through at the end of
each document: a twentieth of all reading. Refuses to keep anything from one document to the next.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

__all__ = ["forget_sentences", "once_a_sentence"]

T = TypeVar("T", bound=Callable[..., object])

# Of one document that is longer than a book's chapter (a guess: it decides on speed alone).
_SENTENCES = 1024
_FORGET: list[Callable[[], None]] = []


def once_a_sentence(work: T) -> T:
    """Have a function of a sentence, or of two, worked out once while its document is read."""
    kept = lru_cache(maxsize=_SENTENCES)(work)
    _FORGET.append(kept.cache_clear)
    return kept  # type: ignore[return-value]


def forget_sentences() -> None:
    """A document is read; who reads another one beside it works out some things again."""
    for forget in _FORGET:
        forget()
