"""A plan of violence that nobody reports warns; what is said aloud or by nobody heard does not."""

import pytest

from pactwatch.domain.claim import Claim
from pactwatch.domain.codebook import Codebook
from pactwatch.domain.flag import FlagCode, Severity
from pactwatch.domain.span import Span
from pactwatch.domain.statement import QuoteType, Speaker, SpeakerStatus, Statement
from pactwatch.language.integrity.plans import plans_violence
from pactwatch.language.integrity.scene import Scene
from pactwatch.language.names.people import Person

SCENE = Scene("", Codebook("test", "1.0.0", ()), (Person("Dana Marn", [0]),), ())
BOMBS = Claim("THREAT.ATTACK_DOMESTIC", agent=("Marn",))


def said(cue: str, *claims: Claim, at: int, quote: QuoteType = QuoteType.INDIRECT) -> Statement:
    speaker = Speaker("Dana Marn", SpeakerStatus.NAMED, "Marn")
    content, cues = (Span(at, at + 5, "words"),), (Span(at + 6, at + 6 + len(cue), cue),)
    return Statement(f"st-{at}", "doc-1", content, speaker, cues, quote_type=quote, claims=claims)


@pytest.mark.parametrize(
    ("cue", "claim", "flagged"),
    [
        ("is planning", BOMBS, True),
        ("was laying plans", Claim("THREAT.PLOT_EXTERNAL"), True),
        ("vowed", BOMBS, False),
        ("is planning", Claim("THREAT.ATTACK_DOMESTIC", agent=("the Sable Column",)), False),
        ("is planning", Claim("TIES.MEETING", agent=("Marn",)), False),
    ],
)
def test_a_speakers_plan_of_violence_that_nobody_tells(
    cue: str, claim: Claim, flagged: bool
) -> None:
    statements = [said("said", at=0), said(cue, claim, at=50)]
    found = plans_violence(1, statements, SCENE)
    assert [f.code for f in found] == [FlagCode.ATTRIBUTION_COLLAPSE] * flagged
    assert all(f.severity is Severity.WARN and cue in f.reason for f in found)


def test_who_is_heard_nowhere_else_and_his_own_words_are_left_alone() -> None:
    planned = said("is planning", BOMBS, at=50)
    quoted = said("is planning", BOMBS, at=50, quote=QuoteType.DIRECT)
    assert plans_violence(0, [planned], SCENE) == []
    assert plans_violence(1, [said("said", at=0), quoted], SCENE) == []
