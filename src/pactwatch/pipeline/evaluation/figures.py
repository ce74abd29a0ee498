"""Figures with bootstrap intervals, and the counts they come from."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

# Enough for two steady digits; more changes the third.
RESAMPLES = 500


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure, 0..1, with its 95 % interval over documents (None: too few to say)."""

    metric: str
    value: float
    low: float | None
    high: float | None
    items: int

    def interval_text(self) -> str:
        """The interval as a table shows it."""
        return "-" if self.low is None or self.high is None else f"{self.low:.3f}-{self.high:.3f}"


@dataclass(frozen=True, slots=True)
class Scored:
    """What a task gives: its figures and one JSON-ready line per item."""

    task: str
    figures: tuple[Figure, ...]
    predictions: tuple[dict[str, Any], ...]

    def as_json(self) -> dict[str, Any]:
        """The figures as one JSON value."""
        rows = [
            {"metric": f.metric, "value": f.value, "low": f.low, "high": f.high, "items": f.items}
            for f in self.figures
        ]
        return {"task": self.task, "figures": rows}


@dataclass(frozen=True, slots=True)
class Counts:
    """Hits among what was said and what is true; they add up."""

    hits: int = 0
    said: int = 0
    true: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.hits + other.hits, self.said + other.said, self.true + other.true)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 0 where nothing was found or there was nothing."""
        return 2 * self.hits / (self.said + self.true) if self.said + self.true else 0.0

    @property
    def recall(self) -> float:
        """Share of what is true that was found."""
        return self.hits / self.true if self.true else 0.0

    @property
    def precision(self) -> float:
        """Share of what was said that is true."""
        return self.hits / self.said if self.said else 0.0


def f1_figure(metric: str, per_document: Sequence[Counts]) -> Figure:
    """F1 over all documents with its interval."""
    return _figure(metric, per_document, lambda c: c.f1)


def accuracy_figure(metric: str, per_document: Sequence[Counts]) -> Figure:
    """Share right over all documents with its interval."""
    return _figure(metric, per_document, lambda c: c.recall)


def precision_figure(metric: str, per_document: Sequence[Counts]) -> Figure:
    """Share of what was said that is true, over all documents with its interval."""
    return _figure(metric, per_document, lambda c: c.precision)


def macro_f1_figure(
    metric: str, pairs: Sequence[tuple[str, str]], among: frozenset[str] | None = None
) -> Figure:
    """Mean F1 over the gold classes, or over those ``among`` them; resampled over items.

    Pairs are (gold, predicted); all count as mistakes, also those of classes that are left out.
    """
    runs = sorted(_macro(sample, among) for sample in _resampled(pairs))
    low, high = _bounds(runs)
    return Figure(metric, round(_macro(pairs, among), 4), low, high, len(pairs))


def macro_of_figure(metric: str, classes: Sequence[Mapping[str, Counts]]) -> Figure:
    """Mean of the classes' F1, each with its counts per document; resampled over documents.

    For items of several classes at once; the figure's items are those of the gold.
    """
    documents = sorted({name for counts in classes for name in counts})

    def mean(sample: Sequence[str]) -> float:
        sums = [sum((c[d] for d in sample if d in c), Counts()) for c in classes]
        return sum(c.f1 for c in sums) / len(sums) if sums else 0.0

    low, high = _bounds(sorted(mean(sample) for sample in _resampled(documents)))
    items = sum(c.true for counts in classes for c in counts.values())
    return Figure(metric, round(mean(documents), 4), low, high, items)


def _macro(pairs: Sequence[tuple[str, str]], among: frozenset[str] | None) -> float:
    true, said = Counter(g for g, _ in pairs), Counter(p for _, p in pairs)
    hits = Counter(g for g, p in pairs if g == p)
    classes = true if among is None else true.keys() & among
    scores = [Counts(hits[c], said[c], true[c]).f1 for c in classes]
    return sum(scores) / len(scores) if scores else 0.0


def _figure(metric: str, counts: Sequence[Counts], measure: Callable[[Counts], float]) -> Figure:
    total = sum(counts, Counts())
    runs = sorted(measure(sum(sample, Counts())) for sample in _resampled(counts))
    low, high = _bounds(runs)
    return Figure(metric, round(measure(total), 4), low, high, total.true)


def _resampled(items: Sequence[Any]) -> list[list[Any]]:
    random = Random(1)
    return [random.choices(items, k=len(items)) for _ in range(RESAMPLES)] if len(items) > 1 else []


def _bounds(runs: list[float]) -> tuple[float | None, float | None]:
    if not runs:
        return None, None
    return round(runs[int(0.025 * len(runs))], 4), round(runs[int(0.975 * len(runs)) - 1], 4)
