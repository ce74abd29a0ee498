"""Task `attribution`: source, cue and content, linked, against PolNeAR's layout."""

from pathlib import Path
from typing import Any

from pactwatch.errors import BadInput
from pactwatch.language.grammar.engine import default_engine
from pactwatch.language.scores.attribution import GoldAttribution, read_attributions, score
from pactwatch.pipeline.evaluation import operating
from pactwatch.pipeline.evaluation.figures import Figure, Scored
from pactwatch.pipeline.evaluation.operating import SHARES

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
    """Read every article and compare the attributions found in it with the gold.

    What is scored are the linked spans before the rules of the language stage repair them: those
    drop attitudes and quotation marks on purpose, which the gold annotates.
    """
    articles, predictions, curves = [], [], []
    engine = default_engine()
    for path, gold in read_attributions(folder):
        text = path.read_bytes().decode("utf-8")
        found = [GoldAttribution(d.source, d.cue, d.content) for d in engine.read(text).drafts]
        articles.append((text, gold, found))
        curves.append([operating.found_at(text, gold, c) for c in engine.contents(text, SHARES)])
        predictions.append({"id": path.stem, "gold": _plain(gold), "predicted": _plain(found)})
    if not articles:
        raise BadInput(
            f"{folder}: no text/*.txt with attributions/*.ann; expected PolNeAR's layout"
        )
    scores = score(articles, resamples=500)
    figures = [_figure(scores, metric, part) for metric, part in METRICS]
    figures += operating.figures(curves)
    return Scored("attribution", tuple(figures), tuple(predictions))


def _figure(scores: dict[str, Any], metric: str, part: str) -> Figure:
    values = scores[metric]
    is_headline = part == ("f1" if "f1" in values else "r")
    low, high = (values.get("low"), values.get("high")) if is_headline else (None, None)
    name = f"{metric} {'precision' if part == 'p' else 'recall' if part == 'r' else 'F1'}"
    share = [None if v is None else round(v / 100, 4) for v in (low, high)]
    return Figure(name, round(values[part] / 100, 4), share[0], share[1], int(values["n"]))


def _plain(attributions: list[GoldAttribution]) -> list[dict[str, Any]]:
    return [{"source": a.source, "cue": a.cue, "content": a.content} for a in attributions]
