"""The board: what a day knows, what a person has decided, what would change a verdict."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from tests.weigh.factories import (
    ACCORD,
    AS_OF,
    HILL_WATCH,
    LAKE_WATCH,
    MERIDIA,
    PANEL_HEAD,
    RULES,
    SHELTERED,
    STATED,
    TIES,
    WITHDRAW,
    claim,
    graded,
    mkdossier,
    mkstatement,
    mktestimony,
    provisional,
    reference_story,
    rows_of,
    verdicts,
)

from pactwatch.domain.agreement import Terminal
from pactwatch.domain.dossier import Dossier
from pactwatch.domain.evidence import ReviewState
from pactwatch.domain.review import CoverageEntry, CoverageResult, Finding, Reply
from pactwatch.domain.statement import EpistemicBasis, Speaker, SpeakerStatus, SpeechAct
from pactwatch.domain.status import Status, Verdict
from pactwatch.weigh import propose_assumptions

SEEN = EpistemicBasis.FIRSTHAND_OBSERVED


def checks(found: int, failed: int, **changes: Any) -> tuple[CoverageEntry, ...]:
    results = [CoverageResult.NOTHING_FOUND] * found + [CoverageResult.FAILED] * failed
    days = date(2021, 1, 1), date(2021, 2, 1)
    return tuple(
        CoverageEntry("not-host", f"source {n}", *days, result, **changes)
        for n, result in enumerate(results)
    )


def test_later_documents_and_later_claims_are_left_out() -> None:
    early = mktestimony(mkstatement(PANEL_HEAD, SHELTERED), published=date(2021, 2, 18))
    assert verdicts(mkdossier(early))["not-host"] == "NOT_ASSESSED"
    assert verdicts(mkdossier(early), as_of=date(2021, 2, 18))["not-host"] == "BREACH_ALLEGED"
    later = claim("HOST.SHELTER", when="2021-03", when_basis="STATED")
    assert provisional("not-host", mktestimony(mkstatement(PANEL_HEAD, later))).verdict is (
        Verdict.NOT_ASSESSED
    )


def test_an_undated_document_counts_from_the_day_it_was_recorded() -> None:
    made = mkstatement(PANEL_HEAD, SHELTERED)
    undated = mktestimony(made, published=None)
    assert provisional("not-host", undated).n_max == 1
    recorded = mktestimony(made, published=None, recorded_at=datetime(2021, 3, 1, tzinfo=UTC))
    assert provisional("not-host", recorded).n_max == 0


def test_nothing_counts_on_a_persons_board_until_a_person_decides() -> None:
    dossier = mkdossier(*reference_story())
    row = rows_of(dossier)["not-host"]
    assert row.shown is row.provisional
    accepted = mkdossier(*reference_story(), is_accepted=True)
    assert rows_of(accepted)["not-host"].reviewed.verdict is Verdict.NOT_ASSESSED
    decided = decide_assumptions(accepted, ReviewState.ACCEPTED)
    assert rows_of(decided)["not-host"].reviewed.verdict is Verdict.BREACH_ALLEGED
    assert rows_of(decided)["no-threat"].reviewed.verdict is Verdict.CONCERN


def decide_assumptions(dossier: Dossier, state: ReviewState, *labels: str) -> Dossier:
    made = propose_assumptions(dossier, RULES, as_of=AS_OF)
    states = {
        a.id: state for row in made.values() for label, a in row if not labels or label in labels
    }
    return replace(dossier, assumption_states=states)


@pytest.mark.parametrize("label", ["A-1", "A-2"])
def test_a_rejected_assumption_leaves_concern_and_the_trace_says_so(label: str) -> None:
    dossier = decide_assumptions(mkdossier(*reference_story()), ReviewState.REJECTED, label)
    status = rows_of(dossier)["not-host"].provisional
    assert status.verdict is Verdict.CONCERN
    assert any(f"{label} was rejected" in line for line in status.trace)


def test_a_row_marked_done_rests_on_what_was_accepted_alone() -> None:
    dossier = mkdossier(*reference_story(), done=frozenset({"not-host", "annexes"}))
    rows = rows_of(dossier)
    assert rows["not-host"].reviewed.verdict is Verdict.INSUFFICIENT_COVERAGE
    assert rows["not-host"].provisional.verdict is Verdict.BREACH_ALLEGED
    assert rows["annexes"].reviewed.verdict is Verdict.UNVERIFIABLE


def test_rejected_links_are_gone_from_both_boards() -> None:
    dossier = mkdossier(*reference_story())
    states = {link.id: ReviewState.REJECTED for link in dossier.links}
    rows = rows_of(replace(dossier, link_states=states))
    assert rows["not-host"].provisional.verdict is Verdict.NOT_ASSESSED
    assert rows["not-host"].reviewed.verdict is Verdict.INSUFFICIENT_COVERAGE


@pytest.mark.parametrize(
    ("found", "failed", "verdict"),
    [
        (7, 3, "NO_BREACH_FOUND"),
        (6, 4, "INSUFFICIENT_COVERAGE"),
        (0, 0, "INSUFFICIENT_COVERAGE"),
    ],
)
def test_silence_needs_a_reviewed_row_and_a_covered_plan(
    found: int, failed: int, verdict: str
) -> None:
    coverage = checks(found, failed)
    dossier = mkdossier(coverage=coverage, done=frozenset({"not-host"}))
    assert rows_of(dossier)["not-host"].reviewed.verdict.value == verdict
    unreviewed = rows_of(mkdossier(coverage=coverage))["not-host"]
    assert unreviewed.provisional.verdict is Verdict.NOT_ASSESSED


def test_denied_access_and_replaced_plans() -> None:
    denied = replace(checks(1, 0)[0], source="x", result=CoverageResult.ACCESS_DENIED)
    done = frozenset({"not-host"})
    row = rows_of(mkdossier(coverage=(*checks(9, 0), denied), done=done))["not-host"]
    assert row.reviewed.verdict is Verdict.INSUFFICIENT_COVERAGE
    planned = tuple(replace(c, result=CoverageResult.PLANNED) for c in checks(3, 0))
    carried_out = mkdossier(coverage=(*checks(3, 0), *planned), done=done)
    assert rows_of(carried_out)["not-host"].reviewed.verdict is Verdict.NO_BREACH_FOUND


def test_silence_is_never_overdue_on_an_unreviewed_row() -> None:
    late = date(2022, 1, 1)
    found = verdicts(mkdossier(), as_of=late)
    assert set(found.values()) == {"NOT_ASSESSED", "UNVERIFIABLE"}
    done = mkdossier(done=frozenset({"withdraw"}))
    assert rows_of(done, as_of=late)["withdraw"].reviewed.verdict is Verdict.OVERDUE


RECENT = replace(STATED, when="2021-01-05")
THREE = graded("orlan=A@states", "lakewatch=B@visits", "hillwatch=B@patients", "corran=C@itself")


def established(**changes: Any) -> Status:
    told = [
        mktestimony(mkstatement(s, RECENT, document=d, basis=SEEN), publisher=p, actors=THREE)
        for s, d, p in (
            (PANEL_HEAD, "d1", "Orlan Panel"),
            (LAKE_WATCH, "d2", "Lake Watch"),
            (HILL_WATCH, "d3", "Hill Watch"),
        )
    ]
    people: dict[str, Any] = {
        "findings": (Finding("not-host", "it hosts", "S3", ("Ann", "Bo"), True, date(2021, 2, 1)),),
        "replies": (Reply("not-host", "corran", "REPLIED"),),
    }
    dossier = mkdossier(*told, actors=THREE, **{**people, **changes})
    return rows_of(dossier)["not-host"].provisional


def test_three_seeing_origins_a_closed_reply_and_two_hands_establish() -> None:
    status = established()
    assert (status.verdict, status.n_min) == (Verdict.BREACH_ESTABLISHED, 3)


@pytest.mark.parametrize(
    "changes",
    [
        {"findings": ()},
        {"findings": (Finding("not-host", "x", "S3", ("Ann", "Ann"), True, date(2021, 2, 1)),)},
        {"findings": (Finding("not-host", "x", "S3", ("Ann", "Bo"), False, date(2021, 2, 1)),)},
        {"findings": (Finding("not-host", "x", "S2", ("Ann", "Bo"), True, date(2021, 2, 1)),)},
        {"findings": (Finding("not-host", "x", "S3", ("Ann", "Bo"), True, date(2021, 3, 1)),)},
        {"replies": ()},
        {"replies": (Reply("not-host", "corran", "SENT"),)},
        {"replies": (Reply("not-host", "corran", "REPLIED", answered_on=date(2021, 3, 1)),)},
    ],
)
def test_without_any_of_these_it_stays_indicated(changes: dict[str, Any]) -> None:
    assert established(**changes).verdict is Verdict.BREACH_INDICATED


def gone(words: str, speaker: Speaker = PANEL_HEAD, **changes: Any) -> Any:
    made = claim(
        "MIL.WITHDRAW",
        agent=("Meridian troops",),
        counterpart=(),
        when=changes.pop("when", "2021-02-01"),
        when_basis="STATED",
    )
    fields = {
        k: changes.pop(k) for k in ("publisher", "published", "is_primary_record") if k in changes
    }
    statement = mkstatement(speaker, made, words=words, **changes)
    return mktestimony(statement, actors=WATCHED, **fields)


WATCHED = graded("orlan=B@inspections", "lakewatch=B@visits")
FIRST = gone("All troops have left", document="w1", publisher="Orlan Panel")
SECOND = gone("All troops have left", LAKE_WATCH, document="w2", publisher="Lake Watch", basis=SEEN)


def withdrawal(*testimonies: Any, as_of: date = AS_OF, **changes: Any) -> Status:
    return provisional("withdraw", *testimonies, as_of=as_of, actors=WATCHED, **changes)


def test_levels_rise_with_standing_and_a_verifying_body() -> None:
    begun = gone("The troops began to leave", document="w3", publisher="Some Blog")
    assert (withdrawal(begun).verdict.value, withdrawal(begun).level) == ("IN_PROGRESS", 1)
    assert (withdrawal(FIRST).verdict.value, withdrawal(FIRST).level) == ("IN_PROGRESS", 1)
    both = withdrawal(FIRST, SECOND)
    assert (both.verdict.value, both.level, both.n_min) == ("FULFILLED", 3, 2)
    other = replace(SECOND, statement=replace(SECOND.statement, speaker=HILL_WATCH))
    assert withdrawal(other, SECOND).level == 1


def test_a_part_told_by_all_is_level_two_and_late_is_late() -> None:
    parts = [
        gone("Troops left three camps", s, document=f"w{n}", publisher=s.organisation, basis=SEEN)
        for n, s in enumerate((PANEL_HEAD, LAKE_WATCH))
    ]
    assert (withdrawal(*parts).verdict.value, withdrawal(*parts).level) == ("IN_PROGRESS", 2)
    overdue = withdrawal(*parts, as_of=date(2021, 5, 2))
    assert (overdue.verdict.value, overdue.timeliness) == ("OVERDUE", "LATE")
    late = [
        gone("All troops have left", s, document=f"v{n}", publisher=s.organisation, basis=SEEN,
             when="2021-06-01", published=date(2021, 6, 2))
        for n, s in enumerate((PANEL_HEAD, LAKE_WATCH))
    ]  # fmt: skip
    assert withdrawal(*late, as_of=date(2021, 7, 1)).verdict.value == "FULFILLED_LATE"


def test_between_the_two_deadlines_the_dates_vary() -> None:
    begun = gone("The troops began to leave", document="w3")
    status = withdrawal(begun, as_of=date(2021, 4, 30))
    assert status.verdict.value == "OVERDUE"
    assert "DATE_VARIANCE" in [o.value for o in status.overlays]
    assert any("On the practised day the verdict is IN_PROGRESS" in t for t in status.trace)
    after = withdrawal(begun, as_of=date(2021, 5, 2))
    assert "DATE_VARIANCE" not in [o.value for o in after.overlays]


def test_progress_that_lags_the_calendar_is_at_risk() -> None:
    begun = gone("The troops began to leave", document="w3", when="2020-06-01",
                 published=date(2020, 6, 2))  # fmt: skip
    assert withdrawal(begun, as_of=date(2020, 6, 10)).timeliness == "ON_TRACK"
    assert withdrawal(begun, as_of=date(2020, 11, 10)).timeliness == "AT_RISK"
    assert withdrawal(begun, as_of=date(2021, 2, 1)).verdict.value == "STALLED"


def test_a_signed_record_of_the_act_carries_it_alone() -> None:
    order = gone("All troops have left", MERIDIA, is_primary_record=True, publisher="Meridia")
    status = withdrawal(order)
    assert (status.verdict.value, status.level) == ("FULFILLED", 3)
    bare = gone("All troops have left", MERIDIA, publisher="Meridia")
    assert withdrawal(bare).verdict.value == "DECLARED_ONLY"


def test_after_a_terminal_event_it_is_partly_or_not_fulfilled() -> None:
    ended = replace(WITHDRAW, terminal=Terminal("2021-01-15", "the bases were sold"))
    accord = replace(ACCORD, obligations=(ended, *ACCORD.obligations[:3]))
    begun = gone("The troops began to leave", document="w3", publisher="Some Blog")
    assert withdrawal(begun, agreement=accord).verdict.value == "PARTLY_FULFILLED"
    done = mkdossier(agreement=accord, done=frozenset({"withdraw"}))
    assert rows_of(done)["withdraw"].reviewed.verdict.value == "NOT_FULFILLED"


def talks(speaker: Speaker, document: str) -> Any:
    made = claim("NEG.START", agent=("Meridia",), counterpart=("Corran Front",))
    statement = mkstatement(speaker, made, document=document, basis=SEEN)
    return mktestimony(statement, publisher=speaker.organisation, actors=WATCHED)


def test_a_trigger_must_be_corroborated_first() -> None:
    listed = claim(
        "SANC.REVIEW",
        agent=("Meridia",),
        counterpart=("Corran Front",),
        when="2020-08-01",
        when_basis="STATED",
    )
    review = mktestimony(mkstatement(PANEL_HEAD, listed, document="s1"), actors=WATCHED)
    one = provisional("review-lists", review, talks(PANEL_HEAD, "t1"), actors=WATCHED)
    assert one.verdict.value == "CONDITION_PENDING"
    both = (talks(PANEL_HEAD, "t1"), talks(LAKE_WATCH, "t2"))
    two = provisional("review-lists", review, *both, actors=WATCHED)
    assert two.verdict.value == "OVERDUE"


def test_a_dependency_shows_the_other_side_and_excuses_nothing() -> None:
    threat = mktestimony(mkstatement(PANEL_HEAD, TIES))
    begun = gone("The troops began to leave", document="w3")
    status = withdrawal(threat, begun, as_of=date(2021, 5, 2))
    assert status.verdict.value == "OVERDUE"
    assert "no-threat stands at CONCERN (provisional)." in status.trace
    assert any("CONTESTED: nothing that happens there releases" in t for t in status.trace)


@pytest.mark.parametrize(
    ("day", "freshness"),
    [("2020-12-01", "CURRENT"), ("2020-09-01", "AGEING"), ("2020-05-01", "STALE")],
)
def test_freshness_goes_by_the_event_not_the_report(day: str, freshness: str) -> None:
    made = replace(STATED, when=day)
    assert (
        provisional("not-host", mktestimony(mkstatement(PANEL_HEAD, made))).freshness == freshness
    )


def test_confidence_rises_with_origins_coverage_and_freshness() -> None:
    low, moderate, high = (established(coverage=checks(*plan)) for plan in ((0, 0), (6, 4), (9, 1)))
    assert (low.confidence, moderate.confidence, high.confidence) == ("LOW", "MODERATE", "HIGH")
    assert any("no source checks were planned" in reason for reason in low.confidence_reasons)


def test_two_origins_for_concern_fall_only_together() -> None:
    status = rows_of(mkdossier(*reference_story()))["no-threat"].provisional
    assert not status.fragile
    assert status.flip_set == (("origin:anonymous-corran-via-wire", "origin:orlan"),)


def test_an_old_rule_is_background_not_mitigation() -> None:
    status = rows_of(mkdossier(*reference_story()))["instruct"].provisional
    assert len(status.mitigation) == 1


def test_links_to_nothing_are_passed_over() -> None:
    dossier = mkdossier(mktestimony(mkstatement(PANEL_HEAD, SHELTERED)))
    lost = replace(dossier.links[0], statement_id="st-gone")
    beyond = replace(dossier.links[0], claim=7)
    assert verdicts(replace(dossier, links=(lost, beyond)))["not-host"] == "NOT_ASSESSED"


def test_an_admission_counts_as_direct_and_against_interest() -> None:
    own = Speaker("Ria Moss", SpeakerStatus.NAMED, organisation="Corran Front")
    admitted = mktestimony(mkstatement(own, STATED, speech_act=SpeechAct.ADMIT))
    status = provisional("not-host", admitted)
    assert status.verdict is Verdict.BREACH_ALLEGED
    assert not any("no graded origin saw it" in r for r in status.confidence_reasons)
