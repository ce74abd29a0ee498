"""A moment as people type it: any zone, to the microsecond; what is no moment is refused."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch.register.chain import stamp
from pactwatch.text.days import day_of, instant_of

ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(datetime(2, 1, 1), datetime(9998, 12, 30), timezones=ZONES)


@given(moment=MOMENTS, joint=st.sampled_from("Tt "))
def test_a_moment_is_read_as_it_was_written_whatever_its_zone(moment: datetime, joint: str) -> None:
    written = moment.isoformat().replace("T", joint)
    assert instant_of(written) == moment
    assert instant_of(f" {written} ".replace("+", " ")) == moment
    utc = moment.astimezone(UTC).isoformat().replace("+00:00", "")
    assert instant_of(utc) == instant_of(f"{utc}z") == instant_of(f"{utc}Z") == moment


@given(one=MOMENTS, other=MOMENTS)
def test_the_order_of_stamps_is_the_order_of_moments(one: datetime, other: datetime) -> None:
    assert len(stamp(one)) == 27
    assert (stamp(one) <= stamp(other)) is (one <= other)


@given(day=st.dates(date(1, 1, 1), date(9999, 12, 31)))
def test_a_bare_day_is_its_last_microsecond(day: date) -> None:
    assert day_of(day.isoformat()) == day
    assert instant_of(day.isoformat()) == datetime.combine(day, time.max, UTC)


@pytest.mark.parametrize(
    "text",
    ["", "now", "2025-03", "20250301", "2025-W09-6", "2025-060", "2025-03-01Z", "2025-03-01+02:00",
     "2025-02-30", "2025-03-01T24:00:00Z", "2025-03-01T12:61Z", "2025-03-01T12:00:00−02:00",
     "2025-03-01T12:00:00+25:00", "٢٠٢٥-03-01", "0001-01-01T00:00:00+14:00",
     "9999-12-31T23:59:59-12:00", "2025-03-01T12:00:00Z/2025-04-01T12:00:00Z"],
)  # fmt: skip
def test_what_is_no_moment_is_refused(text: str) -> None:
    assert instant_of(text) is None
