"""Finds the conduct of a codebook in a parsed sentence, by its triggers.

In: a sentence and a codebook. Out: `Hit`s, a code with the words that show it.
Two ways to match: in the trigger's order with small gaps (needs no parse), or in any order where
the tree ties the words together ("training was conducted" for "conduct training").
Refuses to fill roles, to judge polarity and to choose between hits: see conduct_roles, claims.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pactwatch.domain.codebook import Codebook, ConductCode
from pactwatch.language.forms import lemma
from pactwatch.language.lexicon import phrases
from pactwatch.language.syntax import Sentence, Token, is_passive
from pactwatch.language.trigger_index import TriggerIndex, trigger_keys
from pactwatch.text.triggers import Step, Trigger, parse_trigger

__all__ = ["Hit", "find_hits", "patterns_places", "trigger_places", "word_forms"]

# Words that may stand between two steps: an article, an adverb and two adjectives, or a short name.
_GAP = 4
_WIDE_GAP = 14
# How near a spoiling word must stand to the words found.
_BAN_REACH = 6
_PARTS = {"NOUN": ("NOUN", "PROPN"), "VERB": ("VERB", "AUX"), "ADJ": ("ADJ", "VERB")}
_BARRIERS = frozenset({";", ":", "!", "?"})


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

    @property
    def tokens(self) -> frozenset[int]:
        """Indices of all words found."""
        return frozenset(i for place in self.places for i in place)

    @property
    def first(self) -> int:
        """Index of the leftmost word found."""
        return min(self.tokens)

    @property
    def weight(self) -> tuple[int, int]:
        """More words found, then more roles the trigger insists on, make the better reading."""
        return len(self.tokens), sum(step.is_required for step in self.trigger.steps)


def find_hits(sentence: Sentence, codebook: Codebook) -> Iterator[Hit]:
    """Every trigger of the codebook found in the sentence, each at every place it stands."""
    forms, present = _forms_in(sentence)
    codes, index = _compiled(codebook)
    for number in index.possible(present):
        trigger = index.triggers[number]
        for places in _places(sentence, forms, trigger):
            yield Hit(codes[number], trigger, sentence, places)


def trigger_places(
    sentence: Sentence, trigger: Trigger, inside: frozenset[int] | None = None
) -> Iterator[tuple[int, ...]]:
    """Where a trigger without roles stands: the indices of its words, within `inside` if given."""
    forms, present = _forms_in(sentence)
    if any(keys and keys.isdisjoint(present) for keys in trigger_keys(trigger)):
        return
    yield from _within(sentence, forms, trigger, inside)


def patterns_places(
    sentence: Sentence, patterns: tuple[str, ...], inside: frozenset[int] | None = None
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """As `trigger_places` for many patterns at once: the pattern's number, and the places."""
    forms, present = _forms_in(sentence)
    index = _indexed(patterns)
    for number in index.possible(present):
        for found in _within(sentence, forms, index.triggers[number], inside):
            yield number, found


def _within(
    sentence: Sentence,
    forms: list[frozenset[str]],
    trigger: Trigger,
    inside: frozenset[int] | None,
) -> Iterator[tuple[int, ...]]:
    for places in _places(sentence, forms, trigger):
        found = tuple(sorted(i for place in places for i in place))
        if inside is None or inside.issuperset(found):
            yield found


@lru_cache(maxsize=1024)
def _forms_in(sentence: Sentence) -> tuple[list[frozenset[str]], frozenset[str]]:
    """Forms of each word, and of all together; a sentence is asked for many triggers in a row."""
    forms = [word_forms(token) for token in sentence.tokens]
    return forms, frozenset().union(*forms)


@lru_cache(maxsize=8)
def _compiled(codebook: Codebook) -> tuple[tuple[ConductCode, ...], TriggerIndex]:
    """The triggers of a codebook, and the code of each."""
    pairs = [(code, parse_trigger(t)) for code in codebook.codes for t in code.triggers]
    return tuple(code for code, _ in pairs), TriggerIndex(tuple(t for _, t in pairs))


@lru_cache(maxsize=1024)
def _indexed(patterns: tuple[str, ...]) -> TriggerIndex:
    return TriggerIndex(tuple(map(parse_trigger, patterns)))


@lru_cache(maxsize=16384)
def _word_forms(text: str, upos: str) -> frozenset[str]:
    low = text.lower().replace("’", "'").replace("\u2011", "-")
    found = {low, lemma(text, upos), lemma(text, "VERB"), lemma(text, "NOUN")}
    # A silent e the rules may have missed ("incited"): more candidates do no harm here.
    if low.endswith("ed"):
        found.add(low[:-1])
    elif low.endswith("ing"):
        found.add(low[:-3] + "e")
    return frozenset(found)


def word_forms(token: Token) -> frozenset[str]:
    """Everything a word may be looked up as: itself and its likely dictionary forms."""
    return _word_forms(token.text, token.upos)


def _places(
    sentence: Sentence, forms: list[frozenset[str]], trigger: Trigger
) -> Iterator[tuple[tuple[int, ...], ...]]:
    steps = trigger.words
    found = [_step_places(sentence, forms, step) for step in steps]
    if not all(found):
        return
    seen: set[tuple[int, ...]] = set()
    for places in (*_in_order(sentence, trigger, found), *_in_tree(sentence, trigger, found)):
        key = tuple(sorted(i for place in places for i in place))
        if (
            key not in seen
            and not _is_spoiled(sentence, forms, trigger, key)
            and not _is_done_to(sentence, steps, places)
        ):
            seen.add(key)
            yield places


def _step_places(
    sentence: Sentence, forms: list[frozenset[str]], step: Step
) -> list[tuple[int, ...]]:
    found = []
    for form in step.forms:
        for i in _starts(sentence, form[0]):
            run = tuple(range(i, i + len(form)))
            if (
                run[-1] < len(forms)
                and all(
                    _meets(sentence.tokens[k], forms[k], word)
                    for k, word in zip(run, form, strict=True)
                )
                and _is_part(sentence.tokens[i], step.part)
            ):
                found.append(run)
    return found


def _starts(sentence: Sentence, word: str) -> Sequence[int]:
    """Where a form can begin: words that have its first word among theirs, or any word."""
    if word == "#" or word.endswith("*"):
        return range(len(sentence.tokens))
    return _places_of_forms(sentence).get(word.removeprefix("="), ())


@lru_cache(maxsize=1024)
def _places_of_forms(sentence: Sentence) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for i, forms in enumerate(_forms_in(sentence)[0]):
        for form in forms:
            found.setdefault(form, []).append(i)
    return found


def _meets(token: Token, forms: frozenset[str], word: str) -> bool:
    if word == "#":
        return token.upos == "NUM" or token.text[0].isdigit()
    if word.startswith("="):
        return token.lower == word[1:]
    if word.endswith("*"):
        return token.lower.startswith(word[:-1])
    return word in forms


def _is_part(token: Token, part: str | None) -> bool:
    if part == "VERB" and token.upos == "AUX" and token.relation in {"aux", "cop"}:
        return False
    if part is None or token.upos in _PARTS.get(part, (part,)):
        return True
    return part == "VERB" and token.is_root and token.upos == "NOUN"  # a rare verb taken for a noun


def _in_order(
    sentence: Sentence, trigger: Trigger, found: list[list[tuple[int, ...]]]
) -> Iterator[tuple[tuple[int, ...], ...]]:
    """The steps one after the other; of several continuations the nearest."""
    wide = _wide_flags(trigger)
    counts = [step.forms == (("#",),) for step in trigger.words]
    for start in found[0]:
        places = [start]
        for options, is_wide, is_count in zip(found[1:], wide[1:], counts, strict=False):
            after = places[-1][-1]
            reach = after + 1 + (_WIDE_GAP if is_wide else _GAP)
            fits = [
                o
                for o in options
                if after < o[0] <= reach
                and not _is_cut(sentence, after, o[0])
                and not (is_count and not is_wide and _is_other_count(sentence, after, o[0]))
            ]
            if not fits:
                break
            places.append(min(fits))
        if len(places) == len(found):
            yield tuple(places)


def _wide_flags(trigger: Trigger) -> list[bool]:
    """Per word step, whether "..." stands anywhere between it and the word step before it."""
    flags, is_wide = [], False
    for step in trigger.steps:
        is_wide = is_wide or step.is_wide
        if step.forms:
            flags.append(is_wide)
            is_wide = False
    return flags


def _is_other_count(sentence: Sentence, left: int, right: int) -> bool:
    """In "29 years, finally withdrawing soldiers" the number counts no soldiers."""
    between = sentence.tokens[left + 1 : right]
    return any(t.text == "," or (t.upos == "VERB" and t.relation != "amod") for t in between)


def _is_cut(sentence: Sentence, left: int, right: int) -> bool:
    return any(sentence.tokens[i].text in _BARRIERS for i in range(left + 1, right))


def _in_tree(
    sentence: Sentence, trigger: Trigger, found: list[list[tuple[int, ...]]]
) -> Iterator[tuple[tuple[int, ...], ...]]:
    """The steps in any order, each tied by an arc to one before it."""
    if len(found) < 2:
        return
    steps = trigger.words
    for start in found[0]:
        places = [start]
        for step, options in zip(steps[1:], found[1:], strict=True):
            tied = [
                o
                for o in options
                if o not in places
                and any(_is_tied(sentence, p, o) for p in places)
                and not (step.role and _is_active_subject(sentence, o))
                and (o[0] > places[-1][-1] or not _is_link(step))
            ]
            if not tied:
                break
            places.append(tied[0])
        if len(places) == len(found):
            yield tuple(places)


def _is_link(step: Step) -> bool:
    """A step of given forms ("=of", "=with") follows what it links, in any order of the rest."""
    return all(form[0].startswith("=") for form in step.forms)


def _is_active_subject(sentence: Sentence, place: tuple[int, ...]) -> bool:
    """A role word that follows the verb in the trigger cannot be the verb's own subject."""
    for i in place:
        token = sentence.tokens[i]
        if token.relation == "nsubj" and not is_passive(sentence, sentence.tokens[token.head]):
            return True
    return False


def _is_tied(sentence: Sentence, one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return any(_has_arc(sentence, a, b) for a in one for b in other)


def _has_arc(sentence: Sentence, a: int, b: int) -> bool:
    for low_i, high_i in ((a, b), (b, a)):
        low = sentence.tokens[low_i]
        above = sentence.tokens[low.head]
        if low.relation in phrases("conduct", "ties") and above.i == high_i:
            return True
        if (
            low.relation in {"case", "mark"}
            and above.relation in phrases("conduct", "ties")
            and above.head == high_i
        ):
            return True
    return False


def _is_done_to(
    sentence: Sentence, steps: tuple[Step, ...], places: tuple[tuple[int, ...], ...]
) -> bool:
    """Whether the word found for the agent is the verb's object: "killed insurgents"."""
    for step, place, verb in zip(steps, places, places[1:], strict=False):
        if step.role == "agent" and any(
            sentence.tokens[i].relation == "obj" and sentence.tokens[i].head in verb for i in place
        ):
            return True
    return False


def _is_spoiled(
    sentence: Sentence, forms: list[frozenset[str]], trigger: Trigger, found: tuple[int, ...]
) -> bool:
    low, high = found[0] - _BAN_REACH, found[-1] + _BAN_REACH
    return any(
        low <= place[0] <= high and not set(place) <= set(found)
        for ban in trigger.bans
        for place in _step_places(sentence, forms, ban)
    )
