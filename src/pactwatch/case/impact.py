"""What taking something back would change: every verdict that rested on it (METHOD A5, d19).

What comes in: a case and what is named (a document, a statement, a source, a person's coding).
What goes out: the decision and, row by row, what moves. Refuses a name that nothing bears.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from pactwatch.case.changes import RowChange
from pactwatch.case.evidence import statements_now
from pactwatch.case.people import Standing, people_on_record, standing_records
from pactwatch.domain.review import Action, Decision, TargetKind, person_key
from pactwatch.domain.statement import Statement
from pactwatch.errors import BadInput
from pactwatch.register import View
from pactwatch.weigh.names.names import NameBook
from pactwatch.weigh.origins.origins import (
    UNKNOWN_PUBLISHER,
    book_of,
    carriers_in,
    known_as,
    origin_in,
)

if TYPE_CHECKING:
    from pactwatch.case.asking import Asking


def retraction_of(case: "Asking", named: str, reason: str) -> Decision:
    """The decision that takes back what is named. Raises BadInput where nothing bears the name."""
    kind, target = next(_bearing(case, named), (None, ""))
    if kind is None:
        raise BadInput(
            f"{named}: found no document, statement, source or person by that name, expected one; "
            "see: pactwatch statements, pactwatch search"
        )
    return Decision(kind, target, Action.RETRACT, reason)


def taking_in_of(case: "Asking", named: str, reason: str) -> list[Decision]:
    """The decisions that take retractions of what is named back, one for each that stands.

    Raises BadInput where none does, where no reason is given, and where something else was decided
    on the same thing since: that would be taken back in its place.
    """
    if not reason.strip():
        raise BadInput(
            f"{named}: found no reason to take it back in, expected one that a reader can check; "
            "give --reason WHY"
        )
    for stack in map(partial(_on, standing_records(case.view())), _bearing(case, named)):
        found = [decision for decision, _ in stack if decision.action is Action.RETRACT]
        last, author = stack[-1] if stack else (None, "")
        if found and last is not None and last is not found[-1]:
            raise BadInput(
                f"{named}: found {last.action.value} by {author} on top of its retraction, "
                "expected nothing; take that back first"
            )
        if found:
            return [replace(one, action=Action.REOPEN, reason=reason) for one in found]
    raise BadInput(
        f"{named}: found no retraction of it that stands, expected the document, statement, source "
        "or person of one"
    )


def _on(standing: Standing, target: tuple[TargetKind, str]) -> Standing:
    """What stands on a target; a person is one by whatever spelling they were set aside."""
    kind, name = target
    same = person_key if kind is TargetKind.PERSON else str
    return [s for s in standing if s[0].target_kind is kind and same(s[0].target_id) == same(name)]


def impact_lines(changes: Iterable[RowChange]) -> list[str]:
    """One line per row: the verdicts before and after first, then what else moved."""
    return [f"{c.obligation_id}: {_moved(c)}" for c in changes]


def _moved(change: RowChange) -> str:
    if change.is_gone or change.is_new:
        return "the row is gone" if change.is_gone else "the row is new"
    ordered = sorted(change.changes, key=lambda c: c.field != "verdict")
    return "; ".join(f"{c.kind} {c.field} {c.before} → {c.after}" for c in ordered)


def _bearing(case: "Asking", named: str) -> Iterator[tuple[TargetKind, str]]:
    """What bears the name, in the order in which it is looked for."""
    view = case.view()
    if view.document(named) is not None:
        yield TargetKind.DOCUMENT, named
    statements = statements_now(view)
    if named in statements:
        yield TargetKind.STATEMENT, named
    book = book_of(case.norms().actors)
    sources = _sources(view, statements.values(), book)
    for name in (named.removeprefix("origin:"), book.resolve(named), known_as(named, book)):
        if f"origin:{name}" in sources:
            yield TargetKind.SOURCE, f"origin:{name}"
    people = people_on_record(view)
    if person_key(named) in people:
        yield TargetKind.PERSON, people[person_key(named)]


def _sources(view: View, statements: Iterable[Statement], book: NameBook) -> set[str]:
    """Whom the statements come from, who published them and through whom they came."""
    outlets = {record.value.id: record.value.publisher for record in view.documents()}
    names = {known_as(publisher, book) for publisher in outlets.values() if publisher}
    for statement in statements:
        publisher = outlets.get(statement.document_id)
        origin = origin_in(statement, book, publisher=publisher)
        names.add(origin.removeprefix("origin:"))
        names |= {*carriers_in(statement, publisher, book, origin=origin)}
    return {f"origin:{name}" for name in names - {UNKNOWN_PUBLISHER}}
