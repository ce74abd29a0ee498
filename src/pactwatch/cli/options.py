"""Options that several commands share, so that they read and parse the same everywhere."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from pactwatch.errors import BadInput

CasePath = Annotated[Path, typer.Argument(metavar="CASE", help="Folder of the case.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON as docs/contract.md says.")]
AsPerson = Annotated[
    str | None, typer.Option("--as", metavar="NAME", help="Who acts (else PACTWATCH_USER).")
]
AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="Judge on this day (default today).")
]
KnownAt = Annotated[
    str | None,
    typer.Option("--known-at", metavar="TIME", help="Replay what was recorded then (RFC 3339)."),
]
RulesName = Annotated[
    str | None, typer.Option("--rules", metavar="NAME", help="default, strict or case.")
]
Published = Annotated[
    str | None, typer.Option("--published", metavar="DATE", help="Publication date, YYYY-MM-DD.")
]


def parse_day(text: str | None, *, option: str) -> date | None:
    """A day from YYYY-MM-DD. Raises BadInput naming the option."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadInput(
            f"{option} {text}: not a day; write it as YYYY-MM-DD, as in 2021-02-17"
        ) from error


def parse_moment(text: str | None, *, option: str) -> datetime | None:
    """A moment from RFC 3339, UTC where no zone is given; a bare day means its end."""
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
        if len(text) <= len("2021-02-17"):
            moment = moment.replace(hour=23, minute=59, second=59, microsecond=999999)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError) as error:
        raise BadInput(
            f"{option} {text}: not a time; write RFC 3339, as in 2021-02-17T12:00:00Z"
        ) from error
