"""TIMEX3 values of the calendar as EDTF: a table, and what is no period."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch.text.dates.calendar import period_of
from pactwatch.text.edtf import bounds
from pactwatch.text.timex import timex_to_edtf

VALUES = [
    ("2021-02-17", "2021-02-17"),
    ("2021-02-17T10:30", "2021-02-17"),
    ("2021-02-17TNI", "2021-02-17"),
    ("2021-02", "2021-02"),
    ("2021", "2021"),
    ("199", "199X"),
    ("19", "19XX"),
    ("2021-W07", "2021-02-15/2021-02-21"),
    ("2021-W07-WE", "2021-02-20/2021-02-21"),
    ("2021-Q3", "2021-07/2021-09"),
    ("2021-H2", "2021-07/2021-12"),
    ("2021-WI", "2021-24"),
    ("BC0508", "-0507"),
    *(
        (value, None)
        for value in ("P3D", "PRESENT_REF", "XXXX-05", "2021-13", "2021-W60", "", "PXY")
    ),
]


@pytest.mark.parametrize(("value", "edtf"), VALUES)
def test_values_of_the_calendar_become_edtf_and_others_nothing(value, edtf):
    assert timex_to_edtf(value) == edtf


GRAINS = ["DAY", "WEEK", "WEEKEND", "MONTH", "QUARTER", "SEASON", "HALF", "YEAR", "DECADE"]


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.sampled_from(GRAINS))
def test_every_period_of_the_grammar_comes_back_with_its_days(day, grain):
    period = period_of(grain, day)
    edtf = timex_to_edtf(period.timex)
    assert edtf is not None
    assert bounds(edtf) == bounds(period.edtf)
