"""Sentences in which people marked what is done, as the network for deeds reads them.

Comes in: `benchmark/gold/deeds.jsonl` (real news: the word that shows each code), `codes.jsonl`
(clauses with their codes, without the word), `judged.jsonl` (claims of the program, right or
wrong), and our own fiction (`tests/gold/deeds.tsv` with words marked; conduct.tsv and sayings.tsv).
Held clauses are left out. Goes out: per text the rows of `mixed` of its words, and what is known of
them.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from pactwatch.domain.ids import sha256_text
from pactwatch.language.grammar.engine import default_engine
from pactwatch.language.words.ranges import Range

from .judged import NO_CODE, WRONG
from .own import whole_text
from .release import RESOURCES, sha_of

GOLD = Path(__file__).parent.parent / "benchmark/gold"
FICTION = Path(__file__).parent.parent / "tests/gold/deeds.tsv"
OWN = "fiction"
# Batches of codes.jsonl that are only scored.
_HELD = (6, 7)
# Characters around a stretch that are read with it, and words of them that the network sees.
_BEFORE, _BEHIND, _BESIDE = 500, 300, 4
# Most rows of our older tables show nothing beside their code.
_MOSTLY = 0.3
_MARK = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")


@dataclass(frozen=True, slots=True)
class Mark:
    """A code, and the words of which one shows it, or none of which does."""

    code: str
    places: tuple[int, ...]
    is_shown: bool = True
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of a text: `mixed` (W, 256), which of its words are asked about, and what is known
    of them. `whole` (0..1): how surely what is not marked is not there."""

    name: str
    mixed: Tensor
    inside: Tensor
    marks: tuple[Mark, ...]
    whole: float


@dataclass(frozen=True, slots=True)
class _Row:
    """A stretch before it is read: `told` are code, range of its word (None: any), whether it
    shows it, weight."""

    name: str
    text: str
    content: tuple[Range, ...]
    told: tuple[tuple[str, tuple[Range, ...], bool, float], ...]
    whole: float


def read_marked(data: Path, kept: Path) -> list[Marked]:
    """Every stretch of the gold and of our fiction; what ``kept`` has of the same rows, as this
    encoder reads them, is not read again. SystemExit where a text is another one."""
    encoder = sha_of(RESOURCES / "model.onnx")
    stored: dict[str, Marked] = torch.load(kept, weights_only=False) if kept.exists() else {}
    found = {sha256_text(f"{encoder} {row!r}"): row for row in _rows(data)}
    new = [key for key in found if key not in stored]
    for n, key in enumerate(new):
        stored[key] = _read(found[key])
        if n % 500 == 0:
            print(f"deeds: {n} of {len(new)} stretches", flush=True)
    if new:
        torch.save({key: stored[key] for key in found}, kept)
    return [stored[key] for key in found]


def _rows(data: Path) -> Iterator[_Row]:
    for name, make in _SOURCES.items():
        for row in map(json.loads, (GOLD / name).read_text("utf-8").splitlines()):
            if not is_held(row):
                yield make(data, row)
    yield from _invented()


def is_held(row: Mapping[str, Any]) -> bool:
    """Whether a row of gold is only scored."""
    return row.get("part") == "held" and row.get("batch") in _HELD


def _of_deeds(data: Path, row: Mapping[str, Any]) -> _Row:
    told = ((d["conduct"], d["at"], 0.5 if d.get("doubtful") else 1.0) for d in row["deeds"])
    marks = tuple((code, ((at[0], at[1]),), True, weight) for code, at, weight in told)
    return _Row(row["document"], whole_text(data, row), _ranges(row["content"]), marks, 1.0)


def _of_codes(data: Path, row: Mapping[str, Any]) -> _Row:
    marks = tuple((claim["conduct"], (), True, 1.0) for claim in row["claims"])
    return _Row(row["document"], whole_text(data, row), _ranges(row["content"]), marks, 1.0)


def _of_judged(data: Path, row: Mapping[str, Any]) -> _Row:
    mark = row["conduct"], _ranges(row["shown_at"]), WRONG not in row["verdict"], 1.0
    return _Row(row["document"], whole_text(data, row), _ranges(row["content"]), (mark,), 0.0)


_SOURCES = {"deeds.jsonl": _of_deeds, "codes.jsonl": _of_codes, "judged.jsonl": _of_judged}


def _ranges(given: Sequence[Sequence[int]]) -> tuple[Range, ...]:
    return tuple((at[0], at[1]) for at in given)


def _invented() -> Iterator[_Row]:
    """Our own fiction; rows of the older tables may show more codes than the one they are for."""
    from tests.language.gold_rows import conduct_rows, lines

    pairs = [(row.code, row.text) for row in conduct_rows()]
    for code, text in [*pairs, *lines("sayings.tsv")]:
        told = () if code == NO_CODE else ((code, (), True, 1.0),)
        yield _Row(OWN, text, ((0, len(text)),), told, _MOSTLY if told else 1.0)
    for line in FICTION.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            text, marks = marked_text(line)
            told = tuple((code, (at,), True, 1.0) for code, at, _ in marks)
            yield _Row(f"{OWN}/{sha256_text(text)[:8]}", text, ((0, len(text)),), told, 1.0)


def marked_text(line: str) -> tuple[str, list[tuple[str, Range, str]]]:
    """A line of deeds.tsv without its brackets; of each the code, the word's range, the sign."""
    text, at = "", 0
    marks: list[tuple[str, Range, str]] = []
    for found in _MARK.finditer(line):
        text += line[at : found.start()]
        word = len(text), len(text) + len(found[1])
        marks += [(code[:-1], word, code[-1]) for code in found[2].split("|")]
        text, at = text + found[1], found.end()
    return text + line[at:], marks


def _read(row: _Row) -> Marked:
    near, mixed, inside = stretch_of(row.text, row.content)
    marks = tuple(
        Mark(code, tuple(sorted(touched(near, at))), is_shown, weight)
        for code, at, is_shown, weight in row.told
    )
    return Marked(row.name, mixed, inside, marks, row.whole)


def stretch_of(text: str, content: Sequence[Range]) -> tuple[list[Range], Tensor, Tensor]:
    """The words of a stretch and a few beside it: their ranges, their rows of `mixed` as the model
    reads them in the text, and which of them are of the stretch."""
    first, last = content[0][0], content[-1][1]
    start = text.rfind(" ", 0, max(0, first - _BEFORE)) + 1
    parsed = default_engine().read(text[start : last + _BEHIND])
    words = [(w.start + start, w.end + start) for w in parsed.words]
    asked = touched(words, content)
    low, high = min(asked, default=0), max(asked, default=0)
    chosen = range(max(0, low - _BESIDE), min(len(words), high + _BESIDE + 1))
    assert parsed.mixed is not None
    mixed = torch.from_numpy(parsed.mixed[chosen.start : chosen.stop].copy()).half()
    return [words[i] for i in chosen], mixed, torch.tensor([i in asked for i in chosen])


def touched(words: Sequence[Range], ranges: Sequence[Range]) -> set[int]:
    """Which of the words any of the ranges touches."""
    return {i for i, w in enumerate(words) if any(w[0] < b and a < w[1] for a, b in ranges)}
