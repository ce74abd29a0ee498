"""How much indirect speech is found where contents may be less sure: recall at a set precision.

Comes in: each article's gold and the contents read off at several thresholds. Goes out: recall and
precision at the threshold that the other articles choose, fold by fold, so that no article chooses
for itself. Refuses to change what a reading proposes: that threshold stands in
language/model/spans.py.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from pactwatch.language.scores.attribution import count
from pactwatch.language.scores.gold_attribution import GoldAttribution
from pactwatch.pipeline.evaluation.figures import RESAMPLES, Figure

__all__ = ["SHARES", "Found", "figures", "found_at"]

# Shares of all tag sequences from which a content is taken, surest last.
SHARES = (0.02, 0.03, 0.04, 0.05, 0.06, 0.08, 0.1, 0.12, 0.15, 0.2, 0.25, 0.3)
_PRECISION = 0.80
_FOLDS = 5
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """One article at one threshold: contents said, those that touch gold, indirect speech."""

    said: int = 0
    right: int = 0
    indirect: int = 0
    indirect_found: int = 0

    def __add__(self, other: "Found") -> "Found":
        return Found(
            self.said + other.said,
            self.right + other.right,
            self.indirect + other.indirect,
            self.indirect_found + other.indirect_found,
        )

    @property
    def precision(self) -> float:
        """Share of contents that touch a gold content; 0 where none is said."""
        return self.right / self.said if self.said else 0.0

    @property
    def recall(self) -> float:
        """Share of indirect attributions of which a word is found; 0 where there are none."""
        return self.indirect_found / self.indirect if self.indirect else 0.0


def found_at(text: str, gold: Sequence[GoldAttribution], contents: Sequence[Range]) -> Found:
    """Counts of one article for the contents of one threshold."""
    guess = [GoldAttribution((), (), (content,)) for content in contents]
    counts = count(text, gold, guess)
    return Found(
        counts["overlap content|said"],
        counts["overlap content|hits"],
        counts["recall indirect|true"],
        counts["recall indirect|hits"],
    )


def figures(articles: Sequence[Sequence[Found]]) -> list[Figure]:
    """Recall and precision, each article read at the threshold that the other folds choose."""
    chosen = []
    for number, article in enumerate(articles):
        others = [a for i, a in enumerate(articles) if i % _FOLDS != number % _FOLDS]
        chosen.append(article[_lowest(others)])
    total, drawn = sum(chosen, Found()), _resampled(chosen)
    recalls = sorted(d.recall for d in drawn)
    precisions = sorted(d.precision for d in drawn)
    name = f"indirect recall where content precision is {_PRECISION:.2f}"
    return [
        _figure(name, total.recall, recalls, total.indirect),
        _figure("content precision there", total.precision, precisions, total.said),
    ]


def _lowest(articles: Sequence[Sequence[Found]]) -> int:
    """The place of the lowest threshold that keeps the precision; the surest where none does."""
    for k in range(len(SHARES)):
        if sum((a[k] for a in articles), Found()).precision >= _PRECISION:
            return k
    return len(SHARES) - 1


def _resampled(chosen: Sequence[Found]) -> list[Found]:
    random = Random(1)
    return [sum(random.choices(chosen, k=len(chosen)), Found()) for _ in range(RESAMPLES) if chosen]


def _figure(name: str, value: float, drawn: Sequence[float], items: int) -> Figure:
    low, high = drawn[int(0.025 * len(drawn))], drawn[min(len(drawn) - 1, int(0.975 * len(drawn)))]
    return Figure(name, round(value, 4), round(low, 4), round(high, 4), items)
