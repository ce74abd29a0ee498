"""What each piece of evidence is judged by: who, through whom, with what to gain."""

from dataclasses import replace

import pytest
from tests.weigh.factories import (
    ACCORD,
    AS_OF,
    FRONT,
    LAKE_WATCH,
    MERIDIA,
    NO_FIGHTERS,
    PANEL_HEAD,
    RULES,
    SHELTERED,
    VOICE,
    claim,
    doing,
    graded,
    mkdossier,
    mkstatement,
    mktestimony,
)

from pactwatch.domain.claim import Polarity
from pactwatch.domain.evidence import Access, Bearing, Interest
from pactwatch.domain.statement import EpistemicBasis, Speaker, SpeechAct
from pactwatch.weigh.descriptors import Counting, Descriptor, describe_evidence

GRADED = graded("orlan=B@states", "wire=A", "lakewatch=B@visits")
EXPELLED = claim("RESTRAIN.EXPEL")


def described(*told: tuple[Speaker, object], **changes: object) -> list[Descriptor]:
    """In the order told, each in a document of its own."""
    statements = [
        mkstatement(s, c, document=f"doc-{n}", **changes)  # type: ignore[arg-type]
        for n, (s, c) in enumerate(told)
    ]
    testimonies = [mktestimony(s, actors=GRADED) for s in statements]
    dossier = mkdossier(*testimonies, actors=GRADED)
    found = describe_evidence(dossier, RULES, AS_OF, "not-host", is_persons_board=False)
    return sorted(found, key=lambda d: [s.id for s in statements].index(d.statement))


@pytest.mark.parametrize(
    ("speaker", "said", "interest", "reason"),
    [
        (PANEL_HEAD, SHELTERED, Interest.DISINTERESTED, "role in the case gives it no side"),
        (MERIDIA, SHELTERED, Interest.ADVERSE_INTERESTED, "a side the duty protects"),
        (FRONT, SHELTERED, Interest.AGAINST_INTEREST, "own side says what tells against it"),
        (FRONT, NO_FIGHTERS, Interest.SELF_SERVING, "own side says what tells for it"),
        (MERIDIA, EXPELLED, Interest.AGAINST_INTEREST, "speaks for the other side's conduct"),
        (VOICE, SHELTERED, Interest.UNKNOWN, "nothing is recorded about the speaker's role"),
    ],
)
def test_every_interest_is_told_with_its_reason(
    speaker: Speaker, said: object, interest: Interest, reason: str
) -> None:
    publisher_free = mkstatement(speaker, said)  # type: ignore[arg-type]
    told = mktestimony(publisher_free, publisher="Some Blog", actors=GRADED)
    dossier = mkdossier(told, actors=GRADED)
    (one,) = describe_evidence(dossier, RULES, AS_OF, "not-host", is_persons_board=False)
    assert (one.interest, reason in one.why) == (interest, True)


def test_a_descriptor_tells_the_chain_and_what_it_counts_for() -> None:
    seen = {"basis": EpistemicBasis.FIRSTHAND_OBSERVED}
    (panel,) = described((PANEL_HEAD, SHELTERED), **seen)
    assert (panel.called, panel.speaker) == ("Orlan Panel", "Dana Quill")
    assert panel.through == ("Harbour Wire",)
    assert (panel.access, panel.grade, panel.counting) == (Access.DIRECT, "B", Counting.N_MIN)


def test_what_counts_less_says_why() -> None:
    (blog,) = described((Speaker("Ria Moss", PANEL_HEAD.status), SHELTERED))
    assert (blog.counting, blog.because) == (Counting.N_MAX, "ungraded or unnamed on its chain")
    (denial,) = described((FRONT, NO_FIGHTERS), speech_act=SpeechAct.DENY)
    assert denial.counting is Counting.NOTHING


@pytest.mark.parametrize(("since", "counting"), [(20, Counting.NOTHING), (5, Counting.N_MIN)])
def test_a_no_that_later_word_overtook_counts_for_nothing(since: int, counting: Counting) -> None:
    """Nobody had left by the tenth; all had, says another of the day told."""
    gone = claim("MIL.WITHDRAW", agent=("Meridia",), counterpart=(), place=None)
    days = ((10, Polarity.NEGATIVE), (since, Polarity.POSITIVE))
    made = [
        replace(gone, polarity=polarity, when=f"2021-01-{day:02}", when_basis="STATED")
        for day, polarity in days
    ]
    speakers = (PANEL_HEAD, LAKE_WATCH)
    told = [
        mktestimony(mkstatement(by, one, document=f"doc-{n}"), actors=GRADED)
        for n, (by, one) in enumerate(zip(speakers, made, strict=True))
    ]
    accord = replace(ACCORD, obligations=(doing("leave", "MIL.WITHDRAW"),))
    dossier = mkdossier(*told, actors=GRADED, agreement=accord)
    found = describe_evidence(dossier, RULES, AS_OF, "leave", is_persons_board=False)
    (no,) = (d for d in found if d.bearing is Bearing.REBUTS)
    assert no.counting is counting
    assert ("done since" in no.because) is (counting is Counting.NOTHING)


def test_a_persons_board_is_described_by_what_people_accepted() -> None:
    told = mktestimony(mkstatement(PANEL_HEAD, SHELTERED), actors=GRADED)
    for is_accepted, pieces in ((False, 0), (True, 1)):
        dossier = mkdossier(told, actors=GRADED, is_accepted=is_accepted)
        found = describe_evidence(dossier, RULES, AS_OF, "not-host", is_persons_board=True)
        assert len(found) == pieces


def test_what_is_told_again_is_its_own_speaker_s_first_telling() -> None:
    """Two are quoted in one report in like words; in its copy one of them is, as before."""
    ria = Speaker("Ria Moss", PANEL_HEAD.status)
    panel, first, again = (
        mkstatement(who, SHELTERED, document=document, words=f"the Front shelters {n} chiefs")
        for who, document, n in (
            (PANEL_HEAD, "doc-0", "four"),
            (ria, "doc-0", "six"),
            (ria, "doc-1", "six"),
        )
    )
    testimonies = [mktestimony(s, actors=GRADED, document_group="doc-0") for s in (panel, first)]
    testimonies.append(mktestimony(again, actors=GRADED, document_group="doc-0"))
    dossier = mkdossier(*testimonies, actors=GRADED)
    found = describe_evidence(dossier, RULES, AS_OF, "not-host", is_persons_board=False)
    counting = {d.statement: d.because for d in found}
    assert counting[again.id] == f"tells again within its story what {first.id} tells"
