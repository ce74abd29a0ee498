"""Whose words are a party's, and whose are no more."""

import pytest

from pactwatch.domain.flag import FlagCode
from pactwatch.pipeline.extraction import extract_text


@pytest.mark.parametrize(
    ("who", "is_noted"),
    [
        ("An officer of the Hill Movement", True),
        ("A former officer of the Hill Movement who went over to the army", False),
        ("An officer of the Hill Movement who defected in May", False),
    ],
)
def test_whoever_left_a_party_contradicts_it_no_more(who: str, is_noted: bool) -> None:
    text = (
        "The Hill Movement has shelled nobody, a spokeswoman for the Hill Movement, Dana Holm, "
        f"said on Sunday.\n\n{who} said that the Hill Movement had shelled the village of Dunne."
    )
    flags = {f.code for s in extract_text(text).statements for f in s.flags}
    assert (FlagCode.PARTY_SELF_CONTRADICTION in flags) is is_noted


@pytest.mark.parametrize(
    ("own", "flags"),
    [
        ("We have 180 fighters in the town.", set[FlagCode]()),
        ("We have fighters in the town.", {FlagCode.NEGATION_FLIP}),
    ],
)
def test_whoever_puts_a_number_right_owns_to_nothing_it_denies(
    own: str, flags: set[FlagCode]
) -> None:
    text = (
        "HILL MOVEMENT\nCommuniqué No. 12\n\n4. The Ministry of Defence claims that the Movement "
        f"keeps 350 fighters in Mellin. This is untrue. {own}\n\nIlvar Vask, spokesman\n"
    )
    last = extract_text(text).statements[-1]
    told = {FlagCode.NEGATION_FLIP, FlagCode.PARTY_SELF_CONTRADICTION}
    assert {f.code for f in last.flags} & told >= flags
    assert flags or not {f.code for f in last.flags} & told
