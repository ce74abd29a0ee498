"""A side has done what its guns are told of; guns that are nobody's have done nothing."""

import pytest
from tests.language.gold import best, read


@pytest.mark.parametrize("owner", ["enemy", "army", "regime"])
def test_a_sides_guns_are_who_shelled(owner: str) -> None:
    found = best(
        read(f"Residents said the {owner}'s guns shelled Orme."), f"the {owner}'s guns shelled Orme"
    )
    assert [c.agent for c in found.claims] == [(owner,)]


def test_guns_that_are_nobodys_are_nobody() -> None:
    found = best(read("Residents said the guns shelled Orme."), "the guns shelled Orme")
    assert [c.agent for c in found.claims] == [()]
