"""Quotations under every kind of mark; the odd and the nested ones are what broke other readers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch.language.words.quotes import find_quotations
from pactwatch.language.words.ranges import covered, join, overlaps, subtract, trim
from pactwatch.text.sentences import paragraphs


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(text, paragraphs(text))]


CASES = {
    "curly": ("“We left,” she said. “All of us.”", ["We left,", "All of us."]),
    "straight": ('"We left," she said. "All of us."', ["We left,", "All of us."]),
    "guillemets": ("«We left», she said.", ["We left"]),
    "low and high": ("„We left“, she said.", ["We left"]),
    "TeX": ("``We left,'' she said.", ["We left,"]),
    "typewriter pairs": ("It notes ''no loss'' there.", ["no loss"]),
    "curly opened and straight closed": ("They call it ‘the gap' here.", ["the gap"]),
    "inside another": (
        "“We fed the ‘guests’ here,” he said.",
        ["We fed the ‘guests’ here,", "guests"],
    ),
    "apostrophe of a plural": (
        "“The guards' huts burned,” he said.",
        ["The guards' huts burned,"],
    ),
    "curly apostrophes are no marks": ("The guards’ huts weren’t theirs.", []),
    "never closed ends with its paragraph": ("“We left the camp", ["We left the camp"]),
    "left open, and another opens within a later sentence": (
        "“Most recover, he says. They had “gone home” since. “We wait,” she said.",
        ["gone home", "We wait,"],
    ),
    "left open behind who says it": (
        "He said: “We will look. The guards called it “a quiet shift” in their log.",
        ["We will look.", "a quiet shift"],
    ),
    "the same marks inside are no lost one": (
        "“We held it. They called it “ours” and left,” he said.",
        ["We held it. They called it “ours"],
    ),
    "odd number": ('He said "no" and "maybe', ["no", "maybe"]),
    "inches": ("A 5'11\" man stood there.", []),
    "nothing inside": ('“” and "" stand here', []),
    "nickname": ("Oren “Stitch” Mallow left.", ["Stitch"]),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_quotations(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_marks_opened_again_at_a_paragraph_are_one_quotation() -> None:
    text = "“We held the pass.\n\n“Nobody helped us,” Oren Mallow said."
    first, second = find_quotations(text, paragraphs(text))
    assert not first.closed
    assert second.chain == first.chain


@pytest.mark.parametrize(("opening", "closing"), ["''", "‘’"])
def test_single_marks_opened_again_at_a_paragraph_are_one_quotation(
    opening: str, closing: str
) -> None:
    text = f"She said: {opening}We left.\n\n{opening}We came back.{closing}"
    first, second = find_quotations(text, paragraphs(text))
    assert (text[first.start : first.end], first.closed) == ("We left.", False)
    assert second.chain == first.chain


def test_a_lone_single_mark_is_an_apostrophe_where_no_paragraph_opens_with_one() -> None:
    assert quoted("He sang: 'twas late.\n\nThe hall was empty.") == []


@pytest.mark.parametrize("marks", ['"', "‘’", "“”", "«»"])
def test_a_mark_without_a_partner_near_by_is_a_stray_one(marks: str) -> None:
    opening, closing = marks[0], marks[-1]
    tail = "Nobody answered the readers. " * 200
    text = f"He wrote {opening}to us. {tail}She said {opening}we stay{closing}. {tail}"
    kept = find_quotations(text, ((0, len(text)),))
    assert [text[q.start : q.end] for q in kept] == ["we stay"]


def test_a_mark_that_nobody_closes_makes_nothing_behind_it_deeper() -> None:
    text = "Envoy ‘paid for grain. The mayor said: “We never saw it.” “Nor did I,” she said."
    assert [q.depth for q in find_quotations(text, paragraphs(text))] == [0, 0]


def test_a_new_quotation_after_a_closed_one_is_another() -> None:
    text = "“We held the pass.”\n\n“Nobody helped us,” Oren Mallow said."
    first, second = find_quotations(text, paragraphs(text))
    assert second.chain != first.chain


@given(st.text(alphabet="ab .,\n“”\"'‘’«»„`s?", max_size=60))
def test_any_marks_give_ranges_that_hold(text: str) -> None:
    for quotation in find_quotations(text, paragraphs(text)):
        outer = quotation.outer
        assert 0 <= outer[0] <= quotation.start < quotation.end <= outer[1] <= len(text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  “We left,”  ", "We left"),
        ("said “no” twice.", "said “no” twice"),
        ("“no” and “yes”", "“no” and “yes”"),
        ("left at 5 a.m.", "left at 5 a.m."),
        ("will they go?”", "will they go?"),
        ("the guards’ huts", "the guards’ huts"),
    ],
)
def test_trim_leaves_off_edges_only(text: str, kept: str) -> None:
    assert text[slice(*trim(text, 0, len(text)))] == kept


RANGES = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6)


@given(RANGES, RANGES)
def test_what_is_subtracted_is_gone_and_the_rest_stays(
    one: list[tuple[int, int]], other: list[tuple[int, int]]
) -> None:
    left, cut = join(one), join(other)
    rest = subtract(left, cut)
    places = {i for s, e in left for i in range(s, e)} - {i for s, e in cut for i in range(s, e)}
    assert {i for s, e in rest for i in range(s, e)} == places
    assert not any(overlaps(r, c) for r in rest for c in cut)
    assert covered((0, 31), rest) == len(places)
