"""Whether a "not" is said of why or how a deed was done, and not of the deed.

In: a found conduct. Out: yes where its clause tells intent or purpose: "did not shell it
deliberately", "was not taken to harm anybody", or how much was done: denied that "only half had
been freed". Such a denial leaves open whether the deed was done.
Refuses a purpose behind a comma ("did not shell it, deliberately or otherwise"), and one that is
itself the deed's end ("did not go there to fight").
"""

from collections.abc import Sequence
from itertools import pairwise, takewhile

from pactwatch.language.conduct.conduct import Hit
from pactwatch.language.grammar.syntax import Token
from pactwatch.language.words.lexicon import phrases

__all__ = ["tells_manner", "tells_motive"]

# Between the deed and the word of intent. A guess.
_BEFORE, _BEHIND = 4, 12


def tells_motive(hit: Hit) -> bool:
    """Whether words of intent or purpose stand in the deed's own clause."""
    tokens = hit.sentence.tokens
    first, last = min(hit.tokens), max(hit.tokens)
    before = takewhile(_goes_on, reversed(tokens[max(0, first - _BEFORE) : first]))
    behind = list(takewhile(_goes_on, tokens[first : last + 1 + _BEHIND]))
    if any(t.lower in phrases("conduct", "motives", "adverbs") for t in (*before, *behind)):
        return True
    pairs = {f"{a.lower}_{b.lower}" for a, b in pairwise(behind)}
    return bool(pairs & phrases("conduct", "motives", "phrases")) or any(
        a.lower == "to" and b.lemma in phrases("conduct", "motives", "verbs")
        for a, b in pairwise(behind)
    )


def tells_manner(hit: Hit) -> bool:
    """ "Denied that only half had been freed", "that its pullout was incomplete": the rest of it,
    or how it was done, is what a denial with such a word is about."""
    tokens = hit.sentence.tokens
    first, last = min(hit.tokens), max(hit.tokens)
    before = takewhile(_goes_on, reversed(tokens[max(0, first - 2 * _BEFORE) : first]))
    behind = takewhile(_goes_on, tokens[last + 1 : last + 1 + _BEFORE])
    manners = phrases("conduct", "motives", "manners")
    found = (t for t in (*before, *behind) if t.lower in manners)
    return any(t.lower != "late" or not _opens_time(tokens[t.i + 1 : t.i + 2]) for t in found)


def _opens_time(behind: Sequence[Token]) -> bool:
    """ "Late | on Monday", "late May": when, and not too late."""
    return any(t.upos in {"ADP", "PROPN", "NOUN", "NUM"} for t in behind)


def _goes_on(token: Token) -> bool:
    return token.upos != "PUNCT" or token.text in {"“", "”", '"'}
