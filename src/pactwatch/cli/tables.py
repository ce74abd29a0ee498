"""Tables on stdout: wrapped and coloured on a terminal, plain columns everywhere else."""

import json
import sys
from collections.abc import Sequence
from typing import Any

import typer

from pactwatch.text.catalogue import say
from pactwatch.text.one_line import as_shown

# Colour repeats what the word says, never replaces it.
COLOURS = {
    "BREACH_ESTABLISHED": "red",
    "BREACH_INDICATED": "red",
    "BREACH_ALLEGED": "yellow",
    "CONCERN": "yellow",
    "OVERDUE": "yellow",
    "FULFILLED": "green",
}


def print_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """One row a line; on a terminal fitted to its width."""
    shown = [[as_shown(cell) for cell in row] for row in rows]
    if sys.stdout.isatty():
        _print_rich(headings, shown)
    else:
        _print_plain(headings, shown)


def headings(*columns: str) -> tuple[str, ...]:
    """The headings of these columns, as the catalogue words them."""
    return tuple(say(f"heading.{column}") for column in columns)


def print_json(value: Any) -> None:
    """One JSON value on one line, escaped where the stream cannot carry all characters."""
    is_utf8 = (sys.stdout.encoding or "").casefold().replace("-", "") == "utf8"
    typer.echo(json.dumps(value, ensure_ascii=not is_utf8))


def _print_rich(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell, style=COLOURS.get(cell, "")) for cell in row))
    Console().print(table)


def _print_plain(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    table = [list(headings), *(list(row) for row in rows)]
    widths = [max(len(row[i]) for row in table) for i in range(len(headings))]
    for row in table:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        typer.echo("  ".join(cells).rstrip())
