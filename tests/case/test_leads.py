"""Sentences that may tell of a duty: shown to people, weighed by nobody."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.case.factories import SMOKE, Clock, put

from pactwatch.case import add_decision, own_statement
from pactwatch.case.evidence import statements_now
from pactwatch.case.leads import FoundLead, leads_on
from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.domain.span import Span
from pactwatch.errors import BadInput
from pactwatch.pipeline import WorkingCase

DAY = date(2031, 5, 1)
HUTS = "Smoke rose over huts in the Front's hills."


@pytest.fixture
def smoke(case: WorkingCase, tmp_path: Path) -> str:
    return put(case, tmp_path, "smoke.txt", SMOKE, date(2031, 4, 25))


def found(case: WorkingCase, duty: str = "C-1", day: date = DAY) -> tuple[FoundLead, ...]:
    norms, view = case.norms(), case.view()
    now = statements_now(view).values()
    return leads_on(view, norms, norms.obligation(duty), now, as_of=day)


def dismiss(case: WorkingCase, lead: FoundLead) -> None:
    case.decide(Decision(TargetKind.LEAD, lead.id, Action.DISMISS))


def test_the_likeliest_come_first_with_their_words(case: WorkingCase, smoke: str) -> None:
    told = [(one.words, one.lead.is_contrary) for one in found(case)]
    assert told == [
        (HUTS, False),
        ("Smoke is no guest.", True),
        ("Smoke maybe rose at Tor, too.", False),
    ]
    assert {one.document_id for one in found(case)} == {smoke}


def test_a_duty_that_asks_for_other_conduct_has_none(case: WorkingCase, smoke: str) -> None:
    assert found(case, "M-1") == ()


def test_what_a_duty_hears_of_as_context_alone_is_not_looked_for(
    case: WorkingCase, smoke: str
) -> None:
    duty = case.norms().obligation("C-1")
    bare = replace(duty, elements=(), context=("HOST.SHELTER",))
    view, norms = case.view(), case.norms()
    assert leads_on(view, norms, bare, statements_now(view).values(), as_of=DAY) == ()


def test_a_sentence_that_tells_of_the_duty_by_another_code_is_none(
    case: WorkingCase, smoke: str
) -> None:
    norms, view = case.norms(), case.view()
    told = statements_now(view)
    one = next(s for s in told.values() if s.claims)
    claims = (replace(one.claims[0], conduct="HOST.PRESENCE"),)
    record = view.document(smoke)
    assert record is not None
    span = Span.of(record.value.text, 0, len(HUTS))
    now = [*told.values(), replace(one, document_id=smoke, content=(span,), claims=claims)]
    duty = norms.obligation("C-1")
    both = replace(duty, performs=("HOST.PRESENCE",))
    assert HUTS in {f.words for f in leads_on(view, norms, duty, now, as_of=DAY)}
    assert HUTS not in {f.words for f in leads_on(view, norms, both, now, as_of=DAY)}


def test_an_explanation_tells_them_apart_from_evidence(case: WorkingCase, smoke: str) -> None:
    told = case.explain("C-1", as_of=DAY)
    text = told.as_text()
    assert "counts for nothing until somebody records it" in text
    assert f"- may tell of HOST.SHELTER: “{HUTS}” (smoke.txt, 2031-04-25)" in text
    assert "- may tell the contrary of HOST.SHELTER: “Smoke is no guest.”" in text
    (first, *_) = told.as_json()["leads"]
    assert (first["document"], first["words"], first["code"]) == (smoke, HUTS, "HOST.SHELTER")
    assert SMOKE[first["start"] : first["end"]] == HUTS


def test_no_board_knows_of_them(case: WorkingCase, tmp_path: Path) -> None:
    before = case.board(as_of=DAY).rows
    smoke = put(case, tmp_path, "smoke.txt", SMOKE, date(2031, 4, 25))
    assert case.board(as_of=DAY).rows == before
    dismiss(case, found(case)[0])
    assert case.board(as_of=DAY).rows == before
    assert smoke not in {i.target_id for i in case.queue()}


def test_what_came_later_is_not_told_of_an_earlier_day(case: WorkingCase, smoke: str) -> None:
    assert found(case, day=date(2031, 4, 24)) == ()
    assert len(found(case, day=date(2031, 4, 25))) == 3


def test_what_was_not_known_then_is_not_told(
    case: WorkingCase, clock: Clock, tmp_path: Path
) -> None:
    before = clock.now
    clock.move(hours=1)
    put(case, tmp_path, "smoke.txt", SMOKE, date(2031, 4, 25))
    assert "may tell" not in case.explain("C-1", as_of=DAY, known_at=before).as_text()


def test_who_looked_puts_it_away_and_may_take_that_back(case: WorkingCase, smoke: str) -> None:
    first = found(case)[0]
    dismiss(case, first)
    assert first.id not in {one.id for one in found(case)}
    case.undo()
    assert found(case)[0] == first


def test_what_a_person_records_there_is_no_lead_any_longer(case: WorkingCase, smoke: str) -> None:
    record = case.view().document(smoke)
    assert record is not None
    labels = {
        "speaker": {"name": None, "status": "ARTICLE_VOICE", "mention": None},
        "claims": [{"conduct": "HOST.SHELTER", "agent": ["the Front"], "polarity": "+"}],
    }
    own = own_statement(record.value, [(0, len(HUTS))], labels=labels)
    case.decide(add_decision(own, "smoke is guests"))
    assert HUTS not in {one.words for one in found(case)}
    assert len(found(case)) == 2


def test_copies_are_one_lead(case: WorkingCase, smoke: str, tmp_path: Path) -> None:
    other = put(case, tmp_path, "copy.txt", f"By wire. {SMOKE}", date(2031, 4, 26))
    assert len(found(case)) == 3
    assert {frozenset({one.document_id, *one.also}) for one in found(case)} == {
        frozenset({smoke, other})
    }
    assert ", and in 1 further document(s):" in case.explain("C-1", as_of=DAY).as_text()


@pytest.mark.parametrize(
    "end",
    [
        lambda case, doc: case.decide(
            Decision(TargetKind.DOCUMENT, doc, Action.RETRACT, "the page was made up")
        ),
        lambda case, doc: case.forget(doc, "the witness asked"),
    ],
)
def test_they_go_with_their_document(
    case: WorkingCase, smoke: str, end: Callable[[WorkingCase, str], object]
) -> None:
    end(case, smoke)
    assert found(case) == ()
    assert not case.verify().problems


def test_a_lead_that_is_none_is_refused(case: WorkingCase, smoke: str) -> None:
    decision = Decision(TargetKind.LEAD, f"{smoke}.lead-0-9-HOST.SHELTER", Action.DISMISS)
    with pytest.raises(BadInput, match=r"lead .* not in this case; see: pactwatch explain"):
        case.decide(decision)
