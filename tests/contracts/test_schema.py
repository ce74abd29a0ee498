"""The check finds what it must find, and its lists are those of the contract and of the domain."""

import re
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from tests.contracts import schema

from pactwatch.domain.claim import Knowledge
from pactwatch.domain.flag import Severity
from pactwatch.domain.statement import (
    EpistemicBasis,
    EvidenceState,
    Factuality,
    Mode,
    QuoteType,
    ResolvedBy,
    SpeakerStatus,
    SpeechAct,
)
from pactwatch.domain.status import Overlay, Verdict

CONTRACT = (Path(__file__).parents[2] / "docs" / "contract.md").read_text("utf-8")

ENUMS: list[tuple[set[str], type[StrEnum]]] = [
    (schema.STATUS, SpeakerStatus),
    (schema.RESOLVED_BY, ResolvedBy),
    (schema.QUOTE_TYPE, QuoteType),
    (schema.SPEECH_ACT, SpeechAct),
    (schema.FACTUALITY, Factuality),
    (schema.MODES, Mode),
    (schema.DECIDED_STATE, EvidenceState),
    (schema.SEVERITY, Severity),
    (schema.VERDICT, Verdict),
    (schema.OVERLAY, Overlay),
    (schema.CLAIM["knowledge"].shape, Knowledge),  # type: ignore[attr-defined]
]


@pytest.mark.parametrize(("listed", "kind"), ENUMS, ids=[k.__name__ for _, k in ENUMS])
def test_the_lists_are_those_of_the_program(listed: set[str], kind: type[StrEnum]) -> None:
    assert listed == {member.value for member in kind}


ROWS = {
    "speaker.status": schema.STATUS,
    "speaker.resolved_by": schema.RESOLVED_BY,
    "quote_type": schema.QUOTE_TYPE,
    "speech_act": schema.SPEECH_ACT,
    "factuality": schema.FACTUALITY,
    "modes": schema.MODES,
    "state": schema.STATE,
    "flags[].severity": schema.SEVERITY,
    "names[].kind": schema.NAME_KIND,
    "dates[].type": schema.DATE_TYPE,
}


@pytest.mark.parametrize("field", ROWS)
def test_the_lists_are_those_of_the_contract(field: str) -> None:
    line = next(x for x in CONTRACT.splitlines() if x.startswith(f"| `{field}` |"))
    named = re.findall(r"[A-Z][A-Z_]+[+-]?", line.split("|")[2].replace("TIMEX3", ""))
    assert ROWS[field] <= set(named)


def test_every_field_of_the_contract_is_in_the_shapes() -> None:
    board = _section("## `board --json`")
    named = set(re.findall(r"`(\w+)`", board.split("`verdict` rests on")[0]))
    assert named <= schema.BOARD.keys() | schema.ROW.keys()
    extract = _section("## The JSON of `extract`")
    listed = extract[extract.index("Fields:") : extract.index("| field")]
    known: set[str] = set()
    for shape in (schema.EXTRACTION, schema.STATEMENT, schema.CLAIM, schema.EXTRACTION["document"]):
        known |= shape.keys()  # type: ignore[attr-defined]
    known |= schema.STATEMENT["speaker"].keys()  # type: ignore[attr-defined]
    assert set(re.findall(r"`(\w+)`", listed)) <= known | {"document", "statements"}


def _section(heading: str) -> str:
    return CONTRACT.split(heading, 1)[1].split("\n## ", 1)[0]


WRONG: list[tuple[Any, Any, str]] = [
    ({}, {"a": int}, "$: a is missing"),
    ({"a": 1, "b": 2}, {"a": int}, "$: b is not in the contract"),
    ({"a": True}, {"a": int}, "$.a: True is no int"),
    ({"a": None}, {"a": str}, "$.a: None is no str"),
    ([{"a": "X"}], [{"a": {"Y"}}], "$[0].a: 'X' is none of ['Y']"),
    ({"a": "x"}, {"a": [str]}, "$.a: 'x' is no list"),
    (3, {"a": int}, "$: 3 is no object"),
]


@pytest.mark.parametrize(("value", "shape", "says"), WRONG)
def test_a_difference_is_named(value: Any, shape: Any, says: str) -> None:
    assert schema.differences(value, shape) == [says]


def test_what_fits_has_no_difference() -> None:
    assert schema.differences({"a": [1, 2], "b": None, "c": 1}, {
        "a": [int], "b": schema.Maybe(str), "c": float,
    }) == []  # fmt: skip


def test_the_values_of_a_basis_are_written_down() -> None:
    (line,) = [x for x in CONTRACT.splitlines() if x.startswith("A statement of a case also has")]
    assert {member.value for member in EpistemicBasis} <= set(re.findall(r"[A-Z_]{4,}", line))
