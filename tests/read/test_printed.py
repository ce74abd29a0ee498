"""What a text's first lines print of its day and its wire, and what must not be taken for it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch.read import read_document
from pactwatch.read.printed import printed_date, printed_wire

PRINTED = [
    ("a wire's dateline", "PORT HADLEY, Jan 9 2024 (Inland Press) - Velm freed all", "2024-01-09"),
    ("with a comma", "PORT HADLEY, Jan. 9, 2024 (IP) — Velm freed them all", "2024-01-09"),
    ("without a place", "Jan 11 2024 (Inland Press) - In a Jan. 9 story, we erred.", "2024-01-11"),
    ("between dashes", "HADLEY — January 4, 2024 — The firm left the port", "2024-01-04"),
    ("in brackets", "GELLEN (15 January 2024) – Experts met the mayor", "2024-01-15"),
    ("a letterhead", "Ministry\nPress statement, 15 January 2024\n\nThe Ministry", "2024-01-15"),
    ("a broadcast", "Radio Fjell, “The Hour”, 3 January 2024. Transcript.", "2024-01-03"),
    ("alone", "Hanne Rood @hannerood\n11 Jan 2024\nShells again", "2024-01-11"),
    ("a label", "Issued on: 2024-01-15\nText", "2024-01-15"),
    ("a weekday and a clock", "Posted: Monday, 15 January 2024, 14:30 GMT", "2024-01-15"),
    ("with dots", "15.01.2024\nText", "2024-01-15"),
    ("behind a byline", "By Ann Lee, 15 January 2024", "2024-01-15"),
    ("before a byline", "January 15, 2024 | By Ann Lee", "2024-01-15"),
    ("a letter", "Letter dated 2 May 2033 from the Chair of X addressed to Y", "2033-05-02"),
    ("a daily report", "Based on information received as of 19:30, 11 April 2035", "2035-04-11"),
    ("a note verbale", "Note verbale dated 3 March 2030 from A addressed to B", "2030-03-03"),
    ("the same day twice", "Report\n12 February 2024\nGellen, 12 February 2024", "2024-02-12"),
]  # fmt: skip
NOT_PRINTED = [
    ("part of a phrase", "Accord signed on 4 April 2023 holds"),
    ("part of a name", "4 April 2023 accord holds"),
    ("an opening of a sentence", "On 4 April 2023, the parties met."),
    ("of a letter spoken of", "Letter dated 12 February 2024 from the Chair"),
    ("a period", "Report for 1 January 2024 to 31 January 2024"),
    ("a period in short", "Reporting period: 1-31 January 2024"),
    ("what a headline tells of", "Gellen, 4 April 2023: the day the guns fell silent"),
    ("no year", "GELLEN, 3 May (Inland Press) - The mayor left"),
    ("month or day first", "01/02/2024"),
    ("a month", "January 2024"),
    ("two days", "Ministry\n3 January 2024\nReceived\n5 January 2024"),
    ("far down", "\n".join([*["A line."] * 12, "3 January 2024"])),
    ("below running text", "A long line. " * 20 + "\n3 January 2024"),
    ("nothing", ""),
]


@pytest.mark.parametrize(("why", "text", "day"), PRINTED, ids=[row[0] for row in PRINTED])
def test_a_day_that_stands_apart_in_the_first_lines_is_read(why: str, text: str, day: str) -> None:
    assert printed_date(text) == date.fromisoformat(day), why


@pytest.mark.parametrize(("why", "text"), NOT_PRINTED, ids=[row[0] for row in NOT_PRINTED])
def test_a_day_of_something_else_is_not_taken(why: str, text: str) -> None:
    assert printed_date(text) is None, why


@pytest.mark.parametrize(
    ("text", "wire"),
    [
        ("PORT HADLEY, Jan 9 2024 (Inland Press) - Velm freed all", "Inland Press"),
        ("PORT HADLEY, Jan 9 (Kestrel) - Velm freed all", "Kestrel"),
        ("HADLEY, 9 January (Kestrel) — Velm freed all", "Kestrel"),
        ("HADLEY (IP) — Velm freed all", "IP"),
        ("Velm freed all\n\nHADLEY (Harbour Radio) - Velm freed all", "Harbour Radio"),
        ("Jan 11 2024 (Inland Press) - In a Jan. 9 story, we erred.", "Inland Press"),
        ("HADLEY (Velm) - The mayor left", None),
        ("HADLEY (15 January 2024) - The mayor left", None),
        ("The mayor (Inland Press) - no", None),
        ("Velm (left) - no", None),
        ("", None),
    ],
)
def test_the_wire_of_a_dateline_is_read(text: str, wire: str | None) -> None:
    assert printed_wire(text) == wire


def test_a_page_with_a_site_of_its_own_is_not_the_wires() -> None:
    text = b"HADLEY, Jan 9 2024 (Inland Press) - Velm has freed all of them, it said on Tuesday."
    assert read_document(text, name="a.txt").publisher == "Inland Press"
    assert read_document(text, name="a.txt", publisher="The Beacon").publisher == "The Beacon"


def test_what_the_caller_or_the_file_says_wins() -> None:
    text = b"Ministry of Roads\n15 January 2024\n\nThe ministry has mended the bridge."
    page = b"<html><head><meta property='article:published_time' content='2024-01-16'></head>"
    page += b"<body><article><p>15 January 2024</p><p>The ministry has mended the bridge, and the"
    page += b" road to it, and the ferry below it.</p></article></body></html>"
    plain = read_document(text, name="a.txt")
    assert (plain.published, plain.published_basis) == (date(2024, 1, 15), "PRINTED")
    told = read_document(text, name="a.txt", published=date(2024, 1, 17))
    assert (told.published, told.published_basis) == (date(2024, 1, 17), "OPTION")
    declared = read_document(page, name="a.html")
    assert (declared.published, declared.published_basis) == (date(2024, 1, 16), "METADATA")


@given(st.text())
def test_no_text_makes_it_fail(text: str) -> None:
    printed_date(text)
    printed_wire(text)
