"""Calendars and phrases: known days of the Islamic calendars, and our table of phrases."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch.text.dates import phrase_to_edtf
from pactwatch.text.dates.calendar import Period, period_of, span_edtf, weekday_near
from pactwatch.text.dates.find import _ROWS
from pactwatch.text.dates.hijri import (
    lunar_month,
    lunar_to_gregorian,
    solar_month,
    solar_to_gregorian,
)
from pactwatch.text.dates.vocabulary import holiday
from pactwatch.text.edtf import is_valid
from pactwatch.text.openings import LONGEST, openings

PHRASES = Path(__file__).parents[1] / "gold" / "phrases.tsv"


def _phrases() -> list[list[str]]:
    lines = PHRASES.read_text(encoding="utf-8").splitlines()[1:]
    return [line.split("\t") for line in lines]


@pytest.mark.parametrize(("phrase", "published", "edtf"), _phrases())
def test_phrases_keep_direction_and_vagueness(phrase, published, edtf):
    day = date.fromisoformat(published) if published else None
    assert phrase_to_edtf(phrase, day) == (edtf or None)


def test_every_phrase_of_the_table_has_a_valid_edtf_and_stands_once():
    rows = _phrases()
    assert all(is_valid(edtf) for _, _, edtf in rows if edtf)
    assert len({(phrase, published) for phrase, published, _ in rows}) == len(rows) >= 150


SOLAR = [
    ((1398, 12, 10), date(2020, 2, 29)),
    ((1357, 11, 22), date(1979, 2, 11)),
    ((1399, 1, 1), date(2020, 3, 20)),
    ((1403, 12, 30), date(2025, 3, 20)),
    ((1404, 1, 1), date(2025, 3, 21)),
    ((1375, 1, 1), date(1996, 3, 20)),
]


@pytest.mark.parametrize(("solar", "day"), SOLAR)
def test_solar_dates_fall_on_known_days(solar, day):
    assert solar_to_gregorian(*solar) == day


# The first days of months as announced; sighting moves them by a day either way.
LUNAR = [
    ((1441, 7, 5), date(2020, 2, 29)),
    ((1442, 9, 1), date(2021, 4, 13)),
    ((1445, 10, 1), date(2024, 4, 10)),
    ((1400, 1, 1), date(1979, 11, 21)),
]


@pytest.mark.parametrize(("lunar", "day"), LUNAR)
def test_lunar_dates_fall_within_a_day_of_known_days(lunar, day):
    assert abs((lunar_to_gregorian(*lunar) - day).days) <= 1


@given(st.integers(1300, 1500), st.integers(1, 11))
def test_months_of_both_calendars_follow_without_a_gap(year, month):
    for length_of in (lunar_month, solar_month):
        (first, last), (next_first, _) = length_of(year, month), length_of(year, month + 1)
        assert (next_first - last).days == 1
        assert 29 <= (last - first).days + 1 <= 31


@pytest.mark.parametrize("day", [0, 31, 40])
def test_a_day_the_lunar_month_lacks_is_refused(day):
    with pytest.raises(ValueError, match="month has"):
        lunar_to_gregorian(1441, 7, day)


HOLIDAYS = [
    ("Thanksgiving", 2022, date(2022, 11, 24)),
    ("Labor Day", 2024, date(2024, 9, 2)),
    ("Memorial Day", 2023, date(2023, 5, 29)),
    ("Good Friday", 2024, date(2024, 3, 29)),
    ("Eid al-Fitr", 2021, date(2021, 5, 13)),
]


@pytest.mark.parametrize(("name", "year", "day"), HOLIDAYS)
def test_holidays_fall_on_known_days(name, year, day):
    assert abs((holiday(name, year)[0] - day).days) <= holiday(name, year)[1]


PERIODS = [
    ("DAY", "2021-02-17", "2021-02-17", "2021-02-17"),
    ("WEEK", "2021-W07", "2021-02-15/2021-02-21", "2021-02-21"),
    ("WEEKEND", "2021-W07-WE", "2021-02-20/2021-02-21", "2021-02-21"),
    ("MONTH", "2021-02", "2021-02", "2021-02-28"),
    ("QUARTER", "2021-Q1", "2021-01/2021-03", "2021-03-31"),
    ("SEASON", "2020-WI", "2020-24", "2021-02-28"),
    ("HALF", "2021-H1", "2021-01/2021-06", "2021-06-30"),
    ("YEAR", "2021", "2021", "2021-12-31"),
    ("DECADE", "202", "202X", "2029-12-31"),
    ("CENTURY", "20", "20XX", "2099-12-31"),
]


@pytest.mark.parametrize(("grain", "timex", "edtf", "last"), PERIODS)
def test_periods_write_themselves_as_timex_and_edtf(grain, timex, edtf, last):
    period = period_of(grain, date(2021, 2, 17))
    assert (period.timex, period.edtf, period.last.isoformat()) == (timex, edtf, last)
    assert period.contains(date(2021, 2, 17)) is (grain != "WEEKEND")


def test_an_interval_that_ends_before_it_begins_is_refused():
    first, last = Period("YEAR", date(2021, 1, 1)), Period("YEAR", date(2019, 1, 1))
    assert span_edtf(last, first) == "2019/2021"
    with pytest.raises(ValueError, match="ends before"):
        span_edtf(first, last)


@given(st.dates(date(1990, 1, 1), date(2050, 1, 1)), st.integers(0, 6))
def test_the_nearest_weekday_is_that_weekday_within_a_week(reference, weekday):
    for direction in (-1, 1):
        day = weekday_near(reference, weekday, direction)
        assert day.weekday() == weekday
        assert 0 <= (day - reference).days * direction < 7


def test_every_row_has_a_sentence_and_finds_something_of_its_own():
    assert len({row.sentence for row in _ROWS}) == len(_ROWS)
    assert all(row.sentence.endswith(".") for row in _ROWS)


def test_every_match_begins_as_its_row_can_open():
    text = " ; ".join(phrase for phrase, _, _ in _phrases())
    for row in _ROWS:
        opening = openings(row.pattern)
        for match in row.pattern.finditer(text):
            low = text[match.start() : match.start() + LONGEST].lower()
            assert not low.isascii() or any(low[:n] in opening for n in range(len(low) + 1))


def test_no_row_is_tried_everywhere():
    assert [row.sentence for row in _ROWS if "" in openings(row.pattern)] == []
