"""Which of many triggers can stand in a sentence at all, by the word forms that are in it.

In: triggers, then the forms of a sentence. Out: the numbers of those none of whose steps lacks a
word, in order. Each trigger is looked up by its rarest step, the one with the fewest forms and
none of the words that stand in every sentence, so that a sentence costs its own words and hardly
the size of the codebook. Refuses to say where a trigger stands: see conduct.
"""

from collections.abc import Sequence
from functools import lru_cache, reduce
from operator import or_

from pactwatch.language.words.lexicon import phrases
from pactwatch.text.triggers import Step, Trigger

__all__ = ["TriggerIndex", "trigger_keys"]


# Steps that are looked up; three or all were slower than two, and so was one.
_JOINED = 2


class TriggerIndex:
    """Triggers by the forms of their steps; safe to share.

    Each form of the two rarest steps has a bit for every trigger that it brings up there: the forms
    that are in a sentence are joined step by step, and the triggers left in both are asked for the
    rest of their steps.
    """

    def __init__(self, triggers: Sequence[Trigger]) -> None:
        self.triggers = tuple(triggers)
        self._all = (1 << len(self.triggers)) - 1
        self._steps = tuple(_Step(self._all) for _ in range(_JOINED))
        self._others: list[list[frozenset[str]]] = []
        for number, trigger in enumerate(self.triggers):
            keys = sorted((k for k in trigger_keys(trigger) if k), key=_commonness)
            self._others.append(keys[_JOINED:])
            for step, forms in zip(self._steps, keys, strict=False):
                step.ask(number, forms)
        for one in self._steps:
            one.close()

    def possible(self, present: frozenset[str]) -> Sequence[int]:
        """Numbers of the triggers each of whose steps has one of its forms among those present."""
        left = self._all
        for step in self._steps:
            left &= step.met(present)
            if not left:
                return ()
        others, is_missing = self._others, present.isdisjoint
        return [n for n in _bits(left) if not any(map(is_missing, others[n]))]


class _Step:
    """The forms of one step of many triggers; `free` are those that ask for none there."""

    __slots__ = ("_bits", "_forms", "_free")

    def __init__(self, free: int) -> None:
        self._free = free
        self._bits: dict[str, int] = {}
        self._forms: frozenset[str] = frozenset()

    def ask(self, number: int, forms: frozenset[str]) -> None:
        """Have a trigger ask for one of these forms."""
        bit = 1 << number
        self._free &= ~bit
        for form in forms:
            self._bits[form] = self._bits.get(form, 0) | bit

    def close(self) -> None:
        """No trigger comes after this."""
        self._forms = frozenset(self._bits)

    def met(self, present: frozenset[str]) -> int:
        """The triggers that have what they ask for."""
        return reduce(or_, map(self._bits.__getitem__, self._forms & present), self._free)


def _bits(number: int) -> list[int]:
    """The places of the ones, the smallest first."""
    places = []
    while number:
        lowest = number & -number
        places.append(lowest.bit_length() - 1)
        number ^= lowest
    return places


@lru_cache(maxsize=8192)
def trigger_keys(trigger: Trigger) -> tuple[frozenset[str], ...]:
    """Per word step the forms of which one must be in the sentence; empty where any word may do."""
    return tuple(_keys(step) for step in trigger.words)


# A word of grammar counts for so many others (a guess: it decides on speed alone).
_COMMON = 20


def _commonness(forms: frozenset[str]) -> int:
    return len(forms) + _COMMON * len(forms & phrases("conduct", "grammar_words"))


def _keys(step: Step) -> frozenset[str]:
    firsts = [form[0] for form in step.forms]
    if any(word == "#" or word.endswith("*") for word in firsts):
        return frozenset()
    return frozenset(word.removeprefix("=") for word in firsts)
