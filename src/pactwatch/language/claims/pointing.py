"""Whom the network for parties points to, set beside whom the rules found.

In: a hit with its roles, and the text as the model read it. Out: the roles, with the agent or the
counterpart that the network is sure of. Where a word shows a deed and no trigger says who stands
where, the network is right more often than the tree alone (training/README.md). Refuses hits of
triggers, words outside the statement, codes that it was not taught, and to name anybody whom it is
not sure of.
"""

from collections.abc import Mapping

from pactwatch.language.claims.taught import code_key
from pactwatch.language.conduct.conduct import Hit
from pactwatch.language.grammar.chunks import chunk
from pactwatch.language.grammar.syntax import Token, is_passive
from pactwatch.language.model.deeds_heard import MOST_WORDS, Deeds
from pactwatch.language.model.parties_heard import Pointed, taught_parties
from pactwatch.language.words.lexicon import phrases

__all__ = ["with_pointed"]

Roles = dict[str, Token | None]

# From so sure on the network decides; a doer, of whom something is said, must be surer. Below it a
# doer is named where the tree finds the same: of deeds in news such doers are right for .71.
_ENOUGH, _SURE = 0.5, 0.7
# Of these the subject of an active verb restrains, and is not restrained.
_RESTRAINS = "RESTRAIN."
_SELF = frozenset({"we", "i"})
# A lexicon's name for what a party keeps and stops people at.
_POSTS = "kept_posts"
_OF_NAME = frozenset({"flat", "flat:name", "goeswith"})


def with_pointed(hit: Hit, roles: Roles, inside: frozenset[int], deeds: Deeds | None) -> Roles:
    """The roles with what the network is sure of."""
    if deeds is None or not hit.why:
        return roles
    number = taught_parties().get(code_key(hit.code))
    places = [i for i in sorted(hit.tokens) if i < MOST_WORDS]
    if number is None or not places:
        return roles
    starts = [token.start for token in hit.sentence.tokens]
    agent, other = deeds.parties(starts, places, number)
    found = {**roles, "agent": _doer(hit, agent, roles.get("agent"), inside)}
    if _is_asked(hit, roles) and other.share >= _ENOUGH:
        found["counterpart"] = _told(hit, other, roles.get("counterpart"), inside)
        if found["counterpart"] is not None and found["counterpart"] is found["agent"]:
            found["counterpart"] = None
    told = found.get("counterpart")
    if told is not None and hit.code.id.startswith(_RESTRAINS) and _does(hit, told):
        found |= {"agent": told, "counterpart": None}  # "the movement detained two of them"
    return found


def _doer(hit: Hit, one: Pointed, found: Token | None, inside: frozenset[int]) -> Token | None:
    """Whom the network is sure of, or both find; else nobody: a guess would accuse somebody.

    Who says "we freed fourteen" names himself."""
    if found is not None and found.lower in _SELF and _does(hit, found):
        return found
    if found is not None and hit.sentence.tokens[found.head].lemma in phrases("conduct", _POSTS):
        return found  # "detained at a checkpoint of the army"
    if one.share >= _SURE:
        return _told(hit, one, found, inside)
    is_same = found is not None and any(t.i == one.place for t in chunk(hit.sentence, found))
    return found if is_same else None


def _does(hit: Hit, subject: Token) -> bool:
    verb = hit.sentence.tokens[subject.head]
    is_active = verb.i in hit.tokens and not is_passive(hit.sentence, verb)
    return subject.relation == "nsubj" and is_active


def _is_asked(hit: Hit, roles: Mapping[str, Token | None]) -> bool:
    """Only where the code has a counterpart: a hit that knows none names an object."""
    return "counterpart" in roles or any(s.role == "counterpart" for s in hit.trigger.steps)


def _told(hit: Hit, one: Pointed, found: Token | None, inside: frozenset[int]) -> Token | None:
    if one.place is None:
        return None
    if one.place not in inside or one.place in hit.tokens:
        return found
    token = hit.sentence.tokens[one.place]
    while token.relation in _OF_NAME and not token.is_root:
        token = hit.sentence.tokens[token.head]
    return token
