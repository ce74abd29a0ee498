"""What a decision may point at: refuses targets that are not there and edits nothing can take.

Comes in: the register's view, the norms, a decision. Goes out: nothing, or BadInput.
"""

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches

from pactwatch.case.days import check_days
from pactwatch.case.evidence import edit_statement, read_statement, statements_now
from pactwatch.case.identities import identities_of, judgement_of
from pactwatch.case.leads import has_lead
from pactwatch.case.lineage import check_edge, known_edges
from pactwatch.case.norms import Norms
from pactwatch.case.people import people_on_record, standing_records
from pactwatch.domain.review import Action, Decision, TargetKind, person_key
from pactwatch.domain.statement import Statement
from pactwatch.errors import BadInput
from pactwatch.register import View
from pactwatch.register.records import HUMAN
from pactwatch.text.unseen import is_blank


@dataclass(frozen=True, slots=True)
class LookUp:
    """How a target is found, what it is called and which command lists it."""

    noun: str
    see: str
    is_there: Callable[[View, str], bool]


_STATEMENT = LookUp("statement", "statements", lambda v, t: t in statements_now(v))
_DOCUMENT = LookUp("document", "search", lambda v, t: v.document(t) is not None)
# Sources are named by slugs that need no row of their own.
LOOK_UPS: dict[TargetKind, LookUp] = {
    TargetKind.STATEMENT: _STATEMENT,
    TargetKind.FLAG: _STATEMENT,
    TargetKind.LINK: LookUp("link", "review", lambda v, t: v.link(t) is not None),
    TargetKind.ASSUMPTION: LookUp(
        "assumption", "review", lambda v, t: any(r.ref == t for r in v.assumptions())
    ),
    TargetKind.LINEAGE: LookUp(
        "edge", "lineage", lambda v, t: any(e.id == t for e in known_edges(v, _decisions(v)))
    ),
    TargetKind.LEAD: LookUp("lead", "explain", has_lead),
    TargetKind.RECORD: _DOCUMENT,
    TargetKind.DOCUMENT: _DOCUMENT,
}


def _decisions(view: View) -> list[Decision]:
    """Also those taken back, so that an edge a person entered can be entered again."""
    return [record.value for record in view.decisions() if record.maker == HUMAN]


def check_target(view: View, norms: Norms, decision: Decision) -> None:
    """Raise BadInput for an unknown target, or an edit that would break every later board."""
    kind, target = decision.target_kind, decision.target_id
    if decision.reason:  # one of blanks tells a reader nothing
        _check_reason(view, decision)
    if decision.action is Action.ADD:
        add_check = check_edge if kind is TargetKind.LINEAGE else _check_own
        add_check(view, decision)
    elif kind is TargetKind.OBLIGATION:
        norms.obligation(target)
    elif kind in LOOK_UPS and not LOOK_UPS[kind].is_there(view, target):
        named = LOOK_UPS[kind]
        raise BadInput(f"{named.noun} {target}: not in this case; see: pactwatch {named.see}")
    if kind is TargetKind.RECORD:
        _check_reason(view, decision)
    if check := _CHECKS.get(decision.action):
        check(view, decision)
    if decision.action is Action.EDIT and target in (now := statements_now(view)):
        edited = edit_statement(now[target], decision.edit)
        check_days(edited)
        check_anchors(view, edited)
        _check_codes(norms, now[target], edited)


def _check_codes(norms: Norms, before: Statement, after: Statement) -> None:
    """A code that a person gives must stand in the codebook. Raises BadInput."""
    for code in {c.conduct for c in after.claims} - {c.conduct for c in before.claims}:
        if norms.codebook.get(code) is None:
            known = [c.id for c in norms.codebook.codes]
            near = get_close_matches(code, known, n=4, cutoff=0.0)
            raise BadInput(
                f"statement {after.id}: conduct {code!r} is not in the codebook; expected a code "
                f"such as {', '.join(near)}; add it to codebook.toml or mend it"
            )


def check_anchors(view: View, statement: Statement) -> None:
    """Every span must point at its exact words in the document. Raises BadInput otherwise."""
    record = view.document(statement.document_id)
    if record is None:
        raise BadInput(f"document {statement.document_id}: not in this case")
    if not statement.content:
        raise BadInput(f"statement in {record.value.path}: no words are marked as its content")
    for span in (*statement.content, *statement.cue, *statement.source, *statement.pledge):
        if not span.holds_in(record.value.text):
            raise BadInput(
                f"statement in {record.value.path}: characters {span.start} to {span.end} are not "
                f"{span.text!r}; mark the words again"
            )


def _check_grade(view: View, decision: Decision) -> None:
    """2 to 6: that a claim is confirmed follows from independent origins and is never typed."""
    grade = decision.edit.get("credibility")
    if grade == 1:
        raise BadInput(
            f"statement {decision.target_id}: credibility 1 (confirmed) is computed from "
            "independent origins; give 2 to 6"
        )
    if grade not in range(2, 7):
        raise BadInput(f"statement {decision.target_id}: credibility {grade!r}; give 2 to 6")


def _check_against(view: View, decision: Decision) -> None:
    against = str(decision.edit.get("against", ""))
    if view.document(against) is None:
        raise BadInput(
            f"statement {decision.target_id}: found no document {against!r} to have checked it "
            "against, expected one of this case; see: pactwatch search"
        )


def _check_reason(view: View, decision: Decision) -> None:
    if is_blank(decision.reason):
        raise BadInput(
            f"{decision.action.value} {decision.target_id}: found no reason, expected one that a "
            "reader can check; say why"
        )


def _check_identity(view: View, decision: Decision) -> None:
    _check_reason(view, decision)
    identities_of(standing_records(view)).check(judgement_of(decision))


def _check_retraction(view: View, decision: Decision) -> None:
    _check_reason(view, decision)
    if decision.target_kind is not TargetKind.PERSON:
        return
    known = people_on_record(view)
    if person_key(decision.target_id) not in known:
        people = ", ".join(sorted(known.values())) or "nobody"
        raise BadInput(
            f"person {decision.target_id}: found no decision or signature by that name, "
            f"expected one of {people}"
        )


_CHECKS: dict[Action, Callable[[View, Decision], None]] = {
    Action.GRADE: _check_grade,
    Action.CHECK: _check_against,
    Action.AUTHENTICATE: _check_reason,
    Action.SUGGEST: _check_reason,
    Action.SAME: _check_identity,
    Action.DIFFERENT: _check_identity,
    Action.RETRACT: _check_retraction,
}


def _check_own(view: View, decision: Decision) -> None:
    statement = read_statement(decision.edit)
    if decision.target_kind is not TargetKind.STATEMENT or statement.id != decision.target_id:
        raise BadInput(f"own statement {decision.target_id}: the decision names another statement")
    if not statement.id.startswith(f"{statement.document_id}."):
        raise BadInput(f"own statement {statement.id}: its id must begin with its document's id")
    if statement.id in statements_now(view):
        raise BadInput(f"own statement {statement.id}: recorded already; edit it instead")
    check_days(statement)
    check_anchors(view, statement)
