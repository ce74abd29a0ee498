"""The coverage plan of a row in, what was checked out (METHOD C4, A6 CoverageLog).

Silence means something only where somebody looked: planned source checks that gave an answer,
of all that were planned. Refuses to read a missing plan as full coverage.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pactwatch.domain.review import CoverageEntry, CoverageResult

__all__ = ["Coverage", "cover"]

_ANSWERED = {CoverageResult.FOUND, CoverageResult.NOTHING_FOUND}


@dataclass(frozen=True, slots=True)
class Coverage:
    """`percent` is None where no check was planned."""

    percent: float | None = None
    is_access_denied: bool = False
    answered: int = 0
    planned: int = 0

    @property
    def sentence(self) -> str:
        """The coverage in words."""
        if self.percent is None:
            return "no source checks were planned"
        denied = ", access was denied" if self.is_access_denied else ""
        return f"{self.answered} of {self.planned} planned source checks gave an answer{denied}"

    def reaches(self, percent: int) -> bool:
        """Whether at least this share of planned checks gave an answer."""
        return self.percent is not None and self.percent >= percent


def cover(entries: Iterable[CoverageEntry], as_of: date) -> Coverage:
    """Coverage as of a day; the last entry on one source and period says how its check ended."""
    checks: dict[tuple[str, date, date], CoverageResult] = {}
    for entry in entries:
        if entry.checked_from <= as_of:
            key = (entry.source, entry.checked_from, entry.checked_to)
            if entry.result is not CoverageResult.PLANNED or key not in checks:
                checks[key] = entry.result
    if not checks:
        return Coverage()
    answered = sum(result in _ANSWERED for result in checks.values())
    return Coverage(
        percent=100 * answered / len(checks),
        is_access_denied=CoverageResult.ACCESS_DENIED in checks.values(),
        answered=answered,
        planned=len(checks),
    )
