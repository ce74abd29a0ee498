"""The gate: one case per check, and what passes in full."""

from dataclasses import replace
from typing import Any

import pytest
from tests.weigh.factories import (
    COMMANDERS,
    PANEL_HEAD,
    RULES,
    SHELTERED,
    TAKEN_BACK,
    mkstatement,
    mktestimony,
)

from pactwatch.domain.actor import Reliability
from pactwatch.domain.evidence import Testimony as Told
from pactwatch.domain.flag import Flag, FlagCode, Severity
from pactwatch.domain.span import Span
from pactwatch.domain.statement import (
    EvidenceState,
    Factuality,
    Mode,
    QuoteType,
    Speaker,
    SpeakerStatus,
    SpeechAct,
)
from pactwatch.weigh.evidence.usability import CHECKS, Use, pass_gate

GARBLE = Flag(FlagCode.ROLE_CONFLICT, Severity.BLOCK, "the monitor acts")
NOBODY = Speaker("an official", SpeakerStatus.UNCLEAR)


def told(testimony: dict[str, Any] | None = None, **statement: Any) -> Told:
    speaker = statement.pop("speaker", PANEL_HEAD)
    return mktestimony(mkstatement(speaker, SHELTERED, **statement), **(testimony or {}))


INSPECTORS = Speaker(
    "inspectors of the Orlan Panel", SpeakerStatus.ANONYMOUS_PLURAL, organisation="Orlan Panel"
)
OPEN = {"has_open_garble": True}
CASES: list[tuple[str, Use, Told]] = [
    ("C1-r0", Use.NOT, told({"is_anchored": False})),
    ("C1-r1", Use.NOT, told(state=EvidenceState.QUARANTINED)),
    ("C1-r1", Use.NOT, told(state=EvidenceState.RETRACTED)),
    ("C1-r1", Use.NOT, told(flags=(GARBLE,))),
    ("C1-r2", Use.NOT, told(speaker=NOBODY)),
    ("C1-r3", Use.NOT, told({"carriers": ()}, speaker=COMMANDERS)),
    ("C1-r3", Use.NOT, told({"publisher": None}, speaker=COMMANDERS)),
    *(
        ("C1-r4", Use.NOT, told(speech_act=act))
        for act in (
            SpeechAct.QUESTION,
            SpeechAct.NON_ASSESSMENT,
            SpeechAct.URGE,
            SpeechAct.EXPECT,
            SpeechAct.PLEDGE,
            SpeechAct.BACKGROUND,
        )
    ),
    ("C1-r5", Use.NOT, told(factuality=Factuality.UNDERSPECIFIED)),
    ("C1-r6", Use.NOT, told(modes=(Mode.FUTURE,))),
    ("C1-r6", Use.NOT, told(modes=(Mode.HYPOTHETICAL,))),
    ("C1-r8", Use.NOT, told({"credibility": 5})),
    ("C1-r9", Use.NOT, told(quote_type=QuoteType.HEADLINE)),
    ("C1-r10", Use.REPORTED_ONLY, told(factuality=Factuality.POSSIBLE_POS)),
    ("C1-r11", Use.REPORTED_ONLY, told(OPEN, quote_type=QuoteType.INDIRECT)),
    ("C1-r11", Use.REPORTED_ONLY, told(OPEN, quote_type=None)),
    ("C1-r12", Use.REPORTED_ONLY, told(OPEN, quote_type=QuoteType.DIRECT)),
    ("C1-r14", Use.NOT, told({"is_swapped": True})),
    ("C1-r15", Use.NOT, told({"corrected": TAKEN_BACK})),
    ("C1-r13", Use.NOT, told(cue=(Span(0, 17, "heard allegations"),))),
]

HEARD = [
    ("notes with concern allegations", True),
    ("takes note of claims", True),
    ("heard rumours", True),
    ("received a complaint", True),
    ("registered several complaints", True),
    ("refers to claims", True),
    # Who alleges, repeats or stands by it says it; who confirms what was reported says it too.
    ("claims", False),
    ("alleges", False),
    ("noted", False),
    ("repeated its allegation", False),
    ("recalls its claims", False),
    ("notes its own reports", False),
    ("made allegations", False),
    ("lodged a complaint", False),
    ("received credible reports", False),
    ("confirmed reports", False),
    ("considers the reports credible", False),
]
OPENING = [
    ("The Panel is aware of reports that the Front shelters them", True),
    ("The Panel was informed of allegations that the Front shelters them", True),
    ("Allegations that the Front shelters them are without foundation", True),
    ("The Panel stands by its reports that the Front shelters them", False),
    ("The allegations of the Panel, that the Front shelters them, are true", False),
    ("The Front shelters them, and reports that it left are wrong", False),
]


@pytest.mark.parametrize(("cue", "is_heard"), HEARD)
def test_to_take_note_of_allegations_alleges_nothing(cue: str, is_heard: bool) -> None:
    gate = pass_gate(told(cue=(Span(0, len(cue), cue),)), (Reliability.B,), RULES)
    assert gate.use is (Use.NOT if is_heard else Use.FULL)


@pytest.mark.parametrize(
    ("source", "cue", "is_heard"),
    [
        ((0, 9), (19, "complaints"), True),  # The Group | received | complaints
        ((0, 14), (15, "allegations"), False),  # The Ministry's | allegations
        ((15, 27), (0, "Allegations"), False),  # Allegations | by | the Ministry
        ((0, 9), (19, "claims"), False),  # a verb
    ],
)
def test_complaints_are_of_whom_they_stand_beside(
    source: tuple[int, int], cue: tuple[int, str], is_heard: bool
) -> None:
    (start, end), (at, word) = source, cue
    by, said = Span(start, end, "x" * (end - start)), Span(at, at + len(word), word)
    gate = pass_gate(told(cue=(said,), source=(by,)), (Reliability.B,), RULES)
    assert gate.use is (Use.NOT if is_heard else Use.FULL)


@pytest.mark.parametrize(("words", "is_heard"), OPENING)
def test_words_that_open_with_reports_of_others_tell_nothing(words: str, is_heard: bool) -> None:
    gate = pass_gate(told(words=words), (Reliability.B,), RULES)
    assert gate.use is (Use.NOT if is_heard else Use.FULL)


@pytest.mark.parametrize(("check", "use", "testimony"), CASES)
def test_each_check_limits_what_it_should(check: str, use: Use, testimony: Told) -> None:
    gate = pass_gate(testimony, (Reliability.B,), RULES)
    assert gate.use is use
    assert [rule for rule, _ in gate.reasons] == [check]


def test_an_unreliable_carrier_refuses_the_whole_chain() -> None:
    gate = pass_gate(told(), (Reliability.A, Reliability.E), RULES)
    assert (gate.use, gate.reasons[0][0]) == (Use.NOT, "C1-r7")


def test_every_check_has_a_case() -> None:
    assert {check.id for check in CHECKS} == {rule for rule, _, _ in CASES} | {"C1-r7"}


@pytest.mark.parametrize(
    "testimony",
    [
        told(),
        told(factuality=Factuality.PROBABLE_POS, speech_act=SpeechAct.ASSESS),
        told(quote_type=QuoteType.INDIRECT),
        told({"has_open_garble": True, "is_matched": True}),
        told({"has_open_garble": True, "is_checked": True}),
        told({"has_open_garble": True, "is_checked": True}, quote_type=QuoteType.INDIRECT),
        told(speaker=COMMANDERS),
    ],
)
def test_what_is_said_plainly_counts_in_full(testimony: Told) -> None:
    assert pass_gate(testimony, (Reliability.F,), RULES).use is Use.FULL


def test_a_matched_paraphrase_in_a_garbled_document_stays_reported_only() -> None:
    testimony = replace(told(OPEN, quote_type=QuoteType.INDIRECT), is_matched=True)
    assert pass_gate(testimony, (Reliability.B,), RULES).use is Use.REPORTED_ONLY


def test_unnamed_people_of_a_monitor_are_the_monitor_in_its_own_report() -> None:
    own = told({"carriers": ()}, speaker=INSPECTORS)
    assert pass_gate(own, (Reliability.B,), RULES).use is Use.FULL
