"""Whether the words that introduce a claim turn it round."""

from dataclasses import replace

import pytest

from pactwatch.domain.statement import EpistemicBasis, Factuality, SpeechAct
from pactwatch.language.acts.acts import Act
from pactwatch.language.claims.polarity import is_turned_by_cue
from pactwatch.language.claims.reality import Reality

NOT_SO = Act(SpeechAct.ASSESS, Factuality.CERTAIN_NEG, (), EpistemicBasis.UNSTATED)
SO = replace(NOT_SO, factuality=Factuality.CERTAIN_POS)
PLAIN, NEGATED = Reality(is_negative=False), Reality(is_negative=True, negators=("not",))


@pytest.mark.parametrize(
    ("act", "reality", "cue", "content", "is_turned"),
    [
        # Nobody is said to have sold arms where the whole statement says that it is not so.
        (NOT_SO, PLAIN, "has no evidence that", "the Front sold arms", True),
        (NOT_SO, PLAIN, "hasn't seen that", "the Front sold arms", True),
        (replace(NOT_SO, flips=True), PLAIN, "denied", "selling arms", True),
        # The "not" of the content is counted where it stands.
        (NOT_SO, NEGATED, "said", "the Front did not sell arms", False),
        (NOT_SO, PLAIN, "said", "the Front sold arms", False),
        (NOT_SO, PLAIN, "had not, as of Monday, announced", "any plan to leave", True),
        (NOT_SO, PLAIN, "not only said that", "the Front sold arms", False),
        (NOT_SO, PLAIN, "has no evidence that", "the Front not only sold arms", True),
        (NOT_SO, PLAIN, "had no doubt that", "the Front sold arms but no tents", False),
        (SO, PLAIN, "has no doubt that", "the Front sold arms", False),
    ],
)
def test_a_no_of_the_cue_turns_a_claim_round(
    act: Act, reality: Reality, cue: str, content: str, is_turned: bool
) -> None:
    assert is_turned_by_cue(reality, act, cue, content) is is_turned
