"""Whole short documents: the garbled sentence is set apart, and its sound twin is not."""

import tomllib
from datetime import date

import pytest
from tests.language.gold_rows import GOLD

from pactwatch.domain.statement import EvidenceState
from pactwatch.pipeline.extraction import extract_text

DOCUMENTS = tomllib.loads((GOLD / "garbles.toml").read_text(encoding="utf-8"))["document"]


@pytest.mark.parametrize("row", DOCUMENTS, ids=[row["id"] for row in DOCUMENTS])
def test_the_garbled_sentence_and_no_other_is_set_apart(row: dict[str, str]) -> None:
    text, garble = row["text"], row.get("garble")
    apart = [
        statement
        for statement in extract_text(text).statements
        if statement.state is EvidenceState.QUARANTINED
    ]

    if garble is None:
        assert apart == []
        return
    start = text.index(garble)
    places = {content.start for statement in apart for content in statement.content}
    assert places
    assert all(start <= place < start + len(garble) for place in places)
    assert row["by"] in {flag.code for statement in apart for flag in statement.flags}


def test_every_kind_of_garble_and_its_sound_twin_is_there() -> None:
    kinds = {row["by"] for row in DOCUMENTS if "garble" in row}

    assert kinds >= {"ROLE_CONFLICT", "NEGATION_FLIP", "NUMBER_UNIT_DRIFT", "AGENT_SWAP"}
    assert sum("garble" not in row for row in DOCUMENTS) >= 20


def test_a_month_of_no_told_year_does_not_end_before_it_begins() -> None:
    text = "A clerk ordered periodic releases, beginning in June and ending next month, she said."
    statements = extract_text(text, published=date(2031, 12, 31)).statements

    assert statements
    assert all(not statement.is_blocked for statement in statements)
