from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch.language.model.pieces import SHAPE_IDS, SHAPES, shape_ids, windows
from pactwatch.text.words import words


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("envoys", "lower"),
        ("Vell", "title"),
        ("NATO", "upper"),
        ("I", "initial"),
        ("al-Harun", "mixed"),
        ("2021", "digits"),
        ("3rd", "digits and letters"),
        ("”", "mark"),
        ("U.S.", "dotted"),
        ("和平", "uncased letters"),
    ],
)
def test_a_shape_says_what_lower_casing_takes_away(text: str, shape: str) -> None:
    (found,) = shape_ids(words(f"x\n\n{text}")[1:])
    assert found % len(SHAPES) == SHAPES.index(shape)


def test_spaces_and_paragraphs_change_the_shape() -> None:
    opening, after_space, _, glued, new_paragraph = shape_ids(words("so so\u2014so\n\nso"))
    assert opening == new_paragraph
    assert len({opening, after_space, glued}) == 3


@given(st.text(max_size=40))
def test_every_word_has_a_shape_the_model_knows(text: str) -> None:
    found = words(text)
    assert len(shape_ids(found)) == len(found)
    assert all(0 < i < SHAPE_IDS for i in shape_ids(found))


@given(st.lists(st.integers(1, 10), max_size=80), st.integers(10, 40), st.integers(0, 9))
def test_windows_cover_everything_and_fit(lengths: list[int], limit: int, overlap: int) -> None:
    cover = windows(lengths, limit=limit, overlap=overlap)
    assert {i for w in cover for i in range(w.first, w.last)} == set(range(len(lengths)))
    assert all(sum(lengths[w.first : w.last]) <= limit for w in cover)
    assert all(a.first < b.first <= a.last < b.last for a, b in pairwise(cover))
    shared = [sum(lengths[b.first : a.last]) for a, b in pairwise(cover)]
    assert all(s <= overlap for s in shared)
