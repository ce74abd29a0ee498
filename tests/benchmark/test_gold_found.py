"""Statements as the program found them, and claims that were judged: sound lines, no text."""

import json
from pathlib import Path
from typing import Any

import pytest

from pactwatch.domain.statement import Factuality, Mode, SpeechAct

GOLD = Path(__file__).parents[2] / "benchmark/gold"
ACTS = {*SpeechAct, "NONE", "X"} - {SpeechAct.BACKGROUND}


def _rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLD / name).read_text("utf-8").splitlines()]


@pytest.mark.parametrize("name", ["found.jsonl", "found-fresh.jsonl", "found-rare.jsonl"])
def test_every_statement_has_ranges_and_labels_of_the_contract(name: str) -> None:
    for row in _rows(name):
        assert len(row["digest"]) == 16
        for one in row["attributions"]:
            assert one["content"], row["document"]
            assert all(0 <= a < b for a, b in (*one["content"], *one["cue"], *one["source"]))
            assert one["act"] in ACTS
            if one["act"] != "X":
                assert one["factuality"] in set(Factuality)
                assert set(one["modes"]) <= set(Mode)


def test_no_document_is_both_trained_on_and_scored() -> None:
    scored = {row["document"] for row in _rows("found-fresh.jsonl")}
    scored |= {r["document"] for r in _rows("attributions.jsonl") if r["part"] == "held"}
    scored |= {r["document"] for r in _rows("acts.jsonl") if r.get("batch") in (6, 7)}

    trained = {row["document"] for row in _rows("found.jsonl")}
    trained |= {r["document"] for r in _rows("attributions.jsonl") if r["part"] == "open"}

    assert not scored & trained


def test_no_statement_is_both_trained_on_and_kept_to_score() -> None:
    def places(name: str) -> set[tuple[str, int]]:
        return {(r["document"], a["content"][0][0]) for r in _rows(name) for a in r["attributions"]}

    assert not places("found.jsonl") & places("found-rare.jsonl")


def test_a_judged_claim_has_a_verdict_and_places_and_no_words() -> None:
    for row in _rows("judged.jsonl"):
        assert row["verdict"] in {"R", "W"} or set(row["verdict"]) <= set("ACS")
        assert "." in row["conduct"]
        assert row["polarity"] in "+-"
        assert all(place is None or place[0] < place[1] for place in row["agent_at"])
        assert all(" " not in value for value in row.values() if isinstance(value, str))
