"""Options that several commands share, so that they read and parse the same everywhere."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from pactwatch.errors import BadInput
from pactwatch.text.catalogue import say
from pactwatch.text.days import day_of, instant_of

# Longer than any number an option takes; Python reads other scripts' digits and blanks, too.
_NUMBER = re.compile(r"[0-9]{1,9}")

CasePaths = Annotated[list[Path], typer.Argument(metavar="CASE", help=say("help.cases"))]
CasePath = Annotated[Path, typer.Argument(metavar="CASE", help=say("help.case"))]
AsJson = Annotated[bool, typer.Option("--json", help=say("help.json"))]
AsPerson = Annotated[str | None, typer.Option("--as", metavar="NAME", help=say("help.person"))]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help=say("help.as_of"))]
KnownAt = Annotated[
    str | None,
    typer.Option("--known-at", metavar="TIME", help=say("help.known_at")),
]
RulesName = Annotated[str | None, typer.Option("--rules", metavar="NAME", help=say("help.rules"))]
Published = Annotated[
    str | None, typer.Option("--published", metavar="DATE", help=say("help.published"))
]
Port = Annotated[str | None, typer.Option("--port", metavar="N", help=say("help.port"))]
Limit = Annotated[str, typer.Option("--limit", metavar="N", help=say("help.limit"))]


def listed(key: str, values: Iterable[str]) -> str:
    """The help of an option that takes one of these values, as the catalogue words it."""
    return say(f"help.{key}", values=", ".join(values))


def expect_one(command: str, given: Mapping[str, object]) -> None:
    """Refuse options that ask for different things: one would win and the other be lost."""
    named = [option for option, value in given.items() if value is not None and value != []]
    if len(named) > 1:
        raise BadInput(
            f"{command}: found {' and '.join(named)}, expected one of them; run it once for each"
        )


def parse_number(text: str | None, *, option: str, low: int, high: int) -> int | None:
    """A whole number between two bounds, both allowed. Raises BadInput naming the option."""
    if text is None:
        return None
    if _NUMBER.fullmatch(text) and low <= int(text) <= high:
        return int(text)
    raise BadInput(f"{option} {text}: not a number from {low} to {high}; write one, as in {low}")


def parse_day(text: str | None, *, option: str) -> date | None:
    """A day from YYYY-MM-DD. Raises BadInput naming the option."""
    if text is None:
        return None
    if (day := day_of(text)) is None:
        raise BadInput(f"{option} {text}: not a day; write it as YYYY-MM-DD, as in 2021-02-17")
    return day


def parse_moment(text: str | None, *, option: str) -> datetime | None:
    """A moment from RFC 3339, UTC where no zone is given; a bare day means its end."""
    if text is None:
        return None
    if (moment := instant_of(text)) is None:
        raise BadInput(f"{option} {text}: not a time; write RFC 3339, as in 2021-02-17T12:00:00Z")
    return moment
