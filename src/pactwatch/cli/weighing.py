"""`pactwatch board` and `pactwatch explain`."""

from typing import Annotated

import typer

from pactwatch.cli.app import command, talk
from pactwatch.cli.options import (
    AsJson,
    AsOf,
    CasePath,
    KnownAt,
    RulesName,
    parse_day,
    parse_moment,
)
from pactwatch.cli.tables import headings, print_json, print_table
from pactwatch.domain.status import BoardRow
from pactwatch.text.catalogue import say

# A command runs no threads of its own, so that a large board may use a second core.
WORKERS = 2
COLUMNS = ("id", "verdict", "provisional", "level", "origins", "overlays", "marks", "title")


@command("board")
def board(
    case: CasePath,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    rules: RulesName = None,
    as_json: AsJson = False,
) -> None:
    from pactwatch.case import open_case

    with open_case(case) as opened:
        shown = opened.board(
            as_of=parse_day(as_of, option="--as-of"),
            known_at=parse_moment(known_at, option="--known-at"),
            rules=rules,
            workers=WORKERS,
        )
        differing = opened.differs_from_default(shown) if rules else {}
    if as_json:
        print_json(shown.as_json())
        return
    print_board(shown.rows, differing)
    if opened.pending:
        talk(say("board.pending", files=", ".join(opened.pending)))
    talk(say("board.asked", as_of=shown.as_of, known_at=shown.known_at, rules=shown.rule_set))
    summary = shown.summary.as_lines() if shown.summary else ()
    for line in (*summary, *shown.breaks, *shown.gaps):
        talk(line)


def print_board(rows: tuple[BoardRow, ...], differing: dict[str, str] | None = None) -> None:
    """The board as a table; rows a rule set changes say what the default gives."""
    if not rows:
        talk(say("board.empty"))
    print_table(headings(*COLUMNS), [_row(row, differing or {}) for row in rows])


def _row(row: BoardRow, differing: dict[str, str]) -> tuple[str, ...]:
    shown = row.shown
    marks = [say("board.fragile")] if shown.fragile else []
    if row.obligation_id in differing:
        marks.append(say("board.default_gives", verdict=differing[row.obligation_id]))
    return (
        row.obligation_id,
        row.reviewed.verdict.value,
        row.provisional.verdict.value,
        "-" if shown.level is None else str(shown.level),
        f"{shown.n_min}-{shown.n_max}",
        " ".join(overlay.value for overlay in shown.overlays) or "-",
        ", ".join(marks) or "-",
        row.title,
    )


@command("explain")
def explain(
    case: CasePath,
    obligation: Annotated[str, typer.Argument(metavar="OBLIGATION", help=say("help.obligation"))],
    as_of: AsOf = None,
    known_at: KnownAt = None,
    rules: RulesName = None,
    as_json: AsJson = False,
) -> None:
    from pactwatch.case import open_case

    with open_case(case) as opened:
        explained = opened.explain(
            obligation,
            as_of=parse_day(as_of, option="--as-of"),
            known_at=parse_moment(known_at, option="--known-at"),
            rules=rules,
        )
    if as_json:
        print_json(explained.as_json())
    else:
        typer.echo(explained.as_text())
