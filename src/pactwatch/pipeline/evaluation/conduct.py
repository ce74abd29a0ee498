"""Task `conduct`: PLOVER root codes on a PLV table, by the PLOVER codebook that ships."""

from pathlib import Path

from pactwatch.errors import BadInput
from pactwatch.language.grammar.engine import default_engine
from pactwatch.language.scores.conduct import score_conduct
from pactwatch.pipeline.evaluation.figures import Figure, Scored, macro_f1_figure
from pactwatch.pipeline.extraction import shipped_codebook


def run(path: Path) -> Scored:
    """Macro-F1 over root codes; ids are row numbers from 0. A row nothing fits counts as wrong."""
    tables = sorted(path.glob("*.tsv")) if path.is_dir() else [path]
    if len(tables) != 1:
        raise BadInput(f"{path}: found {len(tables)} .tsv files, expected one PLV table; name it")
    codebook = shipped_codebook("codebook-plover.toml")
    scores = score_conduct(tables[0].read_text("utf-8"), codebook, default_engine())
    pairs = [(item["gold"], item["predicted"] or "") for item in scores.predictions]
    accuracy = Figure("accuracy", round(scores.accuracy, 4), None, None, scores.rows)
    return Scored("conduct", (macro_f1_figure("macro F1", pairs), accuracy), scores.predictions)
