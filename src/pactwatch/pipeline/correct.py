"""A person corrects what is recorded of a document: its day, its publisher, its address.

In: a case, a document's id, what is right, and why. Out: the document as it stands from now on.
The correction is a decision with its person and reason; the earlier record stays and replays. The
document is read afresh, because "on Monday" means another day now. Refuses a correction without a
reason, and one that changes nothing.
"""

import dataclasses
from dataclasses import dataclass
from datetime import date
from typing import Any

from pactwatch.case import Case
from pactwatch.domain.document import Document
from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.errors import BadInput
from pactwatch.pipeline.add import Recorder, connect
from pactwatch.pipeline.again import DECISION

# What is typed for a day, a publisher or an address that turned out not to be known.
UNKNOWN = "unknown"


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


def correct_document(
    case: Case, document_id: str, correction: Correction, reason: str, *, threads: int = 1
) -> Document:
    """Record the correction and read the document afresh. Raises BadInput naming what is wrong."""
    record = case.view().document(document_id)
    if record is None:
        raise BadInput(f"document {document_id}: not in this case; see: pactwatch search")
    changed = _changed(record.value, correction)
    edit = {name: str(value) if value is not None else None for name, value in changed.items()}
    decision = Decision(TargetKind.RECORD, document_id, Action.EDIT, reason, edit)
    case.check(decision)
    document = dataclasses.replace(record.value, **changed)
    if "published" in changed:
        document = dataclasses.replace(document, published_basis=DECISION)
    with case.register.adding():
        Recorder(case, threads=threads).record_again(document, decision)
        connect(case)
    return document


def _changed(document: Document, correction: Correction) -> dict[str, Any]:
    fields = correction.fields()
    changed = {name: value for name, value in fields.items() if value != getattr(document, name)}
    if not changed:
        stands = ", ".join(f"{name} {getattr(document, name) or UNKNOWN}" for name in fields)
        raise BadInput(
            f"document {document.id}: found {stands or 'nothing to correct'}, expected something "
            "else than what is recorded; give --published, --publisher or --url"
        )
    return changed
