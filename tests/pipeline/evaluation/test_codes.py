"""Scoring conduct codes clause by clause: codes, look-alikes, who did it, and forgiven forms."""

import json
from pathlib import Path
from typing import Any

import pytest

from pactwatch.pipeline.evaluate import run_task
from pactwatch.pipeline.evaluation.code_roles import is_party

ARTICLE = (
    "Rain fell on the hills. Varo supplied rifles to the Orlan Front. The mayor planted a tree. "
    "The Kestrel Brigade wants the Orlan Front to recruit young men in the border towns."
)


def at(words: str) -> list[int]:
    start = ARTICLE.index(words)
    return [start, start + len(words)]


def clause(words: str, *claims: dict[str, Any]) -> dict[str, Any]:
    return {"document": "a", "content": [at(words)], "claims": list(claims)}


def claim(code: str, agent: str | None, counterpart: str | None) -> dict[str, Any]:
    places = {"agent_at": agent and at(agent), "counterpart_at": counterpart and at(counterpart)}
    return {"conduct": code, "polarity": "+", **places}


def scored(folder: Path, *gold: dict[str, Any]) -> dict[str, float]:
    (folder / "a.txt").write_bytes(ARTICLE.encode())
    (folder / "g.jsonl").write_text("".join(json.dumps(line) + "\n" for line in gold))
    return {f.metric: f.value for f in run_task("codes", folder).figures}


def test_a_code_with_its_roles_is_right(tmp_path: Path) -> None:
    gold = claim("COOP.ARMS", "Varo", "Orlan Front")
    figures = scored(tmp_path, clause("Varo supplied rifles to the Orlan Front", gold))
    assert figures["micro F1"] == figures["agent"] == figures["counterpart"] == 1.0
    assert figures["micro F1 extracted"] == 1.0


def test_another_code_and_another_agent_are_wrong(tmp_path: Path) -> None:
    words = "Varo supplied rifles to the Orlan Front"
    assert scored(tmp_path, clause(words, claim("COOP.INTEL", "Varo", None)))["micro F1"] == 0.0
    swapped = claim("COOP.ARMS", "Orlan Front", "Varo")
    assert scored(tmp_path, clause(words, swapped))["agent"] == 0.0


def test_what_is_only_wished_is_coded_but_not_extracted(tmp_path: Path) -> None:
    words = "The Kestrel Brigade wants the Orlan Front to recruit young men in the border towns"
    figures = scored(tmp_path, clause(words, claim("ENABLE.RECRUIT", None, "Orlan Front")))
    assert figures["micro F1"] == 1.0
    assert figures["micro F1 extracted"] == 0.0


def test_claims_on_clauses_without_conduct_are_counted(tmp_path: Path) -> None:
    figures = scored(
        tmp_path,
        clause("The mayor planted a tree"),
        clause("Varo supplied rifles to the Orlan Front"),
    )
    assert figures["look-alikes that got a claim"] == 0.5


@pytest.mark.parametrize(
    ("found", "wanted", "is_right"),
    [
        (["Orlan"], "Orlan's forces", True),
        (["Varo"], "Varo and Sorrel", True),
        (["Velm Council"], "they", True),
        (["Sorrel"], "Orlan's forces", False),
        ([], "Orlan", False),
        (["Orlan"], None, False),
        ([], None, True),
    ],
)
def test_a_party_is_recognised(found: list[str], wanted: str | None, is_right: bool) -> None:
    assert is_party(found, [0, len(wanted)] if wanted else None, wanted or "") is is_right
