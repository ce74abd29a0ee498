"""Reads coreference gold: CoNLL columns in, texts whose mentions point at earlier ones out.

A mention points at every earlier mention of the same entity that is in the window; a first mention
points at itself. Serves OntoGUM's three columns and LitBank's twelve: the word stands in the column
named, the brackets in the last.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from pactwatch.text.words import Word, words

from .corpus import Link, Text, join

_MARK = re.compile(r"\((\w+)\)|\((\w+)|(\w+)\)")
_WORDS_A_TEXT = 1500
# Longer mentions are clauses in a noun's dress; their words say little about who is meant.
_LONGEST = 12

Mention = tuple[int, int, str]  # tokens first <= i < last, entity


def read_coreference(path: Path, *, word: int) -> Iterator[Text]:
    """Texts of at most 1,500 tokens of one document; ``word`` is the column of the token."""
    rows = [
        line.split("\t") if "\t" in line else line.split()
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    ]
    for start in range(0, len(rows), _WORDS_A_TEXT):
        part = rows[start : start + _WORDS_A_TEXT]
        tokens = [row[word] for row in part]
        marks = [row[-1] if len(row) > word + 1 else "_" for row in part]
        yield _text(f"{path.stem}-{start}", tokens, _mentions(marks))


def _mentions(marks: list[str]) -> list[Mention]:
    found: list[Mention] = []
    open_at: dict[str, list[int]] = {}
    for i, cell in enumerate(marks):
        for single, opened, closed in _MARK.findall(cell):
            if single:
                found.append((i, i + 1, single))
            elif opened:
                open_at.setdefault(opened, []).append(i)
            elif open_at.get(closed):
                found.append((open_at[closed].pop(), i + 1, closed))
    return sorted(m for m in found if m[1] - m[0] <= _LONGEST)


def _text(name: str, tokens: list[str], mentions: list[Mention]) -> Text:
    text, ranges = join(tokens)
    found = words(text)
    earlier: dict[str, list[tuple[int, int]]] = {}
    links = []
    for first, last, entity in mentions:
        span = _cover(found, ranges[first][0], ranges[last - 1][1])
        if span[0] < span[1]:
            links.append(Link(*span, tuple(earlier.get(entity, [span]))))
            earlier.setdefault(entity, []).append(span)
    return Text(name, tuple(found), mentions=tuple(links))


def _cover(found: list[Word], start: int, end: int) -> tuple[int, int]:
    inside = [i for i, w in enumerate(found) if w.start < end and w.end > start]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)
