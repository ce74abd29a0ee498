"""Once or lasting, and the host's part: tables; neither moves a verdict (METHOD C4, 5.3)."""

from dataclasses import replace
from typing import Any

import pytest
from tests.weigh.factories import (
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
    claim,
    mkstatement,
    mktestimony,
    provisional,
)

from pactwatch.domain.claim import Claim, Knowledge, Polarity
from pactwatch.domain.statement import Speaker, SpeechAct

HOST, CAMP = NOT_HOST.id, NO_TRAINING.id
AGAIN = replace(STATED, presuppositions=("resumed",))
LATER = replace(STATED, when="2020-12-20")
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
        ([(LAKE_WATCH, SINCE)], "CONTINUING", "since 2020-04-01"),
        ([(LAKE_WATCH, AGAIN)], "REPEATED", "“resumed”"),
        ([WATCH, (HILL_WATCH, LATER)], "REPEATED", "2020-11-05 and of 2020-12-20"),
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


def test_a_host_that_only_says_it_expels_moves_nothing() -> None:
    own = mktestimony(mkstatement(COMMANDERS, EXPELLED, document="doc-b"))
    assert provisional(HOST, *told(WATCH), own).host_part == "EXECUTED"
