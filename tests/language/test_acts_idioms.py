"""Turns of speech that mean something else than their words do, each beside its contrary."""

import pytest

from pactwatch.domain.statement import Mode, SpeechAct, Statement
from pactwatch.language.acts.acts import classify
from pactwatch.pipeline.extraction import extract_text


def read(text: str, words: str) -> Statement:
    """The statement of a text whose content holds these words."""
    said = extract_text(text)
    statements = said[1].statements if isinstance(said, tuple) else said.statements
    return next(s for s in statements if any(words in text[c.start : c.end] for c in s.content))


@pytest.mark.parametrize(
    ("text", "words", "act", "certainty"),
    [
        (
            "It is no secret that the board opened the line, Tarn said.",
            "line",
            "ASSERT",
            "CERTAIN+",
        ),
        ("It is no secret that the board shut no line, Tarn said.", "line", "ASSERT", "CERTAIN-"),
        (
            "“There is no question that the line was opened,” Tarn said.",
            "line",
            "ASSERT",
            "CERTAIN+",
        ),
        (
            "Two planners told me that they do not expect a train before autumn.",
            "train",
            "EXPECT",
            "PROBABLE-",
        ),
        ("The minister said he did not expect a vote in May.", "vote", "EXPECT", "PROBABLE-"),
        ("“We did not anticipate the flood,” the minister said.", "flood", "ADMIT", "CERTAIN-"),
        (
            "The school admitted forty girls in May, the ministry said.",
            "girls",
            "ASSERT",
            "CERTAIN+",
        ),
        ("The warden admitted abuse of patients.", "patients", "ADMIT", "CERTAIN+"),
        ("“There is no such plan,” the minister said.", "plan", "DENY", "CERTAIN-"),
        ("There is no such law, the professor said.", "law", "ASSESS", "CERTAIN-"),
        (
            "The Audit Chamber said it did not have the letters and was not in a position to say "
            "whether an offer was made.",
            "offer",
            "NON_ASSESSMENT",
            "UNDERSPECIFIED",
        ),
        (
            "The union warned the minister that its members will not cook.",
            "cook",
            "THREATEN",
            "CERTAIN-",
        ),
        ("The engineer warned that the dam would not hold.", "hold", "EXPECT", "PROBABLE-"),
        # What others urged, ordered or charged is no act of whom it was done to.
        ("The treasurer said she was urged to resign.", "resign", "ASSERT", "CERTAIN+"),
        ("The treasurer said she urged him to resign.", "resign", "URGE", "UNDERSPECIFIED"),
        ("The clerk said he was accused of spying.", "spying", "ASSERT", "CERTAIN+"),
        ("The clerk said he was condemned.", "condemned", "ASSERT", "CERTAIN+"),
        # "Not only" denies nothing.
        (
            "“We have not only shut the camp but freed the men,” the minister said.",
            "camp",
            "ANNOUNCE",
            "CERTAIN+",
        ),
        (
            "“We will not only pay the guards but house them,” the minister said.",
            "guards",
            "PLEDGE",
            "CERTAIN+",
        ),
        (
            "The minister said the council did not just shut the camp but burned it.",
            "camp",
            "ASSERT",
            "CERTAIN+",
        ),
        (
            "The school was built on the belief that a harbour is not simply a port, but a life.",
            "harbour",
            "ASSESS",
            "PROBABLE+",
        ),
    ],
)
def test_an_idiom_is_read_as_it_is_meant(text: str, words: str, act: str, certainty: str) -> None:
    found = read(text, words)

    assert (found.speech_act.value, found.factuality.value) == (act, certainty)


def test_all_of_a_list_of_what_is_to_be_done_lies_ahead() -> None:
    text = (
        "Under the Larkmoor Programme, signed last week, the coalition is also to build 4,000 homes"
        " by the end of next year, cut the lowest rate of income tax from 18 to 15 per cent by 1 "
        "January and serve free meals in all 310 primary schools from September."
    )

    assert read(text, "free meals").modes == (Mode.FUTURE,)


@pytest.mark.parametrize(
    ("text", "words", "is_open"),
    [
        ("Provided that the beds arrive, the clinic can open in May, Tarn said.", "clinic", True),
        ("Should the money come, the clinic will open in May, the mayor said.", "clinic", True),
        ("The houses provided by the council are ready, the mayor said.", "houses", False),
        ("“They should leave, and so should we,” the mayor said.", "leave", False),
    ],
)
def test_what_opens_a_condition(text: str, words: str, is_open: bool) -> None:
    assert (Mode.HYPOTHETICAL in read(text, words).modes) is is_open


def test_words_of_no_sentence_are_asserted() -> None:
    """Marks alone are parted from every sentence where a text prints them so."""
    assert classify(" … ", (), [(1, 2)]).speech_act is SpeechAct.ASSERT
