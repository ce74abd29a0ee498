"""Whoever takes part in what a duty forbids: its no is a position, its yes an admission (A4)."""

from dataclasses import replace

import pytest
from tests.weigh.factories import (
    ACCORD,
    ACTORS,
    LAKE_WATCH,
    MERIDIA,
    act,
    claim,
    duty,
    mkstatement,
    mktestimony,
    provisional,
)

from pactwatch.domain.actor import Actor, MonitorRole
from pactwatch.domain.agreement import DutyPolarity, Obligation
from pactwatch.domain.claim import Polarity
from pactwatch.domain.evidence import Bearing, Interest
from pactwatch.domain.statement import Speaker, SpeakerStatus, SpeechAct
from pactwatch.weigh.evidence.interest import interest_of
from pactwatch.weigh.names.names import NameBook

PEOPLE = (*ACTORS, Actor("agency", ("Relief Agency",), "NGO", MonitorRole.THIRD_PARTY))
BOOK = NameBook(PEOPLE, ())
SUPPLY = duty("supply", target=("meridia",), beneficiary=("allies",),
              elements=(act("COOP.JOINT_DEPLOY"),), context=())  # fmt: skip
HOSTING = duty("hosting")
BARRED = duty("barred", target=("agency",), beneficiary=(), elements=(act("SANC.REVIEW"),))
NO_DEALS = replace(BARRED, target=("ashen",))
YES, NO = Bearing.SUPPORTS_BREACH, Bearing.REBUTS
OWN, ADMITS = Interest.SELF_SERVING, Interest.AGAINST_INTEREST


@pytest.mark.parametrize(
    ("who", "on", "bearing", "interest"),
    [
        ("meridia", SUPPLY, NO, OWN),
        ("meridia", SUPPLY, YES, ADMITS),
        ("ashen", HOSTING, NO, OWN),
        ("ashen", HOSTING, YES, ADMITS),
        ("ashen", NO_DEALS, NO, OWN),
        # Whom the duty protects, also where it is about them, and whom it is not about.
        ("meridia", HOSTING, YES, Interest.ADVERSE_INTERESTED),
        ("meridia", replace(SUPPLY, beneficiary=("meridia",)), YES, Interest.ADVERSE_INTERESTED),
        ("ashen", SUPPLY, NO, Interest.UNKNOWN),
        # Who is kept out takes no part in it, nor does who must be let in.
        ("agency", BARRED, YES, Interest.DISINTERESTED),
        ("ashen", replace(HOSTING, polarity=DutyPolarity.PERMIT), YES, Interest.UNKNOWN),
    ],
)
def test_who_takes_part_speaks_for_itself(
    who: str, on: Obligation, bearing: Bearing, interest: Interest
) -> None:
    assert interest_of(who, on, bearing, BOOK)[0] is interest


def test_a_denial_of_who_takes_part_answers_nothing() -> None:
    accord = replace(ACCORD, obligations=(SUPPLY,))
    made = claim("COOP.JOINT_DEPLOY", counterpart=("Meridia",), presuppositions=())
    told = mktestimony(mkstatement(LAKE_WATCH, made))
    no = replace(made, polarity=Polarity.NEGATIVE)
    denied = mktestimony(mkstatement(MERIDIA, no, document="doc-b", speech_act=SpeechAct.DENY))
    alone = provisional("supply", told, agreement=accord)
    both = provisional("supply", told, denied, agreement=accord)
    assert both.verdict.value == "BREACH_ALLEGED"
    assert both.overlays == alone.overlays
    assert provisional("supply", denied, agreement=accord).verdict.value == "NOT_ASSESSED"


def test_an_admission_of_who_takes_part_counts() -> None:
    accord = replace(ACCORD, obligations=(HOSTING,))
    circle = Speaker("Ashen Circle", SpeakerStatus.ORGANISATION, organisation="Ashen Circle")
    made = claim("HOST.SHELTER", when="2020-11-05", presuppositions=())
    admitted = mktestimony(mkstatement(circle, made, speech_act=SpeechAct.ADMIT))
    assert provisional("hosting", admitted, agreement=accord).n_max == 1
