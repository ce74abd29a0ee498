"""Statements whose wording of a promise is not that of the agreement get a flag, and no more.

The text of the commitment governs: a retelling makes no obligation (METHOD d3, scenario 4).
"""

from collections.abc import Iterable
from dataclasses import replace

from pactwatch.domain.agreement import Agreement, Misreading
from pactwatch.domain.flag import Flag, FlagCode, Severity
from pactwatch.domain.reading import Extraction
from pactwatch.domain.span import joined
from pactwatch.domain.statement import Statement
from pactwatch.weigh.bearing.misreadings import find_misreadings


def flag_misreadings(extraction: Extraction, agreements: Iterable[Agreement]) -> Extraction:
    """The extraction with OBLIGATION_MISCHARACTERISED on every statement that misstates a duty."""
    norms = tuple(agreements)
    statements = tuple(_flagged(s, norms) for s in extraction.statements)
    return replace(extraction, statements=statements)


def _flagged(statement: Statement, agreements: tuple[Agreement, ...]) -> Statement:
    words = joined(statement.content)
    flags = tuple(
        _flag(agreement, misreading)
        for agreement in agreements
        for misreading in find_misreadings(words, agreement)
    )
    return replace(statement, flags=(*statement.flags, *flags)) if flags else statement


def _flag(agreement: Agreement, misreading: Misreading) -> Flag:
    duties = ", ".join(misreading.obligations) or "no duty"
    reason = (
        f"The wording is {misreading.fidelity.value} against {agreement.id}, mistaken for {duties}"
        f"{': ' + misreading.note if misreading.note else ''}."
    )
    return Flag(FlagCode.OBLIGATION_MISCHARACTERISED, Severity.INFO, reason.replace("..", "."))
