"""Statements as the shipped model's output `mixed` has them, for the reader of acts alone.

Comes in: `sayings.py`. Goes out: the same examples as `act_training.py` makes, with one row of
`mixed` a word in place of the encoder's seven states. Whoever trains on these leaves `mixed` as it
is, so that the other networks that read it stay as they are.
"""

from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor

from pactwatch.language.grammar.engine import default_engine
from pactwatch.language.model.acts_heard import spread

from .act_training import Example, example_of, key_of
from .release import RESOURCES, sha_of
from .sayings import Told

_ENCODER = "encoder"  # beside the statements: the hash of what read them


def read_mixed(told: Sequence[Told], kept: Path) -> list[Example]:
    """Every statement with the rows of `mixed` of its words, (W, 256) in float16. What stands in
    ``kept``, as this encoder reads it, is not read again."""
    encoder = sha_of(RESOURCES / "model.onnx")
    stored = torch.load(kept, weights_only=False) if kept.exists() else {}
    if stored.get(_ENCODER) != encoder:
        stored = {_ENCODER: encoder}
    new = [one for one in told if any(key_of(one, s) not in stored for s in one.sayings)]
    for n, one in enumerate(new):
        stored |= _rows(one)
        if n % 200 == 0:
            print(f"acts: {n} of {len(new)} texts", flush=True)
    if new:
        torch.save(stored, kept)
    return [
        example_of(one, saying, rows)
        for one in told
        for saying in one.sayings
        if len(rows := stored[key_of(one, saying)])
    ]


def _rows(told: Told) -> dict[str, Tensor]:
    """By statement; no row where no word is its content."""
    parsed = default_engine().read(told.text)
    found: dict[str, Tensor] = {}
    for saying in told.sayings:
        chosen, _ = spread(parsed.words, saying.content, saying.cue, saying.source)
        rows = torch.zeros(0)
        if chosen and parsed.mixed is not None:
            rows = torch.from_numpy(parsed.mixed[chosen].copy()).half()
        found[key_of(told, saying)] = rows
    return found
