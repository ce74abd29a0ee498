"""Setting a person aside: all that rests on their coding moves, and the impact names it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from tests.case.factories import SHELTER, Clock, put

from pactwatch.case import Case, StatementFilter
from pactwatch.case.impact import impact_lines
from pactwatch.domain.review import (
    Action,
    CoverageEntry,
    CoverageResult,
    Decision,
    Finding,
    Person,
    Reply,
    TargetKind,
)
from pactwatch.errors import BadInput
from pactwatch.pipeline import Correction, WorkingCase

DAY = date(2031, 5, 1)
WHY = "coded without the codebook"
SHELTERED = {"conduct": "HOST.SHELTER", "agent": ["Corran Front"], "counterpart": ["Ashen Circle"],
             "place": "Osteria", "when": "2031-04-04", "when_basis": "STATED"}  # fmt: skip
# What Borin Hale does to a statement of Dana Quill's, which bears a breach of C-1.
CODINGS = [
    (Action.RETRACT, {}),
    (Action.REJECT, {}),
    (Action.QUARANTINE, {}),
    (Action.EDIT, {"claims": []}),
    (Action.EDIT, {"claims": [{**SHELTERED, "polarity": "-"}]}),
    (Action.EDIT, {"claims": [{**SHELTERED, "conduct": "MIL.STRIKE"}]}),
]


@contextmanager
def borin(case: Case, clock: Clock) -> Iterator[Case]:
    clock.move(minutes=1)
    with case.acting_as(Person("Borin Hale", True), clock) as other:
        yield other


def said(case: Case, speaker: str = "quill") -> str:
    return case.statements(StatementFilter(speaker=speaker))[0].statement.id


def links(case: Case) -> set[tuple[str, str]]:
    return {(r.ref, r.value.bearing.value) for r in case.view().links()}


def rows(case: Case) -> object:
    return case.board(as_of=DAY).rows


@pytest.mark.parametrize(("action", "edit"), CODINGS)
def test_what_rests_on_the_coding_is_as_if_it_had_never_been(
    case: WorkingCase, clock: Clock, action: Action, edit: dict[str, object]
) -> None:
    before, bearing = rows(case), links(case)
    with borin(case, clock) as other:
        other.decide(Decision(TargetKind.STATEMENT, said(case), action, WHY, edit))
    between = rows(case)
    assert between != before
    trial = impact_lines(case.retract("Borin Hale", WHY, is_trial=True, as_of=DAY))
    assert trial[0].startswith("C-1: ")
    assert rows(case) == between
    assert impact_lines(case.retract("Borin Hale", WHY, as_of=DAY)) == trial
    assert (rows(case), links(case)) == (before, bearing)
    case.undo()
    assert rows(case) == between


def test_evidence_that_only_the_coding_claimed_bears_on_nothing(
    case: WorkingCase, clock: Clock
) -> None:
    """A denial coded as an admission is a denial again, with its machine's links."""
    before, bearing = rows(case), links(case)
    with borin(case, clock) as other:
        edit = {"claims": [SHELTERED], "factuality": "CERTAIN+", "speech_act": "ADMIT"}
        target = said(case, "corran")
        other.decide(Decision(TargetKind.STATEMENT, target, Action.EDIT, WHY, edit))
    assert links(case) != bearing
    assert case.retract("Borin Hale", WHY, as_of=DAY)
    assert (rows(case), links(case)) == (before, bearing)
    told = case.explain("C-1", as_of=DAY).statements[said(case, "corran")]
    assert told.speech_act.value == "DENY"


def test_a_trial_leaves_no_trace(case: WorkingCase, clock: Clock) -> None:
    with borin(case, clock) as other:
        edit: dict[str, object] = {"claims": []}
        other.decide(Decision(TargetKind.STATEMENT, said(case), Action.EDIT, WHY, edit))
    head, files = case.register.head(), sorted(case.folder.root.rglob("*"))
    assert case.retract("Borin Hale", WHY, is_trial=True, as_of=DAY)
    assert (case.register.head(), sorted(case.folder.root.rglob("*"))) == (head, files)


def test_boards_of_before_replay(case: WorkingCase, clock: Clock) -> None:
    with borin(case, clock) as other:
        edit: dict[str, object] = {"claims": []}
        other.decide(Decision(TargetKind.STATEMENT, said(case), Action.EDIT, WHY, edit))
    then, board = clock.now, case.board(as_of=DAY, known_at=clock.now).as_json()
    clock.move(hours=1)
    case.retract("Borin Hale", WHY, as_of=DAY)
    assert case.board(as_of=DAY, known_at=then).as_json() == board
    assert case.verify().problems == ()


# What a person may do to a case, each as one act.
ACTS: dict[str, Callable[[Case], object]] = {
    "done": lambda c: c.decide(Decision(TargetKind.OBLIGATION, "C-1", Action.DONE, WHY)),
    "coding": lambda c: c.decide(Decision(TargetKind.STATEMENT, said(c), Action.REJECT, WHY)),
    "identity": lambda c: c.judge_identity("quill", "corran", Action.DIFFERENT, WHY),
    "confidence": lambda c: c.set_confidence("C-1", "MODERATE", WHY),
    "correction": lambda c: c.correct(
        c.statements()[0].document_id, Correction(publisher="Ford Post"), WHY
    ),
    "retraction": lambda c: c.retract("Dana Quill", WHY),
    "undo": lambda c: c.undo(),
    "signature": lambda c: c.sign_finding(
        Finding("C-1", "it sheltered", "S3", (c.person.name,), True, DAY)
    ),
    "reply": lambda c: c.record_reply(Reply("C-1", "corran", "TO_SEND")),
    "coverage": lambda c: c.record_coverage(
        CoverageEntry("M-1", "Lake Watch", date(2030, 3, 1), DAY, CoverageResult.FOUND)
    ),
}


@pytest.mark.parametrize("act", ACTS)
def test_who_is_set_aside_is_told_that_nothing_is_recorded(
    case: WorkingCase, clock: Clock, act: str
) -> None:
    case.decide(Decision(TargetKind.STATEMENT, said(case), Action.GRADE, WHY, {"credibility": 3}))
    with borin(case, clock) as other:
        other.retract("Asha Venn", "not trained")
    head = case.register.head()
    with pytest.raises(BadInput) as refused:
        ACTS[act](case)
    assert str(refused.value) == (
        "Asha Venn: found set aside by Borin Hale (not trained), expected a person whose decisions "
        "count; have somebody else do it, or take that back: pactwatch retract CASE 'Asha Venn' "
        "--undo --reason WHY"
    )
    assert case.register.head() == head


def test_setting_aside_is_no_coding_and_may_be_taken_back_by_whom_it_bears_on(
    case: WorkingCase,
) -> None:
    case.decide(Decision(TargetKind.OBLIGATION, "C-1", Action.DONE, WHY))
    case.retract("Asha Venn", WHY)
    case.undo()
    case.decide(Decision(TargetKind.OBLIGATION, "M-1", Action.DONE, WHY))


def test_who_only_signed_can_be_set_aside(case: WorkingCase, clock: Clock) -> None:
    with borin(case, clock) as other:
        ACTS["signature"](other)
    case.retract("borin  HALE", WHY, as_of=DAY)
    assert case.hands_on("C-1", "it sheltered", "S3") == ()
    case.undo()
    assert case.hands_on("C-1", "it sheltered", "S3") == ("Borin Hale",)


def test_a_row_whose_evidence_alone_moves_is_named_too(
    case: WorkingCase, clock: Clock, tmp_path: Path
) -> None:
    """A second telling of what one person says moves no count, and yet the row rests on it."""
    more = SHELTER.replace("The weather was fair", "Nobody was seen to leave the lake road")
    put(case, tmp_path, "more.txt", more.replace("sheltered", "fed"), date(2031, 4, 23))
    (later,) = {f.statement.id for f in case.statements()} - {said(case), said(case, "corran")}
    with borin(case, clock) as other:
        edit = {"claims": [SHELTERED]}
        other.decide(Decision(TargetKind.STATEMENT, later, Action.EDIT, WHY, edit))
    (line,) = impact_lines(case.retract("Borin Hale", WHY, is_trial=True, as_of=DAY))
    assert f"provisional evidence {later} → –" in line
