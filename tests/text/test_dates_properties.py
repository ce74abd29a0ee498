"""What holds for any text: offsets, order, repetition, and no exception."""

import re
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pactwatch.text.dates import find_times
from pactwatch.text.dates.events import event_rows
from pactwatch.text.dates.find import _ROWS, _candidates
from pactwatch.text.dates.plain import plain_text
from pactwatch.text.edtf import bounds, is_valid

PIECES = [
    *("May", "March", "Monday", "last", "next", "week", "year", "2021", "0", "9999", "30", "31"),
    *("February", "5 Rajab", "1441", "in", "by", "since", "from", "to", "and", "between", "the"),
    *("ago", "earlier", "three", "a", "within", "of", "signing", "quarter", "second", "1990s"),
    *("spring", "10:35", "a.m.", "\n\n", "\n", " ", ",", ".", "–", "’s", "every", "now", "99999"),
    *(
        "today",
        "early",
        "end",
        "Easter",
        "Eid al-Fitr",
        "century",
        "20th",
        "half",
        "then",
        "century",
        *("night", "before", "after", "thirty (30) days", "the week ended", "0530 hours", "day"),
    ),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join) | st.text(max_size=60)
DAYS = st.none() | st.dates() | st.sampled_from([date.min, date.max])


@settings(deadline=None, max_examples=120)
@given(TEXTS, DAYS, DAYS)
@example(text="quarter end", published=None, said_on=date.max)
def test_any_text_on_any_day_gives_ordered_disjoint_true_offsets(text, published, said_on):
    found = find_times(text, published=published, said_on=said_on, events={"signing": "2020-02-29"})
    end = 0
    for expression in found:
        assert end <= expression.start < expression.end <= len(text)
        assert expression.text == text[expression.start : expression.end]
        assert expression.edtf is None or is_valid(expression.edtf), expression
        assert expression.value
        assert expression.type in ("DATE", "TIME", "DURATION", "SET")
        end = expression.end


@settings(deadline=None, max_examples=80)
@given(TEXTS)
def test_looking_up_by_first_letters_finds_what_a_search_of_every_row_finds(text):
    rows = (*event_rows({"signing": "2020-02-29"}), *_ROWS)
    searched = sorted(
        (match.start(), -match.end(), rank)
        for rank, row in enumerate(rows)
        for match in row.pattern.finditer(text)
    )
    assert [c[:3] for c in _candidates(text, {"signing": "2020-02-29"})] == searched


@settings(deadline=None, max_examples=40)
@given(TEXTS, DAYS)
def test_reading_twice_gives_the_same(text, published):
    assert find_times(text, published=published) == find_times(text, published=published)


@settings(deadline=None, max_examples=25)
@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 12, 31)))
def test_a_full_date_means_its_day_in_every_spelling(day):
    month = day.strftime("%B")
    spellings = [
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"the {day.day}th of {month} {day.year}",
        day.isoformat(),
        f"{day.day}.{day.month}.{day.year}",
    ]
    for spelling in spellings:
        found = find_times(f"It began on {spelling}.", published=None)
        assert [e.edtf for e in found] == [day.isoformat()], spelling


HOSTILE = [
    "1,111" * 1000,
    "9" * 10000,
    "1 " * 5000,
    "the last " * 2000,
    "May 1 and 2 to 3 - " * 800,
    "Rabi al al al al " * 800,
    " " * 10000 + "2021",
    "nearly about a year or " * 800,
    "twenty-" * 2000,
    "the first two days of " * 800,
    "two to three to four weeks " * 800,
    "the year ended the quarter to May " * 600,
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:12])
def test_hostile_text_is_read_to_its_end(text):
    # Backtracking gone wild would take minutes here and hang the suite.
    found = find_times(text, published=date(2025, 3, 14))
    assert all(text[e.start : e.end] == e.text for e in found)


IMPOSSIBLE = [
    *("Feb 30", "31 April", "0000-00-00", "2021-13-45", "99/99/2021", "25:61", "32 May 20211"),
    *("9999 years ago", "in 99,999,999 years", "999999999999999 weeks ago", "40 Rajab 1441"),
]


@pytest.mark.parametrize("text", IMPOSSIBLE)
def test_impossible_days_are_never_dated_to_a_day(text):
    for expression in find_times(text, published=date(2025, 3, 14)):
        first, last = bounds(expression.edtf) if expression.edtf else (None, None)
        assert first is None or first != last


@given(st.text(alphabet="ab \n\r\t\u00a0\u2028’–.", max_size=40))
def test_the_shadow_leads_back_to_each_character(text):
    plain = plain_text(text)
    assert " ".join(plain.text.split()) == " ".join(plain_text(" ".join(text.split())).text.split())
    assert not re.search(r"\s\s|[^\S \n]", plain.text)
    for at, char in enumerate(plain.text):
        start, end = plain.source_range(at, at + 1)
        assert end == start + 1
        assert text[start].isspace() if char.isspace() else plain_text(text[start]).text == char
