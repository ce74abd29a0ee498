"""Tasks `dates` (TimeML; TEI `date` elements) and `phrases` (TSV)."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pactwatch.errors import BadInput
from pactwatch.language.scores.dates import DocumentHits, score_dates
from pactwatch.language.scores.phrases import score_phrases
from pactwatch.language.scores.placed import score_placed
from pactwatch.pipeline.evaluation.figures import (
    Counts,
    Figure,
    Scored,
    f1_figure,
)


def run_dates(folder: Path) -> Scored:
    """TempEval-3 measures over the .tml files below the folder, placed dates over the .xml ones.

    Intervals are bootstrapped over articles.
    """
    figures: tuple[Figure, ...] = ()
    predictions: tuple[dict[str, Any], ...] = ()
    is_tei = any(folder.rglob("*.xml"))
    if not is_tei or any(folder.rglob("*.tml")):
        found = score_dates(folder)
        figures += _f1_figures(found.per_document, _TIMEML)
        predictions += found.predictions
    if is_tei:
        placed = score_placed(folder)
        figures += _f1_figures(placed.per_document, _TEI)
        predictions += placed.predictions
    return Scored("dates", figures, predictions)


# What a figure is called, and the count of hits it rests on.
_TIMEML = {
    "strict span F1": "strict",
    "relaxed span F1": "relaxed",
    "value F1": "value",
    "type F1": "type",
}
_TEI = {"TEI relaxed span F1": "relaxed", "TEI same bounds F1": "value"}


def _f1_figures(documents: Sequence[DocumentHits], rows: dict[str, str]) -> tuple[Figure, ...]:
    return tuple(
        f1_figure(metric, [Counts(getattr(d, field), d.predicted, d.gold) for d in documents])
        for metric, field in rows.items()
    )


def run_phrases(path: Path) -> Scored:
    """Share of phrases with the very EDTF, and with the same earliest and latest day."""
    tables = sorted(path.glob("*.tsv")) if path.is_dir() else [path]
    if not tables:
        raise BadInput(f"{path}: no .tsv file; expected lines of phrase, publication date, EDTF")
    scored = [score_phrases(table) for table in tables]
    total = sum(s.phrases for s in scored)
    exact = sum(s.exact * s.phrases for s in scored) / total
    bounds = sum(s.same_bounds * s.phrases for s in scored) / total
    figures = (
        Figure("exact EDTF", round(exact, 4), None, None, total),
        Figure("same bounds", round(bounds, 4), None, None, total),
    )
    return Scored("phrases", figures, tuple(p for s in scored for p in s.predictions))
