"""Whose word a page's own voice and a person's surname are, where parties are among them."""

from dataclasses import replace
from typing import Any

import pytest
from tests.weigh.factories import (
    ACCORD,
    FRONT,
    LAKE_WATCH,
    MERIDIA,
    STATED,
    VOICE,
    claim,
    doing,
    graded,
    mkdossier,
    mkstatement,
    mktestimony,
    provisional,
)

from pactwatch.domain.actor import Actor, MonitorRole
from pactwatch.domain.agreement import Dependency
from pactwatch.domain.claim import Polarity
from pactwatch.domain.evidence import Certainty, LineageEdge, LineageType
from pactwatch.domain.evidence import Testimony as Told
from pactwatch.domain.statement import Speaker, SpeakerStatus, SpeechAct
from pactwatch.domain.status import Overlay, Status, Verdict
from pactwatch.weigh.origins.sources import Sources

PAPER = Actor("beacon", ("Front Beacon",), "MEDIA_OUTLET", MonitorRole.MEDIA, parent="meridia")
GUARANTOR = Actor("tolm", ("Tolm",), "STATE", MonitorRole.MEDIATOR)
ALL = (*graded("wire=B@reporters"), PAPER, GUARANTOR)


def shown(*testimonies: Told, lineage: tuple[LineageEdge, ...] = ()) -> Status:
    return provisional("not-host", *testimonies, actors=ALL, lineage=lineage)


def said(speaker: Speaker, document: str, **changes: Any) -> Told:
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


REVIEW = doing(
    "review",
    "SANC.REVIEW",
    trigger="the Front has left",
    trigger_codes=("MIL.WITHDRAW",),
    dependencies=(Dependency("leave", "SEQUENCED_AFTER", "STATED"),),
)
LEAVE = doing("leave", "MIL.WITHDRAW", promisor=("corran",), beneficiary=("meridia",))
PAY = doing("pay", "NEG.START")
WAITING = replace(ACCORD, obligations=(PAY, REVIEW, LEAVE))
LEFT = claim("MIL.WITHDRAW", agent=("Corran Front",), counterpart=(), place=None)


@pytest.mark.parametrize(
    ("speaker", "trigger"), [(FRONT, "S0"), (LAKE_WATCH, "S1"), (MERIDIA, "S1")]
)
def test_who_must_do_it_first_shows_nothing_by_saying_that_it_is_done(
    speaker: Speaker, trigger: str
) -> None:
    """Another duty of the same promisor, before it in the file, waits for nothing."""
    told = mktestimony(mkstatement(speaker, LEFT), actors=ALL)
    status = provisional("review", told, actors=ALL, agreement=WAITING)
    assert status.verdict is Verdict.CONDITION_PENDING
    assert f"stands at {trigger}" in status.trace[0]


def test_whom_another_report_has_speak_for_the_promisor_denies_and_rebuts_nothing() -> None:
    told = claim("HOST.SHELTER", polarity=Polarity.NEGATIVE)
    bare = Speaker("Dorran", SpeakerStatus.NAMED)
    named = replace(bare, name="Ruvo Dorran", organisation="Corran Front")
    no = mktestimony(mkstatement(bare, told, document="d2", words="no"), actors=ALL)
    alone = shown(said(LAKE_WATCH, "d1"), no)
    assert Overlay.DENIED_BY_PARTY not in alone.overlays
    both = shown(said(LAKE_WATCH, "d1"), no, said(named, "d3", speech_act=SpeechAct.URGE))
    assert Overlay.DENIED_BY_PARTY in both.overlays


@pytest.mark.parametrize(
    ("organisation", "n_max"), [("region", 1), ("hospital", 2), ("Lake Watch", 2)]
)
def test_what_a_side_is_called_for_short_says_nothing_of_whose_it_is(
    organisation: str, n_max: int
) -> None:
    """ "The region's secretary" is Meridia's, as another report told; both are adverse, and one."""
    full = Speaker("Mirko Dahl", SpeakerStatus.NAMED, organisation="Meridia")
    short = Speaker("Arne Tosk", SpeakerStatus.NAMED, organisation="Meridia")
    again = replace(full, organisation=organisation)
    one = said(again, "d2")
    urged = said(full, "d1", speech_act=SpeechAct.URGE)
    assert shown(urged, one, said(short, "d3")).n_max == n_max


# Who is quoted in a paper, in what office and of whom the text calls them; whose word it is.
OFFICES = [
    ("Meridia", "Minister", None, "meridia"),
    ("Meridia", "Interior Minister", None, "meridia"),
    ("Meridia", "Deputy Prime Minister", None, "meridia"),
    ("Meridia", "State Secretary", "State", "meridia"),
    ("Meridia", "head", "ministry", "meridia"),
    ("Meridia", "Chief", "General Staff", "meridia"),
    # Another's minister, whoever may be anybody's, and what no party publishes.
    ("Meridia", "Ostrian Foreign Minister", None, None),
    ("Meridia", "Foreign Minister", "Tolm", "tolm"),
    ("Meridia", "spokesman", None, None),
    ("Meridia", "commander", None, None),
    ("Meridia", None, None, None),
    ("Harbour Wire", "Minister", None, None),
    ("Orlan Panel", "Minister", None, None),
]


@pytest.mark.parametrize(("publisher", "role", "organisation", "side"), OFFICES)
def test_a_minister_in_the_own_governments_paper_speaks_for_it(
    publisher: str, role: str | None, organisation: str | None, side: str | None
) -> None:
    speaker = Speaker("Ana Dorn", SpeakerStatus.NAMED, organisation=organisation, role=role)
    told = mktestimony(mkstatement(speaker, STATED), publisher=publisher, actors=ALL)
    assert Sources(mkdossier(told, actors=ALL)).behind(told)[4].speaker == side


def test_a_minister_of_the_own_paper_is_one_elsewhere_unless_papers_differ() -> None:
    minister, bare = (replace(BARE, role=role) for role in ("Minister", None))
    own = mktestimony(mkstatement(minister, STATED, document="d1"), publisher="Meridia", actors=ALL)
    page = mktestimony(mkstatement(bare, STATED, document="d2"), actors=ALL)
    sources = Sources(mkdossier(own, page, actors=ALL))
    assert sources.behind(page)[4].speaker == "meridia"
    front = replace(minister, organisation="Corran Front")
    other = mktestimony(mkstatement(front, STATED, document="d3"), actors=ALL)
    sources = Sources(mkdossier(own, page, other, actors=ALL))
    assert {sources.behind(t)[4].speaker for t in (own, page)} == {None}
