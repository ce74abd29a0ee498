"""The paragraph above the trace: what stands, on what, against what, and no word too strong."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.case.factories import GARBLED, put

from pactwatch.case.prose import origin_name, paragraph
from pactwatch.domain.agreement import DutyKind, DutyPolarity, Obligation
from pactwatch.domain.status import ElementFinding, Overlay, Standing, Status, Verdict
from pactwatch.pipeline import WorkingCase

DAY = date(2031, 5, 1)
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
        flip_set=(("assumption:A-1", "origin:orlan"),),
        freshness="STALE",
    )
    text = told(status, orlan="Orlan Panel", meridia="Meridia")
    assert "rests on assumptions A-1 and A-2, which" in text
    assert "Assumption A-1 is this: “still” tells of after." in text
    assert "at most 2 origins, of which 1 is shown" in text
    assert "independent: Orlan Panel, unnamed people (driver) and Meridia." in text
    assert "count as one, however many" in text
    assert "another if assumption A-1 were rejected and without Orlan Panel." in text
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


@pytest.mark.parametrize(
    ("origin", "words"),
    [
        ("orlan", "Orlan Panel"),
        ("anonymous-corran-via-wire", "unnamed people (Corran Front) through Harbour Wire"),
        ("anonymous-member-state", "unnamed people (member state)"),
        ("ira-tamm", "ira tamm"),
        ("doc-1", "the document doc-1 itself"),
    ],
)
def test_an_origin_has_words(origin: str, words: str) -> None:
    names = {"orlan": "Orlan Panel", "corran": "Corran Front", "wire": "Harbour Wire"}
    assert origin_name(origin, names) == words


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
