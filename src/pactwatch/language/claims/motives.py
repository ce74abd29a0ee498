"""Whether a "not" is said of why a deed was done, and not of the deed.

In: a found conduct. Out: yes where its clause tells intent or purpose: "did not shell it
deliberately", "was not taken to harm anybody". Such a denial leaves open whether the deed was done.
Refuses a purpose behind a comma ("did not shell it, deliberately or otherwise"), and one that is
itself the deed's end ("did not go there to fight").
"""

from itertools import pairwise, takewhile

from pactwatch.language.conduct.conduct import Hit
from pactwatch.language.grammar.syntax import Token
from pactwatch.language.words.lexicon import phrases

__all__ = ["tells_motive"]

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


def _goes_on(token: Token) -> bool:
    return token.upos != "PUNCT" or token.text in {"“", "”", '"'}
