"""What the network hears of codes with examples alone, in words that no example has."""

import pytest
from tests.language.gold_rows import claims_in

from pactwatch.domain.codebook import Codebook, ConductCode
from pactwatch.language.conduct.close import Closeness
from pactwatch.language.model.by_example import told, words_of_code
from pactwatch.language.model.one_matter import one_matter

QUAY = (
    ConductCode(
        "WAGES.PAY",
        "pays wages",
        "Wages that are owed to the workers are paid.",
        examples=("The yard paid its riveters.", "Wages were paid out in May."),
        counter_examples=("The yard paid for new cranes.",),
    ),
    ConductCode(
        "GIRLS.SCHOOL",
        "lets girls go to school",
        "Girls are let into schools and taught there.",
        examples=("The council opened the lower school to girls.", "Girls sit in the classes."),
        counter_examples=("The school was painted.",),
    ),
    ConductCode(
        "WELL.POISON",
        "spoils wells",
        "Wells are made unfit to drink from.",
        examples=("Raiders poisoned the well.", "Diesel was poured into two wells."),
        counter_examples=("The well was dug deeper.",),
    ),
)
BOOK = Codebook("quay", "1.0.0", QUAY)


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        ("WAGES.PAY +", "By Friday every riveter at Orsk Yard had received what he was owed."),
        ("WAGES.PAY -", "The yard still owes its crane drivers eleven weeks."),
        ("GIRLS.SCHOOL +", "In Karo girls are taught again since March."),
        ("WELL.POISON +", "The wells at Velm were contaminated with diesel, the nurses say."),
        ("", "The commission sets the wages each January."),
        ("", "The council talked about the roof of the school for two hours."),
        ("", "The Front has released 12 of the 64 captives."),
        ("", "Not one bed was taken out of service in May."),
    ],
)
def test_examples_are_heard_in_other_words_and_their_contrary_too(shown: str, text: str) -> None:
    found = claims_in(text, book=BOOK, closeness=Closeness(BOOK))
    assert [f"{c.conduct} {c.polarity.value}" for c in found] == ([shown] if shown else [])


def test_the_claim_says_what_it_leans_on() -> None:
    text = "The yard still owes its crane drivers eleven weeks."
    (claim,) = claims_in(text, book=BOOK, closeness=Closeness(BOOK))
    assert "what the network takes for the contrary of WAGES.PAY" in claim.reason


def test_a_network_points_to_the_word_that_tells_it() -> None:
    text = "The wells at Velm were contaminated with diesel, the nurses say."
    answer = told(text, words_of_code(QUAY[2].description, QUAY[2].examples))
    assert text[slice(*answer.at)] == "contaminated"
    assert answer.shows > answer.contrary


def test_what_is_of_one_matter_is_told_with_the_by_ways_shut() -> None:
    """As the network told it before it had any."""
    a, b = "Soldiers shelled the market in Karo.", "The market in Karo came under fire."
    assert one_matter(a, b) == one_matter(b, a) == pytest.approx(-0.826, abs=0.1)
