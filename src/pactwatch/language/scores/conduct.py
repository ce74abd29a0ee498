"""Scores conduct coding on PLV-style TSV: one sentence a row, source, target and root class.

In: the file's text, a codebook whose code ids are the classes, and an engine that parses.
Out: macro-F1 over the classes of the gold column, accuracy, and one prediction per row (the id is
the row's number from 0). A row no trigger fits is predicted None and counts as wrong.
Refuses to learn from the file: only the codebook's triggers decide, so an edited codebook is
scored by the same call. Ties are broken by closeness to the source, then by height in the tree.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Any

from pactwatch.domain.codebook import Codebook
from pactwatch.errors import BadInput
from pactwatch.language.conduct.conduct import Hit, find_hits
from pactwatch.language.conduct.negators import head_token
from pactwatch.language.conduct.roles import fill_roles
from pactwatch.language.grammar.chunks import chunk
from pactwatch.language.grammar.engine import Engine
from pactwatch.language.grammar.syntax import Sentence, Token, ancestors

__all__ = ["ConductScores", "score_conduct"]

_COLUMNS = ("sentence", "source", "target", "gold_root")
# Weights of the choice among hits (guesses, looked at on every other row of PLV train only).
_AGENT, _COUNTERPART, _DEPTH, _WORDS = 2.0, 1.0, 0.8, 0.4


@dataclass(frozen=True, slots=True)
class ConductScores:
    """All scores are 0..1; `f1` is by class; `predictions` are ready for JSON Lines."""

    rows: int
    macro_f1: float
    accuracy: float
    f1: dict[str, float]
    predictions: tuple[dict[str, Any], ...]


def score_conduct(tsv: str, codebook: Codebook, engine: Engine) -> ConductScores:
    """Code every row's sentence and compare with its gold class; BadInput without columns."""
    predictions: list[dict[str, Any]] = []
    for i, row in enumerate(_rows(tsv)):
        label, trigger = _predict(row, codebook, engine)
        predictions.append(
            {"id": i, "gold": row["gold_root"], "predicted": label, "trigger": trigger}
        )
    f1 = {name: _f1(predictions, name) for name in sorted({p["gold"] for p in predictions})}
    right = sum(p["gold"] == p["predicted"] for p in predictions)
    return ConductScores(
        len(predictions),
        sum(f1.values()) / len(f1) if f1 else 0.0,
        right / len(predictions) if predictions else 0.0,
        f1,
        tuple(predictions),
    )


def _rows(tsv: str) -> Iterator[dict[str, str]]:
    reader = csv.DictReader(StringIO(tsv, newline=""), delimiter="\t")
    missing = [name for name in _COLUMNS if name not in (reader.fieldnames or ())]
    if missing:
        raise BadInput(
            f"conduct TSV: found no column {missing[0]!r}, expected {', '.join(_COLUMNS)}; "
            "give a file in the PLV layout"
        )
    yield from reader


def _predict(row: dict[str, str], codebook: Codebook, engine: Engine) -> tuple[str | None, str]:
    text = row["sentence"]
    source, target = _range(text, row["source"]), _range(text, row["target"])
    best: tuple[float, str | None, str] = (float("-inf"), None, "")
    for sentence in engine.read(text).sentences:
        for hit in find_hits(sentence, codebook):
            score = _score(hit, source, target)
            if score > best[0]:
                best = (score, hit.code.id, hit.trigger.text)
    return best[1], best[2]


def _range(text: str, part: str) -> tuple[int, int]:
    start = text.find(part.strip())
    return (start, start + len(part.strip())) if start >= 0 else (0, 0)


def _score(hit: Hit, source: tuple[int, int], target: tuple[int, int]) -> float:
    roles = fill_roles(hit)
    head = head_token(hit)
    score = _WORDS * len(hit.tokens) - _DEPTH * _depth(hit.sentence, head)
    score += _AGENT * _overlaps(hit.sentence, roles.get("agent"), source)
    others = [roles.get("counterpart"), roles.get("object")]
    score += _COUNTERPART * any(_overlaps(hit.sentence, token, target) for token in others)
    if _is_within(hit, source) or _is_within(hit, target):
        score -= _AGENT  # words of the parties themselves, not of what passes between them
    return score


def _depth(sentence: Sentence, token: Token) -> int:
    return min(6, sum(1 for _ in ancestors(sentence, token)))


def _overlaps(sentence: Sentence, token: Token | None, span: tuple[int, int]) -> bool:
    if token is None:
        return False
    words = chunk(sentence, token)
    return words[0].start < span[1] and span[0] < words[-1].end


def _is_within(hit: Hit, span: tuple[int, int]) -> bool:
    tokens = hit.sentence.tokens
    return all(span[0] <= tokens[i].start and tokens[i].end <= span[1] for i in hit.tokens)


def _f1(predictions: Sequence[dict[str, Any]], name: str) -> float:
    hits = sum(p["gold"] == name == p["predicted"] for p in predictions)
    said = sum(p["predicted"] == name for p in predictions)
    true = sum(p["gold"] == name for p in predictions)
    return 2 * hits / (said + true) if said + true else 0.0
