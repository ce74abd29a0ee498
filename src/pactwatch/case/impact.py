"""What taking something back would change: every verdict that rested on it (METHOD A5, d19).

What comes in: a case and what is named (a document, a statement, a source, a person's coding).
What goes out: the decision and, row by row, what moves. Refuses a name that nothing bears.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pactwatch.case.changes import RowChange
from pactwatch.case.evidence import statements_now
from pactwatch.case.people import people_on_record
from pactwatch.domain.review import Action, Decision, TargetKind, person_key
from pactwatch.errors import BadInput
from pactwatch.weigh.origins import book_of, origin_in

if TYPE_CHECKING:
    from pactwatch.case.asking import Asking


def retraction_of(case: "Asking", named: str, reason: str) -> Decision:
    """The decision that takes back what is named. Raises BadInput where nothing bears the name."""
    kind, target = _found(case, named)
    return Decision(kind, target, Action.RETRACT, reason)


def impact_lines(changes: Iterable[RowChange]) -> list[str]:
    """One line per row: the verdicts before and after first, then what else moved."""
    return [f"{c.obligation_id}: {_moved(c)}" for c in changes]


def _moved(change: RowChange) -> str:
    if change.is_gone or change.is_new:
        return "the row is gone" if change.is_gone else "the row is new"
    ordered = sorted(change.changes, key=lambda c: c.field != "verdict")
    return "; ".join(f"{c.kind} {c.field} {c.before} → {c.after}" for c in ordered)


def _found(case: "Asking", named: str) -> tuple[TargetKind, str]:
    view = case.view()
    if view.document(named) is not None:
        return TargetKind.DOCUMENT, named
    statements = statements_now(view)
    if named in statements:
        return TargetKind.STATEMENT, named
    book = book_of(case.norms().actors)
    origins = {origin_in(s, book) for s in statements.values()}
    wanted = f"origin:{named.removeprefix('origin:')}"
    resolved = f"origin:{book.resolve(named)}"
    for origin in (wanted, resolved):
        if origin in origins:
            return TargetKind.SOURCE, origin
    people = people_on_record(view)
    if person_key(named) in people:
        return TargetKind.PERSON, people[person_key(named)]
    raise BadInput(
        f"{named}: found no document, statement, source or person by that name, expected one; "
        "see: pactwatch statements, pactwatch search"
    )
