"""A person corrects what is recorded of a document: its day, its publisher, its address.

In: a view, a document's id, what is right, and why. Out: the document as it is from now on, with
the decision that says so. The earlier record stays and replays. Refuses a correction that changes
nothing; records nothing and reads nothing: the document is read afresh by who has the stages for it
(pipeline), because "on Monday" means another day now.
"""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pactwatch.domain.document import Document
from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.errors import BadInput
from pactwatch.register import View
from pactwatch.register.records import HUMAN, DecisionRecord

__all__ = ["DECISION", "UNKNOWN", "Correction", "corrected", "corrections", "taken_back"]

# What is typed for a day, a publisher or an address that turned out not to be known.
UNKNOWN = "unknown"
# The basis of a day that a person corrected.
DECISION = "DECISION"


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


def corrected(
    view: View, document_id: str, correction: Correction, reason: str
) -> tuple[Document, Decision]:
    """The document put right, and the decision on it. Raises BadInput naming what is wrong."""
    known = _known(view, document_id)
    changed = _changed(known, correction)
    edit = {name: str(value) if value is not None else None for name, value in changed.items()}
    document = dataclasses.replace(known, **changed)
    if "published" in changed:
        document = dataclasses.replace(document, published_basis=DECISION)
    return document, Decision(TargetKind.RECORD, document_id, Action.EDIT, reason, edit)


def taken_back(view: View, document_id: str, reason: str) -> tuple[Document, Decision]:
    """The document less its last correction that stands, and the decision that says so. Raises
    BadInput where there is none."""
    known = _known(view, document_id)
    if not (standing := corrections(view, document_id)):
        raise BadInput(f"document {document_id}: nobody corrected its record; there is nothing to "
                       "take back")  # fmt: skip
    last = standing[-1]
    versions = [r for r in view.history("document", document_id) if r.seq < last.seq]
    before = versions[-1].value
    names = [*last.value.edit, *(["published_basis"] if "published" in last.value.edit else [])]
    document = dataclasses.replace(known, **{name: getattr(before, name) for name in names})
    return document, Decision(TargetKind.RECORD, document_id, Action.REOPEN, reason)


def corrections(view: View, document_id: str) -> Sequence[DecisionRecord]:
    """The corrections of a document's record that nobody took back, in order."""
    standing: list[DecisionRecord] = []
    for record in view.decisions(document_id):
        if record.maker != HUMAN or record.value.target_kind is not TargetKind.RECORD:
            continue
        if record.value.action is Action.EDIT:
            standing.append(record)
        elif record.value.action is Action.REOPEN and standing:
            standing.pop()
    return standing


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
