"""Spellings of one name meet, different names do not, and every score says why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch.text.name_match import match_names

SAME = [
    ("Velmar Tashid", "TASHID, Velmar"),
    ("Abdel Karim al-Vessani", "Abdelkarim Alvessani"),
    ("Orlen Trading Ltd.", "Orlen Trading Limited"),
    ("Юрий Мелников", "Yuriy Melnikov"),
]
DIFFERENT = [
    ("Abdel Karim al-Vessani", "Abdel Karim al-Torrani"),
    ("Northern Front", "Southern League"),
    ("Orlen Trading", "Kasper Mining"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_name_are_close(one: str, other: str) -> None:
    assert match_names(one, other).score >= 0.6


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_names_are_apart(one: str, other: str) -> None:
    assert match_names(one, other).score < 0.6


def test_the_reason_names_the_parts() -> None:
    detail = match_names("Velmar Tashid", "Velmar Osk").detail
    assert "velmar ~ velmar" in detail
    assert "without a partner: tashid, osk" in detail


@given(st.text(max_size=30), st.text(max_size=30))
def test_score_is_a_share_and_symmetric(one: str, other: str) -> None:
    score = match_names(one, other).score
    assert 0.0 <= score <= 1.0
    assert match_names(other, one).score == pytest.approx(score, abs=0.01)


@given(st.text(alphabet="abcdefgh ", min_size=1).filter(lambda s: any(c != " " for c in s)))
def test_a_name_is_itself(name: str) -> None:
    assert match_names(name, name).score == 1.0
