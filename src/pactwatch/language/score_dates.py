"""Scores time expressions against TimeML files and against a table of phrases.

Dates: the measures of TempEval-3 (UzZaman et al. 2013): F1 of spans, strict and relaxed (any
overlap), and of values, where a value counts if its span overlaps and the string is the same.
The document's own creation time is given to the program and not scored.
Phrases: lines of phrase, publication date, EDTF; exact strings, and beside them equal bounds.
Refuses to run any model; the caller passes the function that predicts.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from lxml import etree

from pactwatch.errors import BadInput
from pactwatch.text.dates import TimeExpression, find_times, phrase_to_edtf
from pactwatch.text.edtf import bounds, is_valid

__all__ = [
    "DateScores",
    "PhraseScores",
    "TimeMention",
    "read_timeml",
    "score_dates",
    "score_phrases",
]

Predict = Callable[[str, date | None], Sequence[TimeExpression]]


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A TIMEX3 tag of the gold text; offsets are half-open code points of the TEXT element."""

    start: int
    end: int
    value: str
    type: str


@dataclass(frozen=True, slots=True)
class TimemlDocument:
    """One TimeML article: its plain text, creation date and tagged times."""

    name: str
    text: str
    published: date | None
    times: tuple[TimeMention, ...]


@dataclass(frozen=True, slots=True)
class DateScores:
    """F1 figures from 0 to 1 over all articles, with counts and one prediction per item."""

    documents: int
    gold: int
    predicted: int
    strict_f1: float
    relaxed_f1: float
    value_f1: float
    type_f1: float
    predictions: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class PhraseScores:
    """Shares from 0 to 1 of the phrases: the same EDTF string, the same earliest and latest day."""

    phrases: int
    exact: float
    same_bounds: float
    predictions: tuple[dict[str, Any], ...]


def score_dates(folder: Path, predict: Predict | None = None) -> DateScores:
    """Score ``predict`` (default: this build) on every .tml file under ``folder``.

    Raises BadInput where there is none or where one is not TimeML.
    """
    guess = predict or (lambda text, published: find_times(text, published=published))
    documents = list(_documents(folder))
    pairs: list[tuple[str, TimeMention | None, TimeExpression | None]] = []
    for document in documents:
        found = guess(document.text, document.published)
        pairs += [(document.name, *pair) for pair in _align(document.times, found)]
    return _figures(len(documents), pairs)


def _documents(folder: Path) -> Iterator[TimemlDocument]:
    paths = sorted(folder.rglob("*.tml"))
    if not paths:
        raise BadInput(f"{folder}: found no .tml file; expected a folder of TimeML articles")
    for path in paths:
        yield read_timeml(path.read_bytes(), name=path.relative_to(folder).as_posix())


def read_timeml(content: bytes, *, name: str) -> TimemlDocument:
    """One article of TimeML 1.2; raises BadInput naming the file where it is something else."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise BadInput(f"{name}: not XML ({error}); expected TimeML 1.2") from error
    body = root.find(".//TEXT")
    if body is None:
        raise BadInput(f"{name}: found no TEXT element; expected TimeML 1.2")
    parts: list[str] = []
    times: list[TimeMention] = []
    _walk(body, parts, times)
    return TimemlDocument(name, "".join(parts), _created_on(root), tuple(times))


def _walk(element: Any, parts: list[str], times: list[TimeMention]) -> None:
    start = sum(map(len, parts))
    parts.append(element.text or "")
    for child in element:
        if isinstance(child.tag, str):
            _walk(child, parts, times)
        parts.append(child.tail or "")
    if element.tag == "TIMEX3":
        end = sum(map(len, parts))
        times.append(TimeMention(start, end, element.get("value") or "", element.get("type") or ""))


def _created_on(root: Any) -> date | None:
    for tag in root.iter("TIMEX3"):
        if tag.get("functionInDocument") in ("CREATION_TIME", "PUBLICATION_TIME"):
            try:
                return date.fromisoformat((tag.get("value") or "")[:10])
            except ValueError:
                continue
    return None


def _align(
    gold: Sequence[TimeMention], found: Sequence[TimeExpression]
) -> Iterator[tuple[TimeMention | None, TimeExpression | None]]:
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


def _meets(mention: TimeMention, found: TimeExpression, *, exact: bool) -> bool:
    if exact:
        # A last full stop belongs to "Aug." or to the sentence: annotators differ.
        stop = int(found.text.endswith("."))
        return mention.start == found.start and abs(mention.end - found.end) <= stop
    return mention.start < found.end and found.start < mention.end


def _figures(
    documents: int, pairs: Sequence[tuple[str, TimeMention | None, TimeExpression | None]]
) -> DateScores:
    both = [(g, f) for _, g, f in pairs if g and f]
    gold = sum(1 for _, g, _ in pairs if g)
    predicted = sum(1 for _, _, f in pairs if f)

    def f1(right: int) -> float:
        return 2 * right / (gold + predicted) if gold + predicted else 0.0

    return DateScores(
        documents,
        gold,
        predicted,
        strict_f1=f1(sum(_meets(g, f, exact=True) for g, f in both)),
        relaxed_f1=f1(len(both)),
        value_f1=f1(sum(g.value == f.value for g, f in both)),
        type_f1=f1(sum(g.type == f.type for g, f in both)),
        predictions=tuple(_item(*pair) for pair in pairs),
    )


def _item(name: str, gold: TimeMention | None, found: TimeExpression | None) -> dict[str, Any]:
    place = gold or found
    assert place is not None
    return {"id": f"{name}:{place.start}", "gold": _plain(gold), "predicted": _plain(found)}


def _plain(time: TimeMention | TimeExpression | None) -> dict[str, Any] | None:
    if time is None:
        return None
    return {"start": time.start, "end": time.end, "value": time.value, "type": time.type}


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
    return bounds(gold) == bounds(predicted)
