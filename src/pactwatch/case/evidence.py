"""From the register's rows to a dossier: people's decisions applied, origins and copies worked out.

What comes in: a view of the register and the norms. What goes out: the Dossier weighing looks at,
and the statements as they now stand. Overwrites nothing: an edit is applied on the way out.
"""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence

from pactwatch.case.copies import document_groups, matched_quotes
from pactwatch.case.identities import ORIGIN, identities_of, merge
from pactwatch.case.lineage import standing_lineage
from pactwatch.case.norms import Norms
from pactwatch.case.people import (
    REMARKS,
    credibilities,
    retracted_people,
    set_confidences,
    signed_findings,
    sound_texts,
    stacks_of,
    standing_records,
)
from pactwatch.domain.dossier import Dossier
from pactwatch.domain.evidence import LineageEdge, ReviewState, Testimony
from pactwatch.domain.flag import Flag, Severity
from pactwatch.domain.plain import from_plain, to_plain
from pactwatch.domain.reading import Extraction
from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.domain.statement import EvidenceState, Statement
from pactwatch.errors import BadInput
from pactwatch.register import View
from pactwatch.register.records import DocumentRecord
from pactwatch.weigh.names import NameBook
from pactwatch.weigh.origins import book_of, carriers_in, origin_in

STATES = {Action.ACCEPT: ReviewState.ACCEPTED, Action.REJECT: ReviewState.REJECTED}
STATEMENT_STATES = {
    Action.QUARANTINE: EvidenceState.QUARANTINED,
    Action.RELEASE: EvidenceState.USABLE,
    Action.REJECT: EvidenceState.EXCLUDED,
    Action.RETRACT: EvidenceState.RETRACTED,
}


class Recall:
    """Testimonies of the last dossier, given out again where nothing they rest on has changed."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[tuple[object, ...], Testimony]] = {}

    def testimony(self, statement: Statement, record: DocumentRecord, about: "_About") -> Testimony:
        """The very one made before, or a new one."""
        grounds = _grounds(statement, record, about)
        made = self._made.get(statement.id)
        if made is None or made[0] != grounds:
            made = self._made[statement.id] = (grounds, _testimony(statement, record, about))
        return made[1]


def build_dossier(
    view: View, norms: Norms, *, as_if: Sequence[Decision] = (), recall: Recall | None = None
) -> Dossier:
    """Gather everything weighing needs as the view knows it.

    `as_if` are decisions nobody has taken yet: what the board would be after them. `recall` lends
    what an earlier dossier of the case worked out.
    """
    standing = standing_records(view, as_if=as_if)
    decisions = [decision for decision, _ in standing]
    identities = identities_of(standing)
    merged = merge(norms.agreements, norms.actors, identities)
    norms = dataclasses.replace(norms, agreements=merged.agreements, actors=merged.actors)
    documents = {record.value.id: record for record in view.documents()}
    lineage = (*standing_lineage(view, decisions), *merged.edges)
    return Dossier(
        agreements=norms.agreements,
        actors=norms.actors,
        codebook=norms.codebook,
        testimonies=_testimonies(
            view, norms, documents, decisions, lineage, recall=recall or Recall()
        ),
        links=tuple(record.value for record in view.links()),
        link_states=review_states(decisions, TargetKind.LINK),
        assumption_states=review_states(decisions, TargetKind.ASSUMPTION),
        lineage=lineage,
        coverage=tuple(record.value for record in view.coverage()),
        replies=tuple(record.value for record in view.replies()),
        findings=signed_findings(view, retracted_people(view, as_if=as_if)),
        done=_done(decisions),
        excluded_origins=_retracted_sources(decisions),
        confidences=set_confidences(standing),
        distinct=frozenset(
            frozenset(f"{ORIGIN}{name}" for name in pair) for pair in identities.distinct
        ),
    )


def standing_decisions(view: View) -> list[Decision]:
    """What people decided, in order. A machine's decision never stands in for a person's."""
    return [decision for decision, _ in standing_records(view)]


def review_states(decisions: Iterable[Decision], kind: TargetKind) -> dict[str, ReviewState]:
    """What people decided last about each target of a kind."""
    return {
        target: STATES[stack[-1].action]
        for target, stack in stacks_of(decisions, kind).items()
        if stack and stack[-1].action in STATES
    }


def statements_now(
    view: View, *, as_if: Sequence[Decision] = (), afresh: Extraction | None = None
) -> dict[str, Statement]:
    """Every statement by id, with people's own ones, their edits and states applied.

    `as_if` are decisions and `afresh` is a reading that are about to be recorded.
    """
    found = [record.value for record in view.statements()]
    if afresh is not None:
        found = [one for one in found if one.document_id != afresh.document_id]
        found += afresh.statements
    decisions = [decision for decision, _ in standing_records(view, as_if=as_if)]
    return _apply(found, decisions)


def decided_statements(decisions: Iterable[Decision]) -> frozenset[str]:
    """Statements about which a decision stands."""
    stacks = stacks_of(decisions, TargetKind.STATEMENT)
    return frozenset(
        target for target, stack in stacks.items() if any(d.action not in REMARKS for d in stack)
    )


def edit_statement(statement: Statement, edit: Mapping[str, object]) -> Statement:
    """The statement with fields changed. Raises BadInput naming an unknown field or value."""
    plain = to_plain(statement)
    plain.update(edit)
    try:
        return from_plain(Statement, plain)
    except (TypeError, ValueError, KeyError) as error:
        raise BadInput(f"edit of {statement.id}: {error}; use the fields of a statement") from error


def read_statement(plain: Mapping[str, object]) -> Statement:
    """A statement from its plain form. Raises BadInput naming the field that is wrong."""
    try:
        return from_plain(Statement, dict(plain))
    except (TypeError, ValueError, KeyError) as error:
        raise BadInput(f"own statement: {error}; use the fields of a statement") from error


def _apply(statements: Iterable[Statement], decisions: Iterable[Decision]) -> dict[str, Statement]:
    now = {statement.id: statement for statement in statements}
    for target, stack in stacks_of(decisions, TargetKind.STATEMENT).items():
        for decision in stack:
            if decision.action is Action.ADD:
                now[target] = from_plain(Statement, decision.edit)
            elif target in now:
                now[target] = _decided(now[target], decision)
    return now


def _decided(statement: Statement, decision: Decision) -> Statement:
    if decision.action is Action.EDIT:
        return edit_statement(statement, decision.edit)
    state = STATEMENT_STATES.get(decision.action)
    if decision.action is Action.RELEASE:
        statement = dataclasses.replace(statement, flags=tuple(map(_released, statement.flags)))
    return dataclasses.replace(statement, state=state) if state else statement


def _released(flag: Flag) -> Flag:
    """A person looked at it: what blocked is a warning from now on, and stays to be seen."""
    if flag.severity is not Severity.BLOCK:
        return flag
    return dataclasses.replace(flag, severity=Severity.WARN)


def _testimonies(
    view: View,
    norms: Norms,
    documents: Mapping[str, DocumentRecord],
    decisions: Sequence[Decision],
    lineage: tuple[LineageEdge, ...],
    *,
    recall: Recall,
) -> tuple[Testimony, ...]:
    statements = _apply((r.value for r in view.statements()), decisions)
    live = [s for s in statements.values() if s.document_id in documents]
    groups = document_groups(documents, lineage)
    about = _About(
        book=book_of(norms.actors),
        groups=groups,
        garbled=_garbled_documents(live, decisions),
        matched=matched_quotes(live, groups, lineage),
        checked=_marked(decisions, TargetKind.STATEMENT, Action.CHECK),
        records=_marked(decisions, TargetKind.DOCUMENT, Action.AUTHENTICATE),
        credibility=credibilities(decisions),
        sound=sound_texts(documents.values()),
    )
    gone = _retracted_documents(decisions)
    return tuple(
        recall.testimony(s, documents[s.document_id], about)
        for s in live
        if s.document_id not in gone
    )


@dataclasses.dataclass(frozen=True, slots=True)
class _About:
    """What is known about statements and documents besides what they say."""

    book: NameBook
    groups: Mapping[str, str]
    garbled: frozenset[str]
    matched: frozenset[str]
    checked: frozenset[str]
    records: frozenset[str]
    credibility: Mapping[str, int]
    sound: frozenset[str]


def _grounds(statement: Statement, record: DocumentRecord, about: _About) -> tuple[object, ...]:
    """All that a testimony is made of."""
    document, key = record.value, statement.id
    return (
        *(statement, about.book, record.record_time, document.publisher),
        *(document.published, document.text_sha256, about.groups.get(document.id)),
        *(document.id in about.garbled, document.id in about.records, document.id in about.sound),
        *(key in about.matched, key in about.checked, about.credibility.get(key)),
    )


def _testimony(statement: Statement, record: DocumentRecord, about: _About) -> Testimony:
    document = record.value
    return Testimony(
        statement=statement,
        published=document.published,
        recorded_at=record.record_time,
        origin=origin_in(statement, about.book),
        carriers=carriers_in(statement, document.publisher, about.book),
        document_group=about.groups.get(document.id, document.id),
        has_open_garble=document.id in about.garbled,
        is_matched=statement.id in about.matched,
        is_primary_record=document.id in about.records,
        credibility=about.credibility.get(statement.id),
        is_checked=statement.id in about.checked,
        is_anchored=document.id in about.sound
        and all(span.holds_in(document.text) for span in statement.content),
    )


def _garbled_documents(
    statements: Iterable[Statement], decisions: Iterable[Decision]
) -> frozenset[str]:
    """Documents with a garble that is open or confirmed; a dismissed flag clears its statement.

    Who excludes or retracts a blocked statement has confirmed that it is one.
    """
    dismissed = _marked(decisions, TargetKind.FLAG, Action.DISMISS)
    return frozenset(
        s.document_id
        for s in statements
        if s.is_blocked and s.state is not EvidenceState.USABLE and s.id not in dismissed
    )


def _marked(decisions: Iterable[Decision], kind: TargetKind, action: Action) -> frozenset[str]:
    """Targets on which a decision of this kind stands."""
    return frozenset(
        target
        for target, stack in stacks_of(decisions, kind).items()
        if any(decision.action is action for decision in stack)
    )


def _done(decisions: Iterable[Decision]) -> frozenset[str]:
    return _marked(decisions, TargetKind.OBLIGATION, Action.DONE)


def _retracted_sources(decisions: Iterable[Decision]) -> frozenset[str]:
    return _marked(decisions, TargetKind.SOURCE, Action.RETRACT)


def _retracted_documents(decisions: Iterable[Decision]) -> frozenset[str]:
    return _marked(decisions, TargetKind.DOCUMENT, Action.RETRACT)
