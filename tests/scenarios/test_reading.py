"""Scenarios 1 to 11 of METHOD (e): what one page may and may not do to the board."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from pactwatch.case import Board
from pactwatch.domain.evidence import EvidenceLink
from pactwatch.domain.flag import FlagCode
from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.domain.statement import EvidenceState, Statement
from pactwatch.domain.status import BoardRow
from pactwatch.pipeline import WorkingCase
from tests.scenarios.pages import Page, statement_of

Row = Callable[[str], BoardRow]
NO_EVIDENCE = {"DENIES", "NEUTRAL", "MITIGATES", "CONTEXT"}


def links_of(case: WorkingCase, statement: Statement) -> list[EvidenceLink]:
    return [r.value for r in case.view().links() if r.value.statement_id == statement.id]


def flags(statement: Statement) -> set[str]:
    return {flag.code.value for flag in statement.flags}


def test_scenario_01_ingest(case: WorkingCase, page: Page) -> None:
    """The same bytes are known; one flipped byte fails the check; nothing is graded by style."""
    documents = len(case.view().documents())
    report = case.add(page.article, published=page.published)
    assert report.known
    assert len(case.view().documents()) == documents
    assert case.verify().problems == ()
    assert all(a.reliability.value == "F" for a in case.norms().actors if a.id == page.outlet)
    original = next(p for p in case.folder.originals.rglob("*") if p.is_file())
    original.chmod(0o644)
    original.write_bytes(b"x" + original.read_bytes()[1:])
    assert any(original.name[:16] in problem for problem in case.verify().problems)


def test_scenario_02_a_close_relationship_is_context(
    case: WorkingCase, page: Page, row: Row
) -> None:
    told = statement_of(case, page, 2)
    bearing = {x.obligation_id: x.bearing.value for x in links_of(case, told)}
    assert bearing[page.host] == bearing[page.threat] == "CONTEXT"
    assert bearing[page.instruct] == "UNDERCUTS"
    assert page.enable not in bearing
    alone = [d for d in case.view().links() if d.value.statement_id != told.id]
    for record in alone:
        case.decide(Decision(TargetKind.LINK, record.value.id, Action.REJECT, "on its own"))
    found = {r.obligation_id: r.provisional for r in case.board(as_of=page.published).rows}
    assert {found[i].verdict.value for i in (page.host, page.threat, page.instruct)} == {"CONCERN"}
    assert (found[page.host].n_min, found[page.host].n_max) == (0, 0)


def test_scenario_03_the_garble_is_quarantined_and_carries_nothing(
    case: WorkingCase, page: Page, board: Board
) -> None:
    garble = statement_of(case, page, 17)
    assert garble.state is EvidenceState.QUARANTINED
    assert {"ROLE_CONFLICT", "ATTRIBUTION_COLLAPSE", "PERSON_HARM"} <= flags(garble)
    assert garble.speaker.status.value == "ARTICLE_VOICE"
    assert links_of(case, garble) == []
    assert page.enabling in {claim.conduct for claim in garble.proposed}
    assert garble.id in board.row(page.enable).shown.quarantined
    assert all(garble.id not in r.shown.evidence for r in board.rows)
    item = next(i for i in case.queue() if i.target_id == garble.id)
    assert page.enabling in item.as_text()


def test_scenario_03_confirming_the_garble_keeps_the_sentence_and_the_caution(
    case: WorkingCase, page: Page
) -> None:
    garble = statement_of(case, page, 17)
    reason = "GARBLE_RESOLVED: the panel head speaks of the group"
    case.decide(Decision(TargetKind.STATEMENT, garble.id, Action.ACCEPT, reason))
    again = statement_of(case, page, 17)
    assert (again.state, again.content) == (garble.state, garble.content)
    shown = case.board(as_of=page.published).row(page.enable).shown
    assert "INTEGRITY_CAUTION" in [o.value for o in shown.overlays]
    assert garble.id not in shown.evidence


def test_scenario_03_a_released_sentence_is_one_click(case: WorkingCase, page: Page) -> None:
    """The control: what a person has looked at blocks no longer, and the warning stays."""
    garble = statement_of(case, page, 17)
    case.decide(Decision(TargetKind.STATEMENT, garble.id, Action.RELEASE, "no garble"))
    again = statement_of(case, page, 17)
    assert again.state is EvidenceState.USABLE
    assert flags(again) == flags(garble)
    assert not again.is_blocked


@pytest.mark.parametrize("number", [4, 9])
def test_scenario_04_a_paraphrase_makes_no_duty(
    case: WorkingCase, page: Page, board: Board, number: int
) -> None:
    told = statement_of(case, page, number)
    duties = {o.id for a in case.norms().agreements for o in a.obligations}
    assert {r.obligation_id for r in board.rows} == duties
    assert links_of(case, told) == []
    found = [f for f in told.flags if f.code is FlagCode.OBLIGATION_MISCHARACTERISED]
    if number == 9:
        assert "BROADER" in found[0].reason or "INVENTED" in found[0].reason


@pytest.mark.parametrize("number", [8, 9])
def test_scenario_05_an_appeal_is_no_second_source(
    case: WorkingCase, page: Page, board: Board, number: int
) -> None:
    told = statement_of(case, page, number)
    assert told.speech_act.value == "URGE"
    assert {x.bearing.value for x in links_of(case, told)} <= NO_EVIDENCE
    assert all(told.id not in r.shown.evidence for r in board.rows)
    assert board.row(page.host).shown.n_max == 1


def test_scenario_06_a_denial_is_recorded_and_moves_nothing(
    case: WorkingCase, page: Page, board: Board
) -> None:
    denial = statement_of(case, page, 10)
    assert denial.speech_act.value == "DENY"
    assert denial.factuality.value == "CERTAIN-"
    assert {x.bearing.value for x in links_of(case, denial)} == {"DENIES"}
    before = {r.obligation_id: r.provisional for r in board.rows}
    assert "DENIED_BY_PARTY" in [o.value for o in before[page.host].overlays]
    case.decide(Decision(TargetKind.STATEMENT, denial.id, Action.RETRACT, "as if unsaid"))
    for found in case.board(as_of=page.published).rows:
        mine, theirs = before[found.obligation_id], found.provisional
        assert (mine.verdict, mine.n_min, mine.n_max) == (
            theirs.verdict,
            theirs.n_min,
            theirs.n_max,
        )
        assert [e.standing for e in mine.elements] == [e.standing for e in theirs.elements]
        assert "DENIED_BY_PARTY" not in [o.value for o in theirs.overlays]
    assert not any("falsely" in line for r in board.rows for line in r.shown.trace)


def test_scenario_07_an_admission_of_presence_is_one_origin_and_a_concern(
    case: WorkingCase, page: Page, board: Board
) -> None:
    admission = statement_of(case, page, 12)
    assert admission.speech_act.value == "ADMIT"
    assert admission.speaker.status.value == "ANONYMOUS_PLURAL"
    assert (admission.speaker.count or 0) >= 2
    bearings = {x.bearing.value for x in links_of(case, admission)}
    assert bearings == {"CONTEXT"}
    assert board.row(page.host).shown.n_max == 1
    (gone,) = case.retract(page.origin, "as if unsaid", as_of=page.published)[:1]
    assert gone
    left = case.board(as_of=page.published).row(page.host).provisional
    assert (left.verdict.value, left.n_min) == ("CONCERN", 0)
    rules = statement_of(case, page, 13)
    assert {x.bearing.value for x in links_of(case, rules)} <= {"MITIGATES"}


def test_scenario_07_rules_older_than_the_accord_are_background(
    case: WorkingCase, page: Page, board: Board
) -> None:
    old = statement_of(case, page, 14)
    assert {x.bearing.value for x in links_of(case, old)} <= {"NEUTRAL"}
    assert board.row(page.instruct).shown.level == 0
    assert old.id not in board.row(page.instruct).shown.mitigation


def test_scenario_08_a_list_of_countries_is_one_statement(
    case: WorkingCase, page: Page, board: Board
) -> None:
    told = statement_of(case, page, 15)
    assert [c.conduct for c in told.claims] == ["STR.NATIONALITY"]
    assert {x.bearing.value for x in links_of(case, told)} <= NO_EVIDENCE
    assert all(told.id not in r.shown.evidence for r in board.rows)


def test_scenario_09_an_expected_withdrawal_is_a_calendar_entry(
    case: WorkingCase, page: Page, board: Board
) -> None:
    told = statement_of(case, page, 6)
    assert told.speech_act.value == "EXPECT"
    assert {x.bearing.value for x in links_of(case, told)} == {"NEUTRAL"}
    status = board.row(page.withdraw).provisional
    assert status.verdict.value == "NOT_ASSESSED"
    assert any("computed " in t and "practised " in t for t in status.trace)
    late = case.board(as_of=page.published + timedelta(days=700)).row(page.withdraw)
    assert late.provisional.verdict.value == "NOT_ASSESSED"


def test_scenario_10_a_review_of_the_deal_suspends_nothing(
    case: WorkingCase, page: Page, board: Board
) -> None:
    told = statement_of(case, page, 5)
    assert [c.conduct for c in told.claims] == ["POS.REVIEW_ANNOUNCED"]
    assert links_of(case, told) == []
    assert board.row(page.review).provisional.verdict.value == "NOT_ASSESSED"
    live = {o.lifecycle.value for a in case.norms().agreements for o in a.obligations}
    assert "SUSPENDED" not in live
    assert "TERMINATED" not in live


def test_scenario_11_could_not_assess_is_neither_yes_nor_no(
    case: WorkingCase, page: Page, board: Board
) -> None:
    told = statement_of(case, page, 19)
    assert told.speech_act.value == "NON_ASSESSMENT"
    assert told.factuality.value == "UNDERSPECIFIED"
    assert links_of(case, told) == []
    assert all(told.id not in (*r.shown.evidence, *r.shown.mitigation) for r in board.rows)
