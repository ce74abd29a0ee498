"""A board as if somebody had decided, made from the board of now, is the one made alone."""

import pytest

from pactwatch.case.remembering import Boards
from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.pipeline import WorkingCase


@pytest.mark.parametrize("action", [Action.ACCEPT, Action.REJECT])
def test_it_is_the_board_made_alone_and_leaves_no_trace(case: WorkingCase, action: Action) -> None:
    before = case.board()
    view, norms, day = case.view(), case.norms(), case.clock().date()
    for item in case.queue():
        decision = Decision(item.kind, item.target_id, action)
        alone = Boards().alone(view, norms, day, as_if=[decision])
        assert case.board(as_if=[decision]).rows == alone
        assert case.board().rows == before.rows


def test_a_decision_on_a_statement_is_weighed_alone(case: WorkingCase) -> None:
    statement = case.statements()[0].statement.id
    decision = Decision(TargetKind.STATEMENT, statement, Action.REJECT)
    alone = Boards().alone(case.view(), case.norms(), case.clock().date(), as_if=[decision])
    assert case.board(as_if=[decision]).rows == alone
    assert case.board(as_if=[decision]).rows != case.board().rows


def test_what_was_foreseen_is_what_comes(case: WorkingCase) -> None:
    for item in case.queue("C-1"):
        decision = Decision(item.kind, item.target_id, Action.REJECT)
        foreseen = case.board(as_if=[decision]).rows
        case.decide(decision)
        assert case.board().rows == foreseen
