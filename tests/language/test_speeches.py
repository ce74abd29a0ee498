"""Whose words a speech is that its head says is somebody's."""

import pytest
from tests.language.gold import best, read

HEADS = {
    "address": "Address by Prime Minister Ilse Morrow to the Assembly of Velm\n\n12 May 2024",
    "remarks": "Remarks by the Prime Minister of Velm, Ilse Morrow, in Orme\n(as delivered)",
    "hers": "Prime Minister Ilse Morrow's speech on the anniversary of the accord",
    "full text": "Full text of the speech delivered by Prime Minister Ilse Morrow in Orme.",
}
BODY = """

Members of the Assembly,

On 3 May our army left the ridge at Orme. I promise that the last guns will follow by June.

We shelled nobody!

The Front has not kept its word. The envoy told me that its men shelled the ferry."""


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_a_speech_is_whose_its_head_says(head: str) -> None:
    found = read(f"{head}{BODY}", publisher="Quay Post")
    told = best(found, "On 3 May our army left the ridge at Orme")
    assert (told.speaker.name, told.quote_type) == ("Ilse Morrow", "DIRECT")
    promised = best(found, "the last guns will follow by June")
    assert (promised.speaker.name, promised.speech_act) == ("Ilse Morrow", "PLEDGE")
    heard = best(found, "its men shelled the ferry")
    assert [voice.name for voice in heard.chain] == ["Ilse Morrow", "The envoy"]
    assert best(found, "We shelled nobody").speaker.name == "Ilse Morrow"
    assert not any("Members" in span.text for s in found.statements for span in s.content)


OF_OTHERS = {
    "news of a speech": "Speech by Ilse Morrow angers the Front\n\nMorrow promised that the guns"
    " will go. We asked the Front.",
    "two speak": f"Remarks by Ilse Morrow and Jan Ruk in Orme{BODY}",
    "nobody says I": "Address by Ilse Morrow to the Assembly\n\nThe guns left the ridge on 3 May.",
    "a verb": f"Ilse Morrow: the speech we waited for{BODY}",
}


@pytest.mark.parametrize("text", OF_OTHERS.values(), ids=OF_OTHERS)
def test_in_doubt_it_is_nobodys_speech(text: str) -> None:
    plain = [s for s in read(text, publisher="Quay Post").statements if not s.cue]
    assert {s.speaker.name for s in plain} <= {None}
