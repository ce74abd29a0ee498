"""Codes with examples alone in real news: articles whose every sentence was read for what it tells.

Comes in: the data directory and `benchmark/gold/news/TOPIC/`: `codes.toml` (codes of a reader's
own), `documents.tsv` (id, digest, day) and `marks.tsv` (id, the sentence's range, code, sign, and
the ranges of the word that tells it and of who did it, "-" for nobody). Goes out: the articles as
`benchmark.reports` reads whole reports. A sign is + (told as so), - (told as not so) or f (only
planned, asked for, feared), which is no mark of a deed.
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmark.corpora import Text, document
from benchmark.reports import Marked
from pactwatch.domain.codebook import Codebook, ConductCode
from pactwatch.language.words.ranges import Range
from pactwatch.text.sentences import sentences

__all__ = [
    "NEWS",
    "NewsMark",
    "codes_of",
    "marked_news",
    "marks_of",
    "texts_of",
    "topics_there",
]

NEWS = Path(__file__).parent / "gold" / "news"


@dataclass(frozen=True, slots=True)
class NewsMark:
    """What a sentence tells of a code; ranges are half-open, in code points of the whole text."""

    document: str
    sentence: Range
    code: str
    sign: str
    word: Range
    doer: Range | None


def marked_news(data: Path, topics: list[str]) -> Iterator[Marked]:
    """Every article of these topics, of all where none is named."""
    for folder in sorted(NEWS / topic for topic in topics) or topics_there():
        marks = defaultdict[str, list[NewsMark]](list)
        for mark in marks_of(folder):
            marks[mark.document].append(mark)
        book = Codebook("news", "1", codes_of(folder))
        yield from (_marked(folder.name, t, marks[t.id], book) for t in texts_of(data, folder))


def topics_there() -> list[Path]:
    """The folders of all topics."""
    return sorted(path for path in NEWS.iterdir() if path.is_dir())


def codes_of(folder: Path) -> tuple[ConductCode, ...]:
    """The codes of a topic, families too."""
    told = tomllib.loads((folder / "codes.toml").read_text("utf-8"))["codes"]
    return tuple(
        ConductCode(
            code["id"],
            code["label"],
            code["description"],
            parent=code.get("parent"),
            examples=tuple(code.get("examples", ())),
            counter_examples=tuple(code.get("counter_examples", ())),
        )
        for code in told
    )


def texts_of(data: Path, folder: Path) -> Iterator[Text]:
    """The articles of a topic; ValueError names one that is not the text that was read."""
    for line in (folder / "documents.tsv").read_text("utf-8").splitlines():
        name, digest, _ = line.split("\t")
        text = document(data, name)
        if text.digest != digest:
            raise ValueError(f"{name}: text has digest {text.digest}, {folder.name} read {digest}")
        yield text


def marks_of(folder: Path) -> Iterator[NewsMark]:
    """The marks of a topic, in their file's order."""
    for line in (folder / "marks.tsv").read_text("utf-8").splitlines():
        name, sentence, code, sign, word, doer = line.split("\t")
        yield NewsMark(name, _range(sentence), code, sign, _range(word), _doer(doer))


def _doer(told: str) -> Range | None:
    return None if told == "-" else _range(told)


def _range(told: str) -> Range:
    start, _, end = told.partition("-")
    return int(start), int(end)


def _marked(topic: str, text: Text, marks: list[NewsMark], book: Codebook) -> Marked:
    at = tuple((start, end) for start, end in sentences(text.text))
    found = {
        (n, mark.code, mark.sign, mark.doer)
        for mark in marks
        for n, (start, end) in enumerate(at)
        if start < mark.word[1] and mark.word[0] < end
    }
    signed = frozenset((n, code, sign) for n, code, sign, _ in found if sign != "f")
    doers = {(n, code): doer for n, code, sign, doer in found if sign != "f"}
    return Marked(topic, text.text, at, signed, book, text.published or date(2000, 1, 1), doers)
