"""As-of and known-at compose, and what was known then stays what was known then, byte for byte."""

import json
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.case.factories import LEAVING, SECOND, START, Clock, decide_all, put

from pactwatch.case import Board
from pactwatch.cli.options import parse_moment
from pactwatch.domain.review import (
    Action,
    CoverageEntry,
    CoverageResult,
    Decision,
    Reply,
    TargetKind,
)
from pactwatch.errors import BadInput
from pactwatch.pipeline import WorkingCase
from pactwatch.web.pages.asked import read_asked

DAY = date(2031, 5, 1)


def as_bytes(board: Board) -> bytes:
    return json.dumps(board.as_json(), ensure_ascii=False, sort_keys=True).encode()


def verdict(board: Board, row: str) -> tuple[str, str]:
    found = board.row(row)
    return found.reviewed.verdict.value, found.provisional.verdict.value


def change_everything(case: WorkingCase, clock: Clock, folder: Path) -> None:
    """More documents, decisions, coverage, a reply and an edited file, each at its own time."""
    clock.move(hours=1)
    put(case, folder, "third.txt", SECOND, date(2031, 4, 25))
    clock.move(hours=1)
    put(case, folder, "leaving.txt", LEAVING, date(2031, 4, 28))
    clock.move(hours=1)
    decide_all(case, Action.ACCEPT)
    clock.move(hours=1)
    entry = CoverageEntry("C-1", "Lake Watch", date(2031, 4, 1), DAY, CoverageResult.NOTHING_FOUND)
    case.record_coverage(entry)
    case.record_reply(Reply("C-1", "corran", "SENT", sent_on=date(2031, 4, 30)))


def test_a_board_known_then_is_the_same_bytes_later(
    case: WorkingCase, clock: Clock, tmp_path: Path
) -> None:
    moments = [START + timedelta(hours=h, minutes=30) for h in (0, 1, 2)]
    days = [date(2031, 4, 19), date(2031, 4, 21), DAY]
    before = {(m, d): as_bytes(case.board(as_of=d, known_at=m)) for m in moments for d in days}
    change_everything(case, clock, tmp_path)
    actors = case.folder.root / "actors.toml"
    actors.write_text('[[actor]]\nid = "quill"\nnames = ["Dana Quill"]\nreliability = "B"\n')
    with case.acting_as(case.person, clock) as reopened:
        after = {key: as_bytes(reopened.board(as_of=key[1], known_at=key[0])) for key in before}
    assert after == before
    assert as_bytes(case.board(as_of=DAY)) != before[moments[2], DAY]


def test_known_at_hides_what_was_recorded_later(case: WorkingCase) -> None:
    known = [
        verdict(case.board(as_of=DAY, known_at=START + timedelta(minutes=m)), "C-1")[1]
        for m in (30, 90)
    ]
    assert known == ["NOT_ASSESSED", "BREACH_ALLEGED"]


def test_as_of_hides_what_was_published_later(case: WorkingCase) -> None:
    shown = [verdict(case.board(as_of=date(2031, 4, d)), "C-1")[1] for d in (19, 20)]
    assert shown == ["NOT_ASSESSED", "BREACH_ALLEGED"]


def test_both_dates_compose(case: WorkingCase) -> None:
    """The denial counts only where it was both published and recorded."""

    def overlays(day: int, hour: int) -> list[str]:
        moment = START + timedelta(hours=hour, minutes=30)
        board = case.board(as_of=date(2031, 4, day), known_at=moment)
        return [o.value for o in board.row("C-1").shown.overlays]

    assert overlays(22, 2) == ["DENIED_BY_PARTY"]
    assert "DENIED_BY_PARTY" not in overlays(21, 2) + overlays(22, 1)


def test_a_deadline_is_judged_on_the_as_of_day(case: WorkingCase) -> None:
    case.decide(Decision(TargetKind.OBLIGATION, "M-1", Action.DONE, "read everything there is"))
    days = (date(2031, 8, 31), date(2031, 9, 2))
    shown = [verdict(case.board(as_of=d), "M-1")[0] for d in days]
    assert shown == ["NOT_YET_DUE", "OVERDUE"]


def test_the_board_names_both_dates_and_both_versions(case: WorkingCase, clock: Clock) -> None:
    board = case.board()
    assert (board.as_of, board.known_at) == ("2031-05-01", "2031-05-01T15:00:00Z")
    assert board.rule_set.split()[-1][0].isdigit()
    assert board.codebook.split()[-1][0].isdigit()


def test_decisions_move_the_verdict_and_not_the_provisional_one(
    case: WorkingCase, clock: Clock
) -> None:
    before = verdict(case.board(as_of=DAY), "C-1")
    clock.move(hours=1)
    assert decide_all(case, Action.ACCEPT, "C-1") == 2
    after = verdict(case.board(as_of=DAY), "C-1")
    assert before == ("NOT_ASSESSED", "BREACH_ALLEGED")
    assert after == ("BREACH_ALLEGED", "BREACH_ALLEGED")


def test_rejected_suggestions_leave_both_verdicts(case: WorkingCase, clock: Clock) -> None:
    clock.move(hours=1)
    decide_all(case, Action.REJECT)
    shown = verdict(case.board(as_of=DAY), "C-1")
    assert shown == ("INSUFFICIENT_COVERAGE", "NOT_ASSESSED")
    assert case.queue() == []


def test_a_moment_before_the_case_knows_no_duty(case: WorkingCase) -> None:
    assert case.board(as_of=DAY, known_at=START - timedelta(days=1)).rows == ()


def test_what_a_board_prints_replays_to_that_board(
    case: WorkingCase, clock: Clock, tmp_path: Path
) -> None:
    """Also within one second, and also where the clock was set back after the last record."""
    clock.move(microseconds=700)
    put(case, tmp_path, "third.txt", SECOND, date(2031, 4, 25))
    for back in (0, 40):
        clock.move(days=-back)
        printed = case.board(as_of=DAY)
        known = datetime.fromisoformat(printed.known_at)
        assert as_bytes(case.board(as_of=DAY, known_at=known)) == as_bytes(printed)


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    away=st.integers(-2, 2),
    zone=st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes))),
)
def test_a_decision_is_known_from_its_very_moment_on_in_any_zone(
    case: WorkingCase, clock: Clock, away: int, zone: timezone
) -> None:
    clock.move(microseconds=123_457)
    (link, *_) = [i for i in case.queue() if i.kind is TargetKind.LINK]
    case.decide(Decision(TargetKind.LINK, link.target_id, Action.ACCEPT))
    record = case.view().decisions()[-1]
    case.undo()
    written = (record.record_time + timedelta(microseconds=away)).astimezone(zone).isoformat()
    known = case.view(parse_moment(written, option="--known-at")).decisions()
    assert (record.seq in {d.seq for d in known}) is (away >= 0)
    assert read_asked("", written, "", None).known_at == parse_moment(written, option="--known-at")


@pytest.mark.parametrize("ahead", [{"microseconds": 1}, {"hours": 8}, {"days": 900}])
def test_a_moment_to_come_is_now_and_replays(
    case: WorkingCase, clock: Clock, tmp_path: Path, ahead: dict[str, float]
) -> None:
    asked = clock.now + timedelta(**ahead)
    printed = case.board(as_of=DAY, known_at=asked)
    assert printed == case.board(as_of=DAY)
    assert printed.known_at == clock.now.isoformat().replace("+00:00", "Z")
    clock.move(microseconds=1)
    put(case, tmp_path, "leaving.txt", LEAVING, date(2031, 4, 28))
    known = datetime.fromisoformat(printed.known_at)
    assert as_bytes(case.board(as_of=DAY, known_at=known)) == as_bytes(printed)
    assert as_bytes(case.board(as_of=DAY)) != as_bytes(printed)


def test_rows_of_a_clock_that_was_set_back_can_be_asked_for(
    case: WorkingCase, clock: Clock
) -> None:
    """They lie ahead and are on record all the same."""
    clock.now = START - timedelta(days=40)
    for minutes in (30, 90):
        moment = START + timedelta(minutes=minutes)
        stamp = moment.isoformat().replace("+00:00", "Z")
        assert case.board(as_of=DAY, known_at=moment).known_at == stamp


@pytest.mark.parametrize("day", [date.min, date(1, 1, 5), date.max])
def test_the_ends_of_the_calendar_have_a_board(case: WorkingCase, day: date) -> None:
    assert len(case.board(as_of=day).rows) == len(case.board().rows)


def test_a_day_to_come_is_judged_as_asked(case: WorkingCase) -> None:
    board = case.board(as_of=date(2041, 1, 1))
    assert (board.as_of, board.known_at) == ("2041-01-01", "2031-05-01T15:00:00Z")


def test_rule_sets_are_named_and_compared(case: WorkingCase) -> None:
    strict = case.board(as_of=DAY, rules="strict")
    assert strict.rule_set.startswith("strict")
    assert case.differs_from_default(case.board(as_of=DAY, rules="default")) == {}
    with pytest.raises(BadInput, match="rule set loose: unknown; choose one of"):
        case.board(rules="loose")


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    day=st.dates(date(2029, 1, 1), date(2033, 1, 1)),
    moment=st.datetimes(datetime(2031, 4, 30), datetime(2031, 5, 3)),
)
def test_every_pair_of_dates_gives_the_same_board_twice(
    case: WorkingCase, day: date, moment: datetime
) -> None:
    known = moment.replace(tzinfo=START.tzinfo)
    first = as_bytes(case.board(as_of=day, known_at=known))
    assert first == as_bytes(case.board(as_of=day, known_at=known))
