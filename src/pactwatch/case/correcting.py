"""A person corrects what is recorded of a document: its day, its publisher, its address.

In: a view, a document's id, what is right, and why; or a decision. Out: the decision that says so,
and the documents as they are once it counts. The earlier record stays and replays. Refuses a
correction that changes nothing; records nothing and reads nothing: the document is read afresh by
who has the stages for it (pipeline), because "on Monday" means another day now.
"""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pactwatch.case.people import standing_rows
from pactwatch.domain.document import Document
from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.errors import BadInput
from pactwatch.register import View

__all__ = [
    "DECISION",
    "UNKNOWN",
    "Correction",
    "corrected",
    "corrected_by",
    "corrections",
    "taken_back",
]

# What is typed for a day, a publisher or an address that turned out not to be known.
UNKNOWN = "unknown"
# The basis of a day that a person corrected.
DECISION = "DECISION"
# What can be corrected, with the fields of a document that go with it.
FIELDS = {
    "published": ("published", "published_basis"),
    "publisher": ("publisher",),
    "url": ("url",),
}
# The row in which something was said of a document, and what.
Said = tuple[int, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Correction:
    """What is right, as typed; None leaves a field as it is, UNKNOWN says that nobody knows."""

    published: date | str | None = None
    publisher: str | None = None
    url: str | None = None

    def fields(self) -> dict[str, Any]:
        """The corrected fields; one that is not known has the value None."""
        said = {f.name: getattr(self, f.name) for f in dataclasses.fields(self)}
        return {n: None if v == UNKNOWN else v for n, v in said.items() if v is not None}


def corrected(view: View, document_id: str, correction: Correction, reason: str) -> Decision:
    """The decision that puts a document's record right. Raises BadInput naming what is wrong."""
    changed = _changed(_known(view, document_id), correction)
    edit = {name: str(value) if value is not None else None for name, value in changed.items()}
    return Decision(TargetKind.RECORD, document_id, Action.EDIT, reason, edit)


def taken_back(view: View, document_id: str, reason: str) -> Decision:
    """The decision that takes the last correction of a document back that stands. Raises BadInput
    where there is none."""
    _known(view, document_id)
    if not corrections(view, document_id):
        raise BadInput(f"document {document_id}: nobody corrected its record; there is nothing to "
                       "take back")  # fmt: skip
    return Decision(TargetKind.RECORD, document_id, Action.REOPEN, reason)


def corrections(view: View, document_id: str) -> list[tuple[int, Decision]]:
    """The corrections of a document's record that stand, in order, each with its row."""
    return _corrections(view).get(document_id, [])


def corrected_by(view: View, decision: Decision) -> tuple[Document, ...]:
    """The documents of which something else is to be recorded once a decision counts, as they then
    are: one that is corrected, or all that somebody corrected who is set aside or no longer is."""
    if decision.target_kind not in (TargetKind.RECORD, TargetKind.PERSON):
        return ()
    was, now = _corrections(view), _corrections(view, as_if=[decision])
    moved = [key for key in {**was, **now} if was.get(key) != now.get(key)]
    known = [record.value for key in moved if (record := view.document(key))]
    documents = ((one, _as_corrected(view, one, now.get(one.id, []))) for one in known)
    return tuple(now for before, now in documents if now != before)


def _corrections(
    view: View, *, as_if: Sequence[Decision] = ()
) -> dict[str, list[tuple[int, Decision]]]:
    found: dict[str, list[tuple[int, Decision]]] = {}
    for row, decision in standing_rows(view, as_if=as_if):
        if decision.target_kind is TargetKind.RECORD and decision.action is Action.EDIT:
            found.setdefault(decision.target_id, []).append((row, decision))
    return found


def _as_corrected(
    view: View, document: Document, standing: Iterable[tuple[int, Decision]]
) -> Document:
    last = _last_said(_said_in_adding(view, document.id), standing)
    values = {name: value for _, said in last.values() for name, value in said.items()}
    return dataclasses.replace(document, **values)


def _said_in_adding(view: View, document_id: str) -> dict[str, Said]:
    """What was recorded of a document otherwise than by correcting it, when it came in and when it
    came in again: in each version that which the corrections of then do not say."""
    said: dict[str, Said] = {}
    for version in view.history("document", document_id):
        expected = _last_said(said, corrections(view.at(version.seq), document_id))
        for name, names in FIELDS.items():
            values = {one: getattr(version.value, one) for one in names}
            if name not in said or values != expected[name][1]:
                said[name] = (version.seq, values)
    return said


def _last_said(
    said: Mapping[str, Said], standing: Iterable[tuple[int, Decision]]
) -> dict[str, Said]:
    last = dict(said)
    for row, decision in standing:
        for name in decision.edit.keys() & FIELDS.keys():
            if name not in last or row > last[name][0]:
                last[name] = (row, _values(name, decision))
    return last


def _values(name: str, decision: Decision) -> dict[str, Any]:
    value = decision.edit[name]
    if name != "published":
        return {name: value}
    try:
        day = date.fromisoformat(value) if value else None
    except (TypeError, ValueError) as error:
        raise BadInput(
            f"document {decision.target_id}: found {value!r}, not a day; expected YYYY-MM-DD"
        ) from error
    return {"published": day, "published_basis": DECISION}


def _known(view: View, document_id: str) -> Document:
    record = view.document(document_id)
    if record is None:
        raise BadInput(f"document {document_id}: not in this case; see: pactwatch search")
    return record.value


def _changed(document: Document, correction: Correction) -> dict[str, Any]:
    fields = correction.fields()
    changed = {name: value for name, value in fields.items() if value != getattr(document, name)}
    if not changed:
        stands = ", ".join(f"{name} {getattr(document, name) or UNKNOWN}" for name in fields)
        raise BadInput(
            f"document {document.id}: found {stands or 'nothing to correct'}, expected something "
            "else than what is recorded; give another day, publisher or address"
        )
    return changed
