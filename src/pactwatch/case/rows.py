"""Everything on record about one row: evidence with its origins, assumptions, replies, decisions.

Comes in: a view of the register, the norms, an obligation. Goes out: a RowFile. Weighs nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from pactwatch.case.evidence import build_dossier, review_states, standing_decisions
from pactwatch.case.identities import with_identities
from pactwatch.case.norms import Norms
from pactwatch.case.people import standing_records
from pactwatch.case.retracted import Aside, asides_in, retractions
from pactwatch.case.sync import propose_all
from pactwatch.domain.agreement import Misreading, Obligation
from pactwatch.domain.dossier import Dossier
from pactwatch.domain.evidence import Assumption, Bearing, EvidenceLink, ReviewState, Testimony
from pactwatch.domain.flag import FlagCode
from pactwatch.domain.review import CoverageEntry, Decision, Finding, Reply, TargetKind
from pactwatch.domain.statement import EvidenceState, Statement
from pactwatch.register import View
from pactwatch.weigh.as_of import dossier_of
from pactwatch.weigh.bearing.untied import Untied, untied_from


@dataclass(frozen=True, slots=True)
class LinkedEvidence:
    """One statement's claim as it bears on the row, where it comes from, and what people said.

    `origin` and `carriers` are actor ids or slugs without their prefix. `aside` tells what it rests
    on that was retracted.
    """

    link: EvidenceLink
    state: ReviewState
    statement: Statement
    origin: str
    carriers: tuple[str, ...]
    group: str
    aside: Aside | None = None

    @property
    def is_open(self) -> bool:
        """Whether it waits for a decision."""
        is_usable = self.statement.state is EvidenceState.USABLE
        return is_usable and self.state is ReviewState.PROPOSED and self.aside is None

    def bearing_so(self, bearing: Bearing) -> "LinkedEvidence":
        """The same as it was weighed: a "no" of whom another report has speak for the promisor is
        a denial."""
        if bearing is self.link.bearing:
            return self
        return replace(self, link=replace(self.link, bearing=bearing))


@dataclass(frozen=True, slots=True)
class Deed:
    """One decision as history shows it: when, who, what about which thing."""

    at: datetime
    person: str
    is_authenticated: bool
    decision: Decision
    about: str


@dataclass(frozen=True, slots=True)
class RowFile:
    """What is on record about one obligation, as known at the view's moment."""

    evidence: tuple[LinkedEvidence, ...]
    assumptions: tuple[tuple[Assumption, ReviewState], ...]
    misreadings: tuple[Misreading, ...]
    characterisations: tuple[Statement, ...]
    replies: tuple[Reply, ...]
    findings: tuple[Finding, ...]
    coverage: tuple[CoverageEntry, ...]
    history: tuple[Deed, ...]
    is_done: bool


def row_file(
    view: View,
    norms: Norms,
    obligation: Obligation,
    dossier: Dossier | None = None,
    *,
    as_of: date | None = None,
) -> RowFile:
    """Gather what is on record about one obligation; `dossier` is the view's, where it is there.
    Of a day, what was out by then."""
    whole = dossier or build_dossier(view, norms)
    dossier = dossier_of(whole, as_of) if as_of else whole
    mine = obligation.id
    evidence = evidence_of(view, norms, mine, dossier, as_of=as_of)
    return RowFile(
        evidence=evidence,
        assumptions=_assumptions(view, mine),
        misreadings=_misreadings(norms, obligation),
        characterisations=_characterisations(dossier, mine),
        replies=tuple(r for r in dossier.replies if r.obligation_id == mine),
        findings=tuple(f for f in dossier.findings if f.obligation_id == mine),
        coverage=tuple(c for c in dossier.coverage if c.obligation_id == mine),
        history=_history(view, mine, evidence),
        is_done=mine in dossier.done,
    )


def evidence_of(
    view: View, norms: Norms, obligation_id: str, dossier: Dossier, *, as_of: date | None = None
) -> tuple[LinkedEvidence, ...]:
    """Every piece of evidence of a row, decided or not, for and against; `dossier` is the view's of
    that day. What was retracted is told too: nothing vanishes without a word."""
    standing = standing_records(view)
    if not retractions(standing):
        return _evidence_on(dossier, obligation_id, {})
    whole = build_dossier(view, norms, with_retracted=True)
    whole = dossier_of(whole, as_of) if as_of else whole
    asides = asides_in(standing, whole, {r.value.id: r for r in view.documents()})
    # A statement that is retracted loses its links; what it would bear is told from its words.
    linked = {link.statement_id for link in whole.links}
    bare = [
        t.statement
        for t in whole.testimonies
        if t.statement.id in asides and t.statement.id not in linked
    ]
    links = propose_all(bare, with_identities(norms, standing))
    return _evidence_on(replace(whole, links=(*whole.links, *links)), obligation_id, asides)


def _evidence_on(
    dossier: Dossier, obligation_id: str, asides: Mapping[str, Aside]
) -> tuple[LinkedEvidence, ...]:
    mine = [link for link in dossier.links if link.obligation_id == obligation_id]
    wanted = {link.statement_id for link in mine}
    told = {t.statement.id: t for t in dossier.testimonies if t.statement.id in wanted}
    return tuple(
        _evidence(link, told[link.statement_id], dossier, asides.get(link.statement_id))
        for link in mine
        if link.statement_id in told
    )


def untied_on(dossier: Dossier, obligation: Obligation) -> tuple[Untied, ...]:
    """What tells of the row's conduct and is tied to it by nothing: for a person to look at."""
    mine = [link for link in dossier.links if link.obligation_id == obligation.id]
    agreement = next(a for a in dossier.agreements if a.id == obligation.agreement)
    return untied_from(
        (told.statement for told in dossier.testimonies),
        obligation,
        agreement=agreement,
        actors=dossier.actors,
        codebook=dossier.codebook,
        linked={(link.statement_id, link.claim) for link in mine},
    )


def _evidence(
    link: EvidenceLink, told: Testimony, dossier: Dossier, aside: Aside | None
) -> LinkedEvidence:
    return LinkedEvidence(
        link=link,
        state=dossier.link_states.get(link.id, ReviewState.PROPOSED),
        statement=told.statement,
        origin=told.origin.removeprefix("origin:"),
        carriers=told.carriers,
        group=told.document_group,
        aside=aside,
    )


def _assumptions(view: View, obligation_id: str) -> tuple[tuple[Assumption, ReviewState], ...]:
    states = review_states(standing_decisions(view), TargetKind.ASSUMPTION)
    mine = (r.value for r in view.assumptions() if r.value.obligation_id == obligation_id)
    return tuple((a, states.get(a.id, ReviewState.PROPOSED)) for a in mine)


def _misreadings(norms: Norms, obligation: Obligation) -> tuple[Misreading, ...]:
    return tuple(
        misreading
        for agreement in norms.agreements
        if agreement.id == obligation.agreement
        for misreading in agreement.misreadings
        if obligation.id in misreading.obligations
    )


def _characterisations(dossier: Dossier, obligation_id: str) -> tuple[Statement, ...]:
    """Statements whose wording of the promise is not the agreement's."""
    return tuple(
        told.statement
        for told in dossier.testimonies
        for flag in told.statement.flags
        if flag.code is FlagCode.OBLIGATION_MISCHARACTERISED
        and obligation_id in flag.reason.replace(",", " ").replace(":", " ").split()
    )


def _history(
    view: View, obligation_id: str, evidence: tuple[LinkedEvidence, ...]
) -> tuple[Deed, ...]:
    about = _subjects(view, obligation_id, evidence)
    return tuple(
        Deed(r.record_time, r.author, r.is_authenticated, r.value, about[r.value.target_id])
        for r in view.decisions()
        if r.value.target_id in about
    )


def _subjects(
    view: View, obligation_id: str, evidence: tuple[LinkedEvidence, ...]
) -> Mapping[str, str]:
    """What a decision about the row can point at, with the words that stand for it."""
    about = {obligation_id: obligation_id}
    for one in evidence:
        words = " ".join(span.text for span in one.statement.content)
        about[one.link.id] = about[one.statement.id] = " ".join(words.split())
    for record in view.assumptions():
        if record.value.obligation_id == obligation_id:
            about[record.value.id] = record.value.text
    return about | _papers(view, {one.statement.document_id for one in evidence})


def _papers(view: View, documents: set[str]) -> dict[str, str]:
    """Those of the documents that were retracted, corrected or appraised."""
    kinds = {TargetKind.DOCUMENT, TargetKind.RECORD}
    decided = {r.value.target_id for r in view.decisions() if r.value.target_kind in kinds}
    found = (view.document(one) for one in sorted(documents & decided))
    return {record.value.id: record.value.place for record in found if record}
