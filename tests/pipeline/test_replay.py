"""Recorded human acts replayed by the words they name; what fits nothing is a sentence."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from tests.case.factories import SHELTER, Clock

from pactwatch.case import StatementFilter
from pactwatch.domain.ids import sha256_bytes
from pactwatch.errors import BadInput
from pactwatch.pipeline import WorkingCase
from pactwatch.pipeline.replay import Row, replay_row

AT = datetime(2031, 5, 2, 9)
DAY = date(2031, 5, 2)
DOCUMENTS = {"panel.txt": f"doc-{sha256_bytes(SHELTER.encode())[:16]}"}


def replay(case: WorkingCase, kind: str, **fields: Any) -> str | None:
    row = Row(kind, {"at": AT, "person": "Asha Venn", **fields})
    return replay_row(case, row, lambda name: DOCUMENTS[name])


def reviewed(case: WorkingCase) -> str:
    return case.board(as_of=DAY).row("C-1").reviewed.verdict.value


def test_a_row_without_a_zone_is_in_utc() -> None:
    assert Row("decision", {"at": AT}).at == AT.replace(tzinfo=UTC)


def test_accepting_by_words_and_document(case: WorkingCase) -> None:
    missing = replay(
        case,
        "decision",
        action="ACCEPT",
        document="panel.txt",
        words="sheltered the  Circle",
        obligation="C-1",
    )
    assert missing is None
    assert [item.statement.speech_act.value for item in case.queue("C-1") if item.statement] == [
        "DENY"
    ]
    replay(case, "decision", action="ACCEPT", words="sheltered", obligation="C-1", all=True)
    assert reviewed(case) == "BREACH_ALLEGED"


def test_rejecting_a_whole_row(case: WorkingCase) -> None:
    assert replay(case, "decision", action="REJECT", obligation="C-1") is None
    assert case.queue("C-1") == []
    assert reviewed(case) == "INSUFFICIENT_COVERAGE"


def test_an_edit_of_a_statement(case: WorkingCase) -> None:
    missing = replay(
        case, "decision", action="EDIT", words="sheltered", edit={"speech_act": "ASSESS"},
        document="panel.txt",
    )  # fmt: skip
    found = case.statements(StatementFilter(speaker="quill"))[0].statement
    assert (missing, found.speech_act.value) == (None, "ASSESS")


def test_marking_a_duty_reviewed(case: WorkingCase) -> None:
    assert replay(case, "decision", action="DONE", obligation="C-1") is None
    assert reviewed(case) == "INSUFFICIENT_COVERAGE"


def test_words_that_stand_nowhere_are_told(case: WorkingCase) -> None:
    missing = replay(case, "decision", action="ACCEPT", words="the moon is green")
    assert missing is not None
    assert "no statement in any document with the words 'the moon is green'" in missing


def test_coverage_reply_and_finding(case: WorkingCase, clock: Clock) -> None:
    clock.move(days=1)  # to the day of the row, as a replay does
    coverage = {"source": "Lake Watch", "from": "2030-03-01", "to": DAY, "result": "FOUND"}
    assert replay(case, "coverage", obligation="C-1", **coverage) is None
    reply = {"party": "corran", "state": "REPLIED", "sent": "2031-04-23", "answered": DAY}
    assert replay(case, "reply", obligation="C-1", text="We refuse.", **reply) is None
    finding = {"text": "Sheltered.", "standing": "S2", "decided_on": DAY}
    signers = ["Asha Venn", "Borin Hale"]
    assert replay(case, "finding", obligation="C-1", signers=signers, **finding) is None
    view = case.view()
    assert view.coverage()[0].value.checked_from == date(2030, 3, 1)
    assert view.replies()[0].value.answered_on == DAY
    assert [(f.author, *f.value.signers) for f in view.findings()] == [(s, s) for s in signers]


def test_an_unknown_duty_is_refused(case: WorkingCase) -> None:
    with pytest.raises(BadInput, match="obligation C-7"):
        replay(case, "decision", action="DONE", obligation="C-7")
