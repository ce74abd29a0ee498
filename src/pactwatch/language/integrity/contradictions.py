"""Contradictions inside one party: one of its voices says what another denies.

In: statements of one document. Out: the same with a flag on both. Refuses to say which is right.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, product

from pactwatch.domain.actor import MonitorRole
from pactwatch.domain.claim import Claim, Polarity
from pactwatch.domain.flag import Flag, FlagCode, Severity
from pactwatch.domain.statement import Mode, SpeakerStatus, SpeechAct, Statement
from pactwatch.language.integrity.scene import Scene, short
from pactwatch.language.names.names import bare
from pactwatch.language.words.ranges import among
from pactwatch.text.edtf import bounds, is_valid

__all__ = ["sets_right", "with_self_contradictions"]

# Who watches or reports owes nothing: what such a body says of two days is no contradiction of it.
_NO_PARTY = (
    MonitorRole.MONITOR,
    MonitorRole.MEDIATOR,
    MonitorRole.THIRD_PARTY,
    MonitorRole.MEDIA,
)


def with_self_contradictions(statements: list[Statement], scene: Scene) -> list[Statement]:
    """WARN on two statements of one party of which one says what the other denies."""
    found = list(statements)
    for i, j in _of_one_party(statements, scene):
        one, other = found[i], found[j]
        code = _contradict(one, other)
        if code and not _are_of_two_places(one, other, scene):
            found[i] = _contradicted(one, other, code)
            found[j] = _contradicted(other, one, code)
    return found


def _of_one_party(statements: list[Statement], scene: Scene) -> Iterator[tuple[int, int]]:
    """Pairs of one party's statements of which one says of a conduct what the other does not:
    each speaker is looked up once."""
    told: dict[tuple[str, str], dict[Polarity, list[int]]] = {}
    for i, statement in enumerate(statements):
        if statement.claims and (party := _party(statement, scene)):
            for conduct, polarity in {(c.conduct, c.polarity) for c in statement.claims}:
                told.setdefault((party, conduct), {}).setdefault(polarity, []).append(i)
    opposed = (sides for each in told.values() for sides in combinations(each.values(), 2))
    return iter(
        sorted({(min(p), max(p)) for sides in opposed for p in product(*sides) if p[0] != p[1]})
    )


def _contradict(one: Statement, other: Statement) -> str | None:
    if _looks_ahead(one) is not _looks_ahead(other):
        return None  # "was to leave by April" and "has yet to leave"
    if sets_right(one, other) or sets_right(other, one):
        return None
    for claim in one.claims:
        for rival in other.claims:
            is_opposite = claim.conduct == rival.conduct and claim.polarity is not rival.polarity
            if is_opposite and _are_of_one_matter(claim, rival):
                return claim.conduct
    return None


def sets_right(no: Statement, own: Statement) -> bool:
    """ "It is untrue that we have 350 there", "we have 180": whatever else both tell."""
    return any(_denies_more(c, d) for c, d in product(no.claims, own.claims))


def _denies_more(no: Claim, yes: Claim) -> bool:
    """ "146,000 is a fabrication" goes with "no more than 38,500"."""
    is_no = no.polarity is Polarity.NEGATIVE and yes.polarity is Polarity.POSITIVE
    return bool(is_no and no.quantity and yes.quantity and no.quantity.lies_above(yes.quantity))


def _looks_ahead(statement: Statement) -> bool:
    return statement.speech_act is SpeechAct.EXPECT or Mode.FUTURE in statement.modes


def _are_of_one_matter(claim: Claim, rival: Claim) -> bool:
    """Nobody is named as its doer by one and another by the other, nor a day by each."""
    ours, theirs = ({w for n in c.agent for w in bare(n).split()} for c in (claim, rival))
    days = [bounds(c.when) for c in (claim, rival) if c.when and is_valid(c.when)]
    apart = len(days) == 2 and any(
        end and begin and end < begin for (_, end), (begin, _) in (days, reversed(days))
    )
    return (not ours or not theirs or bool(ours & theirs)) and not apart


def _are_of_two_places(one: Statement, other: Statement, scene: Scene) -> bool:
    """Each names places and none of them is the other's: what opened there is shut here."""
    ours, theirs = _places(one, scene), _places(other, scene)
    return bool(ours and theirs) and not ours & theirs


def _places(statement: Statement, scene: Scene) -> frozenset[str]:
    """The words of the places that a statement's content names."""
    return frozenset(
        word
        for span in statement.content
        for name in among(scene.names, span.start, span.end)
        if name.kind == "PLACE" and span.start <= name.start and name.end <= span.end
        for word in bare(name.text).split()
    )


def _party(statement: Statement, scene: Scene) -> str | None:
    """The body a speaker speaks for; an actor's parent stands for all under it."""
    speaker = statement.speaker
    name = speaker.organisation
    if name is None or speaker.status is SpeakerStatus.ARTICLE_VOICE:
        return None
    if _GONE.search(f"{speaker.role} {speaker.mention}"):
        return None
    for actor in scene.actors:
        if any(bare(n) == bare(name) for n in actor.names):
            return None if actor.role in _NO_PARTY else actor.parent or actor.id
    return bare(name)


# Whoever was of a party speaks for it no more.
_GONE = re.compile(
    r"\b(?:former(?:ly)?|ex|one-time|turned|defect\w*|desert(?:ed|er|ers)|went over|broke with"
    r"|(?:has|had|who) left)\b",
    re.IGNORECASE,
)


def _contradicted(statement: Statement, other: Statement, code: str) -> Statement:
    if any(f.code is FlagCode.PARTY_SELF_CONTRADICTION for f in statement.flags):
        return statement
    words = short(other.content[0].text) if other.content else ""
    reason = (
        f"{other.speaker.name}, of the same party, says the opposite on {code}: “{words}”. "
        "Different referents, a gap between levels, or an error may explain it."
    )
    flag = Flag(FlagCode.PARTY_SELF_CONTRADICTION, Severity.WARN, reason)
    return replace(statement, flags=(*statement.flags, flag))
