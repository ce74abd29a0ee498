"""Scores what is placed in the calendar against the `date` elements of TEI articles.

An expression and an element are one where they overlap. A value is right where the bare period, or
the interval of a counted stretch, has the earliest and the latest day of the element. What lies on
a `time` element is left out, as are expressions without a place in the calendar (lengths, "now").
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pactwatch.language.scores.dates import DocumentHits, Predict, articles, find, meets
from pactwatch.language.scores.phrases import same_bounds
from pactwatch.language.scores.tei import DatedStretch, DatedText, read_tei
from pactwatch.text.dates import TimeExpression
from pactwatch.text.timex import timex_to_edtf

__all__ = ["PlacedScores", "score_placed"]


@dataclass(frozen=True, slots=True)
class PlacedScores:
    """Counts per TEI article (``value``: the same earliest and latest day), and each item."""

    per_document: tuple[DocumentHits, ...]
    predictions: tuple[dict[str, Any], ...]


def score_placed(folder: Path, predict: Predict = find) -> PlacedScores:
    """Score ``predict`` on the `date` elements of every .xml file under ``folder``.

    Raises BadInput where there is none or where one is not TEI. What lies on a `time` element is
    left out, as are expressions without a place in the calendar (lengths, "now").
    """
    hits: list[DocumentHits] = []
    predictions: list[dict[str, Any]] = []
    for path in articles(folder, ".xml", "TEI"):
        name = path.relative_to(folder).as_posix()
        article = read_tei(path.read_bytes(), name=name)
        pairs = list(_align_stretches(article, predict(article.text, article.published)))
        hits.append(_placed_hits(pairs))
        predictions += [_placed_item(name, *pair) for pair in pairs]
    return PlacedScores(tuple(hits), tuple(predictions))


Placed = tuple[DatedStretch | None, TimeExpression | None]


def _align_stretches(article: DatedText, found: Sequence[TimeExpression]) -> Iterator[Placed]:
    left = [
        e
        for e in found
        if _calendar(e) and not any(meets(clock, e, exact=False) for clock in article.clocks)
    ]
    for stretch in article.dates:
        near = [e for e in left if meets(stretch, e, exact=False)]
        partner = next((e for e in near if meets(stretch, e, exact=True)), next(iter(near), None))
        if partner:
            left.remove(partner)
        yield stretch, partner
    yield from ((None, extra) for extra in left)


def _calendar(found: TimeExpression) -> str | None:
    """The bare period named, without the direction around it, or the interval of a length."""
    if found.type in ("DATE", "TIME"):
        return timex_to_edtf(found.value)
    return found.edtf if found.type == "DURATION" else None


def _placed_hits(pairs: Sequence[Placed]) -> DocumentHits:
    both = [(g, f) for g, f in pairs if g and f]
    return DocumentHits(
        gold=sum(1 for g, _ in pairs if g),
        predicted=sum(1 for _, f in pairs if f),
        strict=sum(meets(g, f, exact=True) for g, f in both),
        relaxed=len(both),
        value=sum(same_bounds(g.edtf, _calendar(f)) for g, f in both),
    )


def _placed_item(
    name: str, gold: DatedStretch | None, found: TimeExpression | None
) -> dict[str, Any]:
    place = gold or found
    assert place is not None
    return {
        "id": f"{name}:{place.start}",
        "gold": gold and {"start": gold.start, "end": gold.end, "edtf": gold.edtf},
        "predicted": found and {"start": found.start, "end": found.end, "edtf": _calendar(found)},
    }
