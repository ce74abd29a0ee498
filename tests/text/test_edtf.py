from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch.text.edtf import bounds, is_approximate, is_valid

BOUNDS = [
    ("2021", "2021-01-01", "2021-12-31"),
    ("2021-02", "2021-02-01", "2021-02-28"),
    ("2020-02", "2020-02-01", "2020-02-29"),
    ("2021-05-04", "2021-05-04", "2021-05-04"),
    ("2021-05-04T23:15", "2021-05-04", "2021-05-04"),
    ("2021-05-04T23:15:09Z", "2021-05-04", "2021-05-04"),
    ("2021-05-04T23:15:09+02:00", "2021-05-04", "2021-05-04"),
    ("2021-21", "2021-03-01", "2021-05-31"),
    ("2021-24", "2021-12-01", "2022-02-28"),
    ("2024-34", "2024-04-01", "2024-06-30"),
    ("2024-41", "2024-07-01", "2024-12-31"),
    ("199X", "1990-01-01", "1999-12-31"),
    ("19XX", "1900-01-01", "1999-12-31"),
    ("2004-XX", "2004-01-01", "2004-12-31"),
    ("2004-07-XX", "2004-07-01", "2004-07-31"),
    ("2004-XX-XX", "2004-01-01", "2004-12-31"),
    ("1984?", "1984-01-01", "1984-12-31"),
    ("2020-02~", "2020-02-01", "2020-02-29"),
    ("2020-02-03%", "2020-02-03", "2020-02-03"),
    ("../2021-05", None, "2021-05-31"),
    ("2020-02-29/..", "2020-02-29", None),
    ("/2005", None, "2005-12-31"),
    ("2005/", "2005-01-01", None),
    ("../..", None, None),
    ("2023-01/2023-03", "2023-01-01", "2023-03-31"),
    ("2023-01~/2023-03?", "2023-01-01", "2023-03-31"),
    ("2023/2023-03", "2023-01-01", "2023-03-31"),
    ("000X", None, "0009-12-31"),
    ("9999-24", "9999-12-01", None),
    ("0000", None, None),
    ("-0333", None, None),
    ("Y17000", None, None),
]

NOT_EDTF = [
    *["", "/", "May 2021", "2021-13", "2021-00", "2021-02-30", "2021-2-3", "21", "2021-21-04"],
    *["2021-05-04T25:00", "199X-05", "2004-XX-03", "2023-03/2023-01", "2021/2022/2023", "20XX1"],
    *["2021-05-04T10:00~", "2021-42", "2021-05-32", "PAST_REF", "2021-W08", "1X9X", "٢٠٢١"],
    *["2021 ", " 2021", "2021\n"],
]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(("edtf", "earliest", "latest"), BOUNDS)
def test_bounds_are_the_earliest_and_latest_day(edtf, earliest, latest):
    assert is_valid(edtf)
    assert bounds(edtf) == (_day(earliest), _day(latest))


@pytest.mark.parametrize("text", NOT_EDTF)
def test_what_is_not_edtf_is_refused_with_its_text(text):
    assert not is_valid(text)
    with pytest.raises(ValueError, match="not an EDTF"):
        bounds(text)


def test_qualifiers_are_told_apart_from_plain_dates():
    assert [is_approximate(e) for e in ("2020-02~", "1984?", "2001/2002%", "2020-02")] == [
        *(True, True, True),
        False,
    ]


@given(st.dates(), st.dates())
def test_an_interval_of_days_has_those_days_as_bounds(one, other):
    first, last = sorted((one, other))
    assert bounds(f"{first.isoformat()}/{last.isoformat()}") == (first, last)
    assert bounds(f"{first.isoformat()}/..") == (first, None)


@given(st.text(alphabet="0123456789-/X.~?%TYZ: ", max_size=24))
def test_any_text_is_judged_without_an_exception(text):
    if is_valid(text):
        earliest, latest = bounds(text)
        assert earliest is None or latest is None or earliest <= latest
