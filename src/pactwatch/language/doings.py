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

__all__ = ["doings_in", "is_converse", "is_kin", "is_told", "is_undoing", "rows"]


def is_undoing(verb: Token, like: Passage) -> bool:
    """ "Kept", "withheld" beside a passage that tells of a release, and the other way round."""
    if verb.upos != "VERB" or is_told(verb, like):
        return False
    sides = [(s, o) for pair in _pairs("undoing") for s, o in (pair, pair[::-1])]
    return any(verb.lemma in own and _first_of(like, own | other) in other for own, other in sides)


def is_converse(verb: Token, told: frozenset[str]) -> bool:
    """ "Received" where paying is told of: its subject is who it was done for."""
    pairs = _pairs("converse")
    return verb.upos == "VERB" and any(verb.lemma in got and told & gave for gave, got in pairs)


def is_told(verb: Token, like: Passage) -> bool:
    """Whether the verb is one of the passage's own."""
    return verb.lemma in doings_in(like)


def is_kin(doing: str, told: frozenset[str]) -> bool:
    """Whether a doing is one of those told, or of one row or pair with one of them."""
    if doing in told or any(doing in row and not told.isdisjoint(row) for row in rows()):
        return True
    pairs = [*_pairs("undoing"), *_pairs("converse")]
    return any(
        (doing in one and not told.isdisjoint(other))
        or (doing in other and not told.isdisjoint(one))
        for one, other in pairs
    )


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
