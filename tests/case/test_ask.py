"""A typed line becomes words for the full text and fields for the statements."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch.case import StatementFilter
from pactwatch.case.ask import read_question
from pactwatch.errors import BadInput

CASES = [
    ("corridor", "corridor", StatementFilter()),
    ('"the last convoy" corr*', '"the last convoy" corr*', StatementFilter()),
    ("speaker:Vaal", "", StatementFilter(speaker="Vaal")),
    ('speaker:"Henrike Vaal" fence', "fence", StatementFilter(speaker="Henrike Vaal")),
    ("said:DENY conduct:HOST.*", "", StatementFilter(act="DENY", conduct="HOST.*")),
    ("flag:ROLE_CONFLICT", "", StatementFilter(flag="ROLE_CONFLICT")),
    ("until:2025-03-01 mill", "mill", StatementFilter(until=date(2025, 3, 1))),
    ("note: bring boots", "note: bring boots", StatementFilter()),
    ("colour:red", "colour:red", StatementFilter()),
    ('speaker:"no end', "", StatementFilter(speaker="no end")),
    ("speaker:", "speaker:", StatementFilter()),
    ("", "", StatementFilter()),
]


@pytest.mark.parametrize(("typed", "words", "wanted"), CASES)
def test_a_line_is_taken_apart(typed: str, words: str, wanted: StatementFilter) -> None:
    question = read_question(typed)
    assert (question.words, question.wanted) == (words, wanted)


@pytest.mark.parametrize("typed", ["since:yesterday", "until:2025-13-01"])
def test_a_day_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(BadInput, match="not a day"):
        read_question(typed)


@given(st.text(max_size=80))
def test_no_line_breaks_it(typed: str) -> None:
    try:
        question = read_question(typed)
    except BadInput:
        return
    assert len(question.words) <= len(typed)
