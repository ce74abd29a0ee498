"""Scores time expressions against TimeML articles, by the measures of TempEval-3.

As UzZaman et al. (2013) define them: an expression found and a tag are one where they overlap
(relaxed) or have the same extent (strict; a last full stop, of "Aug." or of the sentence, may
differ). Precision and recall are over expressions; the F1 of an attribute is relaxed F1 times the
share of matched tags whose attribute is the same string, which for pairs one to one is
2 x right / (tags + expressions). Pairs are one to one here: one wide expression never counts for
two tags. The creation time is given to the program and not scored; names of events ("since the
war") are ours and no TIMEX3, so they are left out. The task's own tool was not run.
Refuses to run any model; the caller passes the function that predicts.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from pactwatch.errors import BadInput
from pactwatch.language.scores.timeml import TimeMention, read_timeml
from pactwatch.text.dates import TimeExpression, find_times

__all__ = [
    "DateScores",
    "DocumentHits",
    "Predict",
    "articles",
    "find",
    "meets",
    "score_dates",
]


class Stretch(Protocol):
    """A tag of gold: where it stands, half-open."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


Predict = Callable[[str, date | None], Sequence[TimeExpression]]
Pair = tuple[TimeMention | None, TimeExpression | None]


@dataclass(frozen=True, slots=True)
class DocumentHits:
    """Counts of one article: tags, expressions found, and pairs right in each respect."""

    gold: int
    predicted: int
    strict: int
    relaxed: int
    value: int
    type: int = 0


@dataclass(frozen=True, slots=True)
class DateScores:
    """F1 figures from 0 to 1 over all articles, counts per article, one prediction per item."""

    documents: int
    gold: int
    predicted: int
    strict_f1: float
    relaxed_f1: float
    value_f1: float
    type_f1: float
    per_document: tuple[DocumentHits, ...]
    predictions: tuple[dict[str, Any], ...]


def find(text: str, published: date | None) -> Sequence[TimeExpression]:
    """This build."""
    return find_times(text, published=published)


def score_dates(folder: Path, predict: Predict = find) -> DateScores:
    """Score ``predict`` (default: this build) on every .tml file under ``folder``.

    Raises BadInput where there is none or where one is not TimeML.
    """
    hits: list[DocumentHits] = []
    predictions: list[dict[str, Any]] = []
    for path in articles(folder, ".tml", "TimeML"):
        name = path.relative_to(folder).as_posix()
        document = read_timeml(path.read_bytes(), name=name)
        found = [e for e in predict(document.text, document.published) if not _is_event(e)]
        pairs = list(_align(document.times, found))
        hits.append(_hits(pairs))
        predictions += [_item(name, *pair) for pair in pairs]
    return _figures(hits, predictions)


def articles(folder: Path, ending: str, what: str) -> list[Path]:
    """The files below a folder in a fixed order; raises BadInput where there is none."""
    paths = sorted(folder.rglob(f"*{ending}"))
    if not paths:
        raise BadInput(f"{folder}: found no {ending} file; expected a folder of {what} articles")
    return paths


_COUNTED = re.compile(r"\b(?:days?|weeks?|fortnights?|months?|years?|decades?) [a-z]")


def _is_event(expression: TimeExpression) -> bool:
    """Whether it is the mere name of an event; "30 days after the signing" is a time."""
    has_event = expression.anchor not in ("", "PUBLICATION", "STATEMENT", "TEXT")
    return has_event and not _COUNTED.search(expression.text)


def _align(gold: Sequence[TimeMention], found: Sequence[TimeExpression]) -> Iterator[Pair]:
    """Pairs one to one: equal spans first, then overlapping ones in order; the rest alone."""
    left = list(found)
    for exact in (True, False):
        still = []
        for mention in gold:
            partner = next((f for f in left if meets(mention, f, exact=exact)), None)
            if partner is None:
                still.append(mention)
            else:
                left.remove(partner)
                yield mention, partner
        gold = still
    yield from ((mention, None) for mention in gold)
    yield from ((None, extra) for extra in left)


def meets(mention: Stretch, found: TimeExpression, *, exact: bool) -> bool:
    """Whether tag and expression have one extent (``exact``), or overlap."""
    if exact:
        # A last full stop belongs to "Aug." or to the sentence: annotators differ.
        stop = int(found.text.endswith("."))
        return mention.start == found.start and abs(mention.end - found.end) <= stop
    return mention.start < found.end and found.start < mention.end


def _hits(pairs: Sequence[Pair]) -> DocumentHits:
    both = [(g, f) for g, f in pairs if g and f]
    return DocumentHits(
        gold=sum(1 for g, _ in pairs if g),
        predicted=sum(1 for _, f in pairs if f),
        strict=sum(meets(g, f, exact=True) for g, f in both),
        relaxed=len(both),
        value=sum(g.value == f.value for g, f in both),
        type=sum(g.type == f.type for g, f in both),
    )


def _figures(hits: Sequence[DocumentHits], predictions: Sequence[dict[str, Any]]) -> DateScores:
    gold, predicted = sum(h.gold for h in hits), sum(h.predicted for h in hits)

    def f1(right: int) -> float:
        return 2 * right / (gold + predicted) if gold + predicted else 0.0

    return DateScores(
        len(hits),
        gold,
        predicted,
        strict_f1=f1(sum(h.strict for h in hits)),
        relaxed_f1=f1(sum(h.relaxed for h in hits)),
        value_f1=f1(sum(h.value for h in hits)),
        type_f1=f1(sum(h.type for h in hits)),
        per_document=tuple(hits),
        predictions=tuple(predictions),
    )


def _item(name: str, gold: TimeMention | None, found: TimeExpression | None) -> dict[str, Any]:
    place = gold or found
    assert place is not None
    return {"id": f"{name}:{place.start}", "gold": _plain(gold), "predicted": _plain(found)}


def _plain(time: TimeMention | TimeExpression | None) -> dict[str, Any] | None:
    if time is None:
        return None
    return {"start": time.start, "end": time.end, "value": time.value, "type": time.type}
