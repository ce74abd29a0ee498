"""Whole invented reports, and which of their lines tell of which code's conduct.

Comes in: `tests/gold/shown/reports/*.tsv`, all fiction of ours: a report, a line of it (a sentence,
a heading, a row of a table) and what it tells: per code a sign, the word that tells it and who did
it. The file has the name of the codes' file. A line tells nothing of the other codes of the fields
that its report is about: most lines tell of none, and that is what single lines do not teach.
Goes out: `Pair`. `held*.tsv` is only scored.
"""

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pactwatch.language.words.ranges import Range

from .shown import FICTION, Code, Pair, place_of

REPORTS = FICTION / "reports"
_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Label:
    """That a line tells of a code, or its contrary, by which word, and who did it (None: nobody
    is named)."""

    code: str
    is_contrary: bool
    at: Range
    agent: Range | None


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A line of a report with its labels; `about` are the codes that its report is about."""

    text: str
    labels: tuple[Label, ...]
    about: tuple[str, ...]


def read_reports(codes: Mapping[str, Code]) -> list[ReportLine]:
    """The lines of the reports on any of these codes (a part, `shown.read_codes`), each with what
    it tells of all and about which of these its report is. ValueError where a line has other than
    three columns, or a word does not stand in it."""
    found = list[ReportLine]()
    for path in sorted(REPORTS.glob("*.tsv")):
        rows = defaultdict[str, list[tuple[str, tuple[Label, ...]]]](list)
        for row in path.read_text("utf-8").splitlines():
            if row.count("\t") != _COLUMNS - 1:
                raise ValueError(f"{row!r} of {path}: not {_COLUMNS} columns")
            report, text, told = row.split("\t")
            rows[report].append((text, tuple(_labels(path.stem, text, told))))
        for lines in rows.values():
            about = _about(lines, codes)
            found += [ReportLine(text, labels, about) for text, labels in lines]
    return [line for line in found if line.about]


def _labels(stem: str, text: str, told: str) -> Iterator[Label]:
    for one in filter(None, told.split(";")):
        code, sign, word, agent = one.split("|")
        at = place_of(text, word)
        if at is None or sign not in {"+", "-"}:
            raise ValueError(f"{one!r}: no label of {text!r}")
        yield Label(f"{stem}/{code}", sign == "-", at, place_of(text, agent))


def _about(
    lines: Sequence[tuple[str, tuple[Label, ...]]], codes: Mapping[str, Code]
) -> tuple[str, ...]:
    fields = {_field(label.code) for _, labels in lines for label in labels}
    return tuple(code for code in codes if _field(code) in fields)


def _field(code: str) -> str:
    return code.rpartition(".")[0]


def report_pairs(
    lines: Sequence[ReportLine], codes: Mapping[str, Code], each: int, chance: random.Random
) -> Iterator[Pair]:
    """Each line beside every code that it tells of, and beside as many as `each` of those of its
    report that it does not."""
    for line in lines:
        told = {label.code: label for label in line.labels if label.code in codes}
        for label in told.values():
            kind = "report, contrary" if label.is_contrary else "report, shows"
            words = codes[label.code].words(chance)
            yield Pair(line.text, words, not label.is_contrary, label.is_contrary, label.at, kind)
        others = [code for code in line.about if code not in told]
        for code in chance.sample(others, min(each, len(others))):
            yield _not_told(line, code, codes[code].words(chance))


def _not_told(line: ReportLine, code: str, words: str) -> Pair:
    """What tells of a sister may tell a code's contrary, and nobody looked."""
    is_sister = any(_field(label.code) == _field(code) for label in line.labels)
    kind = "report, other" if line.labels else "report, nothing"
    return Pair(line.text, words, False, None if is_sister else False, None, kind)
