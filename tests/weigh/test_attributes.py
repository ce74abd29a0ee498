"""Once or lasting, and the host's part: tables; neither moves a verdict (METHOD C4, 5.3)."""

from dataclasses import replace
from typing import Any

import pytest
from tests.weigh.factories import (
    ACCORD,
    COMMANDERS,
    HILL_WATCH,
    LAKE_WATCH,
    NO_TRAINING,
    NOT_HOST,
    PANEL_HEAD,
    PRESENT,
    SHELTERED,
    STATED,
    TRAINING,
    act,
    claim,
    duty,
    mkstatement,
    mktestimony,
    provisional,
)

from pactwatch.domain.agreement import DutyPolarity
from pactwatch.domain.claim import Claim, Knowledge, Polarity
from pactwatch.domain.statement import Speaker, SpeechAct

HOST, CAMP = NOT_HOST.id, NO_TRAINING.id
AGAIN = replace(STATED, presuppositions=("resumed",))
LATER = replace(STATED, when="2020-12-20")
MONTH = replace(STATED, when="2020-11")
SINCE = replace(STATED, when="2020-04/..")
OVER = replace(
    STATED, polarity=Polarity.NEGATIVE, when="2021-02-10", presuppositions=("no longer",)
)
EXPELLED = claim("RESTRAIN.EXPEL", presuppositions=())

Said = tuple[Speaker, Claim]
WATCH = (LAKE_WATCH, STATED)


def told(*said: Said) -> list[Any]:
    return [
        mktestimony(mkstatement(who, what, document=f"doc-{n}"))
        for n, (who, what) in enumerate(said)
    ]


@pytest.mark.parametrize(
    ("said", "value", "words"),
    [
        ([WATCH], "SINGLE", "2020-11-05"),
        ([(PANEL_HEAD, SHELTERED)], "CONTINUING", "“still”"),
        ([(LAKE_WATCH, SINCE)], "CONTINUING", "since 2020-04"),
        ([(LAKE_WATCH, AGAIN)], "REPEATED", "“resumed”"),
        ([WATCH, (HILL_WATCH, LATER)], "REPEATED", "2020-11-05 and of 2020-12-20"),
        ([(LAKE_WATCH, MONTH), (HILL_WATCH, LATER)], "REPEATED", "of 2020-11 and of 2020-12-20"),
        ([WATCH, (HILL_WATCH, OVER)], "CEASED", "Hill Watch says that it has ended"),
        ([(LAKE_WATCH, replace(STATED, when="2020-11", when_basis="TENSE"))], "UNKNOWN", "nobody"),
        ([(PANEL_HEAD, PRESENT)], "UNKNOWN", ""),
    ],
)
def test_continuity(said: list[Said], value: str, words: str) -> None:
    status = provisional(HOST, *told(*said))
    assert status.continuity == value
    assert words in " ".join(line for line in status.trace if line.startswith("Continuity"))


def test_the_promisor_s_word_that_it_is_over_ends_nothing() -> None:
    """A denial is a position: who owes the duty cannot close the matter by saying so."""
    front = Speaker("Corran Front", organisation="Corran Front", status=COMMANDERS.status)
    denial = mktestimony(mkstatement(front, OVER, document="doc-b", speech_act=SpeechAct.DENY))
    assert provisional(HOST, *told(WATCH), denial).continuity == "SINGLE"


@pytest.mark.parametrize(
    ("duty", "said", "value", "words"),
    [
        (CAMP, [(PANEL_HEAD, TRAINING)], "IGNORED", "permits or knows"),
        (CAMP, [(PANEL_HEAD, replace(TRAINING, knowledge=Knowledge.ASSISTS))], "SHAPED", "helps"),
        (CAMP, [(PANEL_HEAD, replace(TRAINING, knowledge=Knowledge.ORDERS))], "ORDERED", "orders"),
        (CAMP, [(PANEL_HEAD, replace(TRAINING, knowledge=None))], "UNDETERMINED", "nobody says"),
        (CAMP, [(PANEL_HEAD, replace(TRAINING, agent=(), counterpart=("Ashen Circle",)))],
         "UNDETERMINED", "nobody says"),
        (HOST, [(PANEL_HEAD, SHELTERED)], "EXECUTED", "the host does it itself"),
        (CAMP, [(PANEL_HEAD, replace(TRAINING, agent=("rogue Corran Front units",)))],
         "ROGUE_ELEMENTS", "left its command"),
        (HOST, [(PANEL_HEAD, PRESENT)], "UNDETERMINED", ""),
        (HOST, [(PANEL_HEAD, PRESENT), (LAKE_WATCH, EXPELLED)], "PROHIBITED", ""),
        (HOST, [WATCH, (HILL_WATCH, EXPELLED)], "UNDETERMINED", "differs"),
        (CAMP, [(PANEL_HEAD, TRAINING), (LAKE_WATCH, replace(TRAINING, knowledge="ORDERS"))],
         "UNDETERMINED", "IGNORED by Orlan Panel; ORDERED by Lake Watch"),
        ("withdraw", [(PANEL_HEAD, claim("MIL.WITHDRAW", agent=("Meridia",)))], None, ""),
    ],
)  # fmt: skip
def test_host_part(duty: str, said: list[Said], value: str | None, words: str) -> None:
    status = provisional(duty, *told(*said))
    assert status.host_part == value
    assert words in " ".join(line for line in status.trace if line.startswith("The host"))


@pytest.mark.parametrize(
    ("changes", "has_part"),
    [
        ({"elements": (act("COOP.JOINT_DEPLOY"),), "context": ()}, False),
        ({"elements": (act("COOP.JOINT_DEPLOY"),), "context": ("HOST.*",)}, True),
        ({"elements": (act("ENABLE.RECRUIT"),), "context": ()}, True),
        (
            {
                "elements": (act("COOP.JOINT_DEPLOY"),),
                "context": (),
                "polarity": DutyPolarity.PREVENT,
            },
            True,
        ),
    ],
)
def test_a_sale_has_no_host(changes: dict[str, Any], has_part: bool) -> None:
    """A duty about a buyer has nobody who keeps or lets others, whoever is its target."""
    sold = mktestimony(mkstatement(LAKE_WATCH, claim(changes["elements"][0].codes[0])))
    accord = replace(ACCORD, obligations=(duty("sale", **changes),))
    status = provisional("sale", sold, agreement=accord)
    assert (status.host_part is not None) is has_part


def test_a_host_that_only_says_it_expels_moves_nothing() -> None:
    own = mktestimony(mkstatement(COMMANDERS, EXPELLED, document="doc-b"))
    assert provisional(HOST, *told(WATCH), own).host_part == "EXECUTED"
