"""`pactwatch board` and `pactwatch explain`."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from pactwatch.cli.app import command, show, talk
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

if TYPE_CHECKING:
    from pactwatch.case import Case

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

    asked = parse_moment(known_at, option="--known-at")
    with open_case(case) as opened:
        shown = opened.board(
            as_of=parse_day(as_of, option="--as-of"), known_at=asked, rules=rules, workers=WORKERS
        )
        differing = opened.differs_from_default(shown) if rules else {}
        empty = "" if shown.rows else _why_empty(opened, asked, shown.known_at)
    _tell_ahead(asked, shown.known_at)
    if as_json:
        print_json(shown.as_json())
        return
    print_board(shown.rows, differing, empty=empty)
    if opened.pending:
        talk(say("board.pending", files=", ".join(opened.pending)))
    talk(say("board.asked", as_of=shown.as_of, known_at=shown.known_at, rules=shown.rule_set))
    summary = shown.summary.as_lines() if shown.summary else ()
    for line in (*shown.apart(), *summary, *shown.breaks, *shown.gaps):
        talk(line)


def _why_empty(case: "Case", asked: datetime | None, known_at: str) -> str:
    """Of a past moment a case without duties is told otherwise than of now."""
    begins = case.begins()
    if asked and begins and asked < begins:
        start = begins.isoformat().replace("+00:00", "Z")
        return say("board.nothing_then", known_at=known_at, begins=start)
    if asked:
        return say("board.no_agreement_then", known_at=known_at)
    files = [name for name in case.folder.edited_files() if name.startswith("agreements/")]
    return say("board.no_duties", files=", ".join(files)) if files else say("board.empty")


def _tell_ahead(asked: datetime | None, known_at: str) -> None:
    """A moment to come is now; a person who keeps the board must know which moment it bears."""
    if asked and asked > datetime.fromisoformat(known_at):
        talk(say("board.ahead", known_at=known_at))


def print_board(
    rows: tuple[BoardRow, ...], differing: dict[str, str] | None = None, *, empty: str = ""
) -> None:
    """The board as a table; rows a rule set changes say what the default gives."""
    if not rows:
        talk(empty or say("board.empty"))
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

    asked = parse_moment(known_at, option="--known-at")
    with open_case(case) as opened:
        explained = opened.explain(
            obligation, as_of=parse_day(as_of, option="--as-of"), known_at=asked, rules=rules
        )
    _tell_ahead(asked, explained.board.known_at)
    if as_json:
        print_json(explained.as_json())
    else:
        show(explained.as_text())
