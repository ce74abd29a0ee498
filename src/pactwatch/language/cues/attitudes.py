"""A cue's words in, whether they tell what somebody feels, holds or knows out.

Shapes, as data: "the council is wary of X", "was worried that X", "resents X", "made it clear that
X", "knows that X"; "concerns that X" where nobody is named. The words stand in cues.toml. Refuses
what somebody is ready, refuses or allows others to do: that is a promise or a deed.
"""

import re
from collections.abc import Sequence
from functools import cache

from pactwatch.language.words.forms import lemma
from pactwatch.language.words.lexicon import load, phrases

__all__ = ["THINKING", "is_attitude", "is_felt", "is_knowing", "is_noun_of_nobody", "is_own_body"]


def is_attitude(words: Sequence[str], *, has_clause: bool) -> bool:
    """Whether the words of a cue, in small letters, tell what its source feels or holds;
    ``has_clause`` where what it is about has a verb."""
    told = " ".join(words)
    if any(told.endswith(phrase) for phrase in _phrases()):
        return True
    last = _last(words)
    is_verb = bool({last, lemma(last, "VERB")} & phrases("cues", "attitude", "verbs"))
    return (
        is_verb or last in phrases("cues", "attitude", "of_mind") or (has_clause and is_felt(last))
    )


def is_felt(word: str) -> bool:
    """ "Worried", "alarmed": a state of mind, which looks like a passive and is none."""
    mind = phrases("cues", "attitude", "of_mind") | phrases("cues", "attitude", "of_deed")
    return word in mind


def is_knowing(words: Sequence[str]) -> bool:
    """ "Knows", "did not know", but not "to know", "will know", "is known"."""
    return bool(words) and words[-1] in _KNOWING and not _NOT_YET & set(words)


_KNOWING = frozenset({"know", "knows", "knew"})
_NOT_YET = frozenset({"to", "will", "would", "may", "might", "could", "should", "ll"})


THINKING = frozenset({"think", "believe", "hope", "fear", "feel", "expect", "suspect"})
_THEMSELVES = frozenset({"he", "she", "it", "they", "i", "we"})
_WHOSE = frozenset({"his", "her", "its", "their", "our", "my"})


def is_own_body(inner: str, outer: str) -> bool:
    """Whether who thinks is the body that who tells it speaks for: "his government", "the firm" of
    "the company's president", Velm of "its minister"; "the Front" is no envoy's."""
    words, bodies = re.findall(r"[\w-]+", inner), phrases("organisations", "bodies")
    if inner.casefold() in _THEMSELVES:
        return True  # "the girl said she had believed": she alone
    if words and words[-1][:1].isupper() and outer.casefold().startswith(("its ", "their ")):
        return True
    if not words or words[-1].casefold() not in bodies:
        return False
    named = {w for w in words[1:] if w[:1].isupper()}
    above = set(re.findall(r"[\w-]+", outer))
    is_same = named <= above if named else bool({w.casefold() for w in above} & bodies)
    return words[0].casefold() in _WHOSE or is_same


def is_noun_of_nobody(words: Sequence[str]) -> bool:
    """ "Serious concerns about", "rumours of": what is said or feared, whoever does."""
    return lemma(_last(words), "NOUN") in phrases("cues", "attitude", "nouns")


def _last(words: Sequence[str]) -> str:
    """The word that tells it, before the one that leads to what it is about."""
    links = phrases("cues", "attitude", "links")
    return next((w for w in reversed(words) if w not in links), "")


@cache
def _phrases() -> tuple[str, ...]:
    return tuple(load("cues")["attitude"]["phrases"])
