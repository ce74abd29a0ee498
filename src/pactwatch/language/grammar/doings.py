"""A verb beside a passage in, how its doing stands to those of the passage, out.

Closeness of words cannot tell a doing from what undoes it: "kept the money" is as close to
"released the money" as "handed out the money" is. The pairs stand in lexicon/conduct.toml.
Refuses verbs it has no row for: they count as like.
"""

from functools import cache

from pactwatch.language.grammar.syntax import Sentence, Token, ancestors
from pactwatch.language.model.closeness import Passage
from pactwatch.language.words.forms import lemma
from pactwatch.language.words.lexicon import load

__all__ = [
    "akin_to",
    "doings_in",
    "giving_of",
    "is_converse",
    "is_undoing",
    "kin_of",
    "rows",
    "state_kept",
]


def is_undoing(verb: Token, like: Passage, state: str | None = None) -> bool:
    """ "Kept", "withheld" beside a passage that tells of a release, and the other way round. A
    `state` that something is kept in ("kept the gates | shut") is what is done."""
    doing = state or verb.lemma
    if verb.upos != "VERB" or doing in doings_in(like):
        return False
    sides = [(s, o) for pair in _pairs("undoing") for s, o in (pair, pair[::-1])]
    sides += [(undone, done) for done, undone in _pairs("undone_only")]
    return any(doing in own and _first_of(like, own | other) in other for own, other in sides)


def state_kept(sentence: Sentence, verb: Token) -> str | None:
    """ "Kept the gates | shut", "left the road | closed": what something is kept in, as the verb
    that brings it there; None where it is only kept."""
    if verb.lemma not in {"keep", "leave", "hold"}:
        return None
    behind = [t for t in sentence.tokens[verb.i + 1 :] if t.lower in _STATES]
    near = (t for t in behind if verb in ancestors(sentence, t))
    return next((_STATES[t.lower] for t in near), None)


_STATES = {
    "shut": "shut",
    "closed": "close",
    "open": "open",
    "sealed": "seal",
    "blocked": "block",
    "frozen": "freeze",
    "barred": "bar",
}


def is_converse(verb: Token, told: frozenset[str]) -> bool:
    """ "Received" where paying is told of: its subject is who it was done for."""
    pairs = _pairs("converse")
    return verb.upos == "VERB" and any(verb.lemma in got and told & gave for gave, got in pairs)


@cache
def giving_of(told: frozenset[str]) -> bool:
    """Whether some of the doings give, pay or let somebody have what others then get."""
    every = told | akin_to(told)
    return any(every & gave for gave, got in _pairs("converse") if "receive" in got)


@cache
def akin_to(told: frozenset[str]) -> frozenset[str]:
    """Every doing of a row with one of those told."""
    return frozenset[str]().union(*(row for row in rows() if not told.isdisjoint(row)))


@cache
def kin_of(told: frozenset[str]) -> frozenset[str]:
    """Those told, every doing of a row with one of them, and the other side of every such pair."""
    pairs = [*_pairs("undoing"), *_pairs("converse")]
    sides = [(a, b) for pair in pairs for a, b in (pair, pair[::-1])]
    sides += _pairs("undone_only")
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
    tables = ("undoing", "converse", "undone_only")
    sides = (side for name in tables for pair in _pairs(name) for side in pair)
    return (*map(frozenset, one), *sides)


@cache
def _pairs(name: str) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """The rows of a table, each as what stands before and what stands behind its bar."""
    rows = (row.split("|") for row in load("conduct")[name])
    return tuple((frozenset(one.split()), frozenset(other.split())) for one, other in rows)
