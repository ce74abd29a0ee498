"""Openings that say how their clause is meant, each with the act, the certainty and the claim."""

import pytest

from pactwatch.domain.statement import Statement
from pactwatch.pipeline.extraction import extract_text


def last(text: str) -> Statement:
    said = extract_text(text)
    statements = said[1].statements if isinstance(said, tuple) else said.statements
    return statements[-1]


def signs(statement: Statement) -> str:
    """Polarities of what is claimed of deeds; what is said of sayings left out."""
    return "".join(c.polarity.value for c in statement.claims if not c.conduct.startswith("POS."))


@pytest.mark.parametrize(
    ("text", "act", "certainty", "claimed"),
    [
        ("“I do not dispute that our men shelled Orsk,” he said.", "ADMIT", "CERTAIN+", "+"),
        ("“We do not deny that we shelled Orsk,” the minister said.", "ADMIT", "CERTAIN+", "+"),
        ("The ministry no longer denies that its troops shelled Orsk.", "ADMIT", "CERTAIN+", "+"),
        ("The ministry no longer contests that its troops shelled Orsk.", "ADMIT", "CERTAIN+", "+"),
        ("“We do not dispute that Varo shelled Orsk,” he said.", "ASSERT", "CERTAIN+", "+"),
        ("“It is true that our troops shelled Orsk,” the minister said.", "ADMIT", "CERTAIN+", "+"),
        ("“We cannot accept that we shelled Orsk,” the minister said.", "DENY", "CERTAIN-", "-"),
        ("“I do not accept that we shelled Orsk,” the minister said.", "DENY", "CERTAIN-", "-"),
        ("“I dispute that our men shelled Orsk,” the minister said.", "DENY", "CERTAIN-", "-"),
        ("“We won't pretend that we freed the captives,” he said.", "ADMIT", "CERTAIN-", "-"),
        ("“It is not that we shelled Orsk,” the minister said.", "ASSERT", "CERTAIN-", "-"),
        ("“It is not that they do not know,” the minister said.", "ASSERT", "CERTAIN+", ""),
        ("“All I can tell you is that we have not shelled Orsk,” the minister said.", "DENY",
         "CERTAIN-", "-"),
        ("Asked whether the dam had leaked, the minister said: “That is true.”", "ADMIT",
         "CERTAIN+", ""),
        ("“It is true that they let only one man speak,” the minister said.", "ASSERT", "CERTAIN+",
         ""),
        ("Sarvel said that it was not opposed to an inspection of the reserve.", "ASSERT",
         "CERTAIN-", ""),
        # Beside them what must stay as it is.
        ("“We deny that our men shelled Orsk,” the minister said.", "DENY", "CERTAIN-", "-"),
        ("“It is not true that our troops shelled Orsk,” the minister said.", "DENY", "CERTAIN-",
         "-"),
        ("“That is not true,” the minister said.", "DENY", "CERTAIN-", ""),
        ("The ministry did not deny that its troops had shelled Orsk.", "NEITHER_CONFIRM_NOR_DENY",
         "UNDERSPECIFIED", ""),
        ("“It is true that we cannot verify the claim,” the minister said.", "NON_ASSESSMENT",
         "UNDERSPECIFIED", ""),
        ("“We accept that we shelled Orsk,” the minister said.", "ADMIT", "CERTAIN+", "+"),
    ],
)  # fmt: skip
def test_an_opening_says_how_its_clause_is_meant(
    text: str, act: str, certainty: str, claimed: str
) -> None:
    found = last(text)

    assert (found.speech_act.value, found.factuality.value) == (act, certainty)
    assert signs(found) == claimed


@pytest.mark.parametrize(
    ("text", "act", "claimed"),
    [
        # A motive is denied, and the deed left open.
        ("“We did not shell Orsk to punish it,” the minister said.", "DENY", ""),
        ("“Nobody shelled Orsk on purpose,” the minister said.", "DENY", ""),
        ("The army denied shelling Orsk deliberately.", "DENY", ""),
        ("The army said it had not intentionally shelled Orsk.", "DENY", ""),
        # The deed is told or denied.
        ("“We did not shell Orsk, deliberately or otherwise,” the minister said.", "DENY", "-"),
        ("The army denied shelling Orsk.", "DENY", "-"),
        ("The army shelled Orsk on purpose, the minister said.", "ASSERT", "+"),
        ("The army stopped shelling Orsk to please its allies, he said.", "ASSERT", "-"),
    ],
)
def test_who_denies_a_motive_does_not_deny_the_deed(text: str, act: str, claimed: str) -> None:
    found = last(text)

    assert (found.speech_act.value, signs(found)) == (act, claimed)


@pytest.mark.parametrize(
    ("line", "claimed"),
    [
        ("Table 2. Prisoners released by the army", ""),
        ("Figure 3: Prisoners released, by month", ""),
        ("Table 2. The army released forty prisoners in May.", "+"),
        ("The army released forty prisoners in May.", "+"),
    ],
)
def test_what_a_table_is_called_tells_nothing(line: str, claimed: str) -> None:
    text = f"The mission reports.\n\n{line}\n\nMay | 40 | 12\n"
    said = extract_text(text)
    statements = said[1].statements if isinstance(said, tuple) else said.statements

    assert "".join(map(signs, statements)) == claimed


def test_the_second_half_of_a_question_is_one() -> None:
    """A parliament's question parted at its "and" asserts nothing."""
    text = (
        "Written answers, 8 July 2034\n\nMara Quist: To ask the Minister how much has been paid "
        "into the Fund, and whether the deadline of 30 June was met.\n\n"
        "Edvard Holm: It has not been met."
    )
    said = extract_text(text)
    statements = said[1].statements if isinstance(said, tuple) else said.statements

    asked = [s.speech_act.value for s in statements if s.speaker.name == "Mara Quist"]
    assert set(asked) == {"QUESTION"}
