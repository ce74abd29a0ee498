"""Who asks and who answers in an interview, and turns that run on in one paragraph."""

import pytest
from tests.language.gold import best, read

from pactwatch.language.records.run_on_turns import parted_at_labels
from pactwatch.language.records.turns import find_turns
from pactwatch.text.sentences import paragraphs

TALKS = {
    "letters below a line of the head": "Interviewee: Captain Ilse Morrow, Tolmar army, 3rd"
    " Battery\n\nQ: Did you fire?\n\nA: We shelled Orme.",
    "roles": "Interviewer: Sela Brandt\nRespondent: Ilse Morrow, Tolmar army\n\nInterviewer: Did"
    " you fire?\n\nRespondent: We shelled Orme.\n\nInterviewer: Why?\n\nRespondent: By order.",
    "letters with a full stop": "Interview with Ilse Morrow, Tolmar army\n\nQ. Did you fire?\n\n"
    "A. We shelled Orme.",
    "initials": "Interview with Ilse Morrow, Tolmar army\nInterviewed by Tomas Reed\n\nTR: Did you"
    " fire?\n\nIM: We shelled Orme.\n\nTR: Why?\n\nIM: By order.",
}


@pytest.mark.parametrize("text", TALKS.values(), ids=TALKS)
def test_who_answers_is_told_by_the_head(text: str) -> None:
    found = read(text)
    told = best(found, "We shelled Orme")
    assert (told.speaker.name, told.speaker.status) == ("Ilse Morrow", "NAMED")
    assert (told.speaker.organisation, told.quote_type) == ("Tolmar army", "DIRECT")
    assert [c.agent for c in told.claims] == [("Tolmar army",)]
    asked = best(found, "Did you fire?")
    assert asked.speech_act == "QUESTION"
    assert asked.speaker.name != "Ilse Morrow"


ONE = "(BEGIN CLIP) WALLIN: Who fired? PRENTISS: Well, look, we did. It was dark. (END CLIP)"


def test_turns_that_run_on_are_each_their_speakers() -> None:
    text = f"{ONE} WALLIN: Sure? PRENTISS: Yes. UNIDENTIFIED FEMALE: They shelled us."
    found = [
        (text[slice(*t.label)], text[slice(*t.words[0])])
        for t in find_turns(text, [(0, len(text))])
    ]
    assert found[:2] == [("WALLIN", "Who fired?"), ("PRENTISS", "Well, look, we did. It was dark")]
    assert found[-1] == ("UNIDENTIFIED FEMALE", "They shelled us")


@pytest.mark.parametrize(
    "text",
    [
        "NOTE: The army left. UPDATE: It is back. NOTE: The mill burned.",
        "Note: the army left. Photo: Anna Sorel. Source: Orme Wire. Update: it is back.",
        "TAL BRIDGE: Two men died.",
    ],
)
def test_what_a_line_is_speaks_not(text: str) -> None:
    assert parted_at_labels(text, paragraphs(text)) == list(paragraphs(text))
    assert find_turns(text, paragraphs(text)) == ()


def test_two_who_are_asked_leave_the_letter_open() -> None:
    text = "Interviewee: Ilse Morrow\nInterviewee: Jan Ruk\n\nQ: Who fired?\n\nA: Nobody did."
    assert [text[slice(*t.label)] for t in find_turns(text, paragraphs(text))] == ["Q", "A"]


HEARD = """MR. HALE (counsel): Sela, the mayor says that the guards left. Is that true?

THE WITNESS: It is what I can tell you.

MS. ORDAN (for the ministry): Nobody fired on that night.

THE WITNESS: I loaded the guns.

MR. HALE: Sure?"""


def test_a_label_with_a_title_is_its_surname_and_a_short_question_stays_with_its_turn() -> None:
    told = read(HEARD, publisher="Ministry of Mines of Velm").statements
    speakers = {" ".join(s.text for s in one.content): one.speaker.name for one in told}
    assert speakers["Nobody fired on that night"] == "ORDAN"
    assert speakers["Is that true?"] == "HALE"


def test_a_turn_that_only_reports_still_says_whose_i_it_is() -> None:
    text = (
        "Spokesperson: We are ready.\n\nQuestion: Who fired?\n\nSpokesperson: I am not going to"
        " comment on it. What I can tell you is that our guards left Orme in May."
    )
    assert {s.speaker.name for s in read(text).statements} == {"Spokesperson", "Question"}
