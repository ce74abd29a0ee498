"""Whether a promise that a deed hangs on is told to be kept: "broke its promise to leave".

In: a found conduct. Out: `Outcome`, or None where nothing is said.
Such a deed is told, though a promise alone tells none. Looks for what is said of the promise in its
own sentence only. Refuses what is still to come ("will keep its promise to leave").
"""

import re
from dataclasses import dataclass
from itertools import takewhile

from pactwatch.language.conduct.conduct import Hit
from pactwatch.language.conduct.negators import head_token, near_negators, upward
from pactwatch.language.conduct.relatives import is_set_apart
from pactwatch.language.grammar.syntax import Sentence, Token, children
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.promise_words import breaking, keeping

__all__ = ["Outcome", "chain_above", "outcome_of"]

# "..., but did not", "and has", "but never did so": right behind the deed, and nothing more.
_DID = re.compile(
    r"\W*\b(?:and|but|yet|though)\s+(?:(?:it|they|he|she)\s+)?"
    r"(?:(?P<before>never|not)\s+)?(?:did|has|have|had)"
    r"(?:\s*(?P<behind>not|n['’]t|never|yet to))?(?:\s+(?:done|do)?\s*so|\s+yet)?\s*(?=[,.;:—]|$)",
    re.IGNORECASE,
)
_FAILED = re.compile(r"\W*\b(?:and|but|yet)\s+(?:has\s+|have\s+|had\s+)?failed\b", re.I)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A promise, the verb that says what became of it, and whether it was not kept."""

    promise: Token
    verb: Token
    is_undone: bool = False


def outcome_of(hit: Hit) -> Outcome | None:
    """What became of the promise that the deed hangs on."""
    promise = _promise_before(hit)
    if promise is None or promise.i in hit.tokens:
        return None
    return _of_noun(hit, promise) if promise.upos == "NOUN" else _of_verb(hit, promise)


def chain_above(
    hit: Hit, inside: frozenset[int], outcome: Outcome | None
) -> tuple[tuple[Token, Token], ...]:
    """What governs the deed, word by word; where something became of its promise, what governs the
    verb that tells it. Nothing above a clause that a comma sets apart: "X, which shelled it, has
    no right to speak" says that it was shelled."""
    first = head_token(hit) if outcome is None else outcome.verb
    pairs = tuple(
        takewhile(
            lambda p: not is_set_apart(hit.sentence, p[0]), upward(hit.sentence, first, inside)
        )
    )
    return tuple(p for p in pairs if outcome is None or p[1] is not outcome.promise)


def _promise_before(hit: Hit) -> Token | None:
    """ "Its promise | not to | leave": right before the deed, wherever the tree hangs that."""
    tokens, i = hit.sentence.tokens, head_token(hit).i - 1
    if i < 1 or tokens[i].lower != "to":
        return None
    while i > 0 and tokens[i].lower in {"to", "not", "never"}:
        i -= 1
    is_promise = tokens[i].lemma in phrases("conduct", "promises")
    return tokens[i] if is_promise and tokens[i].upos in {"NOUN", "VERB"} else None


def _of_noun(hit: Hit, promise: Token) -> Outcome | None:
    """ "Kept its promise to leave", "went back on its word to free them"."""
    sentence = hit.sentence
    tokens, i = sentence.tokens, promise.i - 1
    if i < 0:
        return None
    while i > 0 and (tokens[i].upos in _OF_PHRASE or tokens[i].lower in _PARTICLES):
        i -= 1
    verb = tokens[i]
    if verb.upos != "VERB" or _is_ahead(sentence, verb):
        return None
    told = {verb.lemma, f"{verb.lemma}_{tokens[i + 1].lower}"}
    is_broken = bool(told & breaking())
    if not is_broken and not told & keeping():
        return None
    is_negated = any(t.i not in hit.tokens for t in near_negators(sentence, verb))
    return Outcome(promise, verb, is_broken is not is_negated)


def _of_verb(hit: Hit, promise: Token) -> Outcome | None:
    """ "Had promised to leave but did not": what stands behind the deed says what became of it."""
    tokens = hit.sentence.tokens
    for token in tokens[max(hit.tokens) + 1 :]:
        if token.lower not in {"and", "but", "yet", "though"}:
            continue
        words = " ".join(t.text for t in tokens[token.i :]).replace(" n't", "n't")
        if found := _DID.match(words):
            return Outcome(promise, promise, bool(found["before"] or found["behind"]))
        return Outcome(promise, promise, is_undone=True) if _FAILED.match(words) else None
    return None


def _is_ahead(sentence: Sentence, verb: Token) -> bool:
    helpers = {t.lower for t in children(sentence, verb, "aux", "mark")}
    return bool(helpers & {"will", "would", "shall", "should", "must", "may", "might", "if"})


_OF_PHRASE = frozenset({"DET", "PRON", "ADJ", "ADP", "PROPN", "NUM", "PART"})
_PARTICLES = frozenset({"back", "good", "up"})
