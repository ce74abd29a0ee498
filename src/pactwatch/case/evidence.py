"""From the register's rows to a dossier: people's decisions applied, origins and copies worked out.

What comes in: a view of the register and the norms. What goes out: the Dossier weighing looks at,
and the statements as they now stand. Overwrites nothing: an edit is applied on the way out.
"""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence

from pactwatch.case.copies import document_groups, matched_quotes
from pactwatch.case.norms import Norms
from pactwatch.domain.dossier import Dossier
from pactwatch.domain.evidence import LineageEdge, ReviewState, Testimony
from pactwatch.domain.flag import Flag, Severity
from pactwatch.domain.plain import from_plain, to_plain
from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.domain.statement import EvidenceState, Statement
from pactwatch.errors import BadInput
from pactwatch.register import View
from pactwatch.register.records import HUMAN, DocumentRecord
from pactwatch.weigh import carriers_of, origin_of

STATES = {Action.ACCEPT: ReviewState.ACCEPTED, Action.REJECT: ReviewState.REJECTED}
STATEMENT_STATES = {
    Action.QUARANTINE: EvidenceState.QUARANTINED,
    Action.RELEASE: EvidenceState.USABLE,
    Action.REJECT: EvidenceState.EXCLUDED,
    Action.RETRACT: EvidenceState.RETRACTED,
}


def build_dossier(view: View, norms: Norms, *, as_if: Sequence[Decision] = ()) -> Dossier:
    """Gather everything weighing needs as the view knows it.

    `as_if` are decisions nobody has taken yet: what the board would be after them.
    """
    decisions = [*standing_decisions(view), *as_if]
    documents = {record.value.id: record for record in view.documents()}
    lineage = tuple(record.value for record in view.lineage())
    return Dossier(
        agreements=norms.agreements,
        actors=norms.actors,
        codebook=norms.codebook,
        testimonies=_testimonies(view, norms, documents, decisions, lineage),
        links=tuple(record.value for record in view.links()),
        link_states=review_states(decisions, TargetKind.LINK),
        assumption_states=review_states(decisions, TargetKind.ASSUMPTION),
        lineage=lineage,
        coverage=tuple(record.value for record in view.coverage()),
        replies=tuple(record.value for record in view.replies()),
        findings=tuple(record.value for record in view.findings()),
        done=_done(decisions),
        excluded_origins=_retracted_sources(decisions),
    )


def standing_decisions(view: View) -> list[Decision]:
    """What people decided, in order. A machine's decision never stands in for a person's."""
    return [record.value for record in view.decisions() if record.maker == HUMAN]


def review_states(decisions: Iterable[Decision], kind: TargetKind) -> dict[str, ReviewState]:
    """What people decided last about each target of a kind."""
    return {
        target: STATES[stack[-1].action]
        for target, stack in _stacks(decisions, kind).items()
        if stack and stack[-1].action in STATES
    }


def statements_now(view: View, *, as_if: Sequence[Decision] = ()) -> dict[str, Statement]:
    """Every statement by id, with people's own ones, their edits and states applied."""
    decisions = [*standing_decisions(view), *as_if]
    return _apply((r.value for r in view.statements()), decisions)


def decided_statements(decisions: Iterable[Decision]) -> frozenset[str]:
    """Statements about which a decision stands."""
    stacks = _stacks(decisions, TargetKind.STATEMENT)
    return frozenset(target for target, stack in stacks.items() if stack)


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
    for target, stack in _stacks(decisions, TargetKind.STATEMENT).items():
        for decision in stack:
            if decision.action is Action.ADD:
                now[target] = from_plain(Statement, decision.edit)
            elif target in now:
                now[target] = _decided(now[target], decision)
    return now


def _stacks(decisions: Iterable[Decision], kind: TargetKind) -> dict[str, list[Decision]]:
    """Per target of a kind the decisions that stand, in order: REOPEN takes the last one off."""
    stacks: dict[str, list[Decision]] = {}
    for decision in decisions:
        if decision.target_kind is not kind:
            continue
        stack = stacks.setdefault(decision.target_id, [])
        if decision.action is not Action.REOPEN:
            stack.append(decision)
        elif stack:
            stack.pop()
    return stacks


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
) -> tuple[Testimony, ...]:
    statements = _apply((r.value for r in view.statements()), decisions)
    live = [s for s in statements.values() if s.document_id in documents]
    groups = document_groups(documents, lineage)
    garbled = _garbled_documents(live, decisions)
    matched = matched_quotes(live, groups)
    gone = _retracted_documents(decisions)
    return tuple(
        _testimony(s, norms, documents[s.document_id], groups, garbled, matched)
        for s in live
        if s.document_id not in gone
    )


def _testimony(
    statement: Statement,
    norms: Norms,
    record: DocumentRecord,
    groups: Mapping[str, str],
    garbled: frozenset[str],
    matched: frozenset[str],
) -> Testimony:
    document = record.value
    return Testimony(
        statement=statement,
        published=document.published,
        recorded_at=record.record_time,
        origin=origin_of(statement, norms.actors),
        carriers=carriers_of(statement, document.publisher, norms.actors),
        document_group=groups.get(document.id, document.id),
        has_open_garble=document.id in garbled,
        is_matched=statement.id in matched,
    )


def _garbled_documents(
    statements: Iterable[Statement], decisions: Iterable[Decision]
) -> frozenset[str]:
    """Documents with a garble that is open or confirmed; a dismissed flag clears its statement."""
    dismissed = {
        d.target_id
        for d in decisions
        if d.target_kind is TargetKind.FLAG and d.action is Action.DISMISS
    }
    return frozenset(
        s.document_id
        for s in statements
        if s.is_blocked and s.state is EvidenceState.QUARANTINED and s.id not in dismissed
    )


def _done(decisions: Iterable[Decision]) -> frozenset[str]:
    done: set[str] = set()
    for decision in decisions:
        if decision.target_kind is not TargetKind.OBLIGATION:
            continue
        if decision.action is Action.DONE:
            done.add(decision.target_id)
        elif decision.action is Action.REOPEN:
            done.discard(decision.target_id)
    return frozenset(done)


def _retracted_sources(decisions: Iterable[Decision]) -> frozenset[str]:
    return _retracted(decisions, TargetKind.SOURCE)


def _retracted_documents(decisions: Iterable[Decision]) -> frozenset[str]:
    return _retracted(decisions, TargetKind.DOCUMENT)


def _retracted(decisions: Iterable[Decision], kind: TargetKind) -> frozenset[str]:
    gone: set[str] = set()
    for decision in decisions:
        if decision.target_kind is not kind:
            continue
        if decision.action is Action.RETRACT:
            gone.add(decision.target_id)
        else:
            gone.discard(decision.target_id)
    return frozenset(gone)
