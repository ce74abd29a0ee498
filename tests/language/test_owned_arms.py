"""Guns with a side that owns them have done what they are told of; other guns have not."""

import pytest
from tests.language.gold import best, read


@pytest.mark.parametrize("owner", ["enemy", "army", "regime"])
def test_a_sides_guns_are_who_shelled(owner: str) -> None:
    found = best(
        read(f"Residents said the {owner}'s guns shelled Orme."), f"the {owner}'s guns shelled Orme"
    )
    assert [c.agent for c in found.claims] == [(f"{owner}'s guns",)]


def test_guns_that_are_nobodys_are_nobody() -> None:
    found = best(read("Residents said the guns shelled Orme."), "the guns shelled Orme")
    assert [c.agent for c in found.claims] == [()]
