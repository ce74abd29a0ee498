"""Datelines at the beginning of a line: place, day, wire and where the text begins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch.text.dateline import dateline_at, datelines

ROWS = [
    ("PORT HADLEY, Jan 9 2024 (Inland Press) - Velm", "PORT HADLEY,", "Jan 9 2024", "Inland Press"),
    ("PORT HADLEY (Inland Press) -- Velm", "PORT HADLEY", None, "Inland Press"),
    ("Jan 11 2024 (Inland Press) - In a", None, "Jan 11 2024", "Inland Press"),
    ("GELLEN, 9 January — Velm", "GELLEN,", "9 January", None),
    ("GELLEN (15 January 2024) – Velm", "GELLEN", "15 January 2024", None),
    ("(Kestrel) — Velm", None, None, "Kestrel"),
]
NONE = ["Al-Orin fell", "the army - or", "- Velm", "Velm said (on Monday) - no", "9 - 11", ""]


@pytest.mark.parametrize(("text", "place", "day", "wire"), ROWS, ids=[row[0] for row in ROWS])
def test_a_dateline_is_read_in_parts(
    text: str, place: str | None, day: str | None, wire: str | None
) -> None:
    found = dateline_at(text)
    assert found is not None
    assert (found["place"], found["day"], found["wire"]) == (place, day, wire)
    assert text[found.end() :] in {"Velm", "In a"}


@pytest.mark.parametrize("text", NONE)
def test_other_dashes_are_none(text: str) -> None:
    assert dateline_at(text) is None


def test_each_line_may_open_with_one() -> None:
    text = "Headline\nHADLEY, Jan 9 (Kestrel) - It\nrained.\n(Lantern) - It stopped."
    assert [found["wire"] for found in datelines(text)] == ["Kestrel", "Lantern"]


@given(st.text())
def test_no_text_makes_it_fail(text: str) -> None:
    dateline_at(text)
    list(datelines(text))
