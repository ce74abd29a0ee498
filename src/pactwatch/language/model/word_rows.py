"""Words in, their static rows out: what a word means by itself, before any context.

Read straight from the shipped model.onnx: the int8 matrix `rows` with one scale a row, by the
word pieces of tokenizer.json; 12 MB, no neural session. Unlike the layers above them, which
training bent towards spans and trees, these rows still lie as pre-training left them: of all
layers they tell conduct best (docs/accuracy-codes.md). Refuses to look at context.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from pactwatch.errors import StopRun

__all__ = ["WordRows", "shipped_rows"]

Table = NDArray[np.float32]

# Numbers of the ONNX format: a model's graph, its initializers, a tensor's name and bytes.
_GRAPH, _INITIALIZER, _NAME, _RAW = 7, 5, 8, 9
# The first thousand rows of this family of vocabularies are marks and unused entries.
_FIRST_WORD = 1000


@dataclass(frozen=True, slots=True, eq=False)
class WordRows:
    """Rows of word pieces, centred, and the tokenizer that finds them."""

    rows: NDArray[np.int8]
    scale: Table
    middle: Table
    tokenizer: Tokenizer

    def of(self, word: str) -> tuple[Table, int]:
        """A word's row of length one, and its rank: the vocabulary is sorted by frequency."""
        ids = self.tokenizer.encode(word, add_special_tokens=False).ids
        pieces = ids or [self.tokenizer.token_to_id("[UNK]") or 0]
        row = (self.rows[pieces] * self.scale[pieces] - self.middle).mean(axis=0)
        unit = row / max(float(np.linalg.norm(row)), 1e-9)
        return unit.astype(np.float32), min(pieces)


@cache
def shipped_rows() -> WordRows:
    """The package's own rows, read once. Raises StopRun where the model does not hold them."""
    folder = files("pactwatch.resources") / "model"
    held = dict(_tensors((folder / "model.onnx").read_bytes()))
    missing = {"rows", "scale"} - held.keys()
    if missing:
        raise StopRun(
            f"model.onnx holds no table {sorted(missing)[0]!r}, expected rows and scale of the "
            "word pieces: install pactwatch again"
        )
    scale = np.frombuffer(held["scale"], np.float32)[:, None]
    rows = np.frombuffer(held["rows"], np.int8).reshape(len(scale), -1)
    middle = (rows[_FIRST_WORD:] * scale[_FIRST_WORD:]).mean(axis=0, dtype=np.float32)
    tokenizer = Tokenizer.from_str((folder / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return WordRows(rows, scale, middle, tokenizer)


def _tensors(model: bytes) -> Iterator[tuple[str, memoryview]]:
    """Names and bytes of the graph's tables."""
    for graph in _parts(memoryview(model), _GRAPH):
        for tensor in _parts(graph, _INITIALIZER):
            names, raws = list(_parts(tensor, _NAME)), list(_parts(tensor, _RAW))
            if names and raws:
                yield bytes(names[0]).decode("utf-8"), raws[0]


def _parts(message: memoryview, wanted: int) -> Iterator[memoryview]:
    """The fields of one number that hold bytes (protocol buffers' wire format)."""
    at = 0
    while at < len(message):
        tag, at = _number(message, at)
        kind = tag & 7
        if kind == 2:
            size, at = _number(message, at)
            if tag >> 3 == wanted:
                yield message[at : at + size]
            at += size
        elif kind == 0:
            _, at = _number(message, at)
        else:
            at += 8 if kind == 1 else 4


def _number(message: Sequence[int], at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = message[at]
        value, at, shift = value | (byte & 127) << shift, at + 1, shift + 7
        if byte < 128:
            return value, at
