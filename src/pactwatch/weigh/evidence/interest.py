"""What a speaker gains from being believed, and whether the speaker saw it (METHOD A4, C2).

In: the speaker's bodies, the duty, which way the claim bears. Out: an Interest with its reason,
and an Access. Rules speak of roles towards this duty, never of names: swap the parties and the
answers swap (METHOD C9, symmetry).
"""

from dataclasses import replace

from pactwatch.domain.actor import MonitorRole
from pactwatch.domain.agreement import Obligation
from pactwatch.domain.evidence import Access, Bearing, EvidenceLink, Interest
from pactwatch.domain.statement import (
    EpistemicBasis,
    Factuality,
    SpeakerStatus,
    SpeechAct,
    Statement,
)
from pactwatch.weigh.bearing.owing import is_of_promisor, is_partner
from pactwatch.weigh.names.names import NameBook

__all__ = ["access_of", "as_its_side_says", "interest_of"]

_AGAINST_PROMISOR = {Bearing.SUPPORTS_BREACH, Bearing.CONTEXT, Bearing.UNDERCUTS}
_FOR_PROMISOR = {
    Bearing.SUPPORTS_PERFORMANCE,
    Bearing.MITIGATES,
    Bearing.DENIES,
    Bearing.REBUTS,
}
_INTERESTED = {MonitorRole.BENEFICIARY, MonitorRole.ADVERSARY, MonitorRole.MONITORED_PARTY}
_DISINTERESTED = {
    MonitorRole.MONITOR,
    MonitorRole.MEDIATOR,
    MonitorRole.THIRD_PARTY,
    MonitorRole.MEDIA,
}
_CERTAIN = (Factuality.CERTAIN_POS, Factuality.CERTAIN_NEG)
_ACCESS = {
    EpistemicBasis.FIRSTHAND_OBSERVED: Access.DIRECT,
    EpistemicBasis.PARTICIPANT_SELF_KNOWLEDGE: Access.DIRECT,
    EpistemicBasis.DOCUMENT: Access.INDIRECT,
    EpistemicBasis.INTELLIGENCE_UNSPECIFIED: Access.INDIRECT,
    EpistemicBasis.TOLD_BY_OTHERS: Access.INDIRECT,
    EpistemicBasis.INFERENCE: Access.INDIRECT,
    EpistemicBasis.COMMON_BACKGROUND: Access.INDIRECT,
    EpistemicBasis.UNSTATED: Access.UNKNOWN,
}


def interest_of(
    speaker_actor: str | None,
    obligation: Obligation,
    bearing: Bearing,
    book: NameBook,
    *,
    is_of_another: bool = False,
    is_own_condition: bool = False,
) -> tuple[Interest, str]:
    """The interest behind a claim that bears this way on this duty, and why. `is_of_another`: one
    of several sides that owe the duty tells of another's part; `is_own_condition`: who must do
    first what the duty waits for says that it is done."""
    if is_own_condition:
        return Interest.SELF_SERVING, "the side that must do first what this waits for is speaking"
    is_against = _tells_against(bearing, obligation)
    if is_of_promisor(speaker_actor, obligation, book):
        if not is_of_another:
            return _own(bearing, is_against=is_against)
        if is_against:
            reason = "the speaker's side owes the duty too, and tells against another side of it"
            return Interest.ADVERSE_INTERESTED, reason
        return Interest.UNKNOWN, "the speaker's side owes the duty too, and tells for another side"
    if is_partner(speaker_actor, obligation, book):
        return _partner(bearing, is_against=is_against)
    bodies = book.affiliations(speaker_actor)
    roles = {book.actors[body].role for body in bodies}
    if roles & _INTERESTED or not set(obligation.beneficiary).isdisjoint(bodies):
        if is_against:
            reason = "the speaker is of a side the duty protects or that opposes the promisor"
            return Interest.ADVERSE_INTERESTED, reason
        return Interest.AGAINST_INTEREST, "the speaker speaks for the other side's conduct"
    if roles & _DISINTERESTED:
        return Interest.DISINTERESTED, "the speaker's role in the case gives it no side"
    return Interest.UNKNOWN, "nothing is recorded about the speaker's role in the case"


def as_its_side_says(
    link: EvidenceLink, speaker: str | None, obligation: Obligation, book: NameBook
) -> EvidenceLink:
    """The link as it is where another report told that the speaker is of the promisor's side: that
    side rebuts nothing, it denies that it broke a duty and grants that it did not do one."""
    is_own = link.bearing is Bearing.REBUTS and is_of_promisor(speaker, obligation, book)
    if not is_own:
        return link
    bearing = Bearing.UNDERCUTS if obligation.is_doing else Bearing.DENIES
    return replace(link, bearing=bearing, elements=())


def _tells_against(bearing: Bearing, obligation: Obligation) -> bool:
    """Whether the claim tells against the promisor.

    A rebuttal says of a duty to do that it is not done, and of any other that it is not broken.
    """
    if bearing is Bearing.REBUTS:
        return obligation.is_doing
    return bearing in _AGAINST_PROMISOR


def _own(bearing: Bearing, *, is_against: bool) -> tuple[Interest, str]:
    if is_against:
        return Interest.AGAINST_INTEREST, "the promisor's own side says what tells against it"
    if bearing in _FOR_PROMISOR:
        return Interest.SELF_SERVING, "the promisor's own side says what tells for it"
    return Interest.UNKNOWN, "the claim tells neither for nor against the promisor"


def _partner(bearing: Bearing, *, is_against: bool) -> tuple[Interest, str]:
    """Who takes part in what is forbidden gains by a "no" and loses by a "yes", as who owes it."""
    interest, _ = _own(bearing, is_against=is_against)
    says = {
        Interest.AGAINST_INTEREST: "tells of it",
        Interest.SELF_SERVING: "says no to it, a position",
    }.get(interest, "tells neither for nor against it")
    return interest, f"the speaker's side takes part in what the duty forbids, and {says}"


def access_of(statement: Statement, interest: Interest, *, is_own: bool = False) -> Access:
    """Whether the origin saw it itself; who tells against its own side is at the source.

    `is_own`: the promisor's side is speaking. Without the word for admitting it must be sure.
    """
    is_admission = statement.speech_act is SpeechAct.ADMIT
    is_sure = is_own and statement.factuality in _CERTAIN
    if (is_admission or is_sure) and interest is Interest.AGAINST_INTEREST:
        return Access.DIRECT
    if statement.speaker.status is SpeakerStatus.UNCLEAR:
        return Access.UNKNOWN
    return _ACCESS[statement.basis]
