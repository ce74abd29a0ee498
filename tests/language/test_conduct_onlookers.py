"""Who comes upon a deed or gets what is given does not do it, under codes shown by examples."""

import pytest
from tests.language.gold_rows import claims_in, parsed

from pactwatch.domain.codebook import Codebook, ConductCode
from pactwatch.language.conduct.close import Closeness
from pactwatch.language.grammar import engine
from pactwatch.language.grammar.engine import NeuralEngine, Parsed, default_engine

BOOK = Codebook(
    "own",
    "1.0.0",
    (
        ConductCode(
            "BAY.DREDGE",
            "dredges in the bay",
            "Sand is dredged inside the bay.",
            examples=(
                "Barges dredged sand inside the bay.",
                "The warden came upon two barges with their pumps in the sand.",
                "The harbour board counted three dredgers at work.",
            ),
            counter_examples=("Sand was sold.",),
        ),
        ConductCode(
            "BED.GIVE",
            "hands beds over",
            "Hospital beds are handed over.",
            examples=("The army handed over ten beds.", "The ward took delivery of beds."),
            counter_examples=("The bed broke.",),
        ),
        ConductCode(
            "CARD.GIVE",
            "gives ration cards back",
            "Ration cards are given back.",
            examples=("The office gave back the cards.", "The families have their cards."),
            counter_examples=("The card was lost.",),
        ),
        ConductCode(
            "BRIBE.TAKE",
            "takes a share of the catch",
            "A share of the catch is taken.",
            examples=("The guard received a share of the catch.",),
            counter_examples=("The catch was sold.",),
        ),
        ConductCode(
            "HUT.BURN",
            "burns huts",
            "Huts are set on fire.",
            examples=("Riders burned three huts.", "Huts were set on fire."),
            counter_examples=("Huts were built.",),
        ),
    ),
)


@pytest.mark.parametrize(
    ("code", "agent", "counterpart", "text"),
    [
        # Who is come upon, watched or counted does it.
        ("BAY.DREDGE", "Sund", "",
         "On 4 May the warden's boat came upon three Sund barges with their pumps in the sand."),
        ("BAY.DREDGE", "Sund", "",
         "On 4 May the warden's boat came across three Sund barges dredging sand."),
        ("BAY.DREDGE", "Sund", "", "We watched a barge of Sund dredge sand inside the bay."),
        ("BAY.DREDGE", "dredgers", "", "The board counted nine dredgers at work inside the bay."),
        ("HUT.BURN", "riders", "",
         "The patrol came upon six riders who burned huts."),
        # Who does nothing but burn is no onlooker.
        ("HUT.BURN", "Orlan Front", "", "The Orlan Front came back and burned nine huts."),
        # Who gets it has it from somebody else.
        ("BED.GIVE", "", "hospital", "The hospital took delivery of 30 beds on 2 May."),
        ("BED.GIVE", "Orlan", "hospital", "The hospital took delivery of 30 beds from Orlan."),
        ("CARD.GIVE", "", "families", "Nine families have their cards."),
        ("CARD.GIVE", "", "them", "None of them has its card."),
        # Who takes under a code for taking does it.
        ("BRIBE.TAKE", "guard", "", "The guard received a share of the catch in May."),
        # A craft is of whoever has it; watchmen act for whoever keeps them.
        ("HUT.BURN", "Orlan Coast Guard", "", "A launch of the Orlan Coast Guard burned two huts."),
        ("BAY.DREDGE", "Sund", "", "Nine trawlers from Sund dredged sand inside the bay."),
        ("HUT.BURN", "company", "", "Three huts were burned by the company's watchmen."),
        ("HUT.BURN", "Sallow Fruit", "", "A tractor of Sallow Fruit burned two huts."),
        # People from a body are the body's; those from a place are known by it.
        ("HUT.BURN", "Estates Office", "", "On 4 May men from the Estates Office burned a hut."),
        ("HUT.BURN", "people from Tolverin", "", "About thirty people from Tolverin burned a hut."),
        ("HUT.BURN", "Ferrol Salt Works", "", "Men from the Ferrol Salt Works burned a hut."),
        ("HUT.BURN", "fighters", "", "On 4 May fighters from Orsk burned two huts."),
        # "Four of them" are "they", and no "it".
        ("HUT.BURN", "Mine Guard", "", "Four of the Mine Guard came. They burned two huts."),
    ],
)  # fmt: skip
def test_who_does_what_somebody_looks_on_at(
    code: str, agent: str, counterpart: str, text: str
) -> None:
    close = Closeness(BOOK)
    claim = next(c for c in claims_in(text, closeness=close) if c.conduct == code)
    assert (claim.agent, claim.counterpart) == (
        (agent,) if agent else (),
        (counterpart,) if counterpart else (),
    )


class Given:
    """The shipped reading under a name of its own."""

    label = "given 1"

    def __init__(self) -> None:
        self._engine = default_engine()

    def read(self, text: str) -> Parsed:
        """As the shipped engine reads it."""
        return self._engine.read(text)


def test_examples_are_read_by_the_engine_given_and_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "The hospital took delivery of 30 beds from Orlan."
    parsed(text)
    given = Given()

    def refuse(threads: int) -> NeuralEngine:
        raise AssertionError(threads)

    monkeypatch.setattr(engine, "_loaded", refuse)
    claim = next(c for c in claims_in(text, closeness=Closeness(BOOK, engine=given)))
    assert (claim.agent, claim.counterpart) == (("Orlan",), ("hospital",))
