"""What is looked up instead of searched gives what a search gives; speed is measured elsewhere."""

from hypothesis import given
from hypothesis import strategies as st

from pactwatch.language.grammar.syntax import Sentence, Token, sentences_over
from pactwatch.language.words.ranges import join, over, overlaps, trim

RANGES = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=12)
PART = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda p: (min(p), max(p)))


def sentence(start: int, end: int) -> Sentence:
    return Sentence((Token(0, start, end, "x" * (end - start), "X", 0, "root"),))


@given(RANGES, PART)
def test_ranges_over_a_part_are_those_a_search_finds(
    ranges: list[tuple[int, int]], part: tuple[int, int]
) -> None:
    apart = join(ranges)
    assert list(over(apart, part)) == [one for one in apart if overlaps(one, part)]


@given(RANGES, PART)
def test_sentences_over_a_part_are_those_a_search_finds(
    ranges: list[tuple[int, int]], part: tuple[int, int]
) -> None:
    sentences = [sentence(*one) for one in join(ranges)]
    assert list(sentences_over(sentences, *part)) == [s for s in sentences if s.covers(*part)]


def test_a_full_stop_stays_with_its_abbreviation_and_a_page_of_dots_goes() -> None:
    assert trim("left for the U.S.", 0, 17) == (0, 17)
    assert trim("left the city.", 0, 14) == (0, 13)
    assert trim("-- left the city --", 0, 19) == (3, 16)
    assert trim("a well-", 0, 7) == (0, 7)
    start, end = trim("." * 5000, 0, 5000)
    assert start >= end
