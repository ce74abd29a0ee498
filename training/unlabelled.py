"""Reads news without labels: for continued pre-training and for what the teachers label.

Comes in: t17's articles (set as print again), Wikinews, the bodies of FNC-1 and the text of
PolNeAR's training part. Goes out: texts of words alone. Refuses dev and test parts of PolNeAR; no
label of any corpus is read.
"""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

from pactwatch.text.words import words

from .corpus import Text, join

_LONGEST = 20_000  # characters; beyond it lie lists and logs
_MARKS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "``": '"', "''": '"', "\\/": "/"}


def read_unlabelled(data: Path) -> Iterator[Text]:
    """Texts in a fixed order, no text twice."""
    seen: set[str] = set()
    for name, text in _all(data):
        text = text.strip()[:_LONGEST]
        if text[:400] not in seen and len(text) > 200:
            seen.add(text[:400])
            yield Text(name, tuple(words(text)))


def _all(data: Path) -> Iterator[tuple[str, str]]:
    for path in sorted((data / "t17").glob("*/articles.json")):
        for row in json.loads(path.read_text(encoding="utf-8")):
            tokens = [_MARKS.get(token, token) for token in row["text"].split()]
            yield f"t17-{path.parent.name}-{row['uid']}", join(tokens)[0] if tokens else ""
    csv.field_size_limit(10_000_000)
    for path in sorted((data / "wikinews/data").glob("*.csv")):
        yield from _column(path, "text")
    yield from _column(data / "fnc1/train_bodies.csv", "articleBody")
    for path in sorted((data / "polnear/train/text").glob("*.txt")):
        yield path.stem, path.read_text(encoding="utf-8")


def _column(path: Path, column: str) -> Iterator[tuple[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        for n, row in enumerate(csv.DictReader(file)):
            yield f"{path.stem}-{n}", row[column]
