"""A board as if somebody had decided, made from the board of now, is the one made alone."""

from dataclasses import replace

import pytest

from pactwatch.case.evidence import build_dossier
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


def test_the_dossier_after_decisions_is_the_one_made_anew(case: WorkingCase) -> None:
    """Also after one that was taken back, one on a statement, and when somebody is set aside."""
    norms, boards = case.norms(), Boards()
    items = [i for i in case.queue() if i.kind in (TargetKind.LINK, TargetKind.ASSUMPTION)]
    statement = case.statements()[0].statement.id
    turns = zip(items * 2, [Action.ACCEPT, Action.REJECT] * 9, strict=False)
    steps = [Decision(item.kind, item.target_id, action) for item, action in turns]
    steps.insert(2, Decision(TargetKind.STATEMENT, statement, Action.GRADE, "", {"credibility": 3}))
    steps.insert(4, Decision(items[0].kind, items[0].target_id, Action.REOPEN))
    aside = Decision(TargetKind.PERSON, "Asha Venn", Action.RETRACT, "for this test")
    steps += [aside, replace(aside, action=Action.REOPEN)]
    steps.append(Decision(items[0].kind, items[0].target_id, Action.ACCEPT))
    boards.dossier(case.view(), norms)
    for step in steps:
        case.decide(step)
        view = case.view()
        assert boards.dossier(view, norms) == build_dossier(view, norms)
