"""What "this" is in "they deny this", and where it is open."""

import pytest
from tests.language.gold import read

TOLD = "Velm Watch said the Tal Front shelled the village of Holm. "
CASES = {
    "this": (TOLD + "The Tal Front denies this.", ["-"]),
    "the claim": (TOLD + "The Tal Front denied the claim.", ["-"]),
    "another's deed": (TOLD + "Orland denies this.", []),
    "a finding, of which a part may be denied": (TOLD + "The Tal Front rejected the finding.", []),
    "its own guns": (
        "Velm Watch said Orlandian artillery shelled the village of Holm. Orlandia denied the "
        "accusation.",
        ["-"],
    ),
    "the charge, some sentences behind": (
        TOLD + "Four houses burnt.\n\nThe Tal Front denied the charge.",
        ["-"],
    ),
    "the charge against another": (
        TOLD + "Four houses burnt.\n\nOrland denied the charge.",
        [],
    ),
    "one of two charges": (
        TOLD
        + "Velm Watch said the Tal Front broke the ceasefire on Monday.\n\n"
        + "The Tal Front denied the charge.",
        [],
    ),
    "another paragraph": (TOLD + "\n\nThe Tal Front denies this.", []),
}


@pytest.mark.parametrize(("text", "signs"), CASES.values(), ids=CASES)
def test_a_denial_of_this_is_one_of_what_was_told_right_before(text: str, signs: list[str]) -> None:
    last = read(text).statements[-1]
    assert last.speech_act == "DENY"
    assert [c.polarity for c in last.claims if c.conduct == "MIL.STRIKE"] == signs
    assert all("takes up" in c.reason for c in last.claims if c.conduct == "MIL.STRIKE")


def conducts(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    last = read(text).statements[-1]
    return [(c.conduct, c.polarity.value, c.agent) for c in last.claims]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (TOLD + "Two drivers confirmed this.", [("MIL.STRIKE", "+", ("Tal Front",))]),
        (TOLD + "Residents confirmed the shelling.", [("MIL.STRIKE", "+", ("Tal Front",))]),
        (TOLD + "Residents confirmed the wedding.", []),
        (TOLD + "Two drivers could not confirm this.", [("POS.NO_ASSESSMENT", "+", ("drivers",))]),
    ],
)
def test_who_confirms_it_says_so_too(text: str, claims: list[object]) -> None:
    assert conducts(text) == claims


def test_who_charge_each_other_charge_both() -> None:
    text = "The army and the Tal Front accused each other of breaking the ceasefire."
    assert conducts(text) == [("MIL.CEASEFIRE_VIOLATION", "+", ("army", "Tal Front"))]


@pytest.mark.parametrize(
    ("told", "doer"),
    [
        ("The Tal Front accused the Orland army of shelling Holm. “They fired", "Orland army"),
        ("The Tal Front accused the Orland army of shelling Holm. They fired", "Tal Front"),
        ("The Tal Front met the Orland army in Holm. “They fired", "Tal Front"),
    ],
    ids=["the accused, in the accuser's words", "open in the article's", "nobody is accused"],
)
def test_they_are_the_accused_in_the_words_of_who_accuses(told: str, doer: str) -> None:
    mark = "”" if "“" in told else ""
    said = f"{told} ten shells at the mill on Sunday,{mark} Petra Halm said."
    assert conducts(said) == [("MIL.STRIKE", "+", (doer,))]


def test_a_short_no_denies_what_was_asked() -> None:
    text = "Asked if the army had left the hills, the general said it had not."
    assert conducts(text) == [("MIL.WITHDRAW", "-", ("army",))]


def test_a_text_without_paragraphs_is_no_record_for_a_word_in_its_midst() -> None:
    told = "Mr A of the Tal Front said that the road was shut. Nobody came. The market was empty. "
    text = told * 5 + "He took the record of the meeting. " + "The bridge was open all day. " * 3
    assert not [s for s in read(text).statements if s.speaker.name and not s.cue]
