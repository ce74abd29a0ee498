"""Task `hedges`: words that hedge against CoNLL files; any tag but O marks a cue."""

from itertools import islice
from pathlib import Path
from typing import Any

from pactwatch.language.hedge_words import is_hedge_word
from pactwatch.pipeline.evaluation.conll import read_conll
from pactwatch.pipeline.evaluation.figures import Counts, Scored, f1_figure

# The interval is over bundles of sentences, as the format knows no documents.
TOGETHER = 20


def run(path: Path) -> Scored:
    """Word F1 of the build's hedge lexicon; it looks at single words only."""
    counts: list[Counts] = []
    predictions: list[dict[str, Any]] = []
    sentences = read_conll(path)
    while batch := list(islice(sentences, TOGETHER)):
        tokens = [token for sentence in batch for token in sentence]
        gold = [tag != "O" for _, tag in tokens]
        said = [is_hedge_word(word) for word, _ in tokens]
        hits = sum(a and b for a, b in zip(gold, said, strict=True))
        counts.append(Counts(hits, sum(said), sum(gold)))
        predictions.append({"id": len(predictions), "gold": _at(gold), "predicted": _at(said)})
    return Scored("hedges", (f1_figure("word F1", counts),), tuple(predictions))


def _at(marks: list[bool]) -> list[int]:
    return [i for i, is_marked in enumerate(marks) if is_marked]
