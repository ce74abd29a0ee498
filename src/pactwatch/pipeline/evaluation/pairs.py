"""Task `pairs`: two passages, and how the second stands to the first.

Gold: JSON Lines, either with `a`, `b` as texts and `gold`, or with `a`, `b` as `{"document",
"content": [[start, end], ...]}` and `relation`, the texts lying beside as `DOCUMENT.txt`
(`python -m benchmark corpora` lays them out so). Scored: related or not as precision and recall,
and each relation; intervals over the documents of `a`. It is asked as boards and pages ask: by the
words of the two passages, and by the claims of the statements that stand in them as the whole
document is read.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from pactwatch.domain.statement import Statement
from pactwatch.errors import BadInput
from pactwatch.language.model.one_matter import one_matter
from pactwatch.pipeline.evaluation.figures import (
    Counts,
    Figure,
    Scored,
    accuracy_figure,
    f1_figure,
    macro_f1_figure,
    precision_figure,
)
from pactwatch.pipeline.extraction import default_codebook, extract_text
from pactwatch.weigh.passages.passages import Passage, read_passage
from pactwatch.weigh.relations.coded import Said
from pactwatch.weigh.relations.meeting import meetings
from pactwatch.weigh.relations.relations import Relation, relate
from pactwatch.weigh.relations.tellings import said_in

# A statement stands in a passage with at least this part of its words.
_WITHIN = 0.5
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
        a, b = (_side(file, row[side]) for side in ("a", "b"))
        document = row["a"]["document"] if isinstance(row["a"], dict) else f"line {n}"
    except (json.JSONDecodeError, KeyError, TypeError, ValueError) as error:
        raise BadInput(f"{file} line {n}: {_EXPECTED}") from error
    met = meetings(a.said, b.said, default_codebook())
    found = relate(a.passage, b.passage, met, reader=one_matter)
    return {
        "id": row.get("id", n),
        "document": document,
        "gold": _UNRELATED.get(gold, gold),
        "predicted": found.relation.value,
        "rule": found.rule,
        "reason": found.reason,
    }


@dataclass(frozen=True, slots=True)
class _Side:
    """One passage, and the claims of the statements in it."""

    passage: Passage
    said: tuple[Said, ...]


def _side(file: Path, side: str | dict[str, Any]) -> _Side:
    if isinstance(side, str):
        return _Side(read_passage(side), said_in(_statements(side, None)))
    text = _text(file.parent / f"{side['document']}.txt")
    published = date.fromisoformat(side["published"]) if side.get("published") else None
    passage = read_passage(" ".join(text[start:end] for start, end in side["content"]), published)
    found = _statements(text, published)
    within = [s for s in found if _stands_in(s, side["content"])]
    return _Side(passage, said_in(within, None, published))


@lru_cache(maxsize=256)
def _statements(text: str, published: date | None) -> tuple[Statement, ...]:
    return extract_text(text, published=published).statements


def _stands_in(statement: Statement, content: Sequence[Sequence[int]]) -> bool:
    within = sum(
        max(0, min(end, span.end) - max(start, span.start))
        for start, end in content
        for span in statement.content
    )
    return within > _WITHIN * sum(span.end - span.start for span in statement.content)


@lru_cache(maxsize=256)
def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        raise BadInput(
            f"{path}: not there; lay texts out with `python -m benchmark corpora --gold`"
        ) from error
