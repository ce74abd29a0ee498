import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch.text.openings import LONGEST, RowsByOpening, found_in, places_of

ROWS = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in ("may", "“?the day", "kin", r"\s?\d+ days", "[^x]y", "straße")
]
BY_OPENING = RowsByOpening(ROWS)


@pytest.mark.parametrize(
    "text",
    ["May", "“the day", "the day", "\u212ain", "\u00a03 days", "\u0663 days", "éy", "STRASSE"],
)
def test_no_row_that_matches_is_left_out(text: str) -> None:
    matching = {n for n, row in enumerate(ROWS) if row.match(text)}
    assert matching <= set(BY_OPENING.at(text[:LONGEST]))


def test_a_quotation_mark_stands_for_itself() -> None:
    assert 0 not in BY_OPENING.at("” he ")
    assert BY_OPENING.at("“the ") == (1, 4)


# One that begins with words, one with blanks, one with anything, one with letters that have other
# forms elsewhere.
LOOKED_FOR = [
    re.compile(r"\b(?:told|[Aa]ccording\s+to|in)\s+(?:the\s+)?([A-Z]\w*)"),
    re.compile(r"\b(?:you|your)\b", re.IGNORECASE),
    re.compile(r"\s+by"),
    re.compile(r"\w+ said"),
    re.compile(r"stra(?:ß|ss)e", re.IGNORECASE),
]
PIECES = [
    "told", "told the", "in", "In", "According", "according to", "Tarn", "Tarn said", "You", "YOUR",
    "straße", "STRASSE", "by", "İl", "\u212aing", "ſaid", "within",
]  # fmt: skip


@given(
    words=st.lists(st.sampled_from(PIECES), max_size=12),
    blank=st.sampled_from([" ", "\n", "\u00a0", "  ", ""]),
    pattern=st.sampled_from(LOOKED_FOR),
)
def test_what_is_looked_for_by_its_openings_is_what_is_there(
    words: list[str], blank: str, pattern: re.Pattern[str]
) -> None:
    text = blank.join(words)
    assert [m.span() for m in found_in(text, pattern)] == [m.span() for m in pattern.finditer(text)]


def test_a_word_is_found_wherever_it_stands() -> None:
    assert places_of(("in", "told"), "told within in") == [0, 9, 12]
    assert places_of((), "told") == []
