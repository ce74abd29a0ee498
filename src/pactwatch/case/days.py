"""The days of a statement that a person gives: EDTF, or refused; on record all the same, unknown.

Comes in: a statement. Goes out: nothing, BadInput, or the statement without what is no day.
"""

import dataclasses
from collections.abc import Iterator

from pactwatch.domain.claim import Claim
from pactwatch.domain.statement import Statement
from pactwatch.errors import BadInput
from pactwatch.text.edtf import is_valid

EXPECTED = "2031, 2031-05, 2031-05-03, 2031-04/2031-06, ../2031-05 or 2031-05/.."


def check_days(statement: Statement) -> None:
    """Raise BadInput naming the first field whose day or span of days nothing can read."""
    for field, day in _days(statement):
        if day is not None and not _is_day(day):
            raise BadInput(
                f"{field} {day!r}: found no day or span of days, expected EDTF such as {EXPECTED}; "
                "write it so or leave it empty"
            )


def readable(statement: Statement) -> Statement:
    """The statement with every day that nothing can read as unknown."""
    if all(day is None or _is_day(day) for _, day in _days(statement)):
        return statement
    return dataclasses.replace(
        statement,
        said_on=statement.said_on if _is_day(statement.said_on) else None,
        claims=tuple(map(_with_day, statement.claims)),
        proposed=tuple(map(_with_day, statement.proposed)),
    )


def _days(statement: Statement) -> Iterator[tuple[str, str | None]]:
    yield "said_on", statement.said_on
    for claim in (*statement.claims, *statement.proposed):
        yield f"{claim.conduct}: when", claim.when


def _is_day(day: object) -> bool:
    return isinstance(day, str) and is_valid(day)


def _with_day(claim: Claim) -> Claim:
    if claim.when is None or _is_day(claim.when):
        return claim
    return dataclasses.replace(claim, when=None, when_basis=None)
