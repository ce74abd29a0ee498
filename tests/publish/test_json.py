"""Domain objects to the contract's JSON: every value of every list, nothing lost, nothing added."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.contracts.schema import BOARD, DECIDED_STATE, EXTRACTION, STATEMENT, differences

from pactwatch.domain.claim import Claim, Knowledge, Polarity, Quantity
from pactwatch.domain.document import Document
from pactwatch.domain.flag import Flag, FlagCode, Severity
from pactwatch.domain.ids import sha256_text
from pactwatch.domain.reading import DateMention, Extraction, Name
from pactwatch.domain.span import Span
from pactwatch.domain.statement import (
    ChainNode,
    EvidenceState,
    Factuality,
    Mode,
    QuoteType,
    ResolvedBy,
    Speaker,
    SpeakerStatus,
    SpeechAct,
    Statement,
)
from pactwatch.domain.status import BoardRow, ElementFinding, Overlay, Standing, Status, Verdict
from pactwatch.publish import board_json, extraction_json, statement_json

ANY_CASE = {**STATEMENT, "state": DECIDED_STATE}
WORDS = st.text(max_size=8)


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    quantity = Quantity(2, 3.5, "men", "armed men")
    return Claim(
        draw(WORDS),
        agent=tuple(draw(st.lists(WORDS, max_size=2))),
        when=draw(st.none() | st.just("2031-04")),
        polarity=draw(st.sampled_from(Polarity)),
        knowledge=draw(st.none() | st.sampled_from(Knowledge)),
        quantity=draw(st.none() | st.just(quantity)),
    )


@st.composite
def statements(draw: st.DrawFn) -> Statement:
    words = draw(st.text(min_size=1, max_size=8))
    speaker = Speaker(
        draw(st.none() | WORDS),
        draw(st.sampled_from(SpeakerStatus)),
        resolved_by=draw(st.none() | st.sampled_from(ResolvedBy)),
    )
    flag = Flag(draw(st.sampled_from(FlagCode)), draw(st.sampled_from(Severity)), "Because.")
    return Statement(
        "st-1",
        "doc-1",
        (Span(0, len(words), words),),
        speaker,
        chain=(ChainNode("Lake Courier", "carrier"),),
        quote_type=draw(st.none() | st.sampled_from(QuoteType)),
        speech_act=draw(st.sampled_from(SpeechAct)),
        factuality=draw(st.sampled_from(Factuality)),
        modes=tuple(draw(st.sets(st.sampled_from(Mode)))),
        claims=tuple(draw(st.lists(claims(), max_size=2))),
        proposed=tuple(draw(st.lists(claims(), max_size=1))),
        state=draw(st.sampled_from(EvidenceState)),
        flags=(flag,),
        confidence=draw(st.floats(0, 1)),
    )


@given(statements())
def test_a_statement_is_the_contract_s_shape(statement: Statement) -> None:
    plain = statement_json(statement)
    assert differences(plain, ANY_CASE) == []
    assert json.loads(json.dumps(plain)) == plain
    assert plain["confidence"] == pytest.approx(statement.confidence, abs=0.0005)
    assert [c["conduct"] for c in plain["claims"]] == [c.conduct for c in statement.claims]


@pytest.mark.parametrize("with_text", [True, False])
def test_an_extraction_has_its_text_only_when_asked(with_text: bool) -> None:
    text = "Dana Quill slept on 4 April 2031."
    digest = sha256_text(text)
    document = Document(digest, text, digest, "text/plain", "a.txt", published=date(2031, 4, 5))
    read = Extraction(
        document.id,
        "reader 1",
        (Name(0, 10, "Dana Quill", "PERSON"),),
        (DateMention(20, 32, "4 April 2031", "2031-04-04", "DATE", "2031-04-04"),),
        (),
    )
    plain = extraction_json(document, read, with_text=with_text)
    shape = {**EXTRACTION, "text": str} if with_text else EXTRACTION
    assert differences(plain, shape) == []
    assert plain["document"]["published"] == "2031-04-05"


@pytest.mark.parametrize(
    ("reviewed", "shown"),
    [(Verdict.NOT_ASSESSED, "of the machine"), (Verdict.CONCERN, "of the person")],
)
def test_a_row_has_both_verdicts_and_the_particulars_of_the_one_shown(
    reviewed: Verdict, shown: str
) -> None:
    element = ElementFinding(1, "ACT", "Shelter", Standing.S1)
    person = Status("C-1", reviewed, trace=("of the person",))
    machine = Status(
        "C-1",
        Verdict.BREACH_ALLEGED,
        overlays=(Overlay.CONTESTED,),
        elements=(element,),
        flip_set=(("origin:quill",),),
        trace=("of the machine",),
    )
    row = BoardRow("C-1", "lake", ("Corran Front",), "No shelter", "REFRAIN", person, machine)
    board = board_json(
        (row,), case="lake", as_of="2031-05-01", known_at="now", rule_set="r 1", codebook="c 1"
    )
    assert differences(board, BOARD) == []
    (plain,) = board["obligations"]
    assert (plain["verdict"], plain["provisional"]) == (reviewed.value, "BREACH_ALLEGED")
    assert plain["trace"] == [shown]
