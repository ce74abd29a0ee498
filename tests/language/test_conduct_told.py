"""Codes shown by examples alone: who gets, who is let in, what is there still."""

import pytest
from tests.language.gold_rows import claims_in, known_wrong

from pactwatch.domain.codebook import Codebook, ConductCode
from pactwatch.language.conduct.close import Closeness

BOOK = Codebook(
    "own",
    "1.0.0",
    (
        ConductCode(
            "ARMY.CALL",
            "calls clerks up",
            "Clerks are drafted into the navy.",
            examples=("The navy drafted a clerk.", "Clerks received call-up papers."),
            counter_examples=("The club called up a player.",),
        ),
        ConductCode(
            "FARM.RETURN",
            "gives farms back",
            "Farms are given back to their owners.",
            examples=("The state gave nine farms back.", "Owners got their farm back."),
            counter_examples=("Farms were sold.",),
        ),
        ConductCode(
            "HALL.BAR",
            "keeps wardens out",
            "Wardens are refused entry or sent away.",
            examples=(
                "The guards turned the wardens away.",
                "Wardens were sent away at the gate.",
            ),
            counter_examples=("The wardens were let in.",),
        ),
        ConductCode(
            "ROAD.CLEAR",
            "clears mines",
            "Mines are cleared, or a road is made free of them.",
            examples=("Sappers cleared the road of mines.", "Soldiers removed the mines."),
            counter_examples=("The coal mine was closed.",),
        ),
        ConductCode(
            "GATE.SHUT",
            "shuts a gate",
            "A gate is shut to lorries.",
            examples=("The guard shut the gate to lorries.", "The gate was closed."),
            counter_examples=("The gate was opened.",),
        ),
        ConductCode(
            "DYKE.BREAK",
            "takes a dyke down",
            "A dyke is removed or taken down.",
            examples=("Workers removed the dyke.", "The old dyke was taken down."),
            counter_examples=("The dyke was built.",),
        ),
        ConductCode(
            "POND.HOLD",
            "holds water back",
            "Water is held back or cut.",
            examples=("The mill held the water back.", "The mill cut the water."),
            counter_examples=("The mill sold flour.",),
        ),
    ),
)


@pytest.mark.parametrize(
    ("told", "text"),
    [
        # Who gets what is given does nothing, where the examples tell it both ways.
        ("ARMY.CALL + Varo navy", "Nine clerks have received call-up papers from the Varo navy."),
        ("ARMY.CALL + Varo navy", "The Varo navy called up nine clerks."),
        ("FARM.RETURN +", "Two of the widows have their farm back."),
        # A way in or out makes a doing of its own.
        ("HALL.BAR + Orlan", "Orlan did not let the wardens into the hall."),
        ("HALL.BAR + Orlan", "Orlan would not let a warden into the hall on 3 May."),
        ("HALL.BAR + Orlan", "Orlan kept the wardens out of the hall."),
        ("HALL.BAR - Orlan", "Orlan let the wardens into the hall."),
        # Who sits in them is turned back with his boats, and not with any.
        ("HALL.BAR + Orlan", "Orlan turned our boats back at the gate."),
        # What is done to nobody is not done; in vain it is.
        ("GATE.SHUT - Orlan", "Orlan shut the gate to no one who had papers."),
        ("GATE.SHUT + Orlan", "Orlan shut the gate to no avail."),
        # What acts on another has nothing done to it.
        ("", "A mine destroyed a lorry on the road near Orme."),
        # What is there still was not taken away.
        ("DYKE.BREAK -", "The dyke near Orme is still there."),
        ("DYKE.BREAK -", "The dyke was standing on 3 May."),
        ("DYKE.BREAK -", "The dyke remains in use."),
        ("", "The dyke is no longer there."),
        ("", "The mill is still there."),
        # A particle before the noun or behind it.
        ("POND.HOLD + Orlan", "Orlan held back water on nine days."),
    ],
)
def test_a_doing_told_another_way(told: str, text: str, request: pytest.FixtureRequest) -> None:
    known_wrong(request, text)
    found = claims_in(text, book=BOOK, closeness=Closeness(BOOK))
    assert [" ".join((c.conduct, c.polarity.value, *c.agent)) for c in found] == (
        [told] if told else []
    )
