"""Wordings in circulation that the text does not bear."""

from dataclasses import replace

import pytest
from tests.weigh.factories import ACCORD

from pactwatch.domain.agreement import Fidelity, Misreading
from pactwatch.weigh.bearing.misreadings import find_misreadings

SHUT = Misreading(("shut all gates", "shut the gates"), Fidelity.BROADER, ("not-host",))
LEAVE = Misreading(("hand over the Circle",), Fidelity.INVENTED, ("not-host",))
AGREEMENT = replace(ACCORD, misreadings=(SHUT, LEAVE))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("had pledged to shut all gates to strangers", [SHUT]),
        ("the duty of shutting the gates", [SHUT]),
        ("will Shut its gates", [SHUT]),
        ("promised to hand over the Circle and shut the gates", [SHUT, LEAVE]),
        ("promised to instruct its members", []),
        ("shut the door", []),
    ],
)
def test_phrases_are_found_whatever_the_ending(words: str, found: list[Misreading]) -> None:
    assert list(find_misreadings(words, AGREEMENT)) == found
