"""Where a found conduct happens: the phrase of place in its clause.

In: a hit. Out: the head noun of "in ...", "across ...", or None. By the tree first, then by the
prepositions right behind the words found. Refuses people's nouns: "in the ranks" is no place.
"""

from collections.abc import Iterator

from pactwatch.language.conduct.conduct import Hit
from pactwatch.language.grammar.chunks import chunk, governed_by
from pactwatch.language.grammar.syntax import CLAUSAL, Sentence, Token, obliques
from pactwatch.language.words.lexicon import phrases

__all__ = ["PLACE_PREPOSITIONS", "place_among", "place_of"]

PLACE_PREPOSITIONS = ("in", "inside", "within", "across", "throughout", "on", "near", "from", "at")
_PLACE_REACH = 8


def place_of(hit: Hit, inside: frozenset[int]) -> Token | None:
    """The place phrase of the conduct's clause ("in ...", "across ..."), by its head noun."""
    sentence = hit.sentence
    homes = [sentence.tokens[i] for i in sorted(hit.tokens)]
    homes += [t for t in (_clause(sentence, h) for h in homes[:1]) if t not in homes]
    found = [n for home in homes for n in obliques(sentence, home, *PLACE_PREPOSITIONS)]
    found += list(_places_behind(hit))
    for noun in found:
        if noun.i not in hit.tokens and noun.i in inside and _is_place(sentence, noun):
            return noun
    return None


def place_among(sentence: Sentence, first: int, last: int) -> Token | None:
    """The first place that a preposition names between two words ("... | from Tarsis | ...")."""
    for token in sentence.tokens[first:last]:
        noun = governed_by(sentence, token) if token.lower in PLACE_PREPOSITIONS else None
        if noun is not None and noun.i < last and _is_place(sentence, noun):
            return noun
    return None


def _places_behind(hit: Hit) -> Iterator[Token]:
    """Prepositions of place shortly behind the words found, with no verb or comma between."""
    tokens = hit.sentence.tokens
    for token in tokens[max(hit.tokens) + 1 : max(hit.tokens) + 1 + _PLACE_REACH]:
        if token.upos == "VERB" or token.text in {",", ";", ":"}:
            return
        if token.lower in PLACE_PREPOSITIONS and (noun := governed_by(hit.sentence, token)):
            yield noun


def _clause(sentence: Sentence, token: Token) -> Token:
    steps = 0
    while not token.is_root and token.upos not in {"VERB", "AUX"} and steps < len(sentence.tokens):
        if token.relation in CLAUSAL:
            break
        token, steps = sentence.tokens[token.head], steps + 1
    return token


def _is_place(sentence: Sentence, noun: Token) -> bool:
    """By the last word of the phrase: a place noun, or a name no people's noun goes with."""
    before = sentence.tokens[chunk(sentence, noun)[0].i - 1] if noun.i else noun
    is_behind = before.lower in PLACE_PREPOSITIONS and not _is_day(sentence, noun)
    return is_behind and (noun.upos == "PROPN" or noun.lemma in phrases("conduct", "place_nouns"))


def _is_day(sentence: Sentence, noun: Token) -> bool:
    """ "June" of "on 2 June"; "the Orlan River" bears a name besides."""
    named = [t for t in chunk(sentence, noun) if t.upos == "PROPN" and t.i != noun.i]
    return not named and noun.lemma.lower() in phrases("conduct", "times_and_means")
