"""Whether a claim's agent or counterpart is the one the gold points at.

In: the names a claim gives, the gold's range (or None: the clause names none), the text. Out: yes
or no. Forgives what `same_party` forgives, a longer or shorter phrase around the same words
("Orlan" for "Orlan's forces", as claims name the body and not its parts), one of several joined
parties, and a name for a pronoun. An agent given where the gold has none is wrong.
"""

import re
from collections.abc import Sequence

from pactwatch.pipeline.evaluation.same_name import same_party

__all__ = ["is_party"]

_WORD = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*")
_SMALL = frozenset(["the", "a", "an", "s", "of", "and", "its", "his", "her", "their", "our", "my"])
_PRONOUNS = re.compile(
    "(he|him|his|she|hers?|its?|they|them|their|we|us|our|i|me|my|you|your|who|which|that|this"
    "|those|these|himself|herself|itself|themselves|ourselves)",
    re.IGNORECASE,
)


def is_party(found: Sequence[str], wanted: Sequence[int] | None, text: str) -> bool:
    """Whether the names mean the words in the range ``wanted`` of ``text``."""
    if wanted is None or not found:
        return wanted is None and not found
    words = text[wanted[0] : wanted[1]]
    if _PRONOUNS.fullmatch(words):
        return True
    return any(same_party(name, words, text) or _is_part(name, words) for name in found)


def _is_part(one: str, other: str) -> bool:
    """Whether the words of one stand side by side in the other, small words left out."""
    short, long = sorted((_words(one), _words(other)), key=len)
    n = len(short)
    return n > 0 and any(long[i : i + n] == short for i in range(len(long) - n + 1))


def _words(name: str) -> list[str]:
    return [w for w in _WORD.findall(name.casefold()) if w not in _SMALL]
