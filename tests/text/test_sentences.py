"""Sentences and paragraphs: the cases that break splitters, and what holds for any text."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch.text.sentences import paragraphs, sentences

CASES = [
    ["Lt. Col. Arno Veld spoke.", "He left."],
    ["Maj. Gen. Ost met Sgt. Tarn.", "Brig. Lund, Capt. Vell and Rev. Tal stayed."],
    ["Gov. Marsh and Sen. Dolan wrote to Rep. Tull in St. Orly.", "No one answered."],
    ["Rule No. 5 binds both sides.", "Art. 4 does too."],
    ["He said no.", "Then he left."],
    ["The I.A.E.A. inspector came.", "The O.T.C.M. inspector did not."],
    ["The U.S. Army left the U.N. compound at 5 p.m. on Monday.", "It was late."],
    ["It is late, U.S. Senator Marsh said.", "Nobody spoke."],
    ["They wrote to the U.N. compound.", "She joined the U.N.", "The envoy stayed."],
    ["It was J. K. Orm who signed.", "Others watched."],
    ["“It is over.”", "She went home."],
    ['"We left."', "He said so."],
    ["“Did they leave?” he asked.", "“Yes.”", "‘No.’", "They did."],
    ["She went (they say).", "It ended."],
    ["They came on every bus.", "Its driver left.", "He hid in the barn.", "His men were gone."],
    ["Two ships sail NEW: no answer, a clerk says", "Port Ost, Varo (INP) -- “Two ships left.”"],
    ["The three leaders of the Ortal Front (OF) -- Ada Reyes and Ben Orr -- met."],
    ["For two years he has led World Relief Orlan (WRO) -- Ann does not know it."],
    ["For two years the office in Tarsis (INP) -- Ann ran it -- stood empty."],
    ["Ann joined World Relief (INP) -- She left."],
    ["It held approx. His share of dept. Orders."],
    ["The price rose 3.5 percent.", "Wages fell."],
    ["هل غادروا؟", "نعم."],
    ["वे चले गए।", "पुल खाली है।"],
]


@pytest.mark.parametrize("expected", CASES, ids=lambda case: case[0][:20])
def test_sentences_end_where_a_reader_ends_them(expected: list[str]) -> None:
    text = " ".join(expected)
    assert [text[start:end] for start, end in sentences(text)] == expected


def test_marks_without_a_space_end_sentences_too() -> None:
    text = "使節は述べた。「行かない。」次の文。"
    found = [text[start:end] for start, end in sentences(text)]
    assert found == ["使節は述べた。", "「行かない。」", "次の文。"]


WRAPPED = (
    "The envoy of the river council said on Monday that the\n"
    "guards had left the ford and that none of them had been\n"
    "seen since, although Lt.\nOrin was expected to return.\n"
    "\n"
    "A second paragraph follows after the blank line, and it\n"
    "too is wrapped at the same width as the one above it was.\n"
)
PARAGRAPHS = [
    ("One line.\nAnother line.\n", ["One line.", "Another line."]),
    ("A heading\n\nIts text.", ["A heading", "Its text."]),
    ("Left.\r\n\r\nRight.\rThird.", ["Left.", "Right.", "Third."]),
    ("Page one\fPage two", ["Page one", "Page two"]),
    ("  indented \n\t\n", ["indented"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), PARAGRAPHS)
def test_a_newline_ends_a_paragraph(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in paragraphs(text)] == expected


def test_wrapped_lines_are_one_paragraph() -> None:
    unruly = WRAPPED.replace("Lt.\nOrin", "Lt. Orin")
    assert len(paragraphs(unruly)) == 2
    assert len(sentences(unruly)) == 2


def test_list_items_in_wrapped_text_stand_alone() -> None:
    text = WRAPPED.replace("Lt.\nOrin", "Lt. Orin") + "\n- the ford\n- the bridge\n"
    assert [text[s:e] for s, e in paragraphs(text)][2:] == ["- the ford", "- the bridge"]


def test_short_paragraphs_on_single_lines_are_not_taken_for_wrapped_text() -> None:
    lines = [f"The guard number {n} left the ford before the evening came." for n in range(9)]
    text = "\n".join(lines[:5]) + "\n\n" + "\n".join(lines[5:])
    assert len(paragraphs(text)) == 9


ANY_TEXT = st.text(
    st.one_of(st.sampled_from(' \n\r\t.?!"”’)。؟A.b5'), st.characters(exclude_categories=["Cs"])),
    max_size=120,
)


@given(ANY_TEXT)
def test_ranges_are_trimmed_ordered_and_lose_nothing(text: str) -> None:
    for ranges in (paragraphs(text), sentences(text)):
        pieces = [text[start:end] for start, end in ranges]
        assert all(piece and piece == piece.strip() for piece in pieces)
        assert all(left[1] <= right[0] for left, right in pairwise(ranges))
        assert "".join("".join(pieces).split()) == "".join(text.split())


@given(ANY_TEXT)
def test_no_sentence_crosses_a_paragraph(text: str) -> None:
    blocks = paragraphs(text)
    for start, end in sentences(text):
        assert any(low <= start and end <= high for low, high in blocks)


@pytest.mark.parametrize("piece", ["!", '.")', "a.", ") ", "。", "x", ".) "])
def test_long_runs_of_marks_take_no_longer_than_their_length(piece: str) -> None:
    began = time.process_time()
    sentences(piece * (40_000 // len(piece)))
    assert time.process_time() - began < 5


@pytest.mark.parametrize("mark", ["; ", ", ", " "])
def test_a_list_of_a_thousand_clauses_is_cut_behind_a_mark_and_loses_nothing(mark: str) -> None:
    text = mark.join(["the army said it had left Tarn"] * 1000) + "."
    found = sentences(text)
    assert len(found) > 1
    assert all(end - start <= 3000 for start, end in found)
    assert all(text[end - 1] == mark[0] or mark == " " for _, end in found[:-1])
    assert " ".join(text[a:b] for a, b in found).split() == text.split()
