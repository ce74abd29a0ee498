"""A model's readings kept on disk, so that rules can be measured again without the model.

Comes in: texts. Goes out: the same `Parsed` the engine gives. Kept by the hash of the text and the
engine's label: another model reads anew. The folder lies outside the repository (it holds text).
"""

import hashlib
import pickle
from pathlib import Path

from pactwatch.language.grammar.engine import Engine, Parsed, default_engine

__all__ = ["RememberingEngine"]


class RememberingEngine:
    """An engine that reads each text once. Trusts its folder: give it one of your own."""

    def __init__(self, folder: Path, engine: Engine | None = None) -> None:
        self._folder = folder
        self._engine = engine or default_engine()
        folder.mkdir(parents=True, exist_ok=True)

    @property
    def label(self) -> str:
        """The label of the engine behind it."""
        return self._engine.label

    def read(self, text: str) -> Parsed:
        """The reading, from disk where it is there."""
        key = hashlib.sha256(f"{self.label}\0{text}".encode()).hexdigest()[:32]
        path = self._folder / f"{key}.pickle"
        if path.exists():
            with path.open("rb") as file:
                kept: Parsed = pickle.load(file)
            return kept
        found = self._engine.read(text)
        path.with_suffix(".part").write_bytes(pickle.dumps(found, protocol=5))
        path.with_suffix(".part").rename(path)
        return found
