"""In how many ways a text credits an outlet, and what only looks like it."""

from datetime import date

import pytest

from pactwatch.domain.actor import Actor, MonitorRole
from pactwatch.weigh.lineage.credits import Credits
from pactwatch.weigh.lineage.texts import Text

DAY, NEXT = date(2033, 6, 10), date(2033, 6, 11)
HELD = [
    Text("h", "A minister spoke about ports.", "Orrin Herald", DAY),
    Text("p", "The panel lists nine ships in its report.", "Panel of Experts", DAY),
]
ACTORS = [
    Actor("wire", ("Northern Wire", "NWA"), "MEDIA_OUTLET", MonitorRole.MEDIA),
    Actor("panel", ("Panel of Experts",), "MONITORING_BODY", MonitorRole.MONITOR),
]


def credited(words: str) -> dict[str, str]:
    text = Text("x", words, "Coast Courier", DAY)
    return {outlet: c.words for outlet, c in Credits([*HELD, text], ACTORS).of["x"].items()}


@pytest.mark.parametrize(
    "words",
    [
        "The Orrin Herald, which first reported the matter, named the ship.",
        "The Orrin Herald wrote that the ship was empty.",
        "The Orrin Herald has learned that the ship was empty.",
        "Rehm wrote in the Orrin Herald that the ship was empty.",
        "“We keep the law,” Rehm said, speaking to the Orrin Herald.",
        "Rehm said so in an interview published by the Orrin Herald.",
        "A circular seen by the Orrin Herald names the firm.",
        "According to an Orrin Herald report, the ship was empty.",
        "According to the Orrin Herald, the ship was empty.",
        "A report by the Orrin Herald said that the ship was empty.",
        "The ship was empty, Rehm was quoted as saying by the Orrin Herald.",
        "This article first appeared in the Orrin Herald.",
        "Republished from the Orrin Herald. The ship was empty.",
        "The ship was empty.\n\nSource: Orrin Herald",
        "By Ilva Brandt, Orrin Herald\n\nThe ship was empty.",
    ],
)
def test_an_outlet_is_credited(words: str) -> None:
    assert list(credited(words)) == ["orrin-herald"]


@pytest.mark.parametrize(
    "words",
    [
        "The ship was empty, Northern Wire said on Sunday.",
        "The ship was empty.\n\n(NWA)",
        "The ship was empty.\n\nNWA",
        "Northern Wire contributed to this report.",
    ],
)
def test_an_agency_of_the_case_is_credited(words: str) -> None:
    assert list(credited(words)) == ["wire"]


@pytest.mark.parametrize(
    "words",
    [
        "The Panel of Experts reports to the Council in July.",
        "Rehm was asked by the Panel of Experts to explain it.",
        "The ship was empty, the Panel of Experts said on Sunday.",
        "Documents seen by the Panel of Experts name the firm.",
        "Rehm, who once worked for Northern Wire, owns the ship.",
        "An advertisement in the Orrin Herald offered the ship for sale.",
        "Rehm sued the Orrin Herald.",
        "The Orrin Herald stands on the quay.",
    ],
)
def test_no_outlet_is_credited(words: str) -> None:
    assert credited(words) == {}


OWN = (
    "The mayor of Orrin opened the new quay on Monday, and the guild of pilots stayed away.\n\n" * 6
)


@pytest.mark.parametrize(
    ("words", "certainty"),
    [
        (f"Rehm told Northern Wire that the ship was empty.\n\n{OWN}", "PROBABLE"),
        (f"{OWN}Rehm told Northern Wire that the ship was empty.\n\nThe quay is new.", "POSSIBLE"),
        (f"{OWN}The ship was empty.\n\nSource: Northern Wire", "PROBABLE"),
        (f"ORRIN (Northern Wire) - Rain.\n\n{OWN}Rehm told Northern Wire so.\n\nYes.", "PROBABLE"),
    ],
)
def test_one_saying_that_another_heard_makes_no_whole_page_its_own(
    words: str, certainty: str
) -> None:
    text = Text("x", words, "Coast Courier", DAY)
    (edge,) = Credits([*HELD, text], ACTORS).edges(frozenset())
    assert (edge.to_node, edge.certainty.value) == ("origin:wire", certainty)


def test_a_credited_name_ends_with_its_sentence() -> None:
    assert credited("He told the Orrin Herald. Captain Orme left.") == {
        "orrin-herald": "Orrin Herald"
    }


LONG = " ".join(f"Lighter {n} left berth {n + 40} with {n + 7} crates of lamps." for n in range(9))


def test_a_credit_points_to_the_story_and_not_to_its_correction() -> None:
    own = "The mayor of Orrin opened the new quay on Monday, and the guild of pilots stayed away."
    told = f"Nine ships carried coal to Keth in May, a clerk said. {own} {LONG}"
    words = f"Nine ships carried coal to Keth in May, Northern Wire reported. {own} He is ill."
    words += (
        " Pilots of the southern guild met in a tavern by the old mole and sang until dawn." * 2
    )
    short = "A story said: “Nine ships carried coal to Keth in May.”"
    held = [Text("s", told, "Northern Wire", DAY), Text("m", short, "Northern Wire", NEXT)]
    (edge,) = Credits([*held, Text("x", words, "Coast Courier", NEXT)], ACTORS).edges(frozenset())
    assert edge.to_node == "s"
