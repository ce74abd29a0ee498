"""Reading CoNLL files: sentences of tokens with a tag each, from the first and last column."""

from collections.abc import Iterator
from pathlib import Path

from pactwatch.errors import BadInput

Token = tuple[str, str]


def read_conll(path: Path) -> Iterator[list[Token]]:
    """Sentences of (word, tag). UNER's ten columns (id, word, tag, ...) are known by their id."""
    files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
    wanted = [f for f in files if f.suffix in {".txt", ".conll", ".iob2", ".conllu"}]
    if not wanted:
        raise BadInput(
            f"{path}: no .txt, .conll or .iob2 file; expected words with tags in columns"
        )
    for file in wanted:
        yield from _sentences(file)


def _sentences(file: Path) -> Iterator[list[Token]]:
    sentence: list[Token] = []
    for line in file.read_text("utf-8", errors="replace").splitlines():
        # Where columns are set apart by tabs, a tag may end in blanks or hold one.
        cells = [c.strip() for c in line.split("\t")] if "\t" in line else line.split()
        if not line.strip() or cells[0] == "-DOCSTART-":
            if sentence:
                yield sentence
            sentence = []
        elif not line.startswith("# ") and len(cells) > 1:
            is_uner = cells[0].isdigit() and len(cells) >= 3
            sentence.append((cells[1], cells[2]) if is_uner else (cells[0], cells[-1]))
    if sentence:
        yield sentence


def laid_out(sentence: list[Token]) -> tuple[str, list[tuple[int, int]]]:
    """The words joined by blanks, and where each stands."""
    text, places = "", []
    for word, _ in sentence:
        start = len(text) + (1 if text else 0)
        text = f"{text} {word}" if text else word
        places.append((start, start + len(word)))
    return text, places


def tagged_spans(sentence: list[Token]) -> set[tuple[int, int, str]]:
    """Half-open token ranges with their type, from BIO tags; a stray I opens a span."""
    spans: set[tuple[int, int, str]] = set()
    start, kind = 0, ""
    for i, (_, tag) in enumerate([*sentence, ("", "O")]):
        mark, _, found = tag.partition("-")
        if kind and (mark != "I" or found != kind):
            spans.add((start, i, kind))
            kind = ""
        if mark in {"B", "I"} and not kind:
            start, kind = i, found
    return spans
