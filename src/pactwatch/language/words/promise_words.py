"""What is said of a promise, kept or broken: "honoured its pledge", "went back on its word".

In: the word lists. Out: verbs, those with a particle as "go_back". One place, since acts ask it of
what a speaker owns to, claims of what somebody did. Refuses to say whose promise it is.
"""

from functools import cache

from pactwatch.language.words.lexicon import phrases

__all__ = ["breaking", "keeping"]


@cache
def keeping() -> frozenset[str]:
    """Verbs that keep what was promised, or do not under a "not"."""
    return phrases("acts", "keeping") | phrases("conduct", "keeping_promises")


@cache
def breaking() -> frozenset[str]:
    """Verbs that break what was promised."""
    return phrases("acts", "wrongs", "breaches") | phrases("conduct", "breaking_promises")
