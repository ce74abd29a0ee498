"""What speaks for one act or another where no rule decides: named, readable features.

In: the shape of a stretch. Out: the names of the features that hold, each a claim that a reader can
check on the words. Refuses to weigh them: see acts_leaning.
"""

from collections.abc import Iterator

from pactwatch.language.acts_shape import Shape
from pactwatch.language.lexicon import load, phrases
from pactwatch.language.modes import Scope, is_event, is_past
from pactwatch.language.syntax import Token, children, subject_of

__all__ = ["features"]

_LISTS = ("evaluative", "intensifying", "charging", "defending", "reckoning")
_PRONOUNS = {"i": "I", "we": "we", "you": "you", "it": "it", "this": "this", "that": "this"}
_THIRD = frozenset(["he", "she", "they"])
_REASONS = frozenset(["because", "since", "therefore", "order", "forced"])
# "None of them can leave" states a rule or a fact; "could leave" weighs a possibility.
# Word parts that make adjectives of judgement: "shameful", "baseless", "dangerous".
_JUDGING = ("ful", "less", "ous", "ible", "able", "ive", "ing", "ic")
_THAN = frozenset(["than", "most", "least", "too", "so", "such", "enough"])
_SINCE = frozenset(["after", "before", "since", "during", "following", "until"])
_ABLE = frozenset(["can", "ca", "cannot"])


def features(shape: Shape) -> frozenset[str]:
    """The features that hold, as words of a sentence: "says how it is with an adjective"."""
    found = {*_of_words(shape), *_of_cue(shape), *_of_source(shape)}
    for scope in shape.scopes[:1]:
        found |= set(_of_predicate(shape, scope))
    is_charge = shape.main_words & phrases("leanings", "charging")
    if is_charge and "about the own side" not in found:
        found.add("charge against another")
    if shape.all_words & _REASONS and "about the own side" in found:
        found.add("own reason")
    return frozenset(found)


def _inside(shape: Shape) -> list[Token]:
    return [s.tokens[i] for s, inside in shape.parts for i in sorted(inside)]


def _of_words(shape: Shape) -> Iterator[str]:
    words = _inside(shape)
    dated = _dating(shape)
    for name in _LISTS:
        known = phrases("leanings", name)
        count = sum((t.lower in known or t.lemma in known) and t not in dated for t in words)
        if count:
            yield f"{name} word"
        if count > 1:
            yield f"several {name} words"
    if any(t.upos == "NUM" or t.lower.isdigit() for t in words):
        yield "a number"
    if any(t.lower in phrases("acts", "when") and t.lower not in {"then", "make"} for t in words):
        yield "a time"
    if any(t.lower in _THAN for t in words):
        yield "a comparison"
    if sum(t.upos == "PROPN" for t in words) >= 2:
        yield "several names"
    if len(words) < 9:
        yield "few words"
    if len(words) > 25:
        yield "many words"
    if shape.is_quoted:
        yield "quoted clause"
    elif any(t.text in {'"', "“", "‘", "”"} for t in words):
        yield "quoted words inside"


def _dating(shape: Shape) -> list[Token]:
    """ "After the bombings of May": words that only say when."""
    return [
        token
        for sentence, inside in shape.parts
        for token in (sentence.tokens[i] for i in sorted(inside))
        if token.upos == "NOUN"
        and any(t.lower in _SINCE for t in children(sentence, token, "case", "mark"))
    ]


def _of_cue(shape: Shape) -> Iterator[str]:
    for token in shape.cue:
        if token.upos in {"VERB", "NOUN", "ADP"} and token.lemma not in {"to", "in", "of"}:
            yield f"cue {token.lemma}"
    if shape.cue and not any(t.upos == "VERB" for t in shape.cue):
        yield "cue without a verb"


def _of_source(shape: Shape) -> Iterator[str]:
    speaker = shape.speaker
    if speaker is None:
        yield "no speaker"
        return
    known = f"{speaker.mention} {speaker.role or ''}".lower().replace(",", " ").split()
    for name in load("leanings")["sources"]:
        if not phrases("leanings", "sources", name).isdisjoint(known):
            yield f"{name} source"
    yield f"speaker {speaker.status.value.lower()}"


def _of_predicate(shape: Shape, scope: Scope) -> Iterator[str]:
    sentence, verb = scope.sentence, scope.verb
    copula = bool(children(sentence, verb, "cop"))
    if copula or verb.upos in {"ADJ", "NOUN"}:
        yield f"predicate {verb.upos.lower()}"
        if verb.upos == "ADJ" and verb.lower.endswith(_JUDGING):
            yield "judging adjective"
        if {verb.lower, verb.lemma} & phrases("leanings", "evaluative"):
            yield "evaluative predicate"
    if is_past(scope):
        yield "finished event"
    elif not is_event(scope):
        yield "state"
    words = {t.lower for t in children(sentence, verb, "aux", "cop")}
    if words & {"is", "are", "'s", "'re", "’s", "has", "have", "'ve", "do", "does"}:
        yield "present tense"
    if verb.lower.endswith("ing"):
        yield "going on"
    if shape.is_negated:
        yield "negated"
    if words & _ABLE:
        yield "what can or cannot be"
    elif shape.has_modal:
        yield "modal"
    yield from _of_subject(shape, scope)


def _of_subject(shape: Shape, scope: Scope) -> Iterator[str]:
    subject = subject_of(scope.sentence, scope.verb)
    if subject is None:
        yield "no subject"
    elif subject.lower in _PRONOUNS:
        yield f"subject {_PRONOUNS[subject.lower]}"
    elif subject.lower in _THIRD:
        yield "subject he, she or they"
    elif subject.upos == "PROPN":
        yield "subject a name"
    elif subject.upos == "NOUN":
        is_bare = not children(scope.sentence, subject, "det", "nmod:poss", "nummod")
        yield "subject in general" if is_bare and subject.lower.endswith("s") else "subject a thing"
    if shape.is_own_subject:
        yield "about the own side"
