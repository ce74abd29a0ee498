"""What a duty deals with, read off its own sentence."""

import pytest

from pactwatch.language import things_dealt_with

ROWS = [
    ("Velm lets all forty Sarnish fishermen go within sixty days.", {"fisherman"}),
    ("All 240 farmers held by the Front are released by 1 June.", {"farmer"}),
    ("The League frees the abducted nurses and drivers.", {"nurse", "driver"}),
    ("the forty Sarnish fishermen", {"fisherman"}),
    ("Neither side gives gunboats or patrol craft to the Brigade.", {"gunboat", "craft"}),
    ("Half of the students are set free.", {"student"}),
    ("Velm does not attack.", set()),
    ("", set()),
]


@pytest.mark.parametrize(("text", "things"), ROWS, ids=[row[0][:30] for row in ROWS])
def test_the_nouns_of_what_is_dealt_with_are_found(text: str, things: set[str]) -> None:
    assert things_dealt_with(text) == things
