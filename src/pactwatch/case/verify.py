"""`verify`: every original, every anchor, every row of the audit chain."""

from dataclasses import dataclass

from pactwatch.case.folder import CaseFolder
from pactwatch.register import Register


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
    return VerifyReport(found.problems, summary)
