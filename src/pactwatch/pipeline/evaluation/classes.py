"""How well each class of a label is told from the others: speech act, factuality, modes.

Comes in: gold statements with what was found for each. Goes out: macro-F1 and the F1 of each class
that has items enough. A statement that was not found is a miss of its class and a hit of none.
Shares alone will not do: calling everything ASSERT is right on every fourth statement of news.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pactwatch.domain.statement import Mode
from pactwatch.pipeline.evaluation.figures import Counts, Figure, f1_figure, macro_f1_figure

__all__ = ["Labelled", "class_figures"]

# Below it one item moves the F1 of a class by ten points or more.
LEAST = 10
NOT_FOUND = "NOT_FOUND"
_LABELS = ("speech_act", "factuality")


@dataclass(frozen=True, slots=True)
class Labelled:
    """One gold statement, the document it stands in, and the statement found for it, if any."""

    document: str
    gold: dict[str, Any]
    found: dict[str, Any] | None


def class_figures(items: Sequence[Labelled]) -> Iterator[Figure]:
    """Macro-F1 over the classes with at least ten gold items, then the F1 of each of them."""
    for label in _LABELS:
        given = [item for item in items if label in item.gold]
        sizes = Counter(item.gold[label] for item in given)
        frequent = sorted(name for name, size in sizes.items() if size >= LEAST)
        if frequent:
            pairs = [(item.gold[label], _said(item, label)) for item in given]
            met = [pair for pair in pairs if pair[1] != NOT_FOUND]
            yield macro_f1_figure(f"{label} macro-F1", pairs, among=frozenset(frequent))
            yield macro_f1_figure(f"{label} macro-F1 where found", met, among=frozenset(frequent))
        for name in frequent:
            yield _f1(f"{label} {name} F1", [(i, _is(i, label, name)) for i in given])
    yield from _mode_figures([item for item in items if "modes" in item.gold])


def _mode_figures(given: Sequence[Labelled]) -> Iterator[Figure]:
    for mode in Mode if given else ():
        yield _f1(f"modes {mode} F1", [(item, _has(item, mode)) for item in given])


def _said(item: Labelled, label: str) -> str:
    return str(item.found[label]) if item.found else NOT_FOUND


def _is(item: Labelled, label: str, name: str) -> tuple[bool, bool]:
    return item.gold[label] == name, _said(item, label) == name


def _has(item: Labelled, mode: Mode) -> tuple[bool, bool]:
    return mode in item.gold["modes"], bool(item.found) and mode in (item.found or {})["modes"]


def _f1(metric: str, judged: Sequence[tuple[Labelled, tuple[bool, bool]]]) -> Figure:
    counts: dict[str, Counts] = defaultdict(Counts)
    for item, (is_true, is_said) in judged:
        counts[item.document] += Counts(int(is_true and is_said), int(is_said), int(is_true))
    return f1_figure(metric, [*counts.values()])
