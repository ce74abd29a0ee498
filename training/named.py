"""Reads named-entity files: CoNLL columns in, texts with BIO name tags out.

Tokens are set as print and split again by our own words; spans are carried over by characters.
"""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from random import Random

from pactwatch.text.words import Word, words

from .corpus import NAME_TAGS, Text, join

_SENTENCES_A_TEXT = 40


def read_conll(path: Path, *, seed: int = 0) -> Iterator[Text]:
    """One text per run of sentences of a document; the last column holds the tag."""
    random = Random(seed)
    for number, sentences in enumerate(_documents(path)):
        for start in range(0, len(sentences), _SENTENCES_A_TEXT):
            chunk = sentences[start : start + _SENTENCES_A_TEXT]
            yield _text(f"{path.stem}-{number}-{start}", chunk, random)


def _documents(path: Path) -> Iterator[list[list[tuple[str, str]]]]:
    document: list[list[tuple[str, str]]] = []
    lines = path.read_text(encoding="utf-8").splitlines()
    for blank, block in groupby(lines, key=lambda line: not line.strip()):
        if blank:
            continue
        rows = [(line.split()[0], line.split()[-1]) for line in block]
        if rows[0][0] == "-DOCSTART-":
            if document:
                yield document
            document = []
        else:
            document.append(rows)
    if document:
        yield document


def _text(name: str, sentences: list[list[tuple[str, str]]], random: Random) -> Text:
    body, tags, numbers = "", [], []
    found: list[Word] = []
    for number, rows in enumerate(sentences):
        # The corpus does not say where paragraphs end; both habits must be readable.
        body += "" if not body else random.choice(("\n\n", " "))
        text, ranges = join([token for token, _ in rows])
        split = words(text)
        offset = len(body)
        opens = not body or body.endswith("\n")
        tags += name_tags(
            split, [(s, e, tag) for (s, e), (_, tag) in zip(ranges, rows, strict=True)]
        )
        found += [
            Word(w.start + offset, w.end + offset, w.text, opens and i == 0)
            for i, w in enumerate(split)
        ]
        numbers += [number] * len(split)
        body += text
    return Text(name, tuple(found), names=tuple(tags), sentences=tuple(numbers))


def name_tags(split: list[Word], tagged: list[tuple[int, int, str]]) -> list[int]:
    """Tags for our words from tagged character ranges: a word takes the first tag it touches."""
    tags, last_span, span = [], None, -1
    spans: list[tuple[int, int, int, str]] = []
    for start, end, tag in tagged:
        if tag == "O":
            continue
        span += tag.startswith("B-") or not spans or spans[-1][1] + 1 < start
        spans.append((start, end, span, tag[2:]))
    for word in split:
        hit = next(((n, kind) for s, e, n, kind in spans if s < word.end and e > word.start), None)
        if hit is None:
            tags.append(0)
        else:
            tags.append(NAME_TAGS.index(("I-" if hit[0] == last_span else "B-") + hit[1]))
        last_span = hit[0] if hit else None
    return tags
