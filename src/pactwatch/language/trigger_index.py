"""Which of many triggers can stand in a sentence at all, by the word forms that are in it.

In: triggers, then the forms of a sentence. Out: the numbers of those none of whose steps lacks a
word, in order. Each trigger is looked up by its step with the fewest forms, so that a sentence
costs its own words and not the size of the codebook. Refuses to say where a trigger stands: see
conduct.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from pactwatch.text.triggers import Step, Trigger

__all__ = ["TriggerIndex", "trigger_keys"]


class TriggerIndex:
    """Triggers by the forms of one of their steps; safe to share."""

    def __init__(self, triggers: Sequence[Trigger]) -> None:
        self.triggers = tuple(triggers)
        self._keys = [[k for k in trigger_keys(t) if k] for t in self.triggers]
        self._by_form: dict[str, list[int]] = {}
        self._always: list[int] = []
        for number, keys in enumerate(self._keys):
            if not keys:
                self._always.append(number)
            for form in min(keys, key=len, default=frozenset()):
                self._by_form.setdefault(form, []).append(number)

    def possible(self, present: frozenset[str]) -> Iterator[int]:
        """Numbers of the triggers each of whose steps has one of its forms among those present."""
        found = set(self._always)
        for form in present:
            found.update(self._by_form.get(form, ()))
        for number in sorted(found):
            if not any(keys.isdisjoint(present) for keys in self._keys[number]):
                yield number


@lru_cache(maxsize=8192)
def trigger_keys(trigger: Trigger) -> tuple[frozenset[str], ...]:
    """Per word step the forms of which one must be in the sentence; empty where any word may do."""
    return tuple(_keys(step) for step in trigger.words)


def _keys(step: Step) -> frozenset[str]:
    firsts = [form[0] for form in step.forms]
    if any(word == "#" or word.endswith("*") for word in firsts):
        return frozenset()
    return frozenset(word.removeprefix("=") for word in firsts)
