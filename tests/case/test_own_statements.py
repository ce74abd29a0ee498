"""A person's own statements, edits that bear anew, decisions taken back, boards nobody made yet."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from tests.case.factories import GARBLED, Clock, put

from pactwatch.case import StatementFilter, add_decision, board_changes, own_statement
from pactwatch.case.editing import edit_of
from pactwatch.case.own import ranges_of
from pactwatch.case.sync import relink
from pactwatch.domain.document import Document
from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.domain.statement import Statement
from pactwatch.errors import BadInput
from pactwatch.pipeline import WorkingCase

DAY = date(2031, 5, 1)
SHELTERS = {
    "conduct": "HOST.SHELTER",
    "agent": ["Corran Front"],
    "counterpart": ["Ashen Circle"],
    "place": "Osteria",
    "when": "2031-04-04",
    "when_basis": "STATED",
}
LABELS = {"speaker": {"name": "Dana Quill", "status": "NAMED"}, "claims": [SHELTERS]}


def first_document(case: WorkingCase) -> Document:
    return case.view().documents()[0].value


def fair(case: WorkingCase) -> Statement:
    document = first_document(case)
    words = ranges_of(document, ["The weather was fair"])
    return own_statement(document, words, labels=LABELS)


def test_an_own_statement_stands_is_anchored_and_bears_on_the_board(case: WorkingCase) -> None:
    own = fair(case)
    case.decide(add_decision(own, "the program skipped it"))
    found = {f.statement.id: f.statement for f in case.statements()}
    assert found[own.id].content[0].text == "The weather was fair"
    assert any(item.statement and item.statement.id == own.id for item in case.queue("C-1"))
    assert own.id in case.board(as_of=DAY).row("C-1").provisional.evidence
    assert not case.verify().problems


def test_taking_it_back_leaves_no_statement_and_no_link(case: WorkingCase) -> None:
    own = fair(case)
    case.decide(add_decision(own))
    case.decide(Decision(TargetKind.STATEMENT, own.id, Action.REOPEN))
    assert own.id not in {f.statement.id for f in case.statements()}
    assert own.id not in {r.value.statement_id for r in case.view().links()}


def test_forgetting_the_document_forgets_what_people_read_out_of_it(
    case: WorkingCase, again: Callable[[], WorkingCase]
) -> None:
    own = fair(case)
    case.decide(add_decision(own))
    case.forget(own.document_id, "asked for by a source")
    assert not case.verify().problems
    assert b"The weather was fair" not in case.folder.register.read_bytes()
    with again() as later:
        assert own.id not in {r.value.statement_id for r in later.view().links()}


@pytest.mark.parametrize("span", [(0, 0), (5, 3), (-1, 4), (0, 10**6)])
def test_ranges_outside_the_text_are_refused(case: WorkingCase, span: tuple[int, int]) -> None:
    with pytest.raises(BadInput, match="do not lie in its text"):
        own_statement(first_document(case), [span], labels=LABELS)


@pytest.mark.parametrize("labels", [{"speaker": {"name": "x"}}, {"spoken": 1}, {"claims": "x"}])
def test_unknown_labels_are_refused(case: WorkingCase, labels: dict[str, object]) -> None:
    with pytest.raises(BadInput, match="own statement"):
        own_statement(first_document(case), [(0, 3)], labels={**LABELS, **labels})


def test_words_that_do_not_stand_there_once_are_refused(case: WorkingCase) -> None:
    with pytest.raises(BadInput, match="stands there 0 times"):
        ranges_of(first_document(case), ["The weather was foul"])


def test_an_anchor_that_does_not_hold_is_refused_before_it_is_recorded(case: WorkingCase) -> None:
    decision = add_decision(fair(case))
    decision.edit["content"][0]["text"] = "The weather was foul"
    head = case.register.head()
    with pytest.raises(BadInput, match="mark the words again"):
        case.decide(decision)
    assert case.register.head() == head


def test_an_edit_of_the_claims_bears_anew(case: WorkingCase) -> None:
    quill = case.statements(StatementFilter(speaker="quill"))[0].statement
    before = {r.value.id for r in case.view().links() if r.value.statement_id == quill.id}
    edit = {"claims": [{"conduct": "POS.EXPECT", "agent": ["Corran Front"]}]}
    case.decide(Decision(TargetKind.STATEMENT, quill.id, Action.EDIT, "read again", edit))
    after = {r.value.id for r in case.view().links() if r.value.statement_id == quill.id}
    assert before
    assert not after
    case.decide(Decision(TargetKind.STATEMENT, quill.id, Action.REOPEN))
    back = {r.value.id for r in case.view().links() if r.value.statement_id == quill.id}
    assert back == before


def test_edited_case_files_keep_what_people_corrected(
    case: WorkingCase, again: Callable[[], WorkingCase], clock: Clock
) -> None:
    own = fair(case)
    case.decide(add_decision(own))
    actors = case.folder.root / "actors.toml"
    actors.write_text(actors.read_text("utf-8") + "\n# looked through\n", "utf-8")
    clock.move(hours=1)
    with again() as later:
        assert own.id in {r.value.statement_id for r in later.view().links()}


def test_the_last_decision_about_a_statement_is_taken_back_and_no_other(case: WorkingCase) -> None:
    quill = case.statements(StatementFilter(speaker="quill"))[0].statement

    def decide(action: Action) -> str:
        case.decide(Decision(TargetKind.STATEMENT, quill.id, action, "looked"))
        now = {f.statement.id: f.statement for f in case.statements()}
        return now[quill.id].state.value

    assert decide(Action.QUARANTINE) == "QUARANTINED"
    assert decide(Action.REJECT) == "EXCLUDED"
    assert decide(Action.REOPEN) == "QUARANTINED"
    assert decide(Action.REOPEN) == "USABLE"
    assert decide(Action.REOPEN) == "USABLE"


def test_a_garble_taken_back_waits_in_the_queue_again(case: WorkingCase, tmp_path: object) -> None:
    put(case, tmp_path, "garbled.txt", GARBLED, date(2031, 4, 23))  # type: ignore[arg-type]
    (item,) = [i for i in case.queue() if i.kind is TargetKind.STATEMENT]
    case.decide(Decision(item.kind, item.target_id, Action.QUARANTINE, "garbled"))
    assert not [i for i in case.queue() if i.kind is TargetKind.STATEMENT]
    case.decide(Decision(item.kind, item.target_id, Action.REOPEN))
    assert [i.target_id for i in case.queue() if i.kind is TargetKind.STATEMENT] == [item.target_id]


def test_the_board_before_a_decision_is_the_board_after_it(case: WorkingCase) -> None:
    (item, *_) = case.queue("C-1")
    for action in (Action.REJECT, Action.ACCEPT):
        decision = Decision(item.kind, item.target_id, action)
        foreseen = case.board(as_of=DAY, as_if=[decision]).rows
        before = case.register.head()
        assert case.register.head() == before
        case.decide(decision)
        assert case.board(as_of=DAY).rows == foreseen


def test_changes_name_the_rows_and_fields_that_moved(case: WorkingCase) -> None:
    before = case.board(as_of=DAY)
    decisions = [Decision(i.kind, i.target_id, Action.REJECT) for i in case.queue("C-1")]
    after = case.board(as_of=DAY, as_if=decisions)
    changes = {c.obligation_id: c for c in board_changes(before, after)}
    assert board_changes(before, before) == ()
    moved = {(f.kind, f.field): (f.before, f.after) for f in changes["C-1"].changes}
    assert moved[("provisional", "verdict")] == ("BREACH_ALLEGED", "NOT_ASSESSED")


def test_a_factuality_turned_round_turns_what_the_claims_say(case: WorkingCase) -> None:
    quill = case.statements(StatementFilter(speaker="quill"))[0].statement
    turned = "CERTAIN-" if quill.factuality.value.endswith("+") else "CERTAIN+"
    edit = edit_of(quill, {"factuality": turned})
    case.decide(Decision(TargetKind.STATEMENT, quill.id, Action.EDIT, "read again", edit))
    now = next(s.statement for s in case.statements(StatementFilter(speaker="quill")))
    before = [claim.polarity for claim in quill.claims]
    assert before
    assert all(c.polarity is not was for c, was in zip(now.claims, before, strict=True))


def test_a_code_added_by_a_person_says_what_the_statement_says(case: WorkingCase) -> None:
    quill = case.statements(StatementFilter(speaker="quill"))[0].statement
    edit = edit_of(quill, {"factuality": "CERTAIN-", "conduct": "MIL.STRIKE"})
    assert [claim["polarity"] for claim in edit["claims"]] == ["-"]


UNREADABLE = ["soon", "2025-13-40", "2031-02-30", "last week", "2031-05-02/2031-04-01"]


@pytest.mark.parametrize("day", UNREADABLE)
def test_a_day_that_nothing_can_read_is_refused_before_it_is_recorded(
    case: WorkingCase, day: str
) -> None:
    document, quill = first_document(case), StatementFilter(speaker="quill")
    labels = {**LABELS, "claims": [{**SHELTERS, "when": day}]}
    words = ranges_of(document, ["The weather was fair"])
    old = case.statements(quill)[0].statement.id
    claims = {"claims": [{**SHELTERS, "when": day}]}
    for field, decision in (
        ("HOST.SHELTER: when", add_decision(own_statement(document, words, labels=labels))),
        ("HOST.SHELTER: when", Decision(TargetKind.STATEMENT, old, Action.EDIT, "", claims)),
        ("said_on", Decision(TargetKind.STATEMENT, old, Action.EDIT, "", {"said_on": day})),
    ):
        with pytest.raises(BadInput, match=f"^{field} '{day}': found no day .* expected EDTF"):
            case.decide(decision)
    assert not case.view().decisions()


def test_an_unreadable_day_on_record_is_unknown(case: WorkingCase) -> None:
    labels = {**LABELS, "said_on": "soon", "claims": [{**SHELTERS, "when": "2025-13-40"}]}
    words = ranges_of(first_document(case), ["The weather was fair"])
    own = own_statement(first_document(case), words, labels=labels)
    with case.register.write() as writer:  # as a register of before holds it
        writer.put_decision(add_decision(own))
        relink(writer, case.view(), case.norms(), add_decision(own))
    now = next(f.statement for f in case.statements() if f.statement.id == own.id)
    assert (now.said_on, now.claims[0].when) == (None, None)
    assert own.id in case.explain("C-1", as_of=DAY).as_text()


@pytest.mark.parametrize(
    ("field", "wrong", "allowed"),
    [
        ("basis", "OWN_OBSERVATION", "FIRSTHAND_OBSERVED, PARTICIPANT_SELF_KNOWLEDGE"),
        ("speech_act", "SAY", "ASSERT, ASSESS"),
        ("speaker.status", "KNOWN", "NAMED, TITLED_UNNAMED"),
    ],
)
def test_a_value_that_a_field_cannot_have_is_refused_with_those_it_can(
    case: WorkingCase, field: str, wrong: str, allowed: str
) -> None:
    quill = case.statements(StatementFilter(speaker="quill"))[0].statement
    edit = edit_of(quill, {field: wrong})
    told = f"{field}: found '{wrong}', expected one of {allowed}"
    with pytest.raises(BadInput, match=re.escape(told)):
        case.decide(Decision(TargetKind.STATEMENT, quill.id, Action.EDIT, "why", edit))
