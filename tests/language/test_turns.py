"""What is a transcript and what only has colons."""

import pytest

from pactwatch.language.model.drafts import Draft
from pactwatch.language.records.turns import find_turns, with_turns
from pactwatch.text.sentences import paragraphs

TALK = "HOST: Who fired?\n\nGEN. ARBIN: Nobody did.\n\nHOST: Sure?\n\nGEN. ARBIN (laughs): Yes."
CASES = {
    "labels come back": (TALK, ["HOST", "GEN. ARBIN", "HOST", "GEN. ARBIN"]),
    "question and answer": ("Q: Who fired?\n\nA: Nobody did.", ["Q", "A"]),
    "an office that the heading names": (
        "Briefing by the Head of Mission, Dr Ana Orr, 3 May\n\nHead of Mission: Good morning."
        " It is shut.\n\nQ (Radio Tal): Since when?\n\nHead of Mission: Since May.",
        ["Dr Ana Orr", "Q", "Dr Ana Orr"],
    ),
    "an office that the heading names in small letters": (
        "Interview with the minister of mines, Petra Osk\n\nQuestion: Is it shut?\n\nMinister: Yes."
        "\n\nMinister: Since March.",
        ["Question", "Petra Osk", "Petra Osk"],
    ),
    "a role that a line of the head gives to a name": (
        "Briefing of 3 May\nSpokesperson: Ana Orr\n\nQuestion: Is it shut?\n\nSpokesperson: Yes."
        "\n\nQ: Since when? A: Since May.",
        ["Question", "Ana Orr", "Q", "Ana Orr"],
    ),
    "a role named on a line of its own": (
        "Spokesperson: Ana Orr\n\nQuestion: Is it shut?\n\nSpokesperson: Yes."
        "\n\nSpokesperson: Bye.",
        ["Question", "Ana Orr", "Ana Orr"],
    ),
    "a witness who was called, and whoever examined last": (
        "MR. HALE: I call Captain Ana Orr. Were you there?\n\nTHE WITNESS: Yes.\n\nQ. Who fired?"
        "\n\nA. Nobody.\n\nMS. VANN: Sure?\n\nTHE WITNESS: Yes.\n\nQ. Quite?\n\nA. Quite.",
        ["MR. HALE", "Ana Orr"] * 2 + ["MS. VANN", "Ana Orr"] * 2,
    ),
    "a witness nobody named": (
        "MR. HALE: Were you there?\n\nTHE WITNESS: Yes.\n\nQ. Who fired?\n\nA. Nobody.",
        ["MR. HALE", "THE WITNESS", "MR. HALE", "THE WITNESS"],
    ),
    "letters where two may answer": (
        "HOST: Welcome.\n\nGUEST: Hello.\n\nHOST: Next.\n\nGUEST: Yes."
        "\n\nQ: Who fired?\n\nA: Nobody.",
        ["HOST", "GUEST", "HOST", "GUEST", "Q", "A"],
    ),
    "questions and answers on one line": ("Q: Who fired? A: Nobody. Q: Sure? A: Yes.", [*"QAQA"]),
    "a letter without its question": ("The grades were A: good, B: fair and C: poor.", []),
    "a lead with a colon": ("TAL BRIDGE: Two men died.\n\nPolice: no comment.", []),
    "a list of fields": ("Date: 3 May\n\nPlace: Tal\n\nAuthor: M. Oskel", []),
    "one label alone": ("Note: this was cut.\n\nNote: this too.", []),
    "no colon": ("Nobody fired, the general said.", []),
}


@pytest.mark.parametrize(("text", "labels"), CASES.values(), ids=CASES)
def test_turns(text: str, labels: list[str]) -> None:
    found = find_turns(text, paragraphs(text))
    assert [text[slice(*t.label)] for t in found] == labels


def test_a_paragraph_between_two_turns_goes_on_with_the_first_but_an_aside_does_not() -> None:
    text = TALK.replace("\n\nHOST: Sure?", "\n\nNot one.\n\n(Applause)\n\nHOST: Sure?") + "\n\nEnd."
    spoken = [[text[slice(*w)] for w in t.words] for t in find_turns(text, paragraphs(text))]
    assert spoken == [["Who fired?"], ["Nobody did", "Not one"], ["Sure?"], ["Yes"]]


def test_a_greeting_is_no_statement() -> None:
    text = "Q: Who?\n\nA: Good morning to all of you. Thank you for coming. Nobody did."
    answer = find_turns(text, paragraphs(text))[1]
    assert [text[slice(*w)] for w in answer.words] == ["Nobody did"]


def test_the_models_reading_of_a_label_gives_way_to_the_turn() -> None:
    turns = find_turns(TALK, paragraphs(TALK))
    label, words = turns[1].label, turns[1].words
    of_model = [Draft(words, (), (label,)), Draft(turns[0].words, (), (label,))]
    found = with_turns(TALK, of_model, turns)
    assert [(d.source, d.content) for d in found] == [((t.label,), t.words) for t in turns]
