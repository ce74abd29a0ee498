"""What counts as one statement told again within a story."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from tests.weigh.factories import (
    ACCORD,
    AS_OF,
    FRONT,
    NOT_HOST,
    PANEL_HEAD,
    SHELTERED,
    STATED,
    act,
    mkstatement,
    mktestimony,
    provisional,
)

from pactwatch.domain.claim import Polarity, Quantity
from pactwatch.domain.evidence import Certainty, LineageEdge, LineageType
from pactwatch.domain.statement import Mode, Speaker, SpeakerStatus, SpeechAct
from pactwatch.language.speakers.speakers import ARTICLE_VOICE

FIRST = "The chiefs of the Circle are still sheltered by the Front, the panel believes"


def retold(words: str, speaker: Speaker, group: str = "doc-a", **changes: Any) -> Any:
    made = mkstatement(speaker, SHELTERED, document="doc-b", words=words)
    published = changes.pop("published", AS_OF)
    return mktestimony(made, publisher="Some Blog", document_group=group, published=published)


SURVEY = Speaker("Northern Survey Team", SpeakerStatus.ORGANISATION)


@pytest.mark.parametrize(
    ("words", "speaker", "n_max"),
    [
        ("Chiefs of the Circle still sheltered by Front: survey", SURVEY, 1),
        ("The Circle's chiefs are still being sheltered by the Front", SURVEY, 1),
        ("A mill owner rents three houses to armed guests from abroad", SURVEY, 2),
        ("Guests sleep in the mill", PANEL_HEAD, 1),
    ],
)
def test_a_rewrite_under_another_name_adds_no_origin(
    words: str, speaker: Speaker, n_max: int
) -> None:
    first = mktestimony(mkstatement(PANEL_HEAD, SHELTERED, words=FIRST))
    assert provisional("not-host", first, retold(words, speaker)).n_max == n_max


def test_the_same_words_in_an_unrelated_document_are_another_origin() -> None:
    first = mktestimony(mkstatement(PANEL_HEAD, SHELTERED, words=FIRST))
    assert provisional("not-host", first, retold(FIRST, SURVEY, group="doc-b")).n_max == 2


RETELLS = LineageEdge(
    "doc-b", "doc-a", LineageType.PARAPHRASE_REWRITE, Certainty.PROBABLE, "it tells it again"
)
CREDITS = replace(RETELLS, type=LineageType.CITES)


@pytest.mark.parametrize(
    ("edge", "speaker", "verdict"),
    [
        (CREDITS, PANEL_HEAD, "BREACH_ALLEGED"),
        # Whoever copied or rewrote the text put the day there, and so did who names another.
        (RETELLS, PANEL_HEAD, "CONCERN"),
        (CREDITS, SURVEY, "CONCERN"),
    ],
)
def test_a_second_telling_by_one_origin_may_name_the_day(
    edge: LineageEdge, speaker: Speaker, verdict: str
) -> None:
    undated = replace(STATED, when=None, when_basis="UNSTATED")
    past = mkstatement(PANEL_HEAD, undated, words=FIRST, modes=(Mode.PAST,))
    first = mktestimony(past, published=AS_OF - timedelta(days=1))
    dated = mkstatement(speaker, STATED, document="doc-b", words=f"On Monday {FIRST}")
    told = mktestimony(dated, publisher="Evening Gazette", document_group="doc-b")
    alone = provisional("not-host", first)
    both = provisional("not-host", first, told, lineage=(edge,))
    assert (alone.verdict.value, both.verdict.value) == ("CONCERN", verdict)
    assert (both.n_min, both.n_max) == (alone.n_min, alone.n_max)


def test_a_copy_cannot_add_what_the_first_telling_lacks() -> None:
    """A rewrite that puts a place into the same mouth lifts nothing."""
    bare = replace(SHELTERED, conduct="HOST.RELOCATE", place=None)
    first = mktestimony(mkstatement(PANEL_HEAD, bare, words=FIRST, id="a"))
    richer = mkstatement(PANEL_HEAD, replace(bare, place="Osteria"), document="doc-b", words=FIRST)
    later = mktestimony(richer, document_group="doc-a", published=AS_OF + timedelta(days=0))
    earlier_first = replace(first, published=AS_OF - timedelta(days=1))
    moved = replace(NOT_HOST, elements=(act("HOST.RELOCATE"), *NOT_HOST.elements[1:]))
    accord = replace(ACCORD, obligations=(moved,))
    alone = provisional("not-host", earlier_first, agreement=accord)
    both = provisional("not-host", earlier_first, later, agreement=accord)
    assert alone.verdict.value == both.verdict.value == "CONCERN"
    unrelated = replace(later, document_group="doc-b")
    assert provisional("not-host", earlier_first, unrelated, agreement=accord).verdict.value == (
        "BREACH_ALLEGED"
    )


@pytest.mark.parametrize(("n", "n_max"), [(19, 2), (22, 1)])
def test_the_papers_own_count_beside_anothers_is_no_repetition(n: int, n_max: int) -> None:
    """ "The 19 guests", the paper writes, and the panel's head in it says that there are 22."""

    def counted(speaker: Speaker, number: int, words: str) -> Any:
        made = replace(SHELTERED, quantity=Quantity(number, number, "guest", "guests"))
        return mktestimony(mkstatement(speaker, made, words=words, id=words), published=AS_OF)

    panel = counted(PANEL_HEAD, 22, "all 22 guests are sheltered by the Front")
    own = counted(ARTICLE_VOICE, n, f"The {n} guests are sheltered by the Front")
    assert provisional("not-host", panel, own).n_max == n_max


NEVER = "The Front has sheltered no chief of the Circle since the accord was signed"


@pytest.mark.parametrize(("group", "is_contested"), [("doc-a", False), ("doc-c", True)])
def test_a_denial_that_a_paper_prints_as_its_own_rebuts_nothing(
    group: str, is_contested: bool
) -> None:
    """A press release, and a paper that prints it as news; a paper of its own does rebut."""
    no = replace(SHELTERED, polarity=Polarity.NEGATIVE)
    accused = mktestimony(mkstatement(PANEL_HEAD, SHELTERED, document="doc-p", words=FIRST))
    release = mktestimony(
        mkstatement(FRONT, no, words=NEVER, speech_act=SpeechAct.DENY), published=AS_OF
    )
    printed = mktestimony(
        mkstatement(ARTICLE_VOICE, no, document="doc-c", words=NEVER, id="printed"),
        publisher="Some Blog",
        document_group=group,
        published=AS_OF,
    )
    found = provisional("not-host", accused, release, printed)
    assert ("CONTESTED" in found.overlays) is is_contested


@pytest.mark.parametrize(
    ("words", "is_used"),
    [
        (NEVER.replace("no chief", "a chief"), False),
        ("Chiefs of the Circle sleep in two houses of the Front", True),
    ],
)
def test_a_copy_that_loses_a_no_adds_nothing_whoever_speaks_in_it(
    words: str, is_used: bool
) -> None:
    no = replace(SHELTERED, polarity=Polarity.NEGATIVE)
    first = mktestimony(
        mkstatement(PANEL_HEAD, no, words=NEVER), published=AS_OF - timedelta(days=1)
    )
    turned = provisional("not-host", first, retold(words, SURVEY))
    assert (turned.n_max == 1) is is_used
