"""Task `statements`: labels of statements found by their offsets in documents beside the gold.

Gold: JSON Lines with `document` (a text file's name or path below the folder), `content` (a list
of [start, end]), perhaps `cue` and `source` likewise, `published` and `publisher` of the document,
and any of speaker, chain, quote_type, speech_act, factuality, modes, claims, flags. A name is given
in words (`name`) or by its place in the document (`speaker.name_at`, `chain[].at`; with
`speaker.is_within` the name stands somewhere in that place). A gold statement that is not found
is wrong in every field; intervals are over documents (macro-F1: over
statements).
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pactwatch.domain.statement import Statement
from pactwatch.errors import BadInput
from pactwatch.pipeline.evaluation.classes import Labelled, class_figures
from pactwatch.pipeline.evaluation.fields import verdicts
from pactwatch.pipeline.evaluation.figures import Counts, Figure, Scored, accuracy_figure
from pactwatch.pipeline.evaluation.matching import nearest
from pactwatch.pipeline.extraction import extract_file
from pactwatch.publish import statement_json


@dataclass(frozen=True, slots=True)
class _Read:
    """One document of the gold: its text and what was read out of it."""

    text: str
    statements: tuple[Statement, ...]


def run(folder: Path) -> Scored:
    """Share of gold statements whose label is right, per measure; not found is wrong."""
    counts: dict[str, dict[str, Counts]] = defaultdict(lambda: defaultdict(Counts))
    predictions: list[dict[str, Any]] = []
    labelled: list[Labelled] = []
    cache: dict[Path, _Read] = {}
    for gold in gold_items(folder):
        path = text_of(folder, gold)
        if path not in cache:
            cache[path] = _read(path, gold)
        found = nearest(gold, cache[path].statements, cache[path].text)
        plain = statement_json(found) if found else None
        right = {"found": found is not None, **verdicts(gold, plain, cache[path].text)}
        for metric, is_right in right.items():
            counts[metric][str(path)] += Counts(int(is_right), 1, 1)
        labelled.append(Labelled(str(path), gold, plain))
        name = gold.get("id", len(predictions))
        predictions.append({"id": name, "gold": gold, "predicted": plain, "right": right})
    figures = (*_figures(counts), *class_figures(labelled))
    return Scored("statements", figures, tuple(predictions))


def _figures(counts: dict[str, dict[str, Counts]]) -> tuple[Figure, ...]:
    named = sorted(counts, key=lambda metric: (metric != "found", metric))
    return tuple(accuracy_figure(metric, [*counts[metric].values()]) for metric in named)


def gold_items(folder: Path) -> Iterator[dict[str, Any]]:
    """Every line of the gold below a folder, or of one file; BadInput names the line at fault."""
    files = sorted(folder.glob("*.jsonl")) if folder.is_dir() else [folder]
    if not files:
        raise BadInput(f"{folder}: no .jsonl file of gold statements")
    for file in files:
        for n, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
            if line.strip():
                yield _parsed(file, n, line)


def _parsed(file: Path, n: int, line: str) -> dict[str, Any]:
    try:
        gold: dict[str, Any] = json.loads(line)
        assert gold["document"], gold["content"]
    except (json.JSONDecodeError, KeyError, TypeError, AssertionError) as error:
        raise BadInput(f"{file} line {n}: expected an object with document and content") from error
    return gold


def text_of(folder: Path, gold: dict[str, Any]) -> Path:
    """The text a gold item is about; BadInput where none lies beside the gold."""
    base = folder if folder.is_dir() else folder.parent
    named = str(gold["document"])
    tries = (
        base / named,
        base / f"{named}.txt",
        base / "text" / named,
        base / "text" / f"{named}.txt",
    )
    found = next((path for path in tries if path.is_file()), None)
    if found is None:
        raise BadInput(f"document {named}: no such text below {base}")
    return found


def _read(path: Path, gold: dict[str, Any]) -> _Read:
    published = gold.get("published")
    day = date.fromisoformat(published) if published else None
    text = path.read_bytes().decode("utf-8")
    _, found = extract_file(path, published=day, publisher=gold.get("publisher"))
    return _Read(text, found.statements)
