"""The paragraph above the trace: what stands, on what, against what, and no word too strong."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.case.factories import GARBLED, put

from pactwatch.case.prose import paragraph
from pactwatch.domain.agreement import DutyKind, DutyPolarity, Obligation
from pactwatch.domain.status import ElementFinding, Overlay, Standing, Status, Verdict
from pactwatch.pipeline import WorkingCase

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
    assert "Corran Front denies it; a denial is recorded as a position" in first
    assert "The verdict would be another without Dana Quill" in first
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
        freshness="STALE",
    )
    text = told(status, orlan="Orlan Panel", meridia="Meridia")
    assert "rests on assumptions A-1 and A-2, which" in text
    assert "Assumption A-1 is this: “still” tells of after." in text
    assert "at most 2 origins, of which 1 is shown" in text
    assert "independent: Orlan Panel, an unnamed driver and Meridia." in text
    assert "count as one, however many" in text
    assert "another without Orlan Panel if assumption A-1 were rejected too." in text
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
    assert "A claim that stands as high says that it was not done." in text
    assert "allegation" not in text


def test_two_removals_are_told_as_one_way() -> None:
    flips = (("origin:orlan", "origin:dorran"),)
    named = (("dorran", "Ruvo Dorran"), ("orlan", "Orlan Panel"))
    text = told(Status("D", Verdict.OVERDUE, flip_set=flips, called=named))
    assert "would be another without Orlan Panel and Ruvo Dorran together." in text


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
