"""Whose word a page's own voice and a person's surname are, where parties are among them."""

from dataclasses import replace
from typing import Any

from tests.weigh.factories import (
    MERIDIA,
    STATED,
    VOICE,
    graded,
    mkstatement,
    mktestimony,
    provisional,
)

from pactwatch.domain.actor import Actor, MonitorRole
from pactwatch.domain.evidence import Certainty, LineageEdge, LineageType, Testimony
from pactwatch.domain.statement import Speaker, SpeakerStatus
from pactwatch.domain.status import Status

PAPER = Actor("beacon", ("Front Beacon",), "MEDIA_OUTLET", MonitorRole.MEDIA, parent="meridia")
GUARANTOR = Actor("tolm", ("Tolm",), "STATE", MonitorRole.MEDIATOR)
ALL = (*graded("wire=B@reporters"), PAPER, GUARANTOR)


def shown(*testimonies: Testimony, lineage: tuple[LineageEdge, ...] = ()) -> Status:
    return provisional("not-host", *testimonies, actors=ALL, lineage=lineage)


def said(speaker: Speaker, document: str, **changes: Any) -> Testimony:
    words = f"words of {document}"
    statement = mkstatement(speaker, STATED, document=document, words=words, **changes)
    return mktestimony(statement, actors=ALL)


def test_a_page_hands_on_the_word_of_the_party_whose_paper_it_credits() -> None:
    """A good wire that prints what the other side's paper says makes it no better."""
    credit = LineageEdge("d1", "origin:beacon", LineageType.CITES, Certainty.PROBABLE, "credits it")
    page = said(VOICE, "d1", quote_type=None)
    assert (shown(page).n_min, shown(page).n_max) == (1, 1)
    credited = shown(page, lineage=(credit,))
    assert (credited.n_min, credited.n_max, credited.origins) == (0, 1, ("beacon",))
    adverse = shown(page, said(MERIDIA, "d2"), lineage=(credit,))
    assert adverse.n_max == 1


BARE = Speaker("Oke", SpeakerStatus.NAMED)
OURS = Speaker("Sander Oke", SpeakerStatus.NAMED, organisation="Meridia")
MISTOLD = replace(OURS, organisation="Tolm")


def test_a_commander_that_one_page_gives_to_the_mediator_stays_his_sides() -> None:
    found = shown(said(BARE, "d1"), said(OURS, "d2"), said(MISTOLD, "d3"))
    assert found.n_max == 2


def test_the_mediators_man_told_by_surname_alone_stays_the_mediators() -> None:
    assert shown(said(BARE, "d1"), said(MISTOLD, "d3")).n_max == 1
