"""A verb beside a passage in, how its doing stands to those of the passage, out.

Closeness of words cannot tell a doing from what undoes it: "kept the money" is as close to
"released the money" as "handed out the money" is. The pairs stand in lexicon/conduct.toml.
Refuses verbs it has no row for: they count as like.
"""

from functools import cache

from pactwatch.language.closeness import Passage
from pactwatch.language.forms import lemma
from pactwatch.language.lexicon import load
from pactwatch.language.syntax import Token

__all__ = ["akin_to", "doings_in", "is_converse", "is_undoing", "kin_of", "rows"]


def is_undoing(verb: Token, like: Passage) -> bool:
    """ "Kept", "withheld" beside a passage that tells of a release, and the other way round."""
    if verb.upos != "VERB" or verb.lemma in doings_in(like):
        return False
    sides = [(s, o) for pair in _pairs("undoing") for s, o in (pair, pair[::-1])]
    return any(verb.lemma in own and _first_of(like, own | other) in other for own, other in sides)


def is_converse(verb: Token, told: frozenset[str]) -> bool:
    """ "Received" where paying is told of: its subject is who it was done for."""
    pairs = _pairs("converse")
    return verb.upos == "VERB" and any(verb.lemma in got and told & gave for gave, got in pairs)


@cache
def akin_to(told: frozenset[str]) -> frozenset[str]:
    """Every doing of a row with one of those told."""
    return frozenset[str]().union(*(row for row in rows() if not told.isdisjoint(row)))


@cache
def kin_of(told: frozenset[str]) -> frozenset[str]:
    """Those told, every doing of a row with one of them, and the other side of every such pair."""
    pairs = [*_pairs("undoing"), *_pairs("converse")]
    sides = [(a, b) for pair in pairs for a, b in (pair, pair[::-1])]
    return told | akin_to(told).union(*(other for own, other in sides if not told.isdisjoint(own)))


def doings_in(like: Passage) -> tuple[str, ...]:
    """The words of a passage as lemmas of verbs, in their order; what is no verb is one too."""
    return tuple(lemma(word, "VERB") for word in like.words)


def _first_of(like: Passage, verbs: frozenset[str]) -> str | None:
    """ "Transferred the held deposits" tells of a transfer: what stands first is done."""
    return next((doing for doing in doings_in(like) if doing in verbs), None)


@cache
def rows() -> tuple[frozenset[str], ...]:
    """The doings that belong together: verbs for one doing, and either side of a pair."""
    one = (row.split() for row in load("conduct")["akin"])
    sides = (side for name in ("undoing", "converse") for pair in _pairs(name) for side in pair)
    return (*map(frozenset, one), *sides)


@cache
def _pairs(name: str) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """The rows of a table, each as what stands before and what stands behind its bar."""
    rows = (row.split("|") for row in load("conduct")[name])
    return tuple((frozenset(one.split()), frozenset(other.split())) for one, other in rows)
