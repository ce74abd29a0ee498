"""People's decisions: states, edits, retractions, and what they may not point at."""

from datetime import date
from pathlib import Path

import pytest
from tests.case.factories import GARBLED, Clock, put

from pactwatch.case import StatementFilter
from pactwatch.domain.review import Action, CoverageEntry, CoverageResult, Decision, TargetKind
from pactwatch.errors import BadInput
from pactwatch.pipeline import WorkingCase

DAY = date(2031, 5, 1)


def said(case: WorkingCase, speaker: str) -> str:
    return case.statements(StatementFilter(speaker=speaker))[0].statement.id


def provisional(case: WorkingCase) -> str:
    return case.board(as_of=DAY).row("C-1").provisional.verdict.value


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        (Action.QUARANTINE, "NOT_ASSESSED"),
        (Action.RETRACT, "NOT_ASSESSED"),
        (Action.REJECT, "NOT_ASSESSED"),
        (Action.RELEASE, "BREACH_ALLEGED"),
    ],
)
def test_a_statement_taken_out_carries_nothing(
    case: WorkingCase, action: Action, expected: str
) -> None:
    case.decide(Decision(TargetKind.STATEMENT, said(case, "quill"), action, "read again"))
    assert provisional(case) == expected


def test_an_edit_is_applied_and_the_machine_s_row_stays(case: WorkingCase) -> None:
    target = said(case, "quill")
    edit = {"speech_act": "QUESTION"}
    case.decide(Decision(TargetKind.STATEMENT, target, Action.EDIT, "she asked", edit))
    now = case.statements(StatementFilter(speaker="quill"))[0].statement
    record = case.view().statement(target)
    assert record is not None
    assert (now.speech_act.value, record.value.speech_act.value) == ("QUESTION", "ASSERT")
    assert provisional(case) == "NOT_ASSESSED"


@pytest.mark.parametrize("edit", [{"speech": "DENY"}, {"speech_act": "SHOUT"}, {"claims": "x"}])
def test_an_edit_that_no_statement_can_take_is_refused_before_it_is_recorded(
    case: WorkingCase, edit: dict[str, object]
) -> None:
    head = case.register.head()
    with pytest.raises(BadInput, match="edit of st-"):
        case.decide(Decision(TargetKind.STATEMENT, said(case, "quill"), Action.EDIT, "wrong", edit))
    assert case.register.head() == head


def test_a_retracted_document_carries_nothing(case: WorkingCase) -> None:
    target = case.statements(StatementFilter(speaker="quill"))[0].document_id
    case.decide(Decision(TargetKind.DOCUMENT, target, Action.RETRACT, "the outlet withdrew it"))
    assert provisional(case) == "NOT_ASSESSED"


def test_a_decision_can_be_taken_back(case: WorkingCase) -> None:
    link = next(i for i in case.queue("C-1") if i.kind is TargetKind.LINK)
    before = len(case.queue())
    case.decide(Decision(link.kind, link.target_id, Action.REJECT))
    assert len(case.queue()) < before
    case.decide(Decision(link.kind, link.target_id, Action.REOPEN))
    assert len(case.queue()) == before


def test_marked_as_reviewed_with_full_coverage_says_so(case: WorkingCase, clock: Clock) -> None:
    """C-1 with its suggestions rejected, checked as planned: nothing found, and not compliance."""
    for item in case.queue("C-1"):
        case.decide(Decision(item.kind, item.target_id, Action.REJECT))
    entry = CoverageEntry("C-1", "Lake Watch", date(2030, 3, 1), DAY, CoverageResult.NOTHING_FOUND)
    case.record_coverage(entry)
    case.decide(Decision(TargetKind.OBLIGATION, "C-1", Action.DONE, "April reviewed"))
    assert case.board(as_of=DAY).row("C-1").reviewed.verdict.value == "NO_BREACH_FOUND"


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        (TargetKind.STATEMENT, "statement nothing: not in this case"),
        (TargetKind.LINK, "link nothing: not in this case"),
        (TargetKind.FLAG, "statement nothing: not in this case"),
        (TargetKind.ASSUMPTION, "assumption nothing: not in this case"),
        (TargetKind.OBLIGATION, "obligation nothing: not in this case"),
        (TargetKind.DOCUMENT, "document nothing: not in this case"),
    ],
)
def test_a_decision_about_nothing_is_refused(
    case: WorkingCase, kind: TargetKind, says: str
) -> None:
    with pytest.raises(BadInput, match=says):
        case.decide(Decision(kind, "nothing", Action.ACCEPT))


@pytest.mark.parametrize("record", ["record_coverage", "record_reply", "sign_finding"])
def test_records_of_unknown_duties_are_refused(case: WorkingCase, record: str) -> None:
    class Named:
        obligation_id = "Z-9"

    with pytest.raises(BadInput, match="obligation Z-9: not in this case; it has C-1, M-1"):
        getattr(case, record)(Named())


def test_a_quarantined_statement_waits_first_and_has_no_standing(
    case: WorkingCase, tmp_path: Path
) -> None:
    document = put(case, tmp_path, "garbled.txt", GARBLED, date(2031, 4, 29))
    first = case.queue()[0]
    assert first.kind is TargetKind.STATEMENT
    assert "proposed reading: ENABLE.TRAIN_CAMP" in first.as_text()
    assert "cannot be the one who does it" in first.as_text()
    case.decide(Decision(first.kind, first.target_id, Action.ACCEPT))
    assert all(item.target_id != first.target_id for item in case.queue())
    found = case.statements(StatementFilter(document_id=document))[0].statement
    assert found.state.value == "QUARANTINED"


def test_statements_are_narrowed_by_every_filter(case: WorkingCase) -> None:
    def count(**wanted: object) -> int:
        return len(case.statements(StatementFilter(**wanted)))  # type: ignore[arg-type]

    assert count() == 2
    assert (count(speaker="QUILL"), count(speaker="nobody")) == (1, 0)
    assert (count(act="deny"), count(act="ASSERT"), count(act="URGE")) == (1, 1, 0)
    assert (count(conduct="host.shelter"), count(conduct="HOST.*"), count(conduct="MIL.*")) == (
        2,
        2,
        0,
    )
    assert (count(since=date(2031, 4, 21)), count(until=date(2031, 4, 21))) == (1, 1)
    assert count(since=date(2031, 4, 20), until=date(2031, 4, 22)) == 2
    assert count(flag="ROLE_CONFLICT") == 0


@pytest.mark.parametrize("wanted", [{"act": "SHOUT"}, {"flag": "ODD"}])
def test_an_unknown_filter_value_lists_the_known_ones(
    case: WorkingCase, wanted: dict[str, str]
) -> None:
    with pytest.raises(BadInput, match=r"unknown .*; choose one of [A-Z_]+, "):
        case.statements(StatementFilter(**wanted))  # type: ignore[arg-type]


def test_explain_reads_the_trace_against_the_words(case: WorkingCase) -> None:
    explained = case.explain("c-1", as_of=DAY)
    text = explained.as_text()
    assert "Verdict: NOT_ASSESSED (provisional: BREACH_ALLEGED)" in text
    assert "the Front sheltered the Circle in Osteria" in text
    plain = explained.as_json()
    assert {s["id"] for s in plain["statements"]} >= set(plain["evidence"])
