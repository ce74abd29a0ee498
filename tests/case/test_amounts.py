"""How many of what: a table of wordings, and that what is written is read again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch.case.amounts import amount_of, in_words
from pactwatch.errors import BadInput

READ = [
    ("61 ships", 61, 61, "ships", "ships"),
    ("1,200 prisoners of war", 1200, 1200, "prisoners", "prisoners of war"),
    ("200 to 500 armed men of the Brigade", 200, 500, "men", "armed men of the Brigade"),
    ("200-500 men", 200, 500, "men", "men"),
    ("at most 40 guns", 0, 40, "guns", "guns"),
    ("No more than 38.5 tonnes", 0, 38.5, "tonnes", "tonnes"),
    ("12 of the 40 prisoners", 12, 12, "prisoners", "of the 40 prisoners"),
    ("twenty-four guns", 24, 24, "guns", "guns"),
    ("eleven men", 11, 11, "men", "men"),
    ("at most two hundred armed men", 0, 200, "men", "armed men"),
    ("at least 3 posts", 3, 3, "posts", "at least 3 posts"),
]


@pytest.mark.parametrize(("words", "low", "high", "unit", "definition"), READ)
def test_a_quantity_is_read(
    words: str, low: float, high: float, unit: str, definition: str
) -> None:
    found = amount_of(words)
    assert found == {"low": low, "high": high, "unit": unit, "definition": definition}
    assert amount_of(in_words(found)) == found


def test_a_number_in_the_definition_is_not_the_number() -> None:
    """Of a program's own "five of the twelve guns"."""
    told = {"low": 5.0, "high": 5.0, "unit": "guns", "definition": "12 guns"}
    assert in_words(told).startswith("5 ")


@pytest.mark.parametrize("words", ["61", "ships", "500 to 200 men", "", "many ships", "1 2"])
def test_what_is_no_quantity_is_refused(words: str) -> None:
    with pytest.raises(BadInput, match="quantity"):
        amount_of(words)


@given(st.integers(0, 10**9), st.integers(0, 10**9), st.sampled_from(["guns", "men of the Front"]))
def test_what_is_told_is_read_again(one: int, other: int, what: str) -> None:
    low, high = sorted((float(one), float(other)))
    told = {"low": low, "high": high, "unit": what.split()[0], "definition": what}
    assert amount_of(in_words(told)) == told
