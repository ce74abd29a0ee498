"""The gold of speakers and chains: sound lines, labels of the contract, no text of others."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from pactwatch.domain.statement import QuoteType, ResolvedBy, SpeakerStatus

GOLD = Path(__file__).parents[2] / "benchmark/gold"
FILES = ("speakers.jsonl", "chains.jsonl")
Row = dict[str, Any]


def _rows(file: str) -> list[Row]:
    return [json.loads(line) for line in (GOLD / file).read_text("utf-8").splitlines()]


def _part(document: str) -> str:
    return "held" if int(hashlib.sha256(document.encode()).hexdigest()[:8], 16) % 2 else "open"


@pytest.mark.parametrize("file", FILES)
def test_lines_are_whole_and_their_part_follows_from_the_document(file: str) -> None:
    rows = _rows(file)
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        assert row["part"] == _part(row["document"]), row["id"]
        assert len(row["digest"]) == 16
        assert all((row["content"], row["source"])), row["id"]


@pytest.mark.parametrize("file", FILES)
def test_every_range_is_one_and_no_string_holds_text(file: str) -> None:
    for row in _rows(file):
        named = [node["at"] for node in row.get("chain", ())]
        for start, end in (*row["content"], *row["cue"], *row["source"], *named):
            assert 0 <= start < end, row["id"]
        strings = [v for key, v in row.items() if isinstance(v, str) and key != "publisher"]
        assert all(" " not in value for value in strings), row["id"]


def test_speakers_carry_labels_of_the_contract() -> None:
    for row in _rows("speakers.jsonl"):
        speaker = row["speaker"]
        SpeakerStatus(speaker["status"]), QuoteType(row["quote_type"])
        if speaker["resolved_by"] is not None:
            ResolvedBy(speaker["resolved_by"])
            assert speaker["name_at"], row["id"]


def test_a_chain_is_carriers_and_one_speaker_at_its_end() -> None:
    for row in _rows("chains.jsonl"):
        roles = [node["role"] for node in row["chain"]]
        assert roles == ["carrier"] * (len(roles) - 1) + ["speaker"], row["id"]
