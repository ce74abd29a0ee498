"""`verify`: every original, every anchor, every row of the audit chain."""

from dataclasses import dataclass

from pactwatch.case.evidence import statements_now
from pactwatch.case.folder import CaseFolder
from pactwatch.case.targets import check_anchors
from pactwatch.errors import BadInput, StopRun
from pactwatch.register import Register, View


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """`problems` are sentences that name the thing; none means everything holds."""

    problems: tuple[str, ...]
    summary: str


def verify_case(folder: CaseFolder, register: Register) -> VerifyReport:
    """Check the whole case against its own record."""
    found = register.inspect(folder.originals)
    summary = (
        f"everything holds: {found.rows} rows of the audit chain, {found.originals} originals, "
        f"{found.anchors} anchors"
    )
    if found.tombstoned:
        summary += f"; forgotten: {', '.join(found.tombstoned)}"
    return VerifyReport((*found.problems, *_own_anchors(register.view())), summary)


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
