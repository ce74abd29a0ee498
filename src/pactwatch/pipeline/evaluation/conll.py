"""Reading CoNLL files: sentences of tokens with a tag each, laid out as print has them.

Words stand in the first column and tags in the last; UNER's lines begin with the word's number and
hold the tag third. Columns are set apart by tabs or blanks; a tag may end in blanks. A document
begins at `-DOCSTART-` or `# newdoc`, where the file has either.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from pactwatch.errors import BadInput

__all__ = ["Sentence", "laid_out", "read_conll", "tagged_spans"]

Token = tuple[str, str]
# A file with so many times more hyphens alone than inside words sets them apart. Guess.
_APART = 10
_SUFFIXES = frozenset({".txt", ".conll", ".iob2", ".conllu"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words with their tags; `text` is the sentence as it was printed, where the file says so.

    `is_first` marks the first sentence of a document, `has_split_hyphens` a file that sets every
    hyphen apart ("al - Velm"), so that hyphens can be put back.
    """

    tokens: tuple[Token, ...]
    text: str | None = None
    is_first: bool = False
    has_split_hyphens: bool = field(default=False, compare=False)


def read_conll(path: Path) -> Iterator[Sentence]:
    """Sentences of every CoNLL file of a folder, or of one file. Raises BadInput where none is."""
    files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
    wanted = [f for f in files if f.suffix in _SUFFIXES]
    if not wanted:
        raise BadInput(
            f"{path}: no .txt, .conll or .iob2 file; expected words with tags in columns"
        )
    for file in wanted:
        yield from _sentences(file)


def _sentences(file: Path) -> Iterator[Sentence]:
    lines = file.read_text("utf-8", errors="replace").splitlines()
    inner = sum(1 for line in lines if re.match(r"(?:\d+\t)?\w+[-‐]\w", line))
    apart = sum(1 for line in lines if re.match(r"(?:\d+\t)?[-‐]\s", line))
    is_split = apart > _APART * inner
    # Not told by the numbers: CoNLL 2003 has tables of results.
    is_numbered = file.suffix in {".iob2", ".conllu"} or any(w.startswith("# text") for w in lines)
    opens, text = True, None
    for is_blank, block in groupby(lines, key=lambda line: not line.strip()):
        if is_blank:
            continue
        rows = list(block)
        notes = [row for row in rows if row.startswith("# ")]
        cells = [_cells(row) for row in rows if not row.startswith("# ")]
        opens = opens or any(row.startswith("# newdoc") for row in notes)
        text = next((row[len("# text = ") :] for row in notes if row.startswith("# text = ")), None)
        if cells and cells[0][0] == "-DOCSTART-":
            opens, cells = True, cells[1:]
        if tokens := tuple(_tokens(cells, is_numbered=is_numbered)):
            yield Sentence(tokens, text, opens, is_split)
            opens = False


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("\t")] if "\t" in line else line.split()


def _tokens(rows: list[list[str]], *, is_numbered: bool) -> Iterator[Token]:
    """Words and tags; numbers like "7-8" (written together) and "7.1" (left out) are no words."""
    if is_numbered:
        yield from ((row[1], row[2]) for row in rows if row[0].isdigit() and len(row) > 2)
    else:
        yield from ((row[0], row[-1]) for row in rows if len(row) > 1)


# Set as print: what hugs the word before it, and what hugs the word after it.
_CLOSING = frozenset([".", ",", ";", ":", "!", "?", ")", "]", "}", "%", "'", "n't", "”"])
_OPENING = frozenset(["(", "[", "{", "$", "£", "€", "“"])


def laid_out(sentence: Sentence) -> tuple[str, list[tuple[int, int]]]:
    """The sentence as print has it, and where each word stands in it."""
    if sentence.text is not None and (places := _found(sentence)):
        return sentence.text, places
    text, places, is_open, hugs = "", [], False, True
    for word, _ in sentence.tokens:
        is_hyphen = word in "-‐" and sentence.has_split_hyphens
        closes = word in _CLOSING or is_hyphen or (word[0] in "'’" and len(word) > 1)
        if word == '"':
            closes, is_open = is_open, not is_open
        if text and not hugs and not closes:
            text += " "
        places.append((len(text), len(text) + len(word)))
        text += word
        hugs = word in _OPENING or is_hyphen or (word == '"' and is_open)
    return text, places


def _found(sentence: Sentence) -> list[tuple[int, int]]:
    """Where the words stand in the printed sentence; empty where one does not."""
    places: list[tuple[int, int]] = []
    at = 0
    for word, _ in sentence.tokens:
        start = (sentence.text or "").find(word, at)
        if start < 0:
            return []
        at = start + len(word)
        places.append((start, at))
    return places


def tagged_spans(sentence: Sentence) -> set[tuple[int, int, str]]:
    """Half-open token ranges with their type, from BIO tags; a stray I opens a span."""
    spans: set[tuple[int, int, str]] = set()
    start, kind = 0, ""
    for i, (_, tag) in enumerate([*sentence.tokens, ("", "O")]):
        mark, _, found = tag.partition("-")
        if kind and (mark != "I" or found != kind):
            spans.add((start, i, kind))
            kind = ""
        if mark in {"B", "I"} and not kind:
            start, kind = i, found
    return spans
