"""Scores vague times and deadlines against a table of phrase, publication date, EDTF.

Exact strings, and beside them equal bounds. Refuses to run any model; the caller passes the
function that predicts.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pactwatch.errors import BadInput
from pactwatch.text.dates import phrase_to_edtf
from pactwatch.text.edtf import bounds, is_valid

__all__ = ["PhraseScores", "same_bounds", "score_phrases"]


@dataclass(frozen=True, slots=True)
class PhraseScores:
    """Shares from 0 to 1 of the phrases: the same EDTF string, the same earliest and latest day."""

    phrases: int
    exact: float
    same_bounds: float
    predictions: tuple[dict[str, Any], ...]


def score_phrases(
    table: Path, predict: Callable[[str, date | None], str | None] = phrase_to_edtf
) -> PhraseScores:
    """Score ``predict`` on a TSV of phrase, publication date (may be empty) and EDTF.

    A first line of column names is left out. Raises BadInput naming the line that cannot be read.
    """
    items: list[dict[str, Any]] = []
    for number, phrase, published, gold in _phrases(table):
        predicted = predict(phrase, published)
        items.append({"id": number, "phrase": phrase, "gold": gold or None, "predicted": predicted})
    if not items:
        raise BadInput(f"{table}: found no phrase; expected lines of phrase, date, EDTF")
    return PhraseScores(
        len(items),
        exact=sum(i["gold"] == i["predicted"] for i in items) / len(items),
        same_bounds=sum(same_bounds(i["gold"], i["predicted"]) for i in items) / len(items),
        predictions=tuple(items),
    )


def _phrases(table: Path) -> Iterator[tuple[int, str, date | None, str]]:
    for number, line in enumerate(table.read_text(encoding="utf-8").splitlines(), 1):
        cells = [cell.strip() for cell in line.split("\t")]
        if not line.strip() or line.startswith("#") or (number == 1 and cells[0] == "phrase"):
            continue
        if len(cells) < 3:
            raise BadInput(f"{table} line {number}: found {len(cells)} columns, expected 3")
        yield number, cells[0], _published(table, number, cells[1]), cells[2]


def _published(table: Path, number: int, cell: str) -> date | None:
    try:
        return date.fromisoformat(cell) if cell else None
    except ValueError as error:
        raise BadInput(
            f"{table} line {number}: found date {cell!r}, expected YYYY-MM-DD or nothing"
        ) from error


def same_bounds(gold: str | None, predicted: str | None) -> bool:
    """Whether both mean the same earliest and latest day, or both nothing."""
    if not gold or not predicted or not is_valid(gold) or not is_valid(predicted):
        return (gold or None) == predicted
    first = bounds(gold)
    # Without bounds (years before 1) only the very string is the same.
    return first == bounds(predicted) and (first != (None, None) or gold == predicted)
