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


LEADS = {
    "headline": "Interview with General Ilse Morrow, commander of the Tolmar army",
    "object": "The Quay Post spoke with General Ilse Morrow, commander of the Tolmar army.",
    "subject": "General Ilse Morrow, commander of the Tolmar army, answered our questions.",
    "her": "General Ilse Morrow commands the Tolmar army. We met with her in Orme.",
    "who asks": "General Ilse Morrow, commander of the Tolmar army, was interviewed by Tomas Reed.",
    "about": "We met General Ilse Morrow, commander of the Tolmar army, to talk about Jan Ruk.",
}
UNLABELLED = """{lead}

Photo: Tomas Reed

General, did you fire on Orme in May?

We shelled Orme on 4 May. I gave the order myself.

General, the mayor says that forty people died. Do you dispute that?

I do not know how many died.

You were told to stop.

Nobody told me anything.

The army shelled the school as well. When will your guns leave the ridge?

They left in June. We hold the mill and nothing else.

Morrow took the command in 2019."""


@pytest.mark.parametrize("lead", LEADS.values(), ids=LEADS)
def test_answers_without_a_label_are_whose_interview_it_is(lead: str) -> None:
    found = read(UNLABELLED.format(lead=lead), publisher="Quay Post")
    told = best(found, "We shelled Orme on 4 May. I gave the order myself")
    assert (told.speaker.name, told.speaker.status) == ("Ilse Morrow", "NAMED")
    assert (told.speaker.organisation, told.quote_type) == ("Tolmar army", "DIRECT")
    assert [c.agent for c in told.claims] == [("Tolmar army",)]
    speakers = {" ".join(s.text for s in one.content): one.speaker.name for one in found.statements}
    assert speakers["They left in June. We hold the mill and nothing else"] == "Ilse Morrow"
    assert speakers["forty people died"] == "the mayor"
    assert not any(w in words for w in ("told to stop", "2019", "the school") for words in speakers)


OF_NOBODY = {
    "two are asked": UNLABELLED.format(lead="Interview with Ilse Morrow and Jan Ruk"),
    "nobody is said to be": UNLABELLED.format(lead="The guns of General Ilse Morrow"),
    "of another's interview": UNLABELLED.format(
        lead="In an interview with the Post, Ilse Morrow told of her guns. Sela Brandt met her."
    ),
    "nobody says I": "Questions to General Ilse Morrow\n\nWhat do you see?\n\nThe ridge is empty."
    "\n\nWho are you?\n\nThe mill burned.\n\nWhat now?\n\nThe guns are in Orme.",
}


@pytest.mark.parametrize("text", OF_NOBODY.values(), ids=OF_NOBODY)
def test_in_doubt_nobody_answers(text: str) -> None:
    found = read(text, publisher="Quay Post").statements
    speakers = {one.speaker.name for one in found if not one.cue}
    assert speakers.isdisjoint({"Ilse Morrow", "Jan Ruk", "Sela Brandt"})


def test_names_in_doubled_brackets_open_turns() -> None:
    text = (
        "((Tomas Reed)) Did you fire?\n\n((Ilse Morrow)) We shelled Orme.\n\n"
        "((Tomas Reed)) Why?\n\n((Ilse Morrow)) By order."
    )
    assert best(read(text), "We shelled Orme").speaker.name == "Ilse Morrow"


DASHED = """The Long Bench, 12 May 2031

Our guest tonight is Mayor Ole Brandt, who has run the port since March.

{q}How many gates are open, Mayor?

{a}As of today, nine of them are open.

{q}The list says twelve.

{a}The list was drawn up by people who have never seen a gate.

{q}And the dredger?

{a}The dredger left in April.
"""


@pytest.mark.parametrize(("q", "a"), [("", "– "), ("- ", "")])
def test_a_dash_opens_answers_or_questions(q: str, a: str) -> None:
    said = read(DASHED.format(q=q, a=a)).statements
    told = {s.content[0].text: s.speaker.name for s in said}
    assert told["As of today, nine of them are open"] == "Ole Brandt"
    assert told["The dredger left in April"] == "Ole Brandt"
    assert not any("twelve" in words for words in told)


def test_a_list_with_dashes_is_no_interview() -> None:
    text = DASHED.format(q="- ", a="- ").replace("?", ".")
    assert not [s for s in read(text).statements if s.speaker.name == "Ole Brandt"]
