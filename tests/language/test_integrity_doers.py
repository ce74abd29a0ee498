"""Whose doing can be a slip: not another's, not what is only spoken of, nor what is told twice."""

from datetime import date

import pytest

from pactwatch.domain.flag import FlagCode
from pactwatch.pipeline.extraction import extract_text

HEARD = "“We will rebuild the harbour,” Mohsen Orme told reporters in Velmar. "
SLIPPED = [
    f"{HEARD}Orme attacked the convoy near Tarsis.",
    f"{HEARD}Orme carried out the attack on the barracks in Tarsis.",
]
SOUND = [
    f"{HEARD}Orme arrived in Tarsis four days after a gunman had carried out the massacre in Velm.",
    f"{HEARD}Orme was convicted of murder in March. In spring Orme shot a guard near Tarsis.",
    f"{HEARD}A fund paid for by Mohsen Orme carried out the attack on the barracks in Tarsis.",
]
NOT_ACCUSED = [
    f"{HEARD}Orme forces attacked the convoy near Tarsis, a witness said.",
    "“They gave us orders to fire at unarmed civilians,” Mohsen Orme told reporters in Velmar.",
    f"{HEARD}Orme had close ties to Mayor Edda Keel.",
]


def _codes(text: str) -> set[FlagCode]:
    statements = extract_text(f"{text}\n", published=date(2031, 5, 20)).statements
    return {f.code for s in statements for f in s.flags}


@pytest.mark.parametrize("text", SLIPPED)
def test_a_speaker_as_the_subject_of_an_act_is_flagged(text: str) -> None:
    assert FlagCode.ATTRIBUTION_COLLAPSE in _codes(text)


@pytest.mark.parametrize("text", SOUND)
def test_an_act_that_another_does_or_that_he_is_known_for_is_no_slip(text: str) -> None:
    assert FlagCode.ATTRIBUTION_COLLAPSE not in _codes(text)


@pytest.mark.parametrize("text", NOT_ACCUSED)
def test_what_others_do_his_own_words_and_private_ties_accuse_nobody(text: str) -> None:
    assert FlagCode.PERSON_HARM not in _codes(text)
