"""The network that compares: what holds of any two passages, and a few anybody judges alike."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactwatch.language.model.one_matter import MOST_PIECES, one_matter, sides_of

SUNK = "The ferry Alder sank off Tarn on Monday with sixty people aboard, the harbour office said."


@pytest.mark.parametrize(
    ("nearer", "farther"),
    [
        (
            "Sixty people were on the Alder when the ferry went down near Tarn, officials said.",
            "The ferry company Alder said that fares to Tarn will rise by a tenth in the spring.",
        ),
        (
            "A ferry carrying sixty passengers has sunk off Tarn, according to the port.",
            "Sixty people protested at the harbour office of Tarn on Monday over ferry fares.",
        ),
    ],
)
def test_one_matter_in_other_words_is_nearer_than_another_in_the_same(
    nearer: str, farther: str
) -> None:
    assert one_matter(SUNK, nearer) > one_matter(SUNK, farther)


@given(a=st.text(max_size=120), b=st.text(max_size=120))
@settings(max_examples=25, deadline=None)
def test_it_does_not_matter_which_comes_first(a: str, b: str) -> None:
    assert one_matter(a, b) == pytest.approx(one_matter(b, a), abs=0.002)


def test_a_long_passage_is_read_to_its_limit() -> None:
    ids, sides = sides_of("word " * 500, "other " * 3, MOST_PIECES)
    assert len(ids) == MOST_PIECES + 3 + 3
    assert sides.count(0) == MOST_PIECES + 2
    assert isinstance(one_matter("word " * 500, "word " * 500), float)
