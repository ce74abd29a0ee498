"""A duty's own words in, the nouns for what it deals with out ("forty fishermen": fisherman).

An agreement names its matter better than any codebook can: who is to be let go are its fishermen,
what is to be moved its howitzers. Taken are the objects and passive subjects of the duty's
sentence, or the heads of a bare phrase, as lemmas. Refuses names and nouns that only count.
"""

from collections.abc import Iterable
from functools import lru_cache

from pactwatch.language.grammar.engine import default_engine
from pactwatch.language.grammar.syntax import Sentence, Token, children, is_passive
from pactwatch.language.words.lexicon import phrases

__all__ = ["things_dealt_with"]


@lru_cache(maxsize=4096)
def things_dealt_with(text: str, *, threads: int = 1) -> frozenset[str]:
    """Lemmas of the nouns that the sentence or phrase `text` deals with."""
    parsed = default_engine(threads).read(text)
    return frozenset(t.lemma for sentence in parsed.sentences for t in _things(sentence))


def _things(sentence: Sentence) -> Iterable[Token]:
    for token in sentence.tokens:
        if token.upos == "NOUN" and _is_dealt_with(sentence, token):
            yield from filter(_says_a_kind, [token, *_behind(sentence, token)])


def _is_dealt_with(sentence: Sentence, token: Token) -> bool:
    """An object, what a passive or "lets them go" is done to, or the head of a bare phrase."""
    above = sentence.tokens[token.head]
    is_done_to = is_passive(sentence, above) or above.relation in {"ccomp", "xcomp"}
    return token.relation in {"obj", "root"} or (token.relation == "nsubj" and is_done_to)


def _behind(sentence: Sentence, token: Token) -> Iterable[Token]:
    """What is joined to it, and of "the release of fishermen and farmers" who stands behind it."""
    for below in children(sentence, token, "nmod", "conj"):
        is_of = any(t.lower == "of" for t in children(sentence, below, "case"))
        if below.upos == "NOUN" and (below.relation == "conj" or is_of):
            yield below
            yield from (t for t in children(sentence, below, "conj") if t.upos == "NOUN")


def _says_a_kind(token: Token) -> bool:
    return token.lower not in phrases("conduct", "counts") and token.text.isalpha()
