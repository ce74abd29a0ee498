"""Tasks `dates` (TimeML) and `phrases` (TSV)."""

from pathlib import Path

from pactwatch.errors import BadInput
from pactwatch.language.score_dates import score_dates, score_phrases
from pactwatch.pipeline.evaluation.figures import Figure, Scored


def run_dates(folder: Path) -> Scored:
    """TempEval-3 measures over every .tml file below the folder."""
    found = score_dates(folder)
    figures = (
        Figure("strict span F1", found.strict_f1, None, None, found.gold),
        Figure("relaxed span F1", found.relaxed_f1, None, None, found.gold),
        Figure("value F1", found.value_f1, None, None, found.gold),
        Figure("type F1", found.type_f1, None, None, found.gold),
    )
    return Scored("dates", figures, found.predictions)


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
