"""`verify`: every original, every anchor, every row of the audit chain.

What comes in: a case's folder and register, and the hash of an earlier head where somebody kept
one. What goes out: a report. Refuses what is no hash.
"""

import re
from dataclasses import dataclass

from pactwatch.case.evidence import statements_now
from pactwatch.case.folder import CaseFolder
from pactwatch.case.targets import check_anchors
from pactwatch.errors import BadInput, StopRun
from pactwatch.register import Register, View
from pactwatch.register.records import Verification

# A chain whose end was cut off, head and all, holds in itself: only who knows the head sees it.
KEEP_IT = "kept elsewhere, it shows later whether rows were cut off: verify CASE --head HASH"


_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """`problems` are sentences that name the thing; none means everything holds, and `summary`
    says what was looked at and what the chain's head is."""

    problems: tuple[str, ...]
    summary: str


def verify_case(folder: CaseFolder, register: Register, *, head: str | None = None) -> VerifyReport:
    """Check the whole case against its own record, and the chain against an earlier `head`."""
    earlier = _hash(head) if head is not None else None
    found = register.inspect(folder.originals)
    told, lost = _since(register, earlier) if earlier else ("", [])
    problems = (*found.problems, *lost, *_own_anchors(register.view()))
    summary = "" if problems else _summary(found, register.head()) + told
    return VerifyReport(problems, summary)


def _summary(found: Verification, head: tuple[int, str]) -> str:
    """What was looked at; the head is for keeping elsewhere."""
    text = (
        f"everything holds: {found.rows} rows of the audit chain, {found.originals} originals, "
        f"{found.anchors} anchors"
    )
    if found.tombstoned:
        text += f"; forgotten: {', '.join(found.tombstoned)}"
    if found.spare:
        text += f"; spare files, left by a run that was cut short: {', '.join(found.spare)}"
    return f"{text}\nhead of the chain: {head[1]} (row {head[0]}); {KEEP_IT}"


def _since(register: Register, earlier: str) -> tuple[str, list[str]]:
    """What to say where the chain contains an earlier head, and the problem where it does not."""
    row = register.row_of(earlier)
    if row is None:
        return "", [
            f"no row of the chain has the hash {earlier}: since it was the head, rows were cut off "
            "or the chain was made anew; restore a backup from then and compare"
        ]
    return f"\nthe chain still contains row {row}, the head {earlier} that was given", []


def _hash(text: str) -> str:
    if not _HASH.fullmatch(found := text.strip().lower()):
        raise BadInput(
            f"--head {text}: not a hash of the chain; give the 64 hex digits that verify printed"
        )
    return found


def _own_anchors(view: View) -> list[str]:
    """Statements that people recorded themselves point at their exact words, too."""
    problems = []
    try:
        statements = statements_now(view)
    except StopRun:  # a row that cannot be read back is among the register's problems already
        return []
    for statement in statements.values():
        if statement.id.startswith(f"{statement.document_id}."):
            try:
                check_anchors(view, statement)
            except BadInput as error:
                problems.append(f"statement {statement.id}: {error}")
    return problems
