"""Words of a trigger that another word holds apart, and the same words where nothing does."""

import pytest
from tests.language.gold_rows import claims_in

APART = (
    ("COOP.ARMS", "The answer was to send missiles to hit a paint factory in Orsa."),
    ("COOP.TRAIN_PROVIDED_TO_HOST", "Varo soldiers were given instructions on how to reach it."),
    ("STR.NATIONALITY", "Orlan fighters were shelling the mill from a nearby town."),
    ("MIL.FORCE_LEVEL", "Varo forces were closing on Orsa, more than 9 miles north of Velm."),
    ("COOP.EMBED", "A senior general has defected and is headed to Velm."),
    ("MIL.WITHDRAW", "The shootings show that Varo troops are getting out of control."),
    ("POS.JUSTIFY", "The envoy said the resolution justifies the raid."),
    ("RESTRAIN.CT_OPERATION", "Rebel forces were surrounding the town of Orsa."),
    ("POS.ADMIT", "The council said it would take responsibility for solving this crisis."),
    ("THREAT.ATTACK_DOMESTIC", "Orsa, south of the capital, had been taken by rebels."),
)
TOGETHER = (
    ("COOP.ARMS", "Varo sent missiles to the Orlan Front."),
    ("COOP.INTEL", "Varo provided intelligence to assist the rebels."),
    ("STR.NATIONALITY", "The foreign fighters were from Marl."),
    ("COOP.EMBED", "A senior general has defected to the rebels."),
    ("MIL.WITHDRAW", "Varo troops are getting out of Tarsis."),
    ("POS.JUSTIFY", "Varo justified the raid as a reprisal."),
    ("RESTRAIN.CT_OPERATION", "Varo forces were surrounding the rebels."),
    ("POS.ADMIT", "The council took responsibility for the raid."),
    ("THREAT.ATTACK_DOMESTIC", "The driver had been taken by rebels."),
)


@pytest.mark.parametrize(("code", "text"), APART)
def test_words_held_apart_show_nothing(code: str, text: str) -> None:
    assert code not in {claim.conduct for claim in claims_in(text)}


@pytest.mark.parametrize(("code", "text"), TOGETHER)
def test_the_same_words_together_do(code: str, text: str) -> None:
    assert code in {claim.conduct for claim in claims_in(text)}


def test_the_shell_did_not_kill_whom_others_killed() -> None:
    claims = claims_in("The shelling came after rebels killed several of the army's snipers.")

    assert [c.agent for c in claims if c.conduct == "MIL.STRIKE"] == [()]


def test_a_be_helps_two_joined_verbs() -> None:
    claims = claims_in("The raids may have been paid for and planned by the Orlan Front.")

    assert any("Orlan Front" in c.agent for c in claims)
