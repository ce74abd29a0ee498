"""Task `matches`: pairs of names, the same actor or not, in name_bench's CSV."""

import csv
from pathlib import Path
from typing import Any

from pactwatch.errors import BadInput
from pactwatch.pipeline.evaluation.figures import Counts, Scored, f1_figure
from pactwatch.text.name_match import match_names

# Swept together with SAME_PART in text/name_match.py; a person decides in any case.
THRESHOLD = 0.6


def run(path: Path) -> Scored:
    """F1 of "the same" at the threshold."""
    files = sorted(path.glob("*.csv")) if path.is_dir() else [path]
    items = [_item(n, row) for file in files for n, row in enumerate(_rows(file))]
    if not items:
        raise BadInput(f"{path}: no pairs; expected CSV with name1, name2, is_match")
    counts = [_counts(item["gold"], item["predicted"]) for item in items]
    return Scored("matches", (f1_figure("F1", counts),), tuple(items))


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    if rows and not {"name1", "name2", "is_match"} <= rows[0].keys():
        raise BadInput(
            f"{file}: found columns {', '.join(rows[0])}; expected name1, name2, is_match"
        )
    return rows


def _item(n: int, row: dict[str, str]) -> dict[str, Any]:
    found = match_names(row["name1"], row["name2"])
    return {
        "id": n,
        "gold": row["is_match"].strip().casefold() == "true",
        "predicted": found.score >= THRESHOLD,
        "score": found.score,
        "detail": found.detail,
    }


def _counts(gold: bool, predicted: bool) -> Counts:
    return Counts(int(gold and predicted), int(predicted), int(gold))
