"""Closeness of passages: what must hold for any words, and a table of what is nearer to what."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactwatch.language.model.closeness import Shelf, closeness, passage

WORDS = st.sampled_from(
    ["militants", "hid", "chiefs", "weapons", "bread", "bridge", "valley", "pay", "train", "armed"]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)


@settings(deadline=None, max_examples=50)
@given(TEXTS, TEXTS)
def test_closeness_is_a_share_and_the_same_both_ways(one: str, other: str) -> None:
    a, b = passage(one), passage(other)
    assert 0.0 <= closeness(a, b) <= 1.0 + 1e-6
    assert closeness(a, b) == pytest.approx(closeness(b, a), abs=1e-5)
    assert closeness(a, a) == pytest.approx(1.0, abs=1e-5)


@settings(deadline=None, max_examples=30)
@given(st.lists(TEXTS, min_size=1, max_size=6), TEXTS)
def test_a_shelf_gives_what_each_comparison_gives(texts: list[str], one: str) -> None:
    shelf = Shelf([passage(t) for t in texts])
    alone = [closeness(passage(one), passage(t)) for t in texts]
    assert shelf.closeness_to(passage(one)) == pytest.approx(alone, abs=1e-5)


NEARER = [
    ("The militants smuggled guns to the rebels", "Weapons were trafficked to insurgents",
     "The bakers delivered bread to the schools"),
    ("The brigade trained recruits", "Fighters were being drilled there", "The ship was late"),
    ("Talks resumed in the capital", "Negotiations began again", "The bridge was repaired"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "near", "far"), NEARER)
def test_like_meanings_are_nearer_than_others(text: str, near: str, far: str) -> None:
    words = passage(text)
    assert closeness(words, passage(near)) > closeness(words, passage(far))


def test_names_and_numbers_decide_nothing() -> None:
    one, other = "The Orlan Front hid 12 chiefs", "The Kestrel Brigade hid 400 chiefs"
    assert passage(one).words == passage(other).words == ("hid", "chiefs")


def test_a_passage_without_a_word_is_close_to_nothing() -> None:
    assert closeness(passage("12 — 14"), passage("Fighters hid")) == 0.0
