"""The weights by which two passages are taken to tell of one matter, fitted and cross-validated.

Comes in: the data directory, the pairs of gold/pairs.jsonl that have been read (the open ones, and
those drawn as held of every batch but the last) and our fiction in tests/gold/pairs.tsv. Goes out:
likeness.toml, and precision and recall of the whole table with each subject predicted from the
others. Only pairs that the rules before "other matter" leave open are fitted. Pairs of the demo and
of the fiction weigh half: they are ours, and easier. Logistic regression by Newton's method with a
ridge (Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 2009, 4.4).
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmark.corpora import document
from pactwatch.weigh.passages.passages import Passage, read_passage
from pactwatch.weigh.relations.likeness import FIGURES, figures_of, told_by_words
from pactwatch.weigh.relations.pair import Pair
from pactwatch.weigh.relations.relations import RELATIONS, Relation

GOLD = Path(__file__).parent / "gold" / "pairs.jsonl"
FICTION = Path(__file__).parents[1] / "tests" / "gold" / "pairs.tsv"
OURS = {"demo", "fiction"}
# Batches that teach nothing, nor do the topics and stories they are of.
FRESH = ("pairs-r3-", "pairs-r6-", "pairs-r9-", "pairs-r10-", "pairs-r12-", "pairs-r14-")
# Batches that are not fitted on: scored by number only, or drawn after the weights were fitted.
UNREAD = ("pairs-r5-", *FRESH)
# Batches that the weights of words were fitted without; the network was trained on them.
_OF_READER = ("pairs-r7-", "pairs-r8-", "pairs-r11-", "pairs-r13-")
RIDGE, OUR_WEIGHT = 5.0, 0.5
LEVELS = (0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85)
_GATE = next(n for n, rule in enumerate(RELATIONS) if rule.name == "other matter")

Figures = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Row:
    """One pair: what is known of it, and what the rules before the gate say, if anything."""

    name: str
    subject: str
    is_related: bool
    figures: tuple[float, ...]
    before: Relation | None
    told: float


def rows(data: Path) -> Iterator[Row]:
    """The pairs that have been read; raises KeyError where the data directory lacks a document."""
    for line in GOLD.read_text("utf-8").splitlines():
        item = json.loads(line)
        if item["id"].startswith(UNREAD):
            continue
        pair = Pair(*(_passage(data, item[side]) for side in ("a", "b")))
        name = item["a"]["document"]
        yield _row(item["id"], subject_of(name), item["relation"], pair)
    for n, line in enumerate(FICTION.read_text("utf-8").splitlines()):
        if line.startswith("#"):
            continue
        _, relation, first, second, a, b, *_ = line.split("\t")
        sides = (
            read_passage(a, date.fromisoformat(first)),
            read_passage(b, date.fromisoformat(second)),
        )
        yield _row(f"fiction-{n}", "fiction", relation, Pair(*sides))


def _row(name: str, subject: str, relation: str, pair: Pair) -> Row:
    fits = (rule.relation for rule in RELATIONS[:_GATE] if rule.reason(pair))
    figures = tuple(figures_of(pair)[name] for name in FIGURES)
    is_related = relation != "NONE"
    return Row(name, subject, is_related, figures, next(fits, None), told_by_words(pair))


def subject_of(name: str) -> str:
    """What a document is about: a set of t17, or the corpus where subjects are many and small."""
    corpus, _, rest = name.partition("/")
    return rest.partition("_")[0] if corpus == "t17" else corpus


def _passage(data: Path, side: dict[str, object]) -> Passage:
    return read_passage(words_of(data, side), document(data, str(side["document"])).published)


def words_of(data: Path, side: dict[str, object]) -> str:
    """The words of one passage; raises KeyError where its document is missing."""
    text = document(data, str(side["document"])).text
    spans: Sequence[tuple[int, int]] = side["content"]  # type: ignore[assignment]
    return " ".join(text[start:end] for start, end in spans)


def fit(chosen: Sequence[Row]) -> Figures:
    """Start and weights, in the order of FIGURES, on the figures' own scale."""
    open_rows = [r for r in chosen if r.before is None]
    x = np.array([r.figures for r in open_rows])
    y = np.array([float(r.is_related) for r in open_rows])
    w = np.array([OUR_WEIGHT if r.subject in OURS else 1.0 for r in open_rows])
    middle, spread = x.mean(axis=0), np.maximum(x.std(axis=0), 1e-9)
    found = _newton(np.column_stack([np.ones(len(y)), (x - middle) / spread]), y, w)
    weights = found[1:] / spread
    return np.concatenate([[found[0] - weights @ middle], weights])


def _newton(x: Figures, y: Figures, w: Figures) -> Figures:
    ridge = np.eye(x.shape[1]) * RIDGE
    ridge[0, 0] = 1e-3
    found = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ found))
        slope = x.T @ (w * (y - p)) - ridge @ found
        found += np.linalg.solve((x * (w * p * (1 - p))[:, None]).T @ x + ridge, slope)
    return found


def fit_reader(all_rows: Sequence[Row], heard: Mapping[str, float]) -> Figures:
    """Start and the weights of words and reader, where no rule decides before them."""
    chosen = [r for r in all_rows if r.before is None and r.name in heard]
    x = np.array([[1.0, r.told, heard[r.name]] for r in chosen])
    w = np.array([OUR_WEIGHT if r.subject in OURS else 1.0 for r in chosen])
    return _newton(x, np.array([float(r.is_related) for r in chosen]), w)


def read_levels(
    all_rows: Sequence[Row], heard: Mapping[str, float]
) -> Iterator[tuple[float, float, float]]:
    """Level, precision and recall of being related by words and reader, ours left out. What was
    heard is out of fold, the three weights are fitted on the same pairs."""
    start, words, reader = fit_reader(all_rows, heard)
    scored = []
    for r in all_rows:
        if r.subject not in OURS and r.name in heard:
            told = 1 / (1 + np.exp(-(start + words * r.told + reader * heard[r.name])))
            is_said = r.before is not Relation.NONE
            scored.append((told if r.before is None else float(is_said), r.is_related))
    yield from _at_levels(scored)


def cross_validated(all_rows: Sequence[Row]) -> Iterator[tuple[float, float, float]]:
    """Level, precision and recall of being related, ours left out of what is scored."""
    scored: list[tuple[float, bool]] = []
    for subject in sorted({r.subject for r in all_rows} - OURS):
        weights = fit([r for r in all_rows if r.subject != subject])
        scored += [(_said(r, weights), r.is_related) for r in all_rows if r.subject == subject]
    yield from _at_levels(scored)


def _at_levels(scored: Sequence[tuple[float, bool]]) -> Iterator[tuple[float, float, float]]:
    true = sum(is_related for _, is_related in scored)
    for level in LEVELS:
        said = [is_related for score, is_related in scored if score >= level]
        yield level, sum(said) / max(len(said), 1), sum(said) / max(true, 1)


def _said(row: Row, weights: Figures) -> float:
    if row.before is not None:
        return float(row.before is not Relation.NONE)
    return float(1 / (1 + np.exp(-(weights[0] + weights[1:] @ np.array(row.figures)))))


def as_toml(weights: Figures) -> str:
    """The figures as lines of likeness.toml."""
    lines = [f"start = {weights[0]:.2f}", "", "[weights]"]
    lines += [f"{name} = {w:.2f}" for name, w in zip(FIGURES, weights[1:], strict=True)]
    return "\n".join(lines)


def measure(data: Path, heard: Path | None = None) -> Iterator[tuple[str, str]]:
    """The cross-validated figures, then the weights from all open pairs; and of words and reader,
    where `heard` holds what the reader says of each pair out of fold (`training/pairing.py`)."""
    every = list(rows(data))
    if heard:
        told = json.loads(heard.read_text("utf-8"))
        for level, precision, recall in read_levels(every, told):
            yield f"words and reader, at {level}", f"P {precision:.3f} R {recall:.3f}"
        yield "start, words, reader", str(np.round(fit_reader(every, told), 2))
        return
    found = [r for r in every if not r.name.startswith(_OF_READER)]
    yield "pairs read, ours included", str(len(found))
    for level, precision, recall in cross_validated(found):
        yield f"each subject from the others, at {level}", f"P {precision:.3f} R {recall:.3f}"
    yield "weights", "\n" + as_toml(fit(found))
