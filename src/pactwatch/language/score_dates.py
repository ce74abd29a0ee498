"""Scores time expressions against TimeML and TEI articles and against a table of phrases.

TimeML: the measures of TempEval-3 (UzZaman et al. 2013, section 4.1). An expression found and a
tag are one where they overlap (relaxed) or have the same extent (strict; a last full stop, of
"Aug." or of the sentence, may differ). Precision and recall are over expressions, and the F1 of an
attribute is relaxed F1 times the share of matched tags whose attribute is the same string, which
for pairs one to one is 2 x right / (tags + expressions). Pairs are one to one here: one wide
expression never counts for two tags. The creation time is given to the program and not scored;
names of events ("since the war") are ours and no TIMEX3, so they are left out.
TEI: `date` elements against what we place in the calendar, the earliest and latest day compared.
Phrases: lines of phrase, publication date, EDTF; exact strings, and beside them equal bounds.
Refuses to run any model; the caller passes the function that predicts.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pactwatch.errors import BadInput
from pactwatch.language.tei import DatedStretch, DatedText, read_tei
from pactwatch.language.timeml import TimeMention, read_timeml
from pactwatch.text.dates import TimeExpression, find_times, phrase_to_edtf
from pactwatch.text.edtf import bounds, is_valid
from pactwatch.text.timex import timex_to_edtf

__all__ = [
    "DateScores",
    "DocumentHits",
    "PhraseScores",
    "PlacedScores",
    "TimeMention",
    "read_timeml",
    "score_dates",
    "score_phrases",
    "score_placed",
]

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


@dataclass(frozen=True, slots=True)
class PlacedScores:
    """Counts per TEI article (``value``: the same earliest and latest day), and each item."""

    per_document: tuple[DocumentHits, ...]
    predictions: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class PhraseScores:
    """Shares from 0 to 1 of the phrases: the same EDTF string, the same earliest and latest day."""

    phrases: int
    exact: float
    same_bounds: float
    predictions: tuple[dict[str, Any], ...]


def _find(text: str, published: date | None) -> Sequence[TimeExpression]:
    return find_times(text, published=published)


def score_dates(folder: Path, predict: Predict = _find) -> DateScores:
    """Score ``predict`` (default: this build) on every .tml file under ``folder``.

    Raises BadInput where there is none or where one is not TimeML.
    """
    hits: list[DocumentHits] = []
    predictions: list[dict[str, Any]] = []
    for path in _files(folder, ".tml", "TimeML"):
        name = path.relative_to(folder).as_posix()
        document = read_timeml(path.read_bytes(), name=name)
        found = [e for e in predict(document.text, document.published) if not _is_event(e)]
        pairs = list(_align(document.times, found))
        hits.append(_hits(pairs))
        predictions += [_item(name, *pair) for pair in pairs]
    return _figures(hits, predictions)


def _files(folder: Path, ending: str, what: str) -> list[Path]:
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
            partner = next((f for f in left if _meets(mention, f, exact=exact)), None)
            if partner is None:
                still.append(mention)
            else:
                left.remove(partner)
                yield mention, partner
        gold = still
    yield from ((mention, None) for mention in gold)
    yield from ((None, extra) for extra in left)


def _meets(mention: TimeMention | DatedStretch, found: TimeExpression, *, exact: bool) -> bool:
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
        strict=sum(_meets(g, f, exact=True) for g, f in both),
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


def score_placed(folder: Path, predict: Predict = _find) -> PlacedScores:
    """Score ``predict`` on the `date` elements of every .xml file under ``folder``.

    Raises BadInput where there is none or where one is not TEI. What lies on a `time` element is
    left out, as are expressions without a place in the calendar (lengths, "now").
    """
    hits: list[DocumentHits] = []
    predictions: list[dict[str, Any]] = []
    for path in _files(folder, ".xml", "TEI"):
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
        if _calendar(e) and not any(_meets(clock, e, exact=False) for clock in article.clocks)
    ]
    for stretch in article.dates:
        near = [e for e in left if _meets(stretch, e, exact=False)]
        partner = next((e for e in near if _meets(stretch, e, exact=True)), next(iter(near), None))
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
        strict=sum(_meets(g, f, exact=True) for g, f in both),
        relaxed=len(both),
        value=sum(_same_bounds(g.edtf, _calendar(f)) for g, f in both),
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


def score_phrases(
    table: Path, predict: Callable[[str, date | None], str | None] = phrase_to_edtf
) -> PhraseScores:
    """Score ``predict`` on a TSV of phrase, publication date (may be empty) and EDTF.

    A first line of column names is left out. Raises BadInput naming the line that cannot be read.
    """
    items: list[dict[str, Any]] = []
    for number, phrase, published, gold in _phrases(table):
        predicted = predict(phrase, published)
        items.append({"id": number, "phrase": phrase, "gold": gold or None, "predicted": predicted})
    if not items:
        raise BadInput(f"{table}: found no phrase; expected lines of phrase, date, EDTF")
    return PhraseScores(
        len(items),
        exact=sum(i["gold"] == i["predicted"] for i in items) / len(items),
        same_bounds=sum(_same_bounds(i["gold"], i["predicted"]) for i in items) / len(items),
        predictions=tuple(items),
    )


def _phrases(table: Path) -> Iterator[tuple[int, str, date | None, str]]:
    for number, line in enumerate(table.read_text(encoding="utf-8").splitlines(), 1):
        cells = [cell.strip() for cell in line.split("\t")]
        if not line.strip() or line.startswith("#") or (number == 1 and cells[0] == "phrase"):
            continue
        if len(cells) < 3:
            raise BadInput(f"{table} line {number}: found {len(cells)} columns, expected 3")
        yield number, cells[0], _published(table, number, cells[1]), cells[2]


def _published(table: Path, number: int, cell: str) -> date | None:
    try:
        return date.fromisoformat(cell) if cell else None
    except ValueError as error:
        raise BadInput(
            f"{table} line {number}: found date {cell!r}, expected YYYY-MM-DD or nothing"
        ) from error


def _same_bounds(gold: str | None, predicted: str | None) -> bool:
    if not gold or not predicted or not is_valid(gold) or not is_valid(predicted):
        return (gold or None) == predicted
    first = bounds(gold)
    # Without bounds (years before 1) only the very string is the same.
    return first == bounds(predicted) and (first != (None, None) or gold == predicted)
