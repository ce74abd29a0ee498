"""A sentence of a copy that has another doer than its text tells nothing of that doer."""

from datetime import date
from typing import Any, NamedTuple

import pytest
from tests.weigh.factories import ACTORS, LAKE_WATCH, PANEL_HEAD, VOICE, claim, mkstatement

from pactwatch.case.swapped import copying, members_of, swapped_in
from pactwatch.domain.claim import Polarity
from pactwatch.domain.evidence import Certainty, LineageEdge, LineageType
from pactwatch.domain.statement import Speaker, Statement
from pactwatch.weigh.names.names import NameBook

WORDS = "{} shelled the village of Tarn before dawn on Tuesday"
COPY = LineageEdge("b", "z", LineageType.NEAR_DUPLICATE, Certainty.PROBABLE, "nearly the same")


class Paper(NamedTuple):
    publisher: str | None
    published: date | None = date(2031, 5, 2)


def told(
    doer: str, document: str = "b", speaker: Speaker = PANEL_HEAD, **changes: Any
) -> Statement:
    words = changes.pop("words", WORDS).format(doer)
    shelled = claim("MIL.STRIKE", agent=(doer,), counterpart=(), **changes)
    return mkstatement(speaker, shelled, document=document, words=words)


FIRST = told("the Corran Front", "z")


def swapped(*statements: Statement, by: str = "Evening Gazette") -> set[str]:
    """Documents with a swapped statement: b is made from z of Harbour Wire."""
    papers = {"z": Paper("Harbour Wire"), "b": Paper(by)}
    members = members_of({"z": "b", "b": "b"}, {"b"})
    found = swapped_in(statements, members, papers, copying([COPY]), NameBook(ACTORS))
    return {s.document_id for s in statements if s.id in found}


@pytest.mark.parametrize(
    ("copied", "is_swapped"),
    [
        (told("Meridian forces"), True),
        (told("Meridia", words="Before dawn on Tuesday {} shelled Tarn, a village"), True),
        # In its own voice, since it credits nobody; other words are news of its own.
        (told("Meridia", speaker=VOICE), True),
        (told("Meridia", speaker=VOICE, words="{} shelled Tarn, villagers say in tears"), False),
        (told("Corran fighters"), False),
        # Nobody the case knows: a description may be of whom the text names.
        (told("the gunners"), False),
        # Another speaker accuses the other side; another sentence tells of something else.
        (told("Meridia", speaker=LAKE_WATCH), False),
        (told("Meridia", words="{} shelled a bridge near Osk at noon and two mills"), False),
        (told("Meridia", polarity=Polarity.NEGATIVE), False),
    ],
)
def test_a_copy_may_have_another_known_doer(copied: Statement, is_swapped: bool) -> None:
    assert swapped(FIRST, copied) == ({"b"} if is_swapped else set())


def test_what_the_text_tells_of_both_is_no_swap() -> None:
    other = told("Meridia", "z", words="{} shelled the town of Osk at noon")
    assert swapped(FIRST, other, told("Meridia")) == set()


def test_an_outlets_own_later_version_is_its_own() -> None:
    assert swapped(FIRST, told("Meridia"), by="Harbour Wire") == set()


def test_both_parties_in_each_others_place_are_swapped() -> None:
    first = told(
        "the Corran Front", "z", words="{} shelled Meridian posts at Tarn on Tuesday night"
    )
    turned = told("Meridia", words="{} shelled Corran Front posts at Tarn on Tuesday night")
    assert swapped(first, turned) == {"b"}
