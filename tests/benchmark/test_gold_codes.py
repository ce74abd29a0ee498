"""The gold of conduct codes: sound lines, codes of the codebook, no text of others."""

import hashlib
import json
from pathlib import Path
from typing import Any

from pactwatch.pipeline.extraction import default_codebook

GOLD = Path(__file__).parents[2] / "benchmark/gold"
Row = dict[str, Any]


def _rows(file: str) -> list[Row]:
    return [json.loads(line) for line in (GOLD / file).read_text("utf-8").splitlines()]


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
