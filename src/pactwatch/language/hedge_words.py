"""Single words that lower certainty, as resources/lexicon/hedges.toml lists them.

In: a word. Out: whether it can hedge. Refuses to look at its sentence: factuality.py does that.
"""

import functools

from pactwatch.language.forms import lemma
from pactwatch.language.lexicon import load

_KINDS = ("governors", "adverbs", "modals", "adjectives")


def is_hedge_word(word: str) -> bool:
    """Whether the word or its base form stands in the lexicon of hedges."""
    return word.casefold() in _words() or lemma(word.casefold(), "VERB") in _words()


@functools.cache
def _words() -> frozenset[str]:
    degrees = (table for table in load("hedges").values() if isinstance(table, dict))
    return frozenset(w for t in degrees for kind in _KINDS for w in str(t.get(kind, "")).split())
