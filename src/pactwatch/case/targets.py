"""What a decision may point at: refuses targets that are not there and edits nothing can take.

Comes in: the register's view, the norms, a decision. Goes out: nothing, or BadInput.
"""

from collections.abc import Callable
from dataclasses import dataclass

from pactwatch.case.evidence import edit_statement, statements_now
from pactwatch.case.norms import Norms
from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.errors import BadInput
from pactwatch.register import View


@dataclass(frozen=True, slots=True)
class LookUp:
    """How a target is found, what it is called and which command lists it."""

    noun: str
    see: str
    is_there: Callable[[View, str], bool]


_STATEMENT = LookUp("statement", "statements", lambda v, t: v.statement(t) is not None)
# Lineage edges and sources are named by nodes and slugs that need no row of their own.
LOOK_UPS: dict[TargetKind, LookUp] = {
    TargetKind.STATEMENT: _STATEMENT,
    TargetKind.FLAG: _STATEMENT,
    TargetKind.LINK: LookUp("link", "review", lambda v, t: any(r.ref == t for r in v.links())),
    TargetKind.ASSUMPTION: LookUp(
        "assumption", "review", lambda v, t: any(r.ref == t for r in v.assumptions())
    ),
    TargetKind.DOCUMENT: LookUp("document", "search", lambda v, t: v.document(t) is not None),
}


def check_target(view: View, norms: Norms, decision: Decision) -> None:
    """Raise BadInput for an unknown target, or an edit that would break every later board."""
    kind, target = decision.target_kind, decision.target_id
    if kind is TargetKind.OBLIGATION:
        norms.obligation(target)
    elif kind in LOOK_UPS and not LOOK_UPS[kind].is_there(view, target):
        named = LOOK_UPS[kind]
        raise BadInput(f"{named.noun} {target}: not in this case; see: pactwatch {named.see}")
    statement = statements_now(view).get(target) if decision.action is Action.EDIT else None
    if statement is not None:
        edit_statement(statement, decision.edit)
