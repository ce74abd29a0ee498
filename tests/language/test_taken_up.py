"""What "this" is in "they deny this", and where it is open."""

import pytest
from tests.language.gold import read

TOLD = "Velm Watch said the Tal Front shelled the village of Holm. "
CASES = {
    "this": (TOLD + "The Tal Front denies this.", ["-"]),
    "the claim": (TOLD + "The Tal Front denied the claim.", ["-"]),
    "another's deed": (TOLD + "Orland denies this.", []),
    "a finding, of which a part may be denied": (TOLD + "The Tal Front rejected the finding.", []),
    "another paragraph": (TOLD + "\n\nThe Tal Front denies this.", []),
}


@pytest.mark.parametrize(("text", "signs"), CASES.values(), ids=CASES)
def test_a_denial_of_this_is_one_of_what_was_told_right_before(text: str, signs: list[str]) -> None:
    last = read(text).statements[-1]
    assert last.speech_act == "DENY"
    assert [c.polarity for c in last.claims if c.conduct == "MIL.STRIKE"] == signs
    assert all("takes up" in c.reason for c in last.claims if c.conduct == "MIL.STRIKE")
