"""Which of the conducts found in a statement it claims: of each code the fullest.

In: readings, each a hit with its claim. Out: those that stand, in the order of their words; a
second of one code where another clause tells of another doer or another day. A weaker reading of
the same words gives way, and what a rule or an order is about is no fact.
Refuses to add anything but an agent that another reading of the same words, or of the clause above
that shares its subject, has, and a number that another reading of the same words gives.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pactwatch.domain.claim import Claim
from pactwatch.domain.codebook import Codebook
from pactwatch.language.conduct.conduct import Hit
from pactwatch.language.conduct.negators import head_token
from pactwatch.language.grammar.syntax import Token, children, is_passive

__all__ = ["Reading", "best_readings"]

_RULES = frozenset({"RESTRAIN.RULES_ON_FOREIGNERS", "RESTRAIN.INSTRUCT", "RESTRAIN.MESSAGE"})
_ATTACKS = ("THREAT.ATTACK", "MIL.STRIKE")
_STRUCK = ("THREAT.ATTACK_DOMESTIC", "RESTRAIN.CT_OPERATION")
_TAUGHT = ("ENABLE.TRAIN_CAMP", "COOP.TRAIN_PROVIDED_TO_HOST")


@dataclass(frozen=True, slots=True)
class Reading:
    """A conduct found, with the claim it makes."""

    hit: Hit
    claim: Claim

    @property
    def rank(self) -> tuple[bool, tuple[int, int], int, int]:
        """More words, then more roles filled, then the first in the sentence.

        "Freed forty who had been held": that they were held is only told beside it; of "there are
        nine left" it is all that is told.
        """
        filled = bool(self.claim.agent) + bool(self.claim.counterpart)
        words = [self.hit.sentence.tokens[i] for i in self.hit.tokens]
        is_beside = self.hit.trigger.turns and any(t.relation == "acl" for t in words)
        is_beside = is_beside and not any(t.lower == "there" for t in words)
        return not is_beside, self.hit.weight, filled, -self.hit.first


def best_readings(
    readings: Sequence[Reading], codebook: Codebook, *, also_unreal: bool = False
) -> list[Reading]:
    """One per conduct, the fullest; a weaker reading of the same words gives way."""
    best: dict[str, Reading] = {}
    for reading in readings:
        held = best.get(reading.claim.conduct)
        if held is None or reading.rank > held.rank:
            best[reading.claim.conduct] = reading
    told = [*best.values(), *_told_besides(readings, best)]
    full = [_counted(_filled(reading, readings), readings) for reading in told]
    rules = () if also_unreal else _RULES
    ruled = [r for r in full if r.claim.conduct in rules]
    kept = [
        r
        for r in full
        if not any(_gives_way(codebook, r, o) for o in full)
        and not any(_stands_under(r, rule) for rule in ruled)
    ]
    return sorted(kept, key=lambda r: (r.hit.sentence.first, r.hit.first))


def _told_besides(readings: Sequence[Reading], best: Mapping[str, Reading]) -> list[Reading]:
    """ "The army shelled Orsk and the Front shelled Tarsis": a second deed of the same kind, in a
    clause of its own, by somebody else or on another day."""
    found: list[Reading] = []
    for reading in sorted(readings, key=lambda r: r.rank, reverse=True):
        held = [best[reading.claim.conduct]]
        held += [r for r in found if r.claim.conduct == reading.claim.conduct]
        if all(_is_deed_besides(reading, other) for other in held):
            found.append(reading)
    return found


def _is_deed_besides(one: Reading, other: Reading) -> bool:
    if one.hit.tokens & other.hit.tokens and one.hit.sentence is other.hit.sentence:
        return False
    verbs = {(r.hit.sentence.first, v.i) for r in (one, other) if (v := _verb(r)) is not None}
    is_by_another = bool(one.claim.agent and other.claim.agent) and not (
        set(one.claim.agent) & set(other.claim.agent)
    )
    stated = {r.claim.when for r in (one, other) if r.claim.when_basis == "STATED"}
    return len(verbs) == 2 and (is_by_another or len(stated) == 2)


def _verb(reading: Reading) -> Token | None:
    """The verb that tells of the deed outright, with a subject of its own or of the one before."""
    verb = head_token(reading.hit)
    is_told = verb.is_root or verb.relation in {"conj", "parataxis", "ccomp"}
    return verb if verb.upos == "VERB" and is_told else None


def _filled(best: Reading, readings: Sequence[Reading]) -> Reading:
    """The best reading with an agent that only another reading of the same words has."""
    claim = best.claim
    others = [r for r in readings if r.hit.sentence is best.hit.sentence]
    same = [
        r.claim.agent
        for r in others
        if (r.claim.conduct == claim.conduct or _is_struck(r, best))
        and r.claim.polarity is claim.polarity
        and (
            r.hit.tokens & best.hit.tokens or _is_same_doer(best.hit, r.hit) or _is_struck(r, best)
        )
        and not set(r.claim.agent) & set(claim.counterpart)
    ]
    agent = claim.agent or next(filter(None, same), ())
    return replace(best, claim=replace(claim, agent=agent)) if agent != claim.agent else best


def _counted(best: Reading, readings: Sequence[Reading]) -> Reading:
    """ "Blamed the killing of two farmers on X": the deed's words alone tell how many."""
    claim = best.claim
    if claim.quantity is not None:
        return best
    same = [
        r.claim.quantity
        for r in readings
        if r.claim.conduct == claim.conduct and r.hit.tokens & best.hit.tokens
    ]
    number = next((q for q in same if q is not None), None)
    return replace(best, claim=replace(claim, quantity=number)) if number else best


def _is_same_doer(one: Hit, other: Hit) -> bool:
    """ "Rebels attacked the post, setting off two bombs": a clause without a subject of its own."""
    low, high = head_token(one), head_token(other)
    if _is_means(one, low, high):
        return True
    is_below = low.relation in {"advcl", "conj", "xcomp"} and low.head == high.i
    has_own = children(one.sentence, low, "nsubj") or is_passive(one.sentence, low)
    both = {low.upos, high.upos} == {"VERB"}
    return is_below and both and not has_own and not is_passive(one.sentence, high)


def _is_means(hit: Hit, noun: Token, verb: Token) -> bool:
    """ "Are bombarding the city with shells and rocket fire": what it is done with."""
    while noun.relation == "conj" and noun.head < noun.i:
        noun = hit.sentence.tokens[noun.head]
    cases = {c.lower for c in children(hit.sentence, noun, "case")}
    is_with = noun.upos == "NOUN" and noun.relation == "obl" and "with" in cases
    return is_with and noun.head == verb.i and verb.upos == "VERB"


def _is_struck(attack: Reading, strike: Reading) -> bool:
    return _is_pair_of_strike(attack, strike) and _is_one_deed(attack.hit, strike.hit)


def _is_pair_of_strike(attack: Reading, strike: Reading) -> bool:
    return attack.claim.conduct in _STRUCK and strike.claim.conduct == "MIL.STRIKE"


def _is_one_deed(one: Hit, other: Hit) -> bool:
    """ "Attacked the town with missile strikes": the same words, or the strike below the attack."""
    attack, strike = head_token(one), head_token(other)
    near = {strike.head, one.sentence.tokens[strike.head].head}
    if any(one.sentence.tokens[i].lower == "bomber" for i in one.tokens & other.tokens):
        return False  # one bomber is a man, several may be aircraft
    return bool(one.tokens & other.tokens) or attack.i in near


def _stands_under(one: Reading, rule: Reading) -> bool:
    """What a rule or an order is about ("not plan any attack") is no fact."""
    if one is rule or one.hit.sentence is not rule.hit.sentence:
        return False
    return one.claim.conduct not in _RULES and one.hit.first > rule.hit.first


def _gives_way(codebook: Codebook, one: Reading, other: Reading) -> bool:
    if one is other or one.hit.sentence is not other.hit.sentence:
        return False
    mine, theirs = one.hit.tokens, other.hit.tokens
    # Whoever is taught by the other side's men is said to be trained, and not on whose ground.
    if (one.claim.conduct, other.claim.conduct) == _TAUGHT and other.claim.agent:
        return bool(mine & theirs) and not (one.claim.agent or one.claim.knowledge)
    # What is plotted is not yet done.
    if other.claim.conduct == "THREAT.PLOT_EXTERNAL" and one.claim.conduct.startswith(_ATTACKS):
        return bool(mine & theirs) or head_token(one.hit).i in theirs
    # From the air or by artillery it is a strike, and no attack besides.
    if _is_pair_of_strike(one, other):
        return _is_one_deed(one.hit, other.hit)
    # Talks that begin, stop or go on are told as that, and as no meeting besides.
    if one.claim.conduct == "TIES.MEETING" and other.claim.conduct.startswith("NEG."):
        words = {one.hit.sentence.tokens[i].lower for i in mine}
        return bool(mine & theirs) and "between" in words
    if one.claim.conduct in codebook.entailed(other.claim.conduct):
        return bool(mine & theirs) or head_token(one.hit).i in theirs
    if other.claim.conduct in codebook.entailed(one.claim.conduct):
        return False
    # Who claims a bombing does both: a position is taken beside the deed it is on.
    if one.claim.conduct.startswith("POS.") and not other.claim.conduct.startswith("POS."):
        return False
    # What a person coded so does not give way to a trigger of another code on the same words.
    return mine < theirs and not one.hit.why
