"""From the register's rows to a dossier: people's decisions applied, origins and copies worked out.

What comes in: a view of the register and the norms. What goes out: the Dossier weighing looks at,
and the statements as they now stand. Overwrites nothing: an edit is applied on the way out.
"""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence

from pactwatch.case.days import readable
from pactwatch.case.identities import ORIGIN, identities_of, merge
from pactwatch.case.lineage import standing_lineage
from pactwatch.case.norms import Norms
from pactwatch.case.people import (
    REMARKS,
    Standing,
    retracted_people,
    set_confidences,
    signed_findings,
    stacks_of,
    standing_records,
)
from pactwatch.case.retracted import is_retraction
from pactwatch.case.testimonies import Recall, make_testimonies, marked
from pactwatch.domain.claim import Polarity
from pactwatch.domain.dossier import Dossier
from pactwatch.domain.evidence import ReviewState
from pactwatch.domain.flag import Flag, Severity
from pactwatch.domain.plain import Misfit, from_plain, to_plain
from pactwatch.domain.reading import Extraction
from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.domain.statement import EvidenceState, Factuality, Statement
from pactwatch.errors import BadInput
from pactwatch.register import View

STATES = {Action.ACCEPT: ReviewState.ACCEPTED, Action.REJECT: ReviewState.REJECTED}
STATEMENT_STATES = {
    Action.QUARANTINE: EvidenceState.QUARANTINED,
    Action.RELEASE: EvidenceState.USABLE,
    Action.REJECT: EvidenceState.EXCLUDED,
    Action.RETRACT: EvidenceState.RETRACTED,
}


def build_dossier(
    view: View,
    norms: Norms,
    *,
    as_if: Sequence[Decision] = (),
    recall: Recall | None = None,
    with_retracted: bool = False,
) -> Dossier:
    """Gather everything weighing needs as the view knows it.

    `as_if` are decisions nobody has taken yet: what the board would be after them. `recall` lends
    what an earlier dossier of the case worked out; `with_retracted` holds what was retracted too,
    to be shown.
    """
    standing = standing_records(view, as_if=as_if)
    if with_retracted:
        standing = [s for s in standing if not is_retraction(s[0])]
    decisions = [decision for decision, _ in standing]
    bare = bare_dossier(view, norms, standing, gone=retracted_people(view, as_if=as_if))
    documents = {record.value.id: record for record in view.documents()}
    lineage = (*standing_lineage(view, decisions), *bare.lineage)
    return dataclasses.replace(
        bare,
        testimonies=make_testimonies(
            decided((r.value for r in view.statements()), decisions).values(),
            documents,
            decisions,
            lineage,
            bare.actors,
            recall=recall or Recall(),
        ),
        links=tuple(record.value for record in view.links()),
        lineage=lineage,
    )


def bare_dossier(view: View, norms: Norms, standing: Standing, *, gone: frozenset[str]) -> Dossier:
    """A dossier without its evidence: norms with people's identities applied, what people decided
    (`standing`, less those of `gone`), and papers; of the lineage only what identities join."""
    decisions = [decision for decision, _ in standing]
    identities = identities_of(standing)
    merged = merge(norms.agreements, norms.actors, identities)
    return Dossier(
        agreements=merged.agreements,
        actors=merged.actors,
        codebook=norms.codebook,
        link_states=review_states(decisions, TargetKind.LINK),
        assumption_states=review_states(decisions, TargetKind.ASSUMPTION),
        lineage=merged.edges,
        coverage=tuple(record.value for record in view.coverage()),
        replies=tuple(record.value for record in view.replies()),
        findings=signed_findings(view, gone),
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
    view: View, *, as_if: Sequence[Decision] = (), afresh: Sequence[Extraction] = ()
) -> dict[str, Statement]:
    """Every statement by id, with people's own ones, their edits and states applied.

    `as_if` are decisions and `afresh` are readings that are about to be recorded.
    """
    found = [record.value for record in view.statements()]
    if afresh:
        read = {extraction.document_id for extraction in afresh}
        found = [one for one in found if one.document_id not in read]
        found += (one for extraction in afresh for one in extraction.statements)
    decisions = [decision for decision, _ in standing_records(view, as_if=as_if)]
    return decided(found, decisions)


def decided_statements(decisions: Iterable[Decision]) -> frozenset[str]:
    """Statements about which a decision stands."""
    stacks = stacks_of(decisions, TargetKind.STATEMENT)
    return frozenset(
        target for target, stack in stacks.items() if any(d.action not in REMARKS for d in stack)
    )


def edit_statement(statement: Statement, edit: Mapping[str, object]) -> Statement:
    """The statement with fields changed; a factuality turned round turns the claims it had.

    Raises BadInput naming an unknown field or value.
    """
    plain = to_plain(statement)
    plain.update(edit)
    try:
        edited = from_plain(Statement, plain)
        return edited if "claims" in edit else _turned_with(edited, statement.factuality)
    except Misfit as misfit:
        raise BadInput(f"edit of {statement.id}: {misfit}; give one of these") from misfit
    except (TypeError, ValueError, KeyError) as error:
        raise BadInput(f"edit of {statement.id}: {error}; use the fields of a statement") from error


def _turned_with(edited: Statement, before: Factuality) -> Statement:
    """ "It was so", corrected to "it was not so", is told of the statement's claims too."""
    signs = {before.value[-1], edited.factuality.value[-1]}
    if signs != {"+", "-"}:
        return edited
    turn = {Polarity.POSITIVE: Polarity.NEGATIVE, Polarity.NEGATIVE: Polarity.POSITIVE}
    claims = (dataclasses.replace(c, polarity=turn[c.polarity]) for c in edited.claims)
    return dataclasses.replace(edited, claims=tuple(claims))


def read_statement(plain: Mapping[str, object]) -> Statement:
    """A statement from its plain form. Raises BadInput naming the field that is wrong."""
    try:
        return from_plain(Statement, dict(plain))
    except Misfit as misfit:
        raise BadInput(f"own statement: {misfit}; give one of these") from misfit
    except (TypeError, ValueError, KeyError) as error:
        raise BadInput(f"own statement: {error}; use the fields of a statement") from error


def decided(statements: Iterable[Statement], decisions: Iterable[Decision]) -> dict[str, Statement]:
    """Statements by id as people decided on them, and those that people entered."""
    now = {statement.id: statement for statement in statements}
    for target, stack in stacks_of(decisions, TargetKind.STATEMENT).items():
        for decision in stack:
            if decision.action is Action.ADD:
                now[target] = readable(from_plain(Statement, decision.edit))
            elif target in now:
                now[target] = _decided(now[target], decision)
    return now


def _decided(statement: Statement, decision: Decision) -> Statement:
    if decision.action is Action.EDIT:
        return readable(edit_statement(statement, decision.edit))
    state = STATEMENT_STATES.get(decision.action)
    if decision.action is Action.RELEASE:
        statement = dataclasses.replace(statement, flags=tuple(map(_released, statement.flags)))
    return dataclasses.replace(statement, state=state) if state else statement


def _released(flag: Flag) -> Flag:
    """A person looked at it: what blocked is a warning from now on, and stays to be seen."""
    if flag.severity is not Severity.BLOCK:
        return flag
    return dataclasses.replace(flag, severity=Severity.WARN)


def _done(decisions: Iterable[Decision]) -> frozenset[str]:
    return marked(decisions, TargetKind.OBLIGATION, Action.DONE)


def _retracted_sources(decisions: Iterable[Decision]) -> frozenset[str]:
    return marked(decisions, TargetKind.SOURCE, Action.RETRACT)
