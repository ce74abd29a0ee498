"""What was known at a moment stays what was known at that moment."""

import tempfile
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.register import makers
from tests.register.makers import Clock, fresh

from pactwatch.errors import BadInput
from pactwatch.register import Register, Writer

DOCUMENTS = [makers.document(f"{makers.TEXT} Report {n}.") for n in range(3)]
STATEMENTS = [makers.statement(one) for one in DOCUMENTS]


def _put_document(writer: Writer, n: int) -> None:
    writer.put_document(DOCUMENTS[n])


def _put_extraction(writer: Writer, n: int) -> None:
    writer.put_document(DOCUMENTS[0])
    said = [makers.statement(DOCUMENTS[0], 0, 20 + n)]
    writer.put_extraction(makers.extraction(DOCUMENTS[0], *said, model=f"reader {n % 2}"))


def _put_link(writer: Writer, n: int) -> None:
    writer.put_links([makers.link(STATEMENTS[0], rationale=f"reason {n}")])


def _withdraw_link(writer: Writer, n: int) -> None:
    writer.withdraw("link", [makers.link(STATEMENTS[0]).id], reason=f"gone {n}")


def _decide(writer: Writer, n: int) -> None:
    writer.put_decision(makers.accept(STATEMENTS[n].id))


def _put_file(writer: Writer, n: int) -> None:
    writer.put_case_file("case.toml", f"version = {n}\n")


STEPS = [_put_document, _put_extraction, _put_link, _withdraw_link, _decide, _put_file]
steps = st.tuples(st.sampled_from(STEPS), st.integers(0, 2), st.sampled_from([0.000001, 1, 3600]))


@settings(max_examples=8, deadline=None)
@given(st.lists(steps, min_size=2, max_size=5), st.data())
def test_a_replayed_moment_never_changes(
    blank: Path, plan: list[tuple], data: st.DataObject
) -> None:  # type: ignore[type-arg]
    cut = data.draw(st.integers(1, len(plan) - 1))
    with tempfile.TemporaryDirectory() as folder:
        clock = Clock()
        with fresh(blank, Path(folder), clock) as register:
            for number, (step, n, seconds) in enumerate(plan):
                if number == cut:
                    moment, then = clock.now, makers.state(register)
                clock.move(seconds)
                with register.write() as writer:
                    step(writer, n)
            assert makers.state(register, moment) == then
            assert register.verify(Path(folder) / "originals") == ()


def test_a_standing_clock_shows_everything_recorded_at_that_moment(register: Register) -> None:
    makers.record_all(register)
    assert makers.state(register, makers.START) == makers.state(register)
    assert register.view(makers.START - timedelta(microseconds=1)).documents() == ()


def test_a_clock_set_back_does_not_slip_rows_into_the_past(
    register: Register, clock: Clock
) -> None:
    clock.move(100)
    with register.write() as writer:
        writer.put_document(DOCUMENTS[0])
    moment = clock.now
    clock.move(-50)
    with register.write() as writer:
        writer.put_document(DOCUMENTS[1])
    assert [one.record_time for one in register.view().documents()] == [moment, moment]
    assert register.view(clock.now).documents() == ()


def test_a_moment_is_the_same_in_every_time_zone(register: Register) -> None:
    makers.record_all(register)
    elsewhere = makers.START.astimezone(timezone(timedelta(hours=-7)))
    assert len(register.view(elsewhere).documents()) == 1


def test_a_moment_without_time_zone_is_refused(register: Register, clock: Clock) -> None:
    with pytest.raises(BadInput, match="has no time zone"):
        register.view(datetime(2031, 5, 1))
    clock.now = datetime(2031, 5, 1)
    with pytest.raises(BadInput, match="has no time zone"), register.write():
        pass


def test_a_view_says_as_of_when_it_knows(register: Register, clock: Clock) -> None:
    assert register.view().known_at is None
    makers.record_all(register)
    clock.move(60)
    assert register.view().known_at == makers.START
    assert register.view(clock.now).known_at == clock.now
