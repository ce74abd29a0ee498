"""The twin article, what is expected of it, and its accord belong together."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from pactwatch.domain.flag import FlagCode
from pactwatch.domain.statement import (
    Factuality,
    Mode,
    QuoteType,
    ResolvedBy,
    SpeakerStatus,
    SpeechAct,
)
from pactwatch.domain.status import Overlay, Verdict
from pactwatch.read.agreement_file import parse_agreement

TWIN = Path(__file__).parent
ARTICLE = (TWIN / "article.txt").read_text("utf-8")
EXPECTED: dict[str, Any] = tomllib.loads((TWIN / "expected.toml").read_text("utf-8"))
ROWS: list[dict[str, Any]] = EXPECTED["row"]


def test_there_are_nineteen_rows() -> None:
    assert [row["id"] for row in ROWS] == [f"T{n}" for n in range(1, 20)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_row_speaks_of_words_that_stand_in_the_article(row: dict[str, Any]) -> None:
    assert [words for words in row["words"] if ARTICLE.count(words) != 1] == []
    assert row.get("mention", "") in ARTICLE
    assert [name for name in row.get("names", []) if name not in ARTICLE] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_row_uses_the_terms_of_the_contract(row: dict[str, Any]) -> None:
    assert set(row.get("status", [])) <= set(SpeakerStatus)
    assert set(row["act"]) <= set(SpeechAct)
    assert set(row["quote"]) <= {*QuoteType, ""}
    assert row.get("factuality", ["CERTAIN+"])[0] in set(Factuality)
    assert set(row.get("modes", [])) <= set(Mode)
    assert row.get("resolved_by", "PRONOUN") in set(ResolvedBy)
    assert set(row.get("flags", [])) <= set(FlagCode)


def test_board_rows_are_duties_of_the_accord() -> None:
    text = (TWIN / "twin-agreement.toml").read_text("utf-8")
    duties = {row.id for row in parse_agreement(text, name="twin-agreement.toml").obligations}
    assert {row["obligation"] for row in EXPECTED["board"]} == duties
    for row in EXPECTED["board"]:
        assert row["provisional"] in set(Verdict)
        assert set(row.get("overlays", [])) <= set(Overlay)


def test_rewrites_and_orders_are_there_and_differ() -> None:
    files = [row["file"] for row in EXPECTED["rewrite"]] + EXPECTED["order"]["files"]
    texts = {(TWIN / file).read_text("utf-8") for file in files}
    assert len(texts) == len(files) == 6
    assert ARTICLE not in texts
    divergent = EXPECTED["order"]["divergent_words"]
    assert [divergent in (TWIN / file).read_text("utf-8") for file in files[-2:]] == [False, True]
