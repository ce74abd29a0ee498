"""Task `conduct`: PLOVER root codes on a PLV table, by the PLOVER codebook that ships."""

from pathlib import Path

from pactwatch.language.score_conduct import score_conduct
from pactwatch.pipeline.evaluation.figures import Scored, macro_f1_figure
from pactwatch.pipeline.extraction import shipped_codebook


def run(path: Path) -> Scored:
    """Macro-F1 over root codes; ids are row numbers from 0."""
    items = score_conduct(path, shipped_codebook("codebook-plover.toml"))
    pairs = [(item["gold"], item["predicted"]) for item in items]
    return Scored("conduct", (macro_f1_figure("macro F1", pairs),), tuple(items))
