"""Whether words found for a trigger stand as it means them: who does, who is done to, what spoils.

In: a sentence, a trigger's steps and the places found. Out: yes or no.
Refuses to look at whole sentences: conduct/roles asks for the people and the sphere of life.
"""

from collections.abc import Set

from pactwatch.language.conduct.steps import Forms, step_places
from pactwatch.language.grammar.syntax import Sentence, Token, children, is_passive, object_of
from pactwatch.text.triggers import Step, Trigger

__all__ = ["is_doing", "is_done_to", "is_spoiled", "is_torn"]

# Who does it where they stand between a noun and a verb.
_OTHERS = frozenset({"i", "you", "he", "she", "we", "they"})

# How near a spoiling word must stand to the words found.
_BAN_REACH = 6


def is_done_to(
    sentence: Sentence, steps: tuple[Step, ...], places: tuple[tuple[int, ...], ...]
) -> bool:
    """Whether the word found for the agent suffers the verb: "killed rebels", "wounded men"."""
    return any(
        step.role == "agent"
        and any(_suffers(sentence, i, k) or _has_other(sentence, i, k) for i in place for k in verb)
        for step, place, verb in zip(steps, places, places[1:], strict=False)
    )


def _has_other(sentence: Sentence, noun: int, verb: int) -> bool:
    """ "The strangest leader I have met": right before the verb stands another subject."""
    own = [t for t in children(sentence, sentence.tokens[verb], "nsubj") if t.i < verb]
    return noun < verb and any(noun < t.i and t.upos == "PRON" and t.lower in _OTHERS for t in own)


def _suffers(sentence: Sentence, noun: int, verb: int) -> bool:
    one, other = sentence.tokens[noun], sentence.tokens[verb]
    is_object = one.relation == "obj" and one.head == verb
    is_quality = other.relation == "amod" and other.head == noun and verb < noun
    is_to_be = other.relation == "acl" and other.head == noun and is_passive(sentence, other)
    is_to_be = is_to_be and bool(children(sentence, other, "mark"))  # "the youngest to be killed"
    return is_object or is_quality or is_to_be or _is_of_clause_above(sentence, one, other)


# What opens a clause beside another one's verb.
_OPENING = frozenset({"before", "after", "while", "when", "as", "until", "by", "without", "since"})


def _is_of_clause_above(sentence: Sentence, noun: Token, verb: Token) -> bool:
    """ "Captured soldiers before | withdrawing": its object, and no subject of what follows; nor is
    whoever was done to in "soldiers were abducted when gunmen | overran the town"."""
    above = sentence.tokens[verb.head]
    while noun.relation == "conj" and noun.head < noun.i:
        noun = sentence.tokens[noun.head]
    between = {t.lower for t in sentence.tokens[noun.i + 1 : verb.i] if t.upos != "NOUN"}
    if verb.relation != "advcl" or noun.head != above.i or not between & _OPENING:
        return False
    is_told = noun.relation == "nsubj" and is_passive(sentence, above)
    return noun.relation == "obj" or (is_told and not verb.lower.endswith("ing"))


def is_doing(
    sentence: Sentence, steps: tuple[Step, ...], places: tuple[tuple[int, ...], ...]
) -> bool:
    """Whether the word found for the one done to is the doer: "was attacked by rebels", "the men
    who still hold nine people"."""
    words = tuple(step for step in steps if step.forms)
    found = {i for place in places for i in place}
    for k, (step, place) in enumerate(zip(words, places, strict=True)):
        if step.role not in {"counterpart", "object"} or (k and ("=by",) in words[k - 1].forms):
            continue
        if any(_is_behind_by(sentence, i) or _is_who_does(sentence, i, found) for i in place):
            return True
    return False


def _is_who_does(sentence: Sentence, noun: int, found: Set[int]) -> bool:
    """ "The men who | hold nine people": the verb is theirs, and its object another."""
    verbs = (sentence.tokens[i] for i in found)
    own = (v for v in verbs if v.relation.startswith("acl") and v.head == noun)
    return any(
        object_of(sentence, v) is not None
        and any(t.lower == "who" for t in children(sentence, v, "nsubj"))
        for v in own
    )


def _is_behind_by(sentence: Sentence, i: int) -> bool:
    return any(c.lower == "by" and c.i < i for c in children(sentence, sentence.tokens[i], "case"))


def _is_listed(sentence: Sentence, one: int, other: int) -> bool:
    """ "Sent soldiers but no supplies": two things sent, and nobody whom they are for."""
    second = sentence.tokens[other]
    is_thing = second.upos == "NOUN" and one < other
    return is_thing and any(one < c.i < other for c in children(sentence, second, "cc"))


def is_torn(
    sentence: Sentence, steps: tuple[Step, ...], places: tuple[tuple[int, ...], ...]
) -> bool:
    """Whether a number found counts something else ("in 1991 soldiers"), a "have" only helps
    another verb ("have sent 300 men"), or an "of" says of what a few are ("an ambush in which one
    | of his officers")."""
    for step, place, after in zip(steps, places, (*places[1:], ()), strict=True):
        if step.forms == (("#",),) and after and _counts_other(sentence, place[0], after[0]):
            return True
        if step.role == "agent" and after and _is_apart(sentence, place[-1], after[0]):
            return True
        if step.role == "counterpart" and after and _is_listed(sentence, place[-1], after[-1]):
            return True
        token = sentence.tokens[place[0]]
        is_helper = token.relation == "aux" and token.lemma == "have" and ("have",) in step.forms
        if is_helper and all(token.head not in other for other in places):
            return True
        if token.lower == "of" and _is_partitive(sentence, token.i, places):
            return True
    return False


def _is_apart(sentence: Sentence, doer: int, deed: int) -> bool:
    """ "Fights the government, launching attacks": a deed's noun is of whoever stands right on it,
    as in "government attacks"."""
    noun, between = sentence.tokens[deed], sentence.tokens[doer + 1 : deed]
    is_compound = noun.upos == "NOUN" and sentence.tokens[doer].lemma in _SIDES_OF_DEEDS
    return is_compound and any(t.upos in {"PUNCT", "ADP"} for t in between)


_SIDES_OF_DEEDS = frozenset({"insurgent", "militant", "rebel", "government", "regime", "army"})
_SIDES_OF_DEEDS |= {"jihadist", "extremist", "militia", "guerrilla", "separatist"}


def _is_partitive(sentence: Sentence, of: int, places: tuple[tuple[int, ...], ...]) -> bool:
    before = sentence.tokens[of - 1] if of else None
    return (
        before is not None
        and (before.upos == "NUM" or before.lower in _PARTS)
        and all(before.i not in place for place in places)
    )


_PARTS = frozenset({"some", "many", "most", "several", "none", "each", "all", "both", "any", "few"})


def _counts_other(sentence: Sentence, number: int, noun: int) -> bool:
    between = sentence.tokens[number + 1 : noun]
    return noun > number and any(t.upos in _APART and t.relation != "amod" for t in between)


# What stands between a number and a noun that it does not count.
_APART = frozenset({"VERB", "AUX", "ADP", "SCONJ", "PRON", "ADV"})


def is_spoiled(sentence: Sentence, forms: Forms, trigger: Trigger, found: tuple[int, ...]) -> bool:
    """Whether a word that the trigger forbids stands near the words found."""
    low, high = found[0] - _BAN_REACH, found[-1] + _BAN_REACH
    return any(
        low <= place[0] <= high
        and not set(place) <= set(found)
        and not _is_flouted(sentence, place)
        for ban in trigger.bans
        for place in step_places(sentence, forms, ban)
    )


def _is_flouted(sentence: Sentence, place: tuple[int, ...]) -> bool:
    """ "Shipped rifles in violation of the | embargo", "despite the | ban": it was done all the
    same."""
    if sentence.tokens[place[-1]].lemma not in _BARS:
        return False
    before = sentence.tokens[max(0, place[0] - _FLOUTING_REACH) : place[0]]
    return any(t.lemma in _FLOUTING for t in before)


_BARS = frozenset({"embargo", "ban", "sanction", "sanctions"})
_FLOUTING = frozenset({"violation", "breach", "defiance", "contravention", "despite", "violate"})
_FLOUTING |= {"break", "flout", "defy", "circumvent", "evade", "bust", "notwithstanding"}
# "In clear violation of the Union's arms | embargo".
_FLOUTING_REACH = 6
