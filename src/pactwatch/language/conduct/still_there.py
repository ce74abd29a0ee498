"""What is told to be there still, against a code whose examples do away with it.

"The weir is still there", "the camp was in use on 9 June" say that the weir was not taken down and
the camp not closed. In: a sentence, the words of the statement in it, what a code's examples show.
Out: the word that says so, or None. Refuses things of no example, and whatever is denied ("is no
longer there").
"""

from pactwatch.language.conduct.shown import Shown
from pactwatch.language.grammar.syntax import Sentence, Token, children, is_negated
from pactwatch.language.words.lexicon import phrases

__all__ = ["still_there"]

_IN = frozenset({"in", "under", "at"})


def still_there(sentence: Sentence, inside: frozenset[int], shown: Shown) -> Token | None:
    """The predicate that has one of the examples' things be there, unclosed or in use."""
    if phrases("conduct", "removing").isdisjoint(shown.doings):
        return None
    tokens = (sentence.tokens[i] for i in sorted(inside))
    return next((t for t in tokens if _is_there(sentence, t, shown)), None)


def _is_there(sentence: Sentence, word: Token, shown: Shown) -> bool:
    things = children(sentence, word, "nsubj")
    if not any(t.lemma in shown.things and t.upos in {"NOUN", "PROPN"} for t in things):
        return False
    if is_negated(sentence, word) or any(t.lower == "longer" for t in children(sentence, word)):
        return False
    is_still = any(t.lower in {"still", "yet"} for t in children(sentence, word, "advmod"))
    if word.upos == "VERB":
        return word.lemma in {"stand", "exist"} or _remains(sentence, word)
    if not children(sentence, word, "cop"):
        return False
    if any(t.lower in _IN for t in children(sentence, word, "case")):
        return word.lower in {"use", "place", "operation", "service"}
    return word.lower in _PLAIN or (is_still and word.lower in _STATES)


def _remains(sentence: Sentence, verb: Token) -> bool:
    """ "Remains open", "remains in use"."""
    states = children(sentence, verb, "xcomp", "obl", "advmod", "amod", "obj")
    return verb.lemma == "remain" and any(t.lower in _STATES | _PLAIN | {"use"} for t in states)


_PLAIN = frozenset({"standing", "intact"})
_STATES = frozenset({"there", "open", "up", "occupied"})
