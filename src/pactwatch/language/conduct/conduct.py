"""Finds the conduct of a codebook in a parsed sentence, by its triggers.

In: a sentence and a codebook. Out: `Hit`s, a code with the words that show it.
Two ways to match: in the trigger's order with small gaps (needs no parse), or in any order where
the tree ties the words together ("training was conducted" for "conduct training").
Refuses to fill roles, to judge polarity and to choose between hits: see conduct/roles, claims.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain

from pactwatch.domain.codebook import Codebook, ConductCode
from pactwatch.language.conduct.order import in_order, in_tree
from pactwatch.language.conduct.sense import is_doing, is_done_to, is_spoiled, is_torn
from pactwatch.language.conduct.steps import NOBODY, Forms, forms_in, step_places
from pactwatch.language.grammar.syntax import Sentence
from pactwatch.language.words.kept import kept_by_object, once_a_sentence
from pactwatch.language.words.pattern_shelf import PatternList, possible_lists
from pactwatch.language.words.trigger_index import TriggerIndex
from pactwatch.text.triggers import Trigger, parse_trigger

__all__ = ["Hit", "find_hits", "lists_in", "patterns_places"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger found. `places` holds, per word step, the indices of the words that met it.

    `why` is empty, or says what else shows the code where the trigger is only the words' shape.
    """

    code: ConductCode
    trigger: Trigger
    sentence: Sentence
    places: tuple[tuple[int, ...], ...]
    why: str = ""
    tokens: frozenset[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Work out once the indices of all words found, `tokens`: each rule asks for them."""
        object.__setattr__(self, "tokens", frozenset(chain.from_iterable(self.places)))

    @property
    def first(self) -> int:
        """Index of the leftmost word found."""
        return min(self.tokens)

    @property
    def weight(self) -> tuple[int, int]:
        """More words found, then more roles the trigger insists on, make the better reading."""
        return len(self.tokens), sum(step.is_required for step in self.trigger.steps)


def find_hits(
    sentence: Sentence, codebook: Codebook, known: frozenset[tuple[int, str]] = NOBODY
) -> Sequence[Hit]:
    """Every trigger of the codebook found in the sentence, each at every place it stands.

    `known` are names of bodies the case knows, with what they are called (conduct/known).
    """
    return _hits(sentence, codebook, known)


# Once a sentence: it is asked for with every statement that it is part of.
@once_a_sentence
def _hits(
    sentence: Sentence, codebook: Codebook, known: frozenset[tuple[int, str]]
) -> tuple[Hit, ...]:
    forms = forms_in(sentence, known)
    codes, index = _compiled(codebook)
    return tuple(
        Hit(codes[number], index.triggers[number], sentence, places)
        for number in index.possible(forms.present)
        for places in _places(sentence, forms, index.triggers[number])
        if not is_torn(sentence, index.triggers[number].words, places)
    )


def patterns_places(
    sentence: Sentence, patterns: PatternList, inside: frozenset[int] | None = None
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Where patterns without roles stand: each one's number, and the indices of its words.

    Only within `inside` if given.
    """
    for number in lists_in(sentence).get(patterns, ()):
        for found in _standing(sentence, patterns.triggers[number]):
            if inside is None or inside.issuperset(found):
                yield number, found


@once_a_sentence
def lists_in(sentence: Sentence) -> Mapping[PatternList, Sequence[int]]:
    """The lists of which a pattern can stand in a sentence, with the numbers of those that can."""
    return possible_lists(forms_in(sentence, NOBODY).present)


def _standing(sentence: Sentence, trigger: Trigger) -> tuple[tuple[int, ...], ...]:
    """The words of each place, once a sentence: several statements and rules ask for them."""
    forms = forms_in(sentence, NOBODY)
    known = forms.standing.get(trigger)
    if known is None:
        known = tuple(
            tuple(sorted(i for place in places for i in place))
            for places in _places(sentence, forms, trigger)
        )
        forms.standing[trigger] = known
    return known


@kept_by_object
@lru_cache(maxsize=8)
def _compiled(codebook: Codebook) -> tuple[tuple[ConductCode, ...], TriggerIndex]:
    """The triggers of a codebook, and the code of each."""
    pairs = [(code, parse_trigger(t)) for code in codebook.codes for t in code.triggers]
    return tuple(code for code, _ in pairs), TriggerIndex(tuple(t for _, t in pairs))


def _places(
    sentence: Sentence, forms: Forms, trigger: Trigger
) -> Iterator[tuple[tuple[int, ...], ...]]:
    steps = trigger.words
    found: list[list[tuple[int, ...]]] = []
    for step in steps:
        found.append(step_places(sentence, forms, step))
        if not found[-1]:
            return
    seen: set[tuple[int, ...]] = set()
    for places in (*in_order(sentence, trigger, found), *in_tree(sentence, trigger, found)):
        key = tuple(sorted(i for place in places for i in place))
        if (
            key not in seen
            and not is_spoiled(sentence, forms, trigger, key)
            and not is_done_to(sentence, steps, places)
            and not is_doing(sentence, steps, places)
        ):
            seen.add(key)
            yield places
