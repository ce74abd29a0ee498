"""What is a transcript and what only has colons."""

import pytest

from pactwatch.language.drafts import Draft
from pactwatch.language.turns import find_turns, with_turns
from pactwatch.text.sentences import paragraphs

TALK = "HOST: Who fired?\n\nGEN. ARBIN: Nobody did.\n\nHOST: Sure?\n\nGEN. ARBIN (laughs): Yes."
CASES = {
    "labels come back": (TALK, ["HOST", "GEN. ARBIN", "HOST", "GEN. ARBIN"]),
    "question and answer": ("Q: Who fired?\n\nA: Nobody did.", ["Q", "A"]),
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


def test_the_models_reading_of_a_label_gives_way_to_the_turn() -> None:
    turns = find_turns(TALK, paragraphs(TALK))
    label, words = turns[1].label, turns[1].words
    of_model = [Draft(words, (), (label,)), Draft(turns[0].words, (), (label,))]
    found = with_turns(TALK, of_model, turns)
    assert [(d.source, d.content) for d in found] == [((t.label,), t.words) for t in turns]
