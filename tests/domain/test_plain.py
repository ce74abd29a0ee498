"""Plain form and back is the same object, for every noun that is stored."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch.domain.claim import Claim, Knowledge, Polarity, Quantity
from pactwatch.domain.codebook import ConductCode
from pactwatch.domain.document import Document, Page, Run
from pactwatch.domain.flag import Flag, FlagCode, Severity
from pactwatch.domain.plain import from_json, from_plain, to_plain
from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.domain.span import Span, joined
from pactwatch.domain.statement import Mode, Speaker, SpeakerStatus, Statement

texts = st.text(max_size=20)
spans = st.builds(Span, st.integers(0, 50), st.integers(51, 90), texts)
claims = st.builds(
    Claim,
    conduct=texts,
    agent=st.lists(texts, max_size=2).map(tuple),
    polarity=st.sampled_from(Polarity),
    knowledge=st.none() | st.sampled_from(Knowledge),
    quantity=st.none() | st.builds(Quantity, st.floats(0, 9), st.floats(0, 9), texts, texts),
)
statements = st.builds(
    Statement,
    id=texts,
    document_id=texts,
    content=st.lists(spans, min_size=1, max_size=3).map(tuple),
    speaker=st.builds(Speaker, st.none() | texts, st.sampled_from(SpeakerStatus)),
    modes=st.lists(st.sampled_from(Mode), max_size=2).map(tuple),
    claims=st.lists(claims, max_size=2).map(tuple),
    flags=st.lists(
        st.builds(Flag, st.sampled_from(FlagCode), st.sampled_from(Severity), texts), max_size=2
    ).map(tuple),
    confidence=st.floats(0, 1),
)


@given(statements)
def test_statement_survives_the_round_trip(statement: Statement) -> None:
    assert from_plain(Statement, to_plain(statement)) == statement


@given(statements)
def test_reading_json_gives_what_the_plain_form_gives(statement: Statement) -> None:
    text = json.dumps(to_plain(statement))
    assert from_json(Statement, text) == from_plain(Statement, json.loads(text)) == statement


@pytest.mark.parametrize(
    "text",
    [
        '{"id": null, "label": "b", "description": ""}',  # a null where the type has none
        '{"id": "\\ud83d", "label": "b", "description": ""}',  # half of a surrogate pair
    ],
)
def test_json_the_fast_way_refuses_goes_the_other_way(text: str) -> None:
    found = from_json(ConductCode, text)
    assert found == from_plain(ConductCode, json.loads(text))


def test_json_that_is_none_of_the_type_is_refused() -> None:
    with pytest.raises(TypeError, match="expected fields"):
        from_json(ConductCode, "[1]")


@given(st.frozensets(texts, max_size=6))
def test_a_set_survives_the_round_trip_and_has_one_plain_form(words: frozenset[str]) -> None:
    code = ConductCode("A.B", "b", "…", never_agents=words)
    again = frozenset(sorted(words, reverse=True))
    assert from_plain(ConductCode, to_plain(code)) == code
    assert to_plain(code) == to_plain(replace(code, never_agents=again))
    assert to_plain(code)["never_agents"] == sorted(words)


def test_document_survives_the_round_trip() -> None:
    document = Document(
        sha256="a" * 64,
        text="x",
        text_sha256="b" * 64,
        media_type="text/plain",
        path="p",
        published=date(2021, 2, 17),
        pages=(Page(1, 0, 1),),
        char_map=(Run(0, 1, 0),),
    )
    assert from_plain(Document, to_plain(document)) == document


def test_decision_keeps_its_edit_as_it_stands() -> None:
    decision = Decision(TargetKind.STATEMENT, "s-1", Action.EDIT, "why", {"basis": "DOCUMENT"})
    assert from_plain(Decision, to_plain(decision)) == decision


def test_unknown_field_is_named() -> None:
    with pytest.raises(TypeError, match=r"Span: found colour, expected fields start, end, text"):
        from_plain(Span, {"start": 0, "end": 1, "text": "x", "colour": "red"})


def test_a_shape_that_is_no_record_is_refused() -> None:
    with pytest.raises(TypeError, match="Span: found list"):
        from_plain(Span, [1, 2])


@given(st.text(min_size=1, max_size=40), st.data())
def test_span_holds_where_it_was_cut(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert Span.of(text, start, end).holds_in(text)


def test_span_does_not_hold_in_another_text() -> None:
    assert not Span.of("the gate is shut", 4, 8).holds_in("the door is shut")


def test_joined_reads_in_order_of_place() -> None:
    text = "“We left,” he said, “at dawn.”"
    parts = (Span.of(text, 21, 28), Span.of(text, 1, 8))
    assert joined(parts) == "We left at dawn"
