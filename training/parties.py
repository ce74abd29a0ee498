"""Deeds of which people said who did them and to whom, as the network for parties reads them.

Comes in: `benchmark/gold/deeds.jsonl` (the deed's word and the heads of both sides), `judged.jsonl`
(claims of the program whose agent or counterpart is right) and `codes.jsonl` (roles of a clause,
without the deed's word). Held clauses are left out. Goes out: per deed the rows of `mixed` of its
sentence, the deed's words, and the places of agent and counterpart.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from pactwatch.domain.ids import sha256_text
from pactwatch.language.words.ranges import Range

from .deeds import GOLD, is_held, stretch_of, touched
from .judged import AGENT, WRONG
from .own import whole_text
from .release import RESOURCES, sha_of

_COUNTERPART = "C"
# The sentence names none; nobody knows who it is.
NONE, OPEN = -1, -100
# What a word shows only by a program's own trigger, or by no word at all, teaches less.
_LESS = 0.5


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed in its sentence: `mixed` (W, 256), the places of the words that show it (none: not
    known), the places of both sides' heads (NONE, OPEN), and how much it weighs."""

    name: str
    code: str
    mixed: Tensor
    shown: tuple[int, ...]
    sides: tuple[int, int]
    weight: float


@dataclass(frozen=True, slots=True)
class _Row:
    """A deed before its text is read; a side is a range, None for none, () for not known."""

    name: str
    text: str
    content: tuple[Range, ...]
    code: str
    shown: tuple[Range, ...]
    sides: tuple[Range | tuple[()] | None, ...]
    weight: float


def read_parties(data: Path, kept: Path) -> list[Deed]:
    """Every deed of the gold; what ``kept`` has of the same rows, as this encoder reads them, is
    not read again. SystemExit where a text is another one."""
    encoder = sha_of(RESOURCES / "model.onnx")
    stored: dict[str, Deed | None] = torch.load(kept, weights_only=False) if kept.exists() else {}
    found = {sha256_text(f"{encoder} {row!r}"): row for row in _rows(data)}
    new = [key for key in found if key not in stored]
    for n, key in enumerate(new):
        row = found[key]
        stored[key] = deed_of(row, *stretch_of(row.text, row.content)[:2])
        if n % 500 == 0:
            print(f"parties: {n} of {len(new)} deeds", flush=True)
    if new:
        torch.save({key: stored[key] for key in found}, kept)
    return [one for key in found if (one := stored[key]) is not None]


def _rows(data: Path) -> Iterator[_Row]:
    for name, make in _SOURCES.items():
        for row in map(json.loads, (GOLD / name).read_text("utf-8").splitlines()):
            if not is_held(row):
                yield from make(data, row)


def _of_deeds(data: Path, row: Mapping[str, Any]) -> Iterator[_Row]:
    for deed in (d for d in row["deeds"] if "agent_at" in d):
        sides = tuple(_range(deed[key]) for key in ("agent_at", "counterpart_at"))
        yield _row(data, row, deed["conduct"], (deed["at"],), sides, 1.0)


def _of_codes(data: Path, row: Mapping[str, Any]) -> Iterator[_Row]:
    for claim in row["claims"]:
        sides = tuple(_range(claim[key]) for key in ("agent_at", "counterpart_at"))
        yield _row(data, row, claim["conduct"], (), sides, _LESS)


def _of_judged(data: Path, row: Mapping[str, Any]) -> Iterator[_Row]:
    verdict = row["verdict"]
    if WRONG in verdict:
        return
    sides = tuple(
        () if letter in verdict else _range(next(iter(row[key]), None))
        for letter, key in ((AGENT, "agent_at"), (_COUNTERPART, "counterpart_at"))
    )
    yield _row(data, row, row["conduct"], row["shown_at"], sides, _LESS)


_SOURCES = {"deeds.jsonl": _of_deeds, "codes.jsonl": _of_codes, "judged.jsonl": _of_judged}


def _row(
    data: Path,
    row: Mapping[str, Any],
    code: str,
    shown: Sequence[Sequence[int]],
    sides: tuple[Range | tuple[()] | None, ...],
    weight: float,
) -> _Row:
    content, at = (tuple((a, b) for a, b in ranges) for ranges in (row["content"], shown))
    return _Row(row["document"], whole_text(data, row), content, code, at, sides, weight)


def _range(at: Sequence[int] | None) -> Range | None:
    return None if at is None else (at[0], at[1])


def deed_of(row: _Row, near: Sequence[Range], mixed: Tensor) -> Deed | None:
    """The deed among the words `near`; None where its own words are not among them."""
    shown = tuple(sorted(touched(near, row.shown)))
    if row.shown and not shown:
        return None
    one, other = (_place(near, side) for side in row.sides)
    return Deed(row.name, row.code, mixed, shown, (one, other), row.weight)


def _place(near: Sequence[Range], side: Range | tuple[()] | None) -> int:
    """The last word of a mention is taken for its head; one that stands elsewhere is not known."""
    if side is None:
        return NONE
    return max(touched(near, [side]), default=OPEN) if side else OPEN
