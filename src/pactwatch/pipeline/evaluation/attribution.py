"""Task `attribution`: source, cue and content of statements against PolNeAR's layout."""

from pathlib import Path
from typing import Any

from pactwatch.domain.statement import Statement
from pactwatch.errors import BadInput
from pactwatch.language.scores_attribution import GoldAttribution, read_attributions, score
from pactwatch.pipeline.evaluation.figures import Figure, Scored
from pactwatch.pipeline.extraction import extract_text

METRICS = (
    ("exact source", "f1"),
    ("exact cue", "f1"),
    ("exact content", "f1"),
    ("overlap source", "f1"),
    ("overlap cue", "f1"),
    ("overlap content", "f1"),
    ("overlap content", "p"),
    ("triple", "f1"),
    ("recall indirect", "r"),
)


def run(folder: Path) -> Scored:
    """Extract every article and compare its attributed statements with the gold."""
    articles, predictions = [], []
    for path, gold in read_attributions(folder):
        text = path.read_bytes().decode("utf-8")
        found = attributions_of(extract_text(text).statements, text)
        articles.append((text, gold, found))
        predictions.append({"id": path.stem, "gold": _plain(gold), "predicted": _plain(found)})
    if not articles:
        raise BadInput(
            f"{folder}: no text/*.txt with attributions/*.ann; expected PolNeAR's layout"
        )
    scores = score(articles, resamples=500)
    figures = tuple(_figure(scores, metric, part) for metric, part in METRICS)
    return Scored("attribution", figures, tuple(predictions))


def attributions_of(statements: tuple[Statement, ...], text: str) -> list[GoldAttribution]:
    """Statements as attributions: those under one cue and source are one, its content joined.

    A statement is split where act or certainty changes; the gold does not split there.
    """
    grouped: dict[tuple[Any, ...], list[tuple[int, int]]] = {}
    for statement in statements:
        if statement.cue or statement.source:
            key = (_places(statement.source), _places(statement.cue))
            spans = [(s.start, s.end) for s in statement.content]
            grouped.setdefault(key, []).extend(spans)
    return [
        GoldAttribution(source, cue, _merged(content, text))
        for (source, cue), content in grouped.items()
    ]


def _merged(spans: list[tuple[int, int]], text: str) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(set(spans)):
        if merged and not text[merged[-1][1] : start].strip(" ,;and\n"):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _places(spans: Any) -> tuple[tuple[int, int], ...]:
    return tuple((span.start, span.end) for span in spans)


def _figure(scores: dict[str, Any], metric: str, part: str) -> Figure:
    values = scores[metric]
    is_headline = part == ("f1" if "f1" in values else "r")
    low, high = (values.get("low"), values.get("high")) if is_headline else (None, None)
    name = f"{metric} {'precision' if part == 'p' else 'recall' if part == 'r' else 'F1'}"
    share = [None if v is None else round(v / 100, 4) for v in (low, high)]
    return Figure(name, round(values[part] / 100, 4), share[0], share[1], int(values["n"]))


def _plain(attributions: list[GoldAttribution]) -> list[dict[str, Any]]:
    return [{"source": a.source, "cue": a.cue, "content": a.content} for a in attributions]
