"""Offset maps: there and back again, and never a place between runs."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch.text.offsets import OffsetMap, SourceRange


@dataclass(frozen=True)
class Stretch:
    start: int
    end: int
    source: int
    page: int = 0


TWO = OffsetMap([Stretch(0, 4, 10), Stretch(6, 9, 3)])


@pytest.mark.parametrize(
    ("offset", "place"),
    [
        (0, (10, 0)),
        (3, (13, 0)),
        (4, None),
        (5, None),
        (6, (3, 0)),
        (8, (5, 0)),
        (9, None),
        (-1, None),
    ],
)
def test_an_offset_leads_to_its_place_or_nowhere(
    offset: int, place: tuple[int, int] | None
) -> None:
    assert TWO.to_source(offset) == place


@pytest.mark.parametrize(("source", "offset"), [(10, 0), (13, 3), (14, None), (3, 6), (2, None)])
def test_a_place_leads_back(source: int, offset: int | None) -> None:
    assert TWO.to_working(source) == offset
    assert TWO.to_working(source, page=1) is None


def test_a_range_is_cut_at_its_runs() -> None:
    assert TWO.source_ranges(2, 8) == (SourceRange(0, 12, 14), SourceRange(0, 3, 5))
    assert TWO.source_ranges(4, 6) == ()


@st.composite
def runs(draw: st.DrawFn) -> list[Stretch]:
    """Runs that overlap neither in the working text nor in the original."""
    lengths = draw(st.lists(st.tuples(st.integers(1, 9), st.integers(0, 3)), max_size=8))
    found, start = [], 0
    order = draw(st.permutations(range(len(lengths))))
    for (length, gap), slot in zip(lengths, order, strict=True):
        start += gap
        found.append(Stretch(start, start + length, 100 * slot, slot % 3))
        start += length
    return found


@given(runs(), st.integers(0, 120))
def test_there_and_back_is_the_same_offset(stretches: list[Stretch], offset: int) -> None:
    offsets = OffsetMap(stretches)
    place = offsets.to_source(offset)
    assert (place is None) == (not any(s.start <= offset < s.end for s in stretches))
    if place is not None:
        assert offsets.to_working(place[0], page=place[1]) == offset


@given(runs(), st.integers(0, 60), st.integers(0, 60))
def test_ranges_agree_with_single_lookups(
    stretches: list[Stretch], start: int, length: int
) -> None:
    offsets = OffsetMap(stretches)
    ranges = offsets.source_ranges(start, start + length)
    spread = [(at, part.page) for part in ranges for at in range(part.start, part.end)]
    single = [offsets.to_source(at) for at in range(start, start + length)]
    assert spread == [place for place in single if place is not None]
