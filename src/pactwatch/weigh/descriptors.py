"""A duty's evidence in, a source descriptor of each piece out (METHOD A4, C2, 8.4).

Who tells it, through whom and when, how they know it, what they gain by being believed and why, and
what it counts for: read off the row that the board was weighed by, so that the party concerned can
attack each of it. Refuses to weigh anew.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from enum import StrEnum

from msgspec import structs

from pactwatch.domain.actor import Reliability
from pactwatch.domain.dossier import Dossier
from pactwatch.domain.evidence import Access, Bearing, Interest
from pactwatch.domain.statement import EpistemicBasis, SpeechAct
from pactwatch.weigh.desk import Desk
from pactwatch.weigh.evidence.exhibits import Exhibit
from pactwatch.weigh.evidence.usability import Use
from pactwatch.weigh.origins.called import are_several, node_called, speaker_called
from pactwatch.weigh.origins.origins import is_anonymous
from pactwatch.weigh.record import Record
from pactwatch.weigh.ruleset import RuleSet
from pactwatch.weigh.verdict.contest import answered_by
from pactwatch.weigh.verdict.row import Row

__all__ = ["Counting", "Descriptor", "describe_evidence"]


class Counting(StrEnum):
    """What a piece of evidence counts towards."""

    N_MIN = "n_min"
    N_MAX = "n_max"
    NOTHING = "nothing"


class Descriptor(Record, frozen=True):
    """One piece of evidence. `origin` is an id, `called` the same in words; `speaker` is whoever
    speaks for it, empty where it speaks itself; `through` are carriers in words. `is_act`: it tells
    of the act, or of the performance of a duty to do. `happened` is the day the text states.
    `is_beside`: it denies what nobody tells of the side that denies; `is_declared`: it counts for
    nothing for being a side's word for itself alone. `is_record`, `is_checked` and `credibility`
    (2 to 6, None where nobody gave one) are what a person says of it (METHOD C1, C2 S2-doc)."""

    link: str
    statement: str
    bearing: Bearing
    act: SpeechAct
    origin: str
    called: str
    speaker: str
    through: tuple[str, ...]
    published: date | None
    happened: str | None
    basis: EpistemicBasis
    interest: Interest
    why: str
    access: Access
    grade: Reliability
    counting: Counting
    because: str
    is_act: bool
    is_plural: bool
    is_beside: bool = False
    is_declared: bool = False
    is_record: bool = False
    is_checked: bool = False
    credibility: int | None = None


def describe_evidence(
    dossier: Dossier, rules: RuleSet, as_of: date, obligation_id: str, *, is_persons_board: bool
) -> tuple[Descriptor, ...]:
    """The descriptors of a row, as it was weighed on a person's board or provisionally."""
    links = tuple(link for link in dossier.links if link.obligation_id == obligation_id)
    desk = Desk(replace(dossier, links=links), rules, as_of)
    agreement, obligation = next(
        (a, o) for a in dossier.agreements for o in a.obligations if o.id == obligation_id
    )
    row = desk.provisional(agreement, obligation)
    return tuple(_described(desk.reviewed(row) if is_persons_board else row))


def _described(row: Row) -> Iterable[Descriptor]:
    acts = {e.link.id for e in row.heaps.acts.exhibits}
    no = {e.link.id for e in (*row.heaps.rebuts.exhibits, *row.heaps.falls_short.exhibits)}
    answers = {e.link.id for e in answered_by(row.heaps, row.setting)}
    for exhibit in row.exhibits:
        link = exhibit.link
        is_moot = link.bearing is Bearing.REBUTS and link.id not in no
        one = _descriptor(exhibit, row, is_act=link.id in acts, is_moot=is_moot)
        is_beside = link.bearing is Bearing.DENIES and link.id not in answers
        yield structs.replace(one, is_beside=True) if is_beside else one


def _descriptor(exhibit: Exhibit, row: Row, *, is_act: bool, is_moot: bool) -> Descriptor:
    told = exhibit.testimony
    statement, claim = told.statement, exhibit.told.claim
    counting, because = _counting(exhibit)
    if is_moot and counting is not Counting.NOTHING:
        counting, because = Counting.NOTHING, _MOOT[row.is_doing]
    called = row.called(exhibit.origin)
    return Descriptor(
        link=exhibit.link.id,
        statement=exhibit.statement_id,
        bearing=exhibit.link.bearing,
        act=statement.speech_act,
        origin=exhibit.origin.removeprefix("origin:"),
        called=called,
        speaker=_speaking_for(exhibit, called),
        through=tuple(node_called(node, row.setting.book) for node in told.carriers),
        published=told.published,
        happened=claim.when if claim.when_basis == "STATED" else None,
        basis=statement.basis,
        interest=exhibit.interest,
        why=exhibit.interest_reason,
        access=exhibit.access,
        grade=exhibit.grade,
        counting=counting,
        because=because,
        is_act=is_act,
        is_plural=are_several(statement.speaker),
        is_declared=_is_declared(exhibit),
        is_record=told.is_primary_record,
        is_checked=told.is_checked,
        credibility=told.credibility,
    )


# Why a "no" contradicts nothing, of a duty to do and of any other.
_MOOT = {
    True: "later word tells that it was done since",
    False: "it names its days, and no act is told of these",
}


def _speaking_for(exhibit: Exhibit, called: str) -> str:
    """The person who speaks for the body that is the origin."""
    speaker = exhibit.testimony.statement.speaker
    if exhibit.account.is_voice or is_anonymous(speaker):
        return ""
    name = speaker_called(speaker)
    return "" if name.casefold() == called.casefold() else name


def _is_declared(exhibit: Exhibit) -> bool:
    is_usable = exhibit.repeats is None and exhibit.gate.use is not Use.NOT
    return is_usable and not exhibit.counts


def _counting(exhibit: Exhibit) -> tuple[Counting, str]:
    """How far it counts, and why no further."""
    if exhibit.repeats is not None:
        does = "turns round" if exhibit.is_turned else "tells again within its story"
        return Counting.NOTHING, f"{does} what {exhibit.repeats} tells"
    reasons = "; ".join(sentence for _, sentence in exhibit.gate.reasons)
    if exhibit.gate.use is Use.NOT:
        return Counting.NOTHING, reasons
    if not exhibit.counts:
        return Counting.NOTHING, "what a side says in its own favour adds no origin"
    if exhibit.is_supported:
        vouched = "vouched for by the carrier that asked" if exhibit.is_vouched else "graded, named"
        return Counting.N_MIN, vouched
    is_record = exhibit.testimony.is_primary_record
    own = "the act's own record: alone it corroborates, and adds no graded origin"
    return Counting.N_MAX, reasons or (own if is_record else "ungraded or unnamed on its chain")
