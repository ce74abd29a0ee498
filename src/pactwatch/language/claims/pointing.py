"""Whom the network for parties points to, set beside whom the rules found.

In: a hit with its roles, and the text as the model read it. Out: the roles, with the agent or the
counterpart that the network is sure of. Where a word shows a deed and no trigger says who stands
where, the network is right more often than the tree alone (training/README.md). Refuses hits of
triggers, words outside the statement, codes that it was not taught, and to name anybody whom it is
not sure of.
"""

from collections.abc import Mapping

from pactwatch.language.claims.doubted import code_key
from pactwatch.language.conduct.conduct import Hit
from pactwatch.language.grammar.syntax import Token
from pactwatch.language.model.deeds_heard import MOST_WORDS, Deeds
from pactwatch.language.model.parties_heard import Pointed, taught_parties

__all__ = ["with_pointed"]

Roles = dict[str, Token | None]

# From so sure on the network decides.
_ENOUGH = 0.5
_SIDES = ("agent", "counterpart")
_OF_NAME = frozenset({"flat", "flat:name", "goeswith"})


def with_pointed(hit: Hit, roles: Roles, inside: frozenset[int], deeds: Deeds | None) -> Roles:
    """The roles with what the network is sure of."""
    number = taught_parties().get(code_key(hit.code))
    places = [i for i in sorted(hit.tokens) if i < MOST_WORDS]
    if deeds is None or number is None or not places or not hit.why:
        return roles
    starts = [token.start for token in hit.sentence.tokens]
    found = dict(roles)
    for side, one in zip(_SIDES, deeds.parties(starts, places, number), strict=True):
        if _is_asked(hit, side, roles) and one.share >= _ENOUGH:
            found[side] = _told(hit, one, roles.get(side), inside)
    return found


def _is_asked(hit: Hit, side: str, roles: Mapping[str, Token | None]) -> bool:
    """A counterpart only where the code has one: a trigger that knows none names an object."""
    return side == "agent" or side in roles or any(s.role == side for s in hit.trigger.steps)


def _told(hit: Hit, one: Pointed, found: Token | None, inside: frozenset[int]) -> Token | None:
    if one.place is None:
        return None
    if one.place not in inside or one.place in hit.tokens:
        return found
    token = hit.sentence.tokens[one.place]
    while token.relation in _OF_NAME and not token.is_root:
        token = hit.sentence.tokens[token.head]
    return token
