"""What a denial is called where two statements do not go together."""

from dataclasses import replace

import pytest
from tests.weigh.factories import ACTORS, PRESENT, mkstatement

from pactwatch.domain.claim import Polarity
from pactwatch.domain.statement import Speaker, SpeakerStatus, SpeechAct
from pactwatch.weigh.origins.origins import book_of
from pactwatch.weigh.relations.coded import Said, denied

SAYS = Said(mkstatement(Speaker("Ivo Marr", SpeakerStatus.NAMED), PRESENT), PRESENT)


@pytest.mark.parametrize(
    ("who", "words"),
    [
        ("Orlan Panel", "; it is no party's denial and is weighed as contrary evidence."),
        ("Corran Front", "; a denial is a position."),
    ],
)
def test_a_monitors_no_is_not_called_a_position(who: str, words: str) -> None:
    speaker = Speaker(who, SpeakerStatus.ORGANISATION)
    no = mkstatement(speaker, PRESENT, speech_act=SpeechAct.DENY)
    denial = Said(no, replace(PRESENT, polarity=Polarity.NEGATIVE), book_of(ACTORS))
    assert (denied(SAYS, denial) or "").endswith(words)
