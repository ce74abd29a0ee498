"""Scope met by necessary implication, and where the words say that it is over."""

from dataclasses import replace

import pytest
from tests.weigh.factories import (
    ACCORD,
    ACTORS,
    AS_OF,
    CODEBOOK,
    FRONT,
    NOT_HOST,
    PLACE,
    TIME,
    claim,
    mkstatement,
)

from pactwatch.domain.claim import Claim, Knowledge
from pactwatch.domain.statement import Mode
from pactwatch.weigh.bearing.scope import Setting, Told, implied
from pactwatch.weigh.names.names import NameBook

PERMITTED = claim("ENABLE.TRAIN_CAMP", agent=("Corran Front",), knowledge=Knowledge.PERMITS)


@pytest.mark.parametrize(
    ("promisor", "words"),
    [
        (("corran",), "what the Corran Front permits, helps or knows of"),
        (("corran", "meridia"), "what the Corran Front and Meridia permit, help or know of"),
    ],
)
def test_an_assumption_calls_the_promisors_as_the_duty_does(
    promisor: tuple[str, ...], words: str
) -> None:
    duty = replace(NOT_HOST, promisor=promisor, text="The Front and Meridia host nobody")
    setting = Setting(duty, ACCORD, NameBook(ACTORS), CODEBOOK)
    told = Told(PERMITTED, mkstatement(FRONT, PERMITTED), AS_OF)
    assert words in (implied(PLACE, told, setting) or "")


BROKEN = claim("HOST.SHELTER", when_basis="TENSE", presuppositions=())


def taken(told: Claim, *, implies_time: bool = False) -> str | None:
    """What is taken for granted of the time of a claim in a statement in the past."""
    codes = tuple(replace(c, implies_time=implies_time) for c in CODEBOOK.codes)
    setting = Setting(NOT_HOST, ACCORD, NameBook(ACTORS), replace(CODEBOOK, codes=codes))
    return implied(TIME, Told(told, mkstatement(FRONT, told, modes=(Mode.PAST,)), AS_OF), setting)


def test_what_can_only_be_done_once_the_promise_stands_is_taken_to_be_later() -> None:
    assert taken(BROKEN) is None
    assert "before it stands" in (taken(BROKEN, implies_time=True) or "")
    long_ago = replace(BROKEN, when="2011-05", when_basis="STATED")
    assert taken(long_ago, implies_time=True) is None


@pytest.mark.parametrize(("word", "lasts"), [("continues", True), ("continued", False)])
def test_what_goes_on_lasts_beside_a_past_tense(word: str, *, lasts: bool) -> None:
    told = replace(BROKEN, when_basis="PRESUPPOSED", presuppositions=(word,))
    assert (taken(told) is not None) is lasts


@pytest.mark.parametrize(
    ("duty", "doer", "owes"),
    [
        ("Vessels of Corran do not fish there.", "nine trawlers of the Corran Front", True),
        ("Vessels of Corran do not fish there.", "the Corran Front's patrol boats", True),
        ("Vessels of Corran do not fish there.", "trawlers of Meridia", False),
        ("Vessels of Corran do not fish there.", "trawlers off Corran Front", False),
        ("The Front shelters nobody.", "nine trawlers of the Corran Front", False),
    ],
)
def test_who_owes_a_duty_on_craft_answers_for_his(duty: str, doer: str, *, owes: bool) -> None:
    told = replace(NOT_HOST, promisor=("corran",), performer=("corran",), text=duty)
    assert Setting(told, ACCORD, NameBook(ACTORS), CODEBOOK).owes(doer) is owes
