"""Which of many triggers can stand in a sentence at all, by the word forms that are in it.

In: triggers, then the forms of a sentence. Out: the numbers of those none of whose steps lacks a
word, in order. Each trigger is looked up by its rarest step, the one with the fewest forms and
none of the words that stand in every sentence, so that a sentence costs its own words and not the
size of the codebook. Refuses to say where a trigger stands: see conduct.
"""

from collections.abc import Sequence
from functools import lru_cache

from pactwatch.language.lexicon import phrases
from pactwatch.text.triggers import Step, Trigger

__all__ = ["TriggerIndex", "trigger_keys"]


class TriggerIndex:
    """Triggers by the forms of one of their steps; safe to share."""

    def __init__(self, triggers: Sequence[Trigger]) -> None:
        self.triggers = tuple(triggers)
        self._others: list[list[frozenset[str]]] = []
        self._by_form: dict[str, list[int]] = {}
        self._always: list[int] = []
        for number, trigger in enumerate(self.triggers):
            # The rarest step brings the trigger up, the others are asked then.
            keys = sorted((k for k in trigger_keys(trigger) if k), key=_commonness)
            self._others.append(keys[1:])
            if not keys:
                self._always.append(number)
            for form in next(iter(keys), frozenset()):
                self._by_form.setdefault(form, []).append(number)
        self._forms = frozenset(self._by_form)

    def possible(self, present: frozenset[str]) -> Sequence[int]:
        """Numbers of the triggers each of whose steps has one of its forms among those present."""
        met = self._forms & present
        if not met and not self._always:
            return ()
        found = set(self._always)
        for form in met:
            found.update(self._by_form[form])
        return [n for n in sorted(found) if not any(map(present.isdisjoint, self._others[n]))]


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
