"""Whether the small words and the order of a trigger's words hold them together as it means.

In: a sentence, a trigger and the places of its words. Out: whether another word comes between: the
"to" of a verb where somebody is asked for, a "be" that only helps, a preposition of a later verb, a
number of miles. Refuses to say who does what: see conduct_roles.
"""

from collections.abc import Iterator
from itertools import pairwise

from pactwatch.language.lexicon import phrases
from pactwatch.language.syntax import Sentence, Token, children, conjuncts, is_passive
from pactwatch.text.triggers import Step, Trigger

__all__ = ["is_loose"]

Places = tuple[tuple[int, ...], ...]


def is_loose(sentence: Sentence, trigger: Trigger, places: Places) -> bool:
    """Whether the words found belong to different matters."""
    found = frozenset(i for place in places for i in place)
    told = [sentence.tokens[place[0]] for place in places]
    return (
        any(_is_of_verb(sentence, token) for token in _before_somebody(trigger, told))
        or any(
            _only_helps(sentence, token, step, found)
            for token, step in zip(told, trigger.words, strict=True)
        )
        or any(_is_measure(sentence, t, s) for t, s in zip(told, trigger.words, strict=True))
        or any(_is_parted(sentence, one, other, found) for one, other in _neighbours(trigger, told))
    )


def _before_somebody(trigger: Trigger, told: list[Token]) -> Iterator[Token]:
    """The words "to" of a trigger behind which a role stands."""
    words = iter(told)
    tokens = [next(words) if step.forms else None for step in trigger.steps]
    last = told[-1]
    for token, after in zip(tokens, trigger.steps[1:], strict=False):
        is_to = token is not None and token.lower == "to" and (token is last or last.lower != "to")
        if token is not None and is_to and after.role and not after.is_wide:
            yield token


def _is_of_verb(sentence: Sentence, to: Token) -> bool:
    """ "Sent missiles to hit a mill", "instructions on how to do it": nobody is given anything;
    "money to help the rebels" is for them."""
    after = sentence.tokens[to.i + 1] if to.i + 1 < len(sentence.tokens) else None
    is_verb = to.upos == "PART" and after is not None and after.upos in {"VERB", "AUX"}
    return is_verb and after is not None and after.lemma not in phrases("conduct", "helping_to")


def _only_helps(sentence: Sentence, token: Token, step: Step, found: frozenset[int]) -> bool:
    """ "Were shelling them from a town": a "be" that helps a verb says of nobody what he is; in
    "were recruited and led by X" it helps both."""
    is_be = token.lemma == "be" and ("be",) in step.forms and step.part is None
    if not is_be or token.relation != "aux":
        return False
    verb = sentence.tokens[token.head]
    return found.isdisjoint({verb.i, *(t.i for t in conjuncts(sentence, verb))})


def _is_measure(sentence: Sentence, token: Token, step: Step) -> bool:
    """ "More than 9 miles north of Velm" counts no men."""
    counted = sentence.tokens[token.head]
    is_its = token.relation == "nummod" and counted.i > token.i
    return step.forms == (("#",),) and is_its and counted.lemma in phrases("conduct", "measures")


def _neighbours(trigger: Trigger, told: list[Token]) -> Iterator[tuple[Token, Token]]:
    """Words found side by side in order, with no wide gap of the trigger's between them."""
    for (one, other), step in zip(pairwise(told), trigger.words[1:], strict=True):
        if one.i < other.i and not step.is_wide:
            yield one, other


def _is_parted(sentence: Sentence, one: Token, other: Token, found: frozenset[int]) -> bool:
    if one.upos == "VERB" and other.upos == "ADP":
        return _is_of_later(sentence, one, other, found)
    is_noun = one.upos == "NOUN" and other.upos == "VERB"
    return is_noun and _has_own_doer(sentence, one, other, found)


def _is_of_later(sentence: Sentence, verb: Token, link: Token, found: frozenset[int]) -> bool:
    """ "Has defected and is headed to Velm": another clause's verb stands nearer."""
    between = sentence.tokens[verb.i + 1 : link.i]
    return (
        any(
            t.upos == "VERB" and t.i not in found and t.relation in {"conj", "parataxis"}
            for t in between
        )
        and sentence.tokens[sentence.tokens[link.head].head].i != verb.i
    )


def _has_own_doer(sentence: Sentence, noun: Token, verb: Token, found: frozenset[int]) -> bool:
    """ "The shelling came after rebels killed several": the rebels killed them, and no shell."""
    if verb.relation.startswith("acl") or is_passive(sentence, verb):
        return False
    own = children(sentence, verb, "nsubj")
    return any(noun.i < t.i < verb.i and t.i not in found and t.upos != "PRON" for t in own)
