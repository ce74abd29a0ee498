"""Task `matches`: pairs of names, the same actor or not, in name_bench's CSV.

A column `schema` says whose names they are (Person or else a body); without it that is guessed.
"""

import csv
from pathlib import Path
from typing import Any

from pactwatch.errors import BadInput
from pactwatch.pipeline.evaluation.figures import Counts, Scored, f1_figure
from pactwatch.text.name_match import THRESHOLD, match_names
from pactwatch.text.name_parts import NameKind


def run(path: Path) -> Scored:
    """F1 of "the same" at the threshold: over all, people's names and bodies' names."""
    files = sorted(path.glob("*.csv")) if path.is_dir() else [path]
    items = [_item(n, row) for file in files for n, row in enumerate(_rows(file))]
    if not items:
        raise BadInput(f"{path}: no pairs; expected CSV with name1, name2, is_match")
    figures = [f1_figure("F1", [_counts(item) for item in items])]
    for kind in sorted({item["kind"] for item in items if item["kind"]}):
        counts = [_counts(item) for item in items if item["kind"] == kind]
        figures.append(f1_figure(f"F1 {kind}", counts))
    return Scored("matches", tuple(figures), tuple(items))


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    if rows and not {"name1", "name2", "is_match"} <= rows[0].keys():
        raise BadInput(
            f"{file}: found columns {', '.join(rows[0])}; expected name1, name2, is_match"
        )
    return rows


def _item(n: int, row: dict[str, str]) -> dict[str, Any]:
    kind = _kind(row.get("schema"))
    found = match_names(row["name1"], row["name2"], kind)
    return {
        "id": n,
        "gold": row["is_match"].strip().casefold() == "true",
        "predicted": found.score >= THRESHOLD,
        "score": found.score,
        "detail": found.detail,
        "kind": kind.value if kind else None,
    }


def _kind(schema: str | None) -> NameKind | None:
    if not schema:
        return None
    return NameKind.PERSON if schema == "Person" else NameKind.BODY


def _counts(item: dict[str, Any]) -> Counts:
    gold, predicted = item["gold"], item["predicted"]
    return Counts(int(gold and predicted), int(predicted), int(gold))
