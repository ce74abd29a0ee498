"""Task `names`: spans of persons, organisations and places against CoNLL files."""

from itertools import islice
from pathlib import Path
from typing import Any

from pactwatch.domain.reading import Name
from pactwatch.pipeline.evaluation.conll import laid_out, read_conll, tagged_spans
from pactwatch.pipeline.evaluation.figures import Counts, Scored, f1_figure
from pactwatch.pipeline.extraction import extract_text

OURS = {"PERSON": "PER", "ORGANISATION": "ORG", "ARMED_GROUP": "ORG", "PLACE": "LOC"}
THEIRS = {
    "person": "PER", "per": "PER", "org": "ORG", "organisation": "ORG", "corporation": "ORG",
    "group": "ORG", "loc": "LOC", "location": "LOC",
}  # fmt: skip
# Sentences read together as one text, as names are read in documents and not alone.
TOGETHER = 20


def run(path: Path) -> Scored:
    """Span F1 per type and over all; types the gold has and we do not are left out."""
    per_type: dict[str, list[Counts]] = {"all": [], "PER": [], "ORG": [], "LOC": []}
    predictions: list[dict[str, Any]] = []
    sentences = read_conll(path)
    while batch := list(islice(sentences, TOGETHER)):
        gold, found = _compare(batch)
        for kind, counts in per_type.items():
            ours = {s for s in found if kind in ("all", s[2])}
            true = {s for s in gold if kind in ("all", s[2])}
            counts.append(Counts(len(ours & true), len(ours), len(true)))
        predictions.append(
            {"id": len(predictions), "gold": sorted(gold), "predicted": sorted(found)}
        )
    figures = tuple(f1_figure(f"span F1 {kind}", counts) for kind, counts in per_type.items())
    return Scored("names", figures, tuple(predictions))


def _compare(batch: list[list[tuple[str, str]]]) -> tuple[set[Any], set[Any]]:
    text, gold = "", set()
    for sentence in batch:
        words, places = laid_out(sentence)
        shift = len(text)
        for first, last, tag in tagged_spans(sentence):
            kind = THEIRS.get(tag.casefold())
            if kind:
                gold.add((shift + places[first][0], shift + places[last - 1][1], kind))
        text += words + "\n"
    return gold, {_span(name) for name in extract_text(text).names}


def _span(name: Name) -> tuple[int, int, str]:
    return (name.start, name.end, OURS[name.kind])
