"""Who is accused by name: a deed of his own, never another's, a meeting or what he suffered."""

from datetime import date

import pytest

from pactwatch.domain.flag import FlagCode
from pactwatch.pipeline.extraction import extract_text

LEADER = "Mohsen Orme leads Velmar. "
ACCUSED = [
    f"{LEADER}Orme murdered two villagers, a witness said.",
    f"{LEADER}Orme went on slaughtering his own people, Susan Keel said.",
    "Mr. Orme leads Velmar and the Orme militia. Mr. Orme killed four villagers, a doctor said.",
    f"{LEADER}“Orme ordered the shelling of the town,” a resident said.",
]
NOT_ACCUSED = [
    f"{LEADER}Orme's forces shelled the town, a witness said.",
    f"{LEADER}Forces loyal to Orme killed four villagers, a doctor said.",
    f"{LEADER}Supporters of President Mohsen Orme attacked the marchers, the minister said.",
    f"{LEADER}Orme met the envoy on Monday, the ministry said.",
    f"{LEADER}Orme freed nine prisoners, the ministry said.",
    f"{LEADER}Orme is not arming the rebels, the ministry said.",
    f"{LEADER}Orme's forces held on. They remain capable of carrying out attacks, a general said.",
    "Al-Marn, the group that killed nine guards, trains bombers in Velmar. Al-Marn said it was so.",
    f"{LEADER}Orme has resisted launching air strikes on the villages, a general said.",
    "Lukas Orme, six, had nightmares about insurgents hiding in the barn.",
    "After being granted asylum in Velmar, Eman Keel arrived in Orsk.",
    "“We have staged a tactical withdrawal from the town,” Hossam Marr said.",
    "Christopher Keel was killed when a convoy was ambushed near Orsk.",
    "“We are worried about the use of force by police against marchers,” Hillary Keel said.",
]


def _is_flagged(text: str) -> bool:
    statements = extract_text(f"{text}\n", published=date(2031, 5, 20)).statements
    return any(f.code is FlagCode.PERSON_HARM for s in statements for f in s.flags)


@pytest.mark.parametrize("text", ACCUSED)
def test_a_deed_of_somebody_by_name_accuses_him(text: str) -> None:
    assert _is_flagged(text)


@pytest.mark.parametrize("text", NOT_ACCUSED)
def test_what_others_did_or_what_accuses_nobody_is_no_harm(text: str) -> None:
    assert not _is_flagged(text)


SOUND = [
    "Velmar has sent 10 tonnes of tents and medical equipment.",
    "A Union-led mission has focused its airstrikes on the capital.",
    "The stabilisation mission has more than 9,000 troops in Velmar.",
    "The mission met commanders of the Front on Monday.",
]


@pytest.mark.parametrize("text", SOUND)
def test_sound_sentences_are_not_held_for_garbled(text: str) -> None:
    statements = extract_text(f"{text}\n", published=date(2031, 5, 20)).statements
    garbled = {FlagCode.NUMBER_UNIT_DRIFT, FlagCode.ROLE_CONFLICT}
    assert not any(f.code in garbled for s in statements for f in s.flags)
