"""Task `pairs`: two passages, and how the second stands to the first.

Gold: JSON Lines, either with `a`, `b` as texts and `gold`, or with `a`, `b` as `{"document",
"content": [[start, end], ...]}` and `relation`, the texts lying beside as `DOCUMENT.txt`
(`python -m benchmark corpora` lays them out so). Scored: related or not as precision and recall,
and each relation; intervals over the documents of `a`. The rules are those of weigh.relations.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from pactwatch.errors import BadInput
from pactwatch.pipeline.evaluation.figures import (
    Counts,
    Figure,
    Scored,
    accuracy_figure,
    f1_figure,
    macro_f1_figure,
    precision_figure,
)
from pactwatch.weigh.passages import Passage, read_passage
from pactwatch.weigh.relations import Relation, relate

# What other gold calls NONE.
_UNRELATED = {"UNRELATED": Relation.NONE.value}
_EXPECTED = "expected an object with a, b and gold (texts) or relation (document and content)"


def run(path: Path) -> Scored:
    """Precision, recall and F1 of being related at all, then F1 of each relation."""
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    items = [_item(f, n, line) for f in files for n, line in _lines(f)]
    if not items:
        raise BadInput(f"{path}: no pairs; expected JSON Lines with a, b and gold or relation")
    return Scored("pairs", tuple(_figures(items)), tuple(items))


def _figures(items: list[dict[str, Any]]) -> Iterator[Figure]:
    pairs = [(item["gold"], item["predicted"]) for item in items]
    yield macro_f1_figure("macro F1", pairs)
    related = _counts(items, lambda label: label != Relation.NONE)
    yield precision_figure("related precision", related)
    yield accuracy_figure("related recall", related)
    yield f1_figure("related F1", related)
    for relation in sorted({gold for gold, _ in pairs}):
        yield f1_figure(f"{relation} F1", _counts(items, relation.__eq__))


def _counts(items: list[dict[str, Any]], holds: Callable[[str], bool]) -> list[Counts]:
    counts: dict[str, Counts] = defaultdict(Counts)
    for item in items:
        true, said = holds(item["gold"]), holds(item["predicted"])
        counts[item["document"]] += Counts(int(true and said), int(said), int(true))
    return [*counts.values()]


def _lines(file: Path) -> Iterator[tuple[int, str]]:
    lines = enumerate(file.read_text("utf-8").splitlines(), start=1)
    return ((n, line) for n, line in lines if line.strip())


def _item(file: Path, n: int, line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
        gold = str(row["relation"] if "relation" in row else row["gold"])
        a, b = (_passage(file, row[side]) for side in ("a", "b"))
        document = row["a"]["document"] if isinstance(row["a"], dict) else f"line {n}"
    except (json.JSONDecodeError, KeyError, TypeError, ValueError) as error:
        raise BadInput(f"{file} line {n}: {_EXPECTED}") from error
    found = relate(a, b)
    return {
        "id": row.get("id", n),
        "document": document,
        "gold": _UNRELATED.get(gold, gold),
        "predicted": found.relation.value,
        "rule": found.rule,
        "reason": found.reason,
    }


def _passage(file: Path, side: str | dict[str, Any]) -> Passage:
    if isinstance(side, str):
        return read_passage(side)
    path = file.parent / f"{side['document']}.txt"
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        raise BadInput(
            f"{path}: not there; lay texts out with `python -m benchmark corpora --gold`"
        ) from error
    published = date.fromisoformat(side["published"]) if side.get("published") else None
    return read_passage(" ".join(text[start:end] for start, end in side["content"]), published)
