"""What is worked out of a sentence once, and forgotten when its document is read.

Several statements and rules ask the same of one sentence. What was kept for the last thousand of
them was a hundred thousand things that Python's collector of cycles looked through at the end of
each document: a twentieth of all reading. Refuses to keep anything from one document to the next.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Generic, TypeVar, overload

__all__ = [
    "cached_property",
    "forget_sentences",
    "kept_by_object",
    "once_a_document",
    "once_a_sentence",
]

T = TypeVar("T", bound=Callable[..., object])
A = TypeVar("A")
B = TypeVar("B")

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


def once_a_document(work: Callable[[A], B]) -> Callable[[A], B]:
    """Have a function of one of a document's own things, its names or its people as they are
    held, worked out once while the document is read."""
    kept: dict[int, tuple[A, B]] = {}
    _FORGET.append(kept.clear)

    def found(thing: A) -> B:
        held = kept.get(id(thing))
        if held is None or held[0] is not thing:
            held = kept[id(thing)] = (thing, work(thing))
        return held[1]

    return found


def kept_by_object(work: Callable[[A], B]) -> Callable[[A], B]:
    """Have a function give at once what it gave for the very object it was asked about last.

    Equal codebooks are one, but comparing two of them at every sentence takes longer than reading
    it, and a list of actors is hashed as long as it is.
    """
    last: tuple[object, B] | None = None

    def found(thing: A) -> B:
        nonlocal last
        held = last  # put in place whole: other threads read as well
        if held is None or held[0] is not thing:
            held = last = (thing, work(thing))
        return held[1]

    return found


class cached_property(Generic[B]):  # noqa: N801 -- stands for functools.cached_property
    """What is worked out of an object once and kept in it.

    Until Python 3.12 the library's own takes a lock each time, for longer than most of what an
    act's rules ask takes. Two threads that ask at once work it out twice, and find the same.
    """

    def __init__(self, work: Callable[[Any], B]) -> None:
        self._work, self._name, self.__doc__ = work, work.__name__, work.__doc__

    @overload
    def __get__(self, thing: None, owner: type) -> "cached_property[B]": ...
    @overload
    def __get__(self, thing: object, owner: type) -> B: ...

    def __get__(self, thing: object | None, owner: type) -> "cached_property[B] | B":
        if thing is None:
            return self
        found = thing.__dict__[self._name] = self._work(thing)
        return found
