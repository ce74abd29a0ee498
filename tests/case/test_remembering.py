"""A board made from the last one is the board made alone, whatever came in between."""

from datetime import date
from pathlib import Path

from tests.case.factories import put
from tests.case.test_people import report

from pactwatch.case import Board
from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.pipeline import WorkingCase

DAY = date(2031, 5, 1)


def both(case: WorkingCase) -> tuple[Board, Board]:
    """Of the case as it has been asked before, and of one that remembers nothing."""
    asked = case.board(as_of=DAY)
    with case.acting_as(case.person, case.clock) as fresh:
        return asked, fresh.board(as_of=DAY)


def test_what_comes_in_is_on_the_next_board(case: WorkingCase, tmp_path: Path) -> None:
    case.board(as_of=DAY)
    for n, who in enumerate(("Ruth Brand", "Olle Marsh", "Ira Tamm")):
        put(case, tmp_path, f"{n}.txt", report(who), date(2031, 4, 25))
        asked, fresh = both(case)
        assert asked.rows == fresh.rows
    assert asked.row("C-1").provisional.n_max == 4


def test_rows_nothing_bears_on_are_the_very_rows_of_before(
    case: WorkingCase, tmp_path: Path
) -> None:
    before = {row.obligation_id: row for row in case.board(as_of=DAY).rows}
    put(case, tmp_path, "brand.txt", report("Ruth Brand"), date(2031, 4, 25))
    after = case.board(as_of=DAY)
    assert after.row("C-1") != before["C-1"]
    kept = [row.obligation_id for row in after.rows if row is before[row.obligation_id]]
    assert kept


def test_decisions_edits_and_identities_reach_the_next_board(
    case: WorkingCase, tmp_path: Path
) -> None:
    put(case, tmp_path, "brand.txt", report("Ruth Brand"), date(2031, 4, 25))
    case.board(as_of=DAY)
    link = case.view().links()[0].value
    statement = case.view().statements()[0].value
    edit = {"factuality": "POSSIBLE+"}
    for decision in (
        Decision(TargetKind.LINK, link.id, Action.REJECT, "no"),
        Decision(TargetKind.STATEMENT, statement.id, Action.EDIT, "only possible", edit),
        Decision(TargetKind.STATEMENT, statement.id, Action.REOPEN, "as it was"),
        Decision(TargetKind.LINK, link.id, Action.REOPEN, "yes"),
        Decision(TargetKind.SOURCE, "origin:quill", Action.RETRACT, "withdrawn"),
    ):
        case.decide(decision)
        asked, fresh = both(case)
        assert asked.rows == fresh.rows
    case.judge_identity("quill", "ruth-brand", Action.DIFFERENT, "two people")
    asked, fresh = both(case)
    assert asked.rows == fresh.rows
