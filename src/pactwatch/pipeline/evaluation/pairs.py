"""Task `pairs`: two passages, and how their claims stand to each other.

Gold: JSON Lines with `a`, `b` (texts) and `gold` (CONTRADICTS, SAME_AS or UNRELATED). This build
compares coded claims: one conduct with opposite polarity contradicts, with the same is the same.
"""

import json
from pathlib import Path
from typing import Any

from pactwatch.domain.claim import Claim
from pactwatch.errors import BadInput
from pactwatch.pipeline.evaluation.figures import Scored, macro_f1_figure
from pactwatch.pipeline.extraction import extract_text


def run(path: Path) -> Scored:
    """Macro-F1 over the relations of the gold."""
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    items = [_item(f, n, line) for f in files for n, line in _lines(f)]
    if not items:
        raise BadInput(f"{path}: no pairs; expected JSON Lines with a, b and gold")
    pairs = [(item["gold"], item["predicted"]) for item in items]
    return Scored("pairs", (macro_f1_figure("macro F1", pairs),), tuple(items))


def relate(a: str, b: str) -> str:
    """CONTRADICTS, SAME_AS or UNRELATED for the claims of two passages."""
    first, second = _claims(a), _claims(b)
    shared = [(x, y) for x in first for y in second if x.conduct == y.conduct]
    if any(x.polarity is not y.polarity for x, y in shared):
        return "CONTRADICTS"
    return "SAME_AS" if shared else "UNRELATED"


def _claims(text: str) -> list[Claim]:
    return [claim for s in extract_text(text).statements for claim in s.claims]


def _lines(file: Path) -> list[tuple[int, str]]:
    lines = enumerate(file.read_text("utf-8").splitlines(), start=1)
    return [(n, line) for n, line in lines if line.strip()]


def _item(file: Path, n: int, line: str) -> dict[str, Any]:
    try:
        pair = json.loads(line)
        a, b, gold = str(pair["a"]), str(pair["b"]), str(pair["gold"])
    except (json.JSONDecodeError, KeyError, TypeError) as error:
        raise BadInput(f"{file} line {n}: expected an object with a, b and gold") from error
    return {"id": pair.get("id", n), "gold": gold, "predicted": relate(a, b)}
