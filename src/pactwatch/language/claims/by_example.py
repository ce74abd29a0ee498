"""Hits for codes with examples alone, by the network that reads a passage beside a code.

In: a sentence, the words of the statement in it, a case's `Closeness`, and the hits that it makes
there by rules (claims/close). Out: those of them that the network does not doubt, and a hit of each
further code that it is sure of, on the word it points to; of two codes on one word the surer. Roles
and time are read of it as ever.
Refuses words of a rule's hit, a word that can tell no deed, and to let grammar decide whether the
contrary is told: of "nobody is owed anything any longer" the network knows that all were paid.
"""

from collections.abc import Iterator, Mapping, Sequence

from pactwatch.domain.codebook import ConductCode
from pactwatch.language.claims.close import (
    LEAST_WORDS,
    doings_of,
    example_hit,
    is_of_denied,
    is_within,
    turned,
)
from pactwatch.language.claims.reality import reality_of
from pactwatch.language.conduct.close import Closeness
from pactwatch.language.conduct.conduct import Hit
from pactwatch.language.conduct.examples import deed_of, is_to_other
from pactwatch.language.conduct.shown import Shown
from pactwatch.language.grammar.syntax import Sentence, Token, is_passive
from pactwatch.language.model.by_example import Told, told, words_of_code
from pactwatch.language.names.mention_words import names_people
from pactwatch.language.words.lexicon import phrases
from pactwatch.text.triggers import can_be_step

__all__ = ["answer_on", "hits_by_example"]

# Log-odds from which on the network is enough, and below which a rule's hit is left out. The first
# of four that were tried on 44 codes it had not learned and on our cases; plain sentences of our
# tables that show their code go down to -6.3, and so the second.
_ENOUGH, _DOUBT = -0.3, -6.5
# That the contrary is told must be so much surer: somebody may be accused by it.
_MORE = 0.8
_PARTS = frozenset({"VERB", "NOUN", "ADJ", "PROPN"})


def hits_by_example(
    sentence: Sentence,
    inside: frozenset[int],
    words: str,
    closeness: Closeness,
    ruled: Sequence[Hit],
    *,
    around: str | None = None,
) -> Iterator[Hit]:
    """The hits of rules (`ruled`) that the network does not doubt, and what it adds, at most one a
    code and a word; `words` are those from the first of `inside` to the last. Where the whole
    sentence is told by one, `around` are its words: a clause says less than it."""
    answers = dict[str, Told]()
    if len(inside) >= LEAST_WORDS:
        read = around or words
        answers = {c.id: answer_on(read, c) for c in closeness.in_common(read)}
    kept = [hit for hit in ruled if not _is_doubted(hit, words, closeness)]
    yield from kept
    taken = {place for hit in kept for place in hit.tokens}
    told_by_rule = {hit.code.id for hit in ruled}
    first = 0 if around else min(inside, default=0)
    for code, word in _pointed(sentence, inside, first, closeness, answers):
        shown = closeness.shown(code)
        is_new = word.i not in taken and code.id not in told_by_rule
        is_fit = is_new and is_within(shown, sentence, inside, words)
        if is_fit and not _is_other(sentence, word, shown):
            yield _told_on(sentence, inside, word, code, answers[code.id], doings_of(shown))


def _is_doubted(hit: Hit, words: str, closeness: Closeness) -> bool:
    """ "Whalers opened fire on a pod" where the examples fire on boats. What people have coded as
    they did nobody doubts."""
    if closeness.is_coded_so(hit.code, words):
        return False
    answer = answer_on(words, hit.code)
    return max(answer.shows, answer.contrary) < _DOUBT


def _is_other(sentence: Sentence, word: Token, shown: Shown) -> bool:
    """ "Seized a lorry" where the examples seize people: it is done to another kind."""
    return word.upos == "VERB" and is_to_other(deed_of(sentence, word), shown)


def _pointed(
    sentence: Sentence,
    inside: frozenset[int],
    first: int,
    closeness: Closeness,
    answers: Mapping[str, Told],
) -> Iterator[tuple[ConductCode, Token]]:
    """Of each word that tells something the code of which the network is surest; `first` is the
    place of the first word that it read."""
    surest = dict[int, tuple[float, ConductCode, Token]]()
    for code in (c for c in closeness.by_example if c.id in answers):
        sure = _sure(answers[code.id])
        word = _word_at(sentence, inside, first, answers[code.id]) if sure > _ENOUGH else None
        if word is not None and sure > surest.get(word.i, (_ENOUGH,))[0]:
            surest[word.i] = sure, code, word
    return ((code, word) for _, code, word in surest.values())


def answer_on(words: str, code: ConductCode) -> Told:
    """What the network says of a passage beside a code's description and examples."""
    return told(words, words_of_code(code.description, code.examples))


def _sure(answer: Told) -> float:
    return max(answer.shows, answer.contrary - _MORE)


def _word_at(sentence: Sentence, inside: frozenset[int], first: int, answer: Told) -> Token | None:
    """The word that tells it; of a particle or an auxiliary the verb it stands with."""
    start = sentence.tokens[first].start + answer.at[0]
    token = next((token for token in sentence.tokens[first:] if token.end > start), None)
    if token is not None and token.upos not in _PARTS:
        token = sentence.tokens[token.head]
    token = _what_it_does(sentence, token) if token is not None else None
    if token is None or token.i not in inside or token.upos not in _PARTS:
        return None
    is_told = can_be_step(token.text) and not is_of_denied(sentence, token)
    return token if is_told and not _goes_on(sentence, token) else None


def _what_it_does(sentence: Sentence, token: Token) -> Token:
    """ "A | launch of the guard raked her": what a machine or people do tells the deed, and not
    they."""
    verb = sentence.tokens[token.head]
    is_doer = token.relation == "nsubj" and verb.upos == "VERB" and not is_passive(sentence, verb)
    acting = phrases("conduct", "machines") | phrases("conduct", "tools")
    is_actor = token.upos == "NOUN" and (token.lemma in acting or names_people(token))
    return verb if is_doer and is_actor else token


def _goes_on(sentence: Sentence, token: Token) -> bool:
    """ "The ward is still | open": what goes on tells no deed."""
    before = sentence.tokens[token.i - 1].lower if token.i else ""
    return token.upos == "ADJ" and before == "still"


def _told_on(
    sentence: Sentence,
    inside: frozenset[int],
    word: Token,
    code: ConductCode,
    answer: Told,
    doings: frozenset[str],
) -> Hit:
    """The hit, turned where the words and the network differ on whether it is so."""
    hit = example_hit(sentence, inside, word, code, _why(code, answer), doings)
    reality = reality_of(hit, inside)
    is_contrary = answer.contrary > answer.shows
    is_agreed = reality is None or reality.is_negative is is_contrary
    return hit if is_agreed else turned(hit)


def _why(code: ConductCode, answer: Told) -> str:
    contrary = " the contrary of" if answer.contrary > answer.shows else ""
    return f"what the network takes for{contrary} {code.id} ({code.label}), by its examples"
