"""Task `names`: spans of persons, organisations and places against CoNLL files.

Sentences of one document are read together, each as a paragraph of its own, since CoNLL does not
say where paragraphs end and no gold name goes on into the next sentence. A span counts where its
first and last character and its type are right.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pactwatch.domain.reading import Name
from pactwatch.pipeline.evaluation.conll import Sentence, laid_out, read_conll, tagged_spans
from pactwatch.pipeline.evaluation.figures import Counts, Scored, f1_figure
from pactwatch.pipeline.extraction import extract_text

OURS = {"PERSON": "PER", "ORGANISATION": "ORG", "ARMED_GROUP": "ORG", "PLACE": "LOC"}
THEIRS = {
    "person": "PER", "per": "PER", "org": "ORG", "organisation": "ORG", "corporation": "ORG",
    "group": "ORG", "organization": "ORG", "loc": "LOC", "location": "LOC",
}  # fmt: skip
# At most so many sentences are read as one text: files without documents are cut there.
TOGETHER = 40


def run(path: Path) -> Scored:
    """Span F1 per type and over all; types the gold has and we do not are left out."""
    per_type: dict[str, list[Counts]] = {"all": [], "PER": [], "ORG": [], "LOC": []}
    predictions: list[dict[str, Any]] = []
    for batch in bundles(path):
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


def bundles(path: Path) -> Iterator[list[Sentence]]:
    """Sentences of one document, at most TOGETHER of them."""
    bundle: list[Sentence] = []
    for sentence in read_conll(path):
        if bundle and (sentence.is_first or len(bundle) == TOGETHER):
            yield bundle
            bundle = []
        bundle.append(sentence)
    if bundle:
        yield bundle


def as_text(bundle: list[Sentence]) -> tuple[str, set[tuple[int, int, str]]]:
    """The text of a bundle and its gold spans of our three types."""
    text, gold = "", set()
    for sentence in bundle:
        line, places = laid_out(sentence)
        for first, last, tag in tagged_spans(sentence):
            kind = THEIRS.get(tag.casefold())
            if kind:
                gold.add((len(text) + places[first][0], len(text) + places[last - 1][1], kind))
        text += line + "\n\n"
    return text, gold


def _compare(bundle: list[Sentence]) -> tuple[set[Any], set[Any]]:
    text, gold = as_text(bundle)
    return gold, {_span(name) for name in extract_text(text).names}


def _span(name: Name) -> tuple[int, int, str]:
    return (name.start, name.end, OURS[name.kind])
