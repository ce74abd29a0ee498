"""Whether a strike is one of those who lay down work or food, and no attack.

Shapes, as data: "staged mass | strikes", "went on hunger | strike", "the teachers' | strike", "the
strike | entered its second week", "dismissed for leading the | strike". In: a hit of an attack or a
strike from the air. Out: yes where the word is such a strike. Refuses arms ("drone strikes") and
strikes of whoever bears them.
"""

from collections.abc import Iterator

from pactwatch.language.conduct.conduct import Hit
from pactwatch.language.conduct.done_to import patient_of, people_or_thing
from pactwatch.language.grammar.syntax import Sentence, Token, children, subject_of
from pactwatch.language.words.lexicon import phrases

__all__ = ["is_stoppage"]

_CODES = ("MIL.STRIKE", "MIL.CEASEFIRE", "THREAT.")
_LASTING = frozenset({"day", "week", "month", "year", "hour"})


def is_stoppage(hit: Hit) -> bool:
    """Whether the strike that shows the code is a refusal to work or to eat."""
    if not hit.code.id.startswith(_CODES):
        return False
    return any(_is_of_work(hit.sentence, t) for t in _strikes(hit))


def _strikes(hit: Hit) -> Iterator[Token]:
    """The noun "strike" among the words found, or what does or is done by them."""
    tokens = hit.sentence.tokens
    beside = (c for i in hit.tokens for c in children(hit.sentence, tokens[i], "nsubj", "obj"))
    for token in (*(tokens[i] for i in hit.tokens), *beside):
        if token.upos == "NOUN" and token.lemma == "strike":
            yield token


def _is_of_work(sentence: Sentence, strike: Token) -> bool:
    before = sentence.tokens[max(0, strike.i - 2) : strike.i]
    is_on = bool(before) and before[-1].lower == "on"  # "are on strike", "went on strike"
    is_kind = any(_is_kind(t) for t in before)
    is_called = _is_by_workers(sentence, strike) or _lasts(sentence, strike)
    return is_on or is_kind or is_called or _is_of_labour(sentence, strike)


def _is_kind(token: Token) -> bool:
    return token.lower in phrases("conduct", "stoppages")


def _is_by_workers(sentence: Sentence, strike: Token) -> bool:
    """ "The dockers' strike", "students staged a strike", "a strike by nurses"."""
    verb = sentence.tokens[strike.head]
    subject = subject_of(sentence, verb) if strike.relation == "obj" else None
    owners = children(sentence, strike, "nmod", "compound")
    by = [t for t in owners if not _is_struck(sentence, t)]
    people = phrases("conduct", "strikers")
    return any(t is not None and t.lemma in people for t in (subject, *by))


def _is_struck(sentence: Sentence, noun: Token) -> bool:
    """ "Strikes on students": whom they hit."""
    cases = {c.lower for c in children(sentence, noun, "case")}
    return bool(cases & {"on", "against", "at", "near", "in"})


def _lasts(sentence: Sentence, strike: Token) -> bool:
    """ "The strike entered its second week"."""
    verb = sentence.tokens[strike.head]
    is_subject = strike.relation == "nsubj" and verb.lemma == "enter"
    return is_subject and any(t.lemma in _LASTING for t in children(sentence, verb, "obj", "obl"))


def _is_of_labour(sentence: Sentence, strike: Token) -> bool:
    """ "Were dismissed because they had led the | strike", "the | strike | called by the union":
    words of labour stand there, and none for what a strike with arms does or is done with."""
    if children(sentence, strike, "compound", "amod", "nummod") or _hits(sentence, strike):
        return False
    return any(_is_word_of_labour(sentence, t) for t in sentence.tokens)


def _hits(sentence: Sentence, strike: Token) -> bool:
    """ "The strike on the union's hall", "the strike killed an employee"."""
    beside = children(sentence, strike, "nmod", "obl")
    does = {t.lemma for t in sentence.tokens if t.upos == "VERB"}
    is_harm = does & (phrases("conduct", "effects") | {"hit", "strike", "target"})
    return bool(is_harm) or any(_is_struck(sentence, t) for t in beside)


def _is_word_of_labour(sentence: Sentence, token: Token) -> bool:
    """ "Dismissed" tells of labour where people are: reports are dismissed too."""
    if token.lemma not in phrases("conduct", "dismissing"):
        return token.upos == "NOUN" and token.lemma in phrases("conduct", "of_labour")
    people = patient_of(sentence, token) if token.upos == "VERB" else None
    return people is not None and (
        people.upos == "PRON" or people_or_thing(sentence, people) is True
    )
