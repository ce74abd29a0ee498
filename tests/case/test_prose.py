"""The paragraph above the trace: what stands, on what, against what, and no word too strong."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace as replace_record
from tests.case.factories import GARBLED, put

from pactwatch.case.prose import paragraph
from pactwatch.case.prose_sources import counted_as, tellers
from pactwatch.domain.actor import Reliability
from pactwatch.domain.agreement import DutyKind, DutyPolarity, Obligation
from pactwatch.domain.evidence import Access, Bearing, Interest
from pactwatch.domain.statement import EpistemicBasis, SpeechAct
from pactwatch.domain.status import ElementFinding, Overlay, Part, Standing, Status, Verdict
from pactwatch.pipeline import WorkingCase
from pactwatch.weigh.descriptors import Counting, Descriptor

DAY = date(2031, 5, 1)
LATER = "Oren Vale said that the Front sheltered the Circle in Osteria on 5 April 2031."
TOO_STRONG = re.compile(r"\b(?:confirmed|proved|proven|is clear|falsely)\b", re.I)
DUTY = Obligation("D", "a", "Duty", "Duty.", ("p",), DutyPolarity.REFRAIN, DutyKind.ABSTENTION)


def told(status: Status, **names: str) -> str:
    return paragraph(status, DUTY, ["Corran Front"], names, is_provisional=True, as_of="2031-05-01")


def test_the_paragraph_says_what_stands_on_what_and_what_would_change_it(case: WorkingCase) -> None:
    text = case.explain("C-1", as_of=DAY).as_text()
    first = text.split("\n\n")[2]
    assert first.startswith("As of 2031-05-01 the provisional verdict on this duty, which")
    assert "“breach alleged”" in first
    assert (
        "Dana Quill reports it, for 2031-04-04, in a document of 2031-04-20 whose publisher"
        in first
    )
    assert "without saying how it is known and with no side in the case" in first
    assert "Corran Front denies it (Corran Front in a document of 2031-04-22 whose" in first
    assert "; a denial is recorded as a position" in first
    assert "The verdict would be “not assessed” without Dana Quill" in first
    assert "Confidence is low: no origin shown to be independent, 2 needed" in first
    assert text.index("Rule by rule:") > text.index(first)


def test_what_came_out_later_is_no_part_of_an_earlier_day(
    case: WorkingCase, tmp_path: Path
) -> None:
    later = put(case, tmp_path, "later.txt", LATER, date(2031, 6, 1))
    then, since = (case.explain("C-1", as_of=day) for day in (DAY, date(2031, 6, 2)))
    assert later not in then.documents()
    assert "later.txt" not in then.as_text()
    assert later in since.documents()
    then_file, file = (case.row_file("C-1", as_of=d) for d in (DAY, None))
    assert len(then_file.evidence) < len(file.evidence)


@pytest.mark.parametrize("standing", [Standing.S0, Standing.S1, Standing.S2])
def test_no_word_is_stronger_than_the_standing(standing: Standing) -> None:
    element = ElementFinding(1, "ACT", "the group is sheltered", standing, detail="as said")
    text = told(Status("D", Verdict.BREACH_ALLEGED, tuple(Overlay), elements=(element,)))
    assert not TOO_STRONG.search(text)
    assert "established" not in text


def test_silence_is_told_as_silence() -> None:
    text = told(Status("D", Verdict.NOT_ASSESSED))
    assert text.endswith("“not assessed”. Nobody has reviewed the period. "
                         "Says nothing about compliance.")  # fmt: skip


def test_no_removal_is_said_too() -> None:
    text = told(Status("D", Verdict.BREACH_INDICATED, n_min=4, n_max=5))
    assert "No single removal and no pair of removals changes the verdict." in text
    assert "rests on at most 5 origins, of which 4 are shown to be independent." in text


def test_the_sources_and_the_assumptions_are_named() -> None:
    element = ElementFinding(
        2, "TIME_SCOPE", "After the day", Standing.S1, assumptions=("A-1", "A-2")
    )
    status = Status(
        "D",
        Verdict.BREACH_ALLEGED,
        n_min=1,
        n_max=2,
        elements=(element,),
        assumptions=("A-1: “still” tells of after.", "A-2: so does “again”."),
        origins=("orlan", "anonymous-driver", "meridia"),
        called=(("anonymous-driver", "an unnamed driver"),),
        flip_set=(("assumption:A-1", "origin:orlan"),),
        flips_to=(Verdict.CONCERN,),
        freshness="STALE",
    )
    text = told(status, orlan="Orlan Panel", meridia="Meridia")
    assert "rests on assumptions A-1 and A-2, which" in text
    assert "Assumption A-1 is this: “still” tells of after." in text
    assert "at most 2 origins, of which 1 is shown" in text
    assert "independent: Orlan Panel, an unnamed driver and Meridia." in text
    assert "count as one, however many" in text
    assert "“concern” without Orlan Panel if assumption A-1 were rejected too." in text
    assert "given as last known" in text


@pytest.mark.parametrize(
    ("duty", "promisors", "words"),
    [
        ("The Corran Front will leave.", ["Corran Front"], "which the Corran Front owes"),
        ("Meridia will leave.", ["Meridia"], "which Meridia owes"),
        (
            "Meridia and the Front will meet.",
            ["Meridia", "Front"],
            "which Meridia and the Front owe,",
        ),
        (
            "Meridia, the Front and the Lake Guard will meet. The Movement will watch.",
            ["Meridia", "Corran Front", "Lake Guard", "Sarn Movement"],
            "which Meridia, the Corran Front, the Lake Guard and the Sarn Movement owe,",
        ),
        (
            "A Front will be formed.",
            ["Corran Front"],
            "which Corran Front owes,",
        ),
    ],
)
def test_who_owes_the_duty_is_called_as_the_duty_calls_it(
    duty: str, promisors: list[str], words: str
) -> None:
    status = Status("D", Verdict.NOT_ASSESSED)
    text = paragraph(
        status, replace(DUTY, text=duty), promisors, {}, is_provisional=False, as_of="2031-05-01"
    )
    assert words in text


def test_a_contrary_claim_on_a_duty_to_do_says_that_it_was_not_done() -> None:
    doing = replace(DUTY, polarity=DutyPolarity.DO, kind=DutyKind.RESULT)
    status = Status("D", Verdict.OVERDUE, (Overlay.CONTESTED,), n_max=1)
    text = paragraph(status, doing, ["P"], {}, is_provisional=False, as_of="2031-05-01")
    assert (
        "A claim that stands as high says that it was not done, or not all, so that it is not held"
        in text
    )
    assert "allegation" not in text


def test_two_removals_are_told_as_one_way() -> None:
    flips = (("origin:orlan", "origin:dorran"),)
    to = (Verdict.NOT_ASSESSED,)
    named = (("dorran", "Ruvo Dorran"), ("orlan", "Orlan Panel"))
    text = told(Status("D", Verdict.OVERDUE, flip_set=flips, flips_to=to, called=named))
    assert "would be “not assessed” without Orlan Panel and Ruvo Dorran together." in text


def test_a_part_that_is_told_to_be_left_undone_is_told() -> None:
    doing = replace(DUTY, polarity=DutyPolarity.DO, kind=DutyKind.RESULT)
    status = Status("D", Verdict.OVERDUE, (Overlay.UNCONTESTED,), n_max=1, level=1)
    left = replace_record(VALE, bearing=Bearing.REBUTS, is_act=False)
    text = paragraph(
        status, doing, ["P"], {}, is_provisional=False, as_of="2031-05-01", sources=(left,)
    )
    assert "It is told too that a part is left undone (Oren Vale in Bray Times" in text


def test_conduct_that_speaks_against_what_was_done_is_told() -> None:
    """A road that is opened, and closed again in June; what counts for nothing is left out."""
    doing = replace(DUTY, polarity=DutyPolarity.DO, kind=DutyKind.RESULT)
    status = Status("D", Verdict.OVERDUE, (Overlay.UNCONTESTED,), n_max=1, level=1)
    closed = replace_record(VALE, bearing=Bearing.UNDERCUTS, is_act=False)
    nothing = replace_record(closed, counting=Counting.NOTHING)
    for told_too, owed, source in (
        (True, doing, closed),
        (False, doing, nothing),
        (False, DUTY, closed),
    ):
        text = paragraph(
            status, owed, ["P"], {}, is_provisional=False, as_of="2031-05-01", sources=[source]
        )
        assert ("one would not expect had it been done" in text) is told_too


def test_that_no_one_side_is_corroborated_is_told() -> None:
    act = ElementFinding(1, "ACT", "the act", Standing.S2)
    one, two = (Part(side, Standing.S1) for side in ("Corran Front", "Meridia"))
    status = Status(
        "D", Verdict.BREACH_ALLEGED, n_min=2, n_max=2, elements=(act,), parts=(one, two)
    )
    assert "Of no one side is it corroborated" in told(status)
    firm = replace(one, standing=Standing.S2)
    assert "Of no one side" not in told(replace(status, parts=(firm, two)))
    assert "Of no one side" not in told(replace(status, unassigned=("Orlan Panel",)))


def test_a_quarantined_sentence_is_told_to_count_for_nothing(
    case: WorkingCase, tmp_path: Path
) -> None:
    put(case, tmp_path, "garbled.txt", GARBLED, date(2031, 4, 29))
    for row in case.board(as_of=DAY).rows:
        assert not TOO_STRONG.search(case.explain(row.obligation_id, as_of=DAY).as_text())
    status = Status("D", Verdict.CONCERN, quarantined=("st-1",), mitigation=("st-2",))
    assert "One sentence about this conduct stands quarantined and counts for nothing." in told(
        status
    )


VALE = Descriptor(
    link="lnk-1",
    statement="st-1",
    bearing=Bearing.SUPPORTS_BREACH,
    act=SpeechAct.ASSERT,
    origin="orlan",
    called="Orlan Panel",
    speaker="Oren Vale",
    through=("Bray Times", "Coast Wire"),
    published=date(2031, 4, 12),
    happened=None,
    basis=EpistemicBasis.FIRSTHAND_OBSERVED,
    interest=Interest.DISINTERESTED,
    why="it has no side",
    access=Access.DIRECT,
    grade=Reliability.B,
    counting=Counting.N_MIN,
    because="graded, named",
    is_act=True,
    is_plural=False,
)
NOBODY_S = {"speaker": "", "basis": EpistemicBasis.UNSTATED, "access": Access.UNKNOWN}


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({}, "Orlan Panel (Oren Vale) reports it in Bray Times of 2031-04-12, after Coast Wire, "
             "from what was seen and with no side in the case."),
        ({"called": "unnamed officials", "is_plural": True, "through": ("Bray Times",),
          "interest": Interest.ADVERSE_INTERESTED, "happened": "2031-04-02", **NOBODY_S},
         "Unnamed officials report it, for 2031-04-02, in Bray Times of 2031-04-12, without saying "
         "how it is known and with an interest in its being believed."),
        ({"act": SpeechAct.ADMIT, "interest": Interest.AGAINST_INTEREST, **NOBODY_S,
          "access": Access.DIRECT, "through": ()},
         "Orlan Panel admits it on 2031-04-12, as one of the side that it tells of and against its "
         "own side's interest."),
        ({"called": "Bray Times in its own voice", "through": ("Bray Times",), **NOBODY_S,
          "interest": Interest.UNKNOWN},
         "Bray Times in its own voice reports it on 2031-04-12, without saying how it is known and "
         "with an interest that is not on record."),
    ],
)  # fmt: skip
def test_who_reports_it_through_whom_when_and_how_it_is_known(
    changes: dict[str, object], sentence: str
) -> None:
    assert list(tellers([replace_record(VALE, **changes)])) == [sentence]


def test_each_origin_is_told_once_by_what_counts_most_and_what_counts_nothing_is_not() -> None:
    copy = replace_record(VALE, link="lnk-0", counting=Counting.N_MAX, through=("Blog",))
    praise = replace_record(VALE, origin="corran", counting=Counting.NOTHING)
    (one,) = tellers([copy, praise, VALE])
    assert "in Bray Times of" in one
    many = [replace_record(VALE, origin=f"o-{n}") for n in range(8)]
    assert list(tellers(many))[-1] == "2 origins more told of it, as listed under the evidence."


def test_every_way_to_know_and_to_gain_has_its_words() -> None:
    for basis in EpistemicBasis:
        for interest in Interest:
            told = replace_record(VALE, basis=basis, interest=interest)
            words = interest.value.replace("_", " ").lower()
            assert counted_as(told).startswith(f"{words}: it has no side; access direct, ")
            assert list(tellers([told]))


def test_a_contrary_of_the_whole_is_not_called_lower() -> None:
    """It may stand as high as what counts, and higher than what the promisor alone says."""
    status = Status("D", Verdict.OVERDUE, overlays=(Overlay.REBUTTED_IN_PART,), level=1)
    doing = replace(DUTY, polarity=DutyPolarity.DO)
    text = paragraph(status, doing, ["Corran Front"], {}, is_provisional=True, as_of="2031-05-01")
    assert "It is said too that it was not done, or not all." in text
    assert "lower" not in text + told(status)
