"""The gold of conduct codes, pairs and copies: sound lines, known labels, no text of others."""

import hashlib
import json
from pathlib import Path
from typing import Any

from benchmark.corpora import texts

from pactwatch.pipeline.extraction import default_codebook

RELATIONS = {"CONTRADICTS", "DENIES", "UPDATES", "REFINES", "SAME_AS", "NONE"}
GOLD = Path(__file__).parents[2] / "benchmark/gold"
Row = dict[str, Any]


def _rows(file: str) -> list[Row]:
    return [json.loads(line) for line in (GOLD / file).read_text("utf-8").splitlines()]


# Batches whose readers were asked for the relation alone.
_WITHOUT_WHY = tuple(f"pairs-r{n}-" for n in range(6, 15))


def _part(document: str) -> str:
    return "held" if int(hashlib.sha256(document.encode()).hexdigest()[:8], 16) % 2 else "open"


def test_lines_are_whole_and_their_part_follows_from_the_document() -> None:
    rows = _rows("codes.jsonl")
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        assert row["part"] == _part(row["document"]), row["id"]
        assert len(row["digest"]) == 16
        assert all(" " not in value for value in row.values() if isinstance(value, str))


def test_claims_are_codes_with_roles_near_the_clause() -> None:
    known = {code.id for code in default_codebook().codes}
    for row in _rows("codes.jsonl"):
        ((start, end),) = row["content"]
        for claim in row["claims"]:
            assert claim["conduct"] in known, row["id"]
            assert claim["polarity"] in {"+", "-"}, row["id"]
            for role in (claim["agent_at"], claim["counterpart_at"]):
                assert role is None or start - 400 <= role[0] < role[1] <= end + 400, row["id"]


def test_pairs_say_what_they_turn_on_and_a_held_document_makes_them_held() -> None:
    for row in _rows("pairs.jsonl"):
        sides = [row["a"]["document"], row["b"]["document"]]
        parts = {"open" if d.startswith("demo/") else _part(d) for d in sides}
        assert row["part"] == ("open" if parts == {"open"} else "held"), row["id"]
        assert row["relation"] in RELATIONS, row["id"]
        assert row["id"].startswith(_WITHOUT_WHY) or (
            (row["why"] is None) == (row["relation"] == "SAME_AS")
        ), row["id"]


def test_demo_passages_still_stand_where_the_gold_points() -> None:
    demo = {text.id: text for text in texts(Path(), "demo")}
    sides = [row[side] for row in _rows("pairs.jsonl") for side in ("a", "b")]
    ours = [side for side in sides if side["document"] in demo]
    assert ours
    for side in ours:
        ((start, end),) = side["content"]
        text = demo[side["document"]]
        assert text.text[start:end] == side["words"], f"{text.id}: find the words again"
        assert side["digest"] == text.digest, f"{text.id}: write its digest anew: {text.digest}"


def test_copies_are_two_documents_each_with_its_digest() -> None:
    rows = _rows("copies.jsonl")
    assert len({(row["a"], row["b"]) for row in rows}) == len(rows)
    for row in rows:
        assert row["a"] != row["b"]
        assert len(row["a_digest"]) == len(row["b_digest"]) == 16
        parts = {_part(row["a"]), _part(row["b"])}
        assert row["part"] == ("open" if parts == {"open"} else "held"), row["id"]
        assert row["label"] in {"COPY", "REWRITE", "INDEPENDENT"}, row["id"]
