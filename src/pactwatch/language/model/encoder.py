"""Words in, the model's scores out: the only place that opens the neural runtime.

Loads pactwatch-en from the package (model.onnx, tokenizer.json, model.json), checks its hash, and
reads any number of words in overlapping windows; each word's scores come from the window where it
stands most centrally. Refuses to decide anything: decoding is in spans, trees and links.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from pactwatch.errors import StopRun
from pactwatch.language.model.pieces import Pieces, Window, feed, shape_ids, windows
from pactwatch.language.model.reading import Labels, Reading, Table
from pactwatch.text.words import Word

__all__ = ["Encoder", "ModelFacts", "Reading"]

_OUTPUTS = (
    "spans",
    "names",
    "pos",
    "rel",
    "arc_dep",
    "arc_head",
    "link_q",
    "link_k",
    "hedges",
    "certainty",
    "ref_q",
    "ref_k",
)
# A model that is being made has no output for the network that reads acts yet.
_ASKED_IF_THERE = "mixed"
_STOPS = frozenset((".", "?", "!"))
# Windows that run together; more gains nothing on two cores and costs memory.
_BATCH = 8
_REMEMBERED_WORDS = 50_000


@dataclass(frozen=True, slots=True)
class ModelFacts:
    """What model.json states: who the model is, and the limits it was trained with."""

    name: str
    version: str
    sha256: str
    window_pieces: int
    overlap_pieces: int
    word_pieces: int
    scores: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.name} {self.version} sha256:{self.sha256}"


class Encoder:
    """The shipped model, ready to read. Build with :meth:`load`; safe to share between threads."""

    def __init__(self, model: bytes, tokenizer: str, record: dict[str, Any], threads: int) -> None:
        """Use the three files' contents; StopRun where model.json names another model.onnx."""
        found = hashlib.sha256(model).hexdigest()
        if found != record["sha256"]:
            raise StopRun(
                f"model.onnx has SHA-256 {found}, model.json expects {record['sha256']}: "
                "the installation is damaged, install pactwatch again"
            )
        limits = record["window"]
        self.facts = ModelFacts(
            record["name"],
            record["version"],
            found,
            limits["pieces"],
            limits["overlap"],
            limits["word_pieces"],
            record["scores"],
        )
        self.labels = Labels.from_record(record)
        self._session = _session(model, threads)
        given = {out.name for out in self._session.get_outputs()}
        self._asked = [*_OUTPUTS, *({_ASKED_IF_THERE} & given)]
        self._tokenizer = _tokenizer(tokenizer)
        self._marks = (self._id("[CLS]"), self._id("[SEP]"))
        self._unknown = self._id("[UNK]")
        self._cut = lru_cache(_REMEMBERED_WORDS)(self._pieces)

    @classmethod
    def load(cls, *, threads: int = 1) -> "Encoder":
        """The package's own model, loaded once per number of threads (about 0.3 s, 120 MB)."""
        return _load(threads)

    def read(self, words: Sequence[Word]) -> Reading:
        """Score every word; memory grows with about 2 KB a word."""
        pieces = [self._cut(word.text) for word in words]
        shapes = shape_ids(words)
        cover = windows(
            [len(p) for p in pieces],
            limit=self.facts.window_pieces - 2,
            overlap=self.facts.overlap_pieces,
        )
        tables = self._tables(len(words))
        kept = _most_central(cover)
        for group in _batches(cover, pieces):
            found = self._run([cover[i] for i in group], pieces, shapes)
            for row, i in enumerate(group):
                self._keep(tables, found, row, cover[i], kept[i], pieces)
        stops = np.array([word.text in _STOPS for word in words], dtype=np.bool_)
        opens = np.array([word.opens for word in words], dtype=np.bool_)
        return Reading(self.labels, stops, opens, **tables)

    def _tables(self, n: int) -> dict[str, Table]:
        widths = {out.name: out.shape[-1] for out in self._session.get_outputs()}
        return {name: np.zeros((n, widths[name]), dtype=np.float32) for name in self._asked}

    def _run(self, group: list[Window], pieces: Pieces, shapes: list[int]) -> dict[str, Table]:
        found = self._session.run(self._asked, feed(group, pieces, shapes, self._marks))
        return dict(zip(self._asked, found, strict=True))

    def _keep(
        self,
        tables: dict[str, Table],
        found: dict[str, Table],
        row: int,
        window: Window,
        kept: Window,
        pieces: Pieces,
    ) -> None:
        lengths = [len(p) for p in pieces[window.first : window.last]]
        firsts = 1 + np.concatenate(([0], np.cumsum(lengths)[:-1]))
        chosen = firsts[kept.first - window.first : kept.last - window.first]
        for name in self._asked:
            tables[name][kept.first : kept.last] = found[name][row, chosen]

    def _pieces(self, text: str) -> tuple[int, ...]:
        ids: list[int] = self._tokenizer.encode(text, add_special_tokens=False).ids
        return tuple(ids[: self.facts.word_pieces]) or (self._unknown,)

    def _id(self, mark: str) -> int:
        found: int | None = self._tokenizer.token_to_id(mark)
        if found is None:
            raise StopRun(f"tokenizer.json has no {mark}: install pactwatch again")
        return found


@lru_cache(maxsize=4)
def _load(threads: int) -> Encoder:
    folder = files("pactwatch.resources") / "model"
    try:
        model = (folder / "model.onnx").read_bytes()
        tokenizer = (folder / "tokenizer.json").read_text(encoding="utf-8")
        record = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise StopRun(
            f"{error.filename} is missing: expected model.onnx, tokenizer.json and model.json in "
            "the package, install pactwatch again"
        ) from error
    return Encoder(model, tokenizer, record, threads)


def _session(model: bytes, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def _tokenizer(text: str) -> Tokenizer:
    tokenizer = Tokenizer.from_str(text)
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def _most_central(cover: list[Window]) -> list[Window]:
    """The words each window answers for: neighbours meet in the middle of what they share."""
    cuts = [0, *((a.last + b.first) // 2 for a, b in pairwise(cover))]
    ends = [*cuts[1:], cover[-1].last] if cover else []
    return [Window(first, last) for first, last in zip(cuts, ends, strict=bool(cover))]


def _batches(cover: list[Window], pieces: Pieces) -> list[list[int]]:
    """Windows of like length together, so that little is padded."""
    sizes = [sum(len(p) for p in pieces[w.first : w.last]) for w in cover]
    order = sorted(range(len(cover)), key=lambda i: -sizes[i])
    return [order[i : i + _BATCH] for i in range(0, len(order), _BATCH)]
