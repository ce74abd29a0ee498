"""One case per row of the table of rules, and the order in which they are tried."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.weigh.factories import AS_OF, NOT_HOST, WITHDRAW

from pactwatch.domain.agreement import DutyKind, DutyPolarity, Lifecycle, Obligation
from pactwatch.domain.status import Standing, Verdict
from pactwatch.weigh.ruleset import RuleSet
from pactwatch.weigh.verdict.coverage import Coverage
from pactwatch.weigh.verdict.rules import RULES, Facts, decide
from pactwatch.weigh.verdict.standing import SignOff

BEFORE, AFTER = date(2021, 1, 1), date(2021, 4, 1)
SIGNED = SignOff(is_answered=True, is_reply_closed=True, is_signed=True)
CHECKED = Coverage(percent=80.0, answered=8, planned=10)
DENIED = Coverage(percent=90.0, is_access_denied=True, answered=9, planned=10)


def facts(obligation: Obligation = NOT_HOST, **changes: Any) -> Facts:
    standard: dict[str, Any] = {"rules": RuleSet(), "as_of": AS_OF, "is_reviewed": True}
    return Facts(obligation=obligation, **{**standard, **changes})


def lapsed(**changes: Any) -> Facts:
    return facts(WITHDRAW, over="the base is sold", **changes)


WITH_TRIGGER = replace(WITHDRAW, trigger="the talks begin")

CASES: list[tuple[str, Verdict, Facts]] = [
    ("C3a-r1", Verdict.NOT_ASSESSED, facts(is_persons_board=True, is_reviewed=False)),
    ("C4-r8", Verdict.UNVERIFIABLE, facts(replace(NOT_HOST, unverifiable="closed area"))),
    ("C5-r8a", Verdict.SUPERSEDED, facts(replace(NOT_HOST, lifecycle=Lifecycle.SUPERSEDED))),
    ("C5-r8b", Verdict.WAIVED, facts(replace(WITHDRAW, lifecycle=Lifecycle.WAIVED))),
    ("C3a-r2", Verdict.NOT_ASSESSED, facts(replace(NOT_HOST, lifecycle=Lifecycle.DRAFT))),
    ("C4-r1", Verdict.NOT_ASSESSED, facts(is_reviewed=False)),
    ("C3a-r3", Verdict.NOT_ASSESSED, facts(replace(NOT_HOST, polarity=DutyPolarity.STATE))),
    ("C3a-r3", Verdict.NOT_ASSESSED, facts(replace(WITHDRAW, kind=DutyKind.ASPIRATIONAL))),
    ("C3a-r3", Verdict.NOT_ASSESSED, facts(replace(WITHDRAW, kind=DutyKind.PROCEDURAL))),
    ("C4-r7", Verdict.BREACH_ESTABLISHED, facts(floor=Standing.S3, sign_off=SIGNED)),
    ("C4-r6", Verdict.BREACH_INDICATED, facts(floor=Standing.S3)),
    ("C4-r6", Verdict.BREACH_INDICATED, facts(floor=Standing.S2)),
    ("C4-r5", Verdict.BREACH_ALLEGED, facts(floor=Standing.S1)),
    ("C4-r5", Verdict.BREACH_ALLEGED, facts(floor=Standing.S2, is_contested=True)),
    ("C4-r4", Verdict.CONCERN, facts(act=Standing.S1)),
    ("C4-r4", Verdict.CONCERN, facts(has_context=True, coverage=CHECKED)),
    ("C4-r3", Verdict.NO_BREACH_FOUND, facts(coverage=CHECKED)),
    ("C4-r2", Verdict.INSUFFICIENT_COVERAGE, facts()),
    ("C4-r2", Verdict.INSUFFICIENT_COVERAGE, facts(coverage=replace(CHECKED, percent=69.9))),
    ("C4-r2", Verdict.INSUFFICIENT_COVERAGE, facts(coverage=DENIED)),
    ("C5-r1", Verdict.CONDITION_PENDING, facts(WITH_TRIGGER, trigger=Standing.S1, level=3)),
    ("C5-r3a", Verdict.FULFILLED, facts(WITHDRAW, level=3, done_on=BEFORE, deadline=AFTER)),
    ("C5-r3b", Verdict.FULFILLED_LATE, facts(WITHDRAW, level=3, done_on=AFTER, deadline=BEFORE)),
    ("C5-r6", Verdict.DECLARED_ONLY, facts(WITHDRAW, declared=3, deadline=BEFORE)),
    ("C5-r5a", Verdict.PARTLY_FULFILLED, lapsed(level=2)),
    ("C5-r5b", Verdict.NOT_FULFILLED, lapsed(has_context=True)),
    ("C5-r4", Verdict.OVERDUE, facts(WITHDRAW, level=2, deadline=BEFORE)),
    ("C5-r4", Verdict.OVERDUE, facts(WITHDRAW, declared=1, deadline=BEFORE, has_context=True)),
    ("C5-r7", Verdict.STALLED, facts(WITHDRAW, level=1, newest_act=date(2020, 8, 1))),
    ("C5-r9", Verdict.CONCERN, facts(WITHDRAW, has_context=True, deadline=AFTER)),
    ("C5-r2b", Verdict.IN_PROGRESS, facts(WITHDRAW, level=1, deadline=AFTER, newest_act=AS_OF)),
    ("C5-r2a", Verdict.NOT_YET_DUE, facts(WITHDRAW, deadline=AFTER)),
    ("C5-r2a", Verdict.NOT_YET_DUE, facts(WITHDRAW, deadline=AS_OF)),
]


@pytest.mark.parametrize(("rule", "verdict", "case"), CASES)
def test_the_first_rule_that_fits_gives_the_verdict(
    rule: str, verdict: Verdict, case: Facts
) -> None:
    outcome = decide(case)
    assert (outcome.rule, outcome.verdict) == (rule, verdict)
    assert outcome.detail


def test_every_rule_and_every_verdict_has_a_case() -> None:
    assert {rule.id for rule in RULES} == {rule for rule, _, _ in CASES}
    assert {verdict for _, verdict, _ in CASES} == set(Verdict)


def test_ids_are_unique_and_each_rule_gives_its_own_verdict() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    given = {rule.id: rule.verdict for rule in RULES}
    assert all(given[rule] is verdict for rule, verdict, _ in CASES)


@pytest.mark.parametrize("lacking", ["is_reply_closed", "is_signed"])
def test_nothing_is_established_without_reply_and_two_signatures(lacking: str) -> None:
    sign_off = replace(SIGNED, **{lacking: False})
    outcome = decide(facts(floor=Standing.S3, sign_off=sign_off))
    assert outcome.verdict is Verdict.BREACH_INDICATED


def test_an_unverifiable_row_still_waits_for_review_on_a_persons_board() -> None:
    row = replace(NOT_HOST, unverifiable="annexes not public")
    assert decide(facts(row, is_persons_board=True, is_reviewed=False)).verdict is (
        Verdict.NOT_ASSESSED
    )


@pytest.mark.parametrize("days", [180, 181])
def test_a_duty_stalls_after_more_than_the_days_of_the_rule_set(days: int) -> None:
    newest = date.fromordinal(AS_OF.toordinal() - days)
    outcome = decide(facts(WITHDRAW, level=2, newest_act=newest, deadline=AFTER))
    assert outcome.verdict is (Verdict.STALLED if days > 180 else Verdict.IN_PROGRESS)
