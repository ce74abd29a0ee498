"""What tests of whole texts share: documents from text, the shipped codebook, rows of the gold
table.
"""

import functools
import re
import tomllib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from pactwatch.domain.actor import Actor
from pactwatch.domain.document import Document
from pactwatch.domain.ids import sha256_text
from pactwatch.domain.reading import Extraction
from pactwatch.domain.statement import Statement
from pactwatch.language import extract
from pactwatch.pipeline.extraction import default_codebook

PUBLISHED = date(2021, 2, 17)
GOLD = Path(__file__).parent.parent / "gold"


def document(text: str, **facts: Any) -> Document:
    """A plain-text document published on a Wednesday."""
    digest = sha256_text(text)
    given = {"published": PUBLISHED, "language": "en", **facts}
    return Document(digest, text, digest, "text/plain", "text.txt", **given)


def read(text: str, *, actors: Sequence[Actor] = (), **facts: Any) -> Extraction:
    """Everything the shipped model and rules read out of a text."""
    return extract(document(text, **facts), default_codebook(), actors=actors)


@functools.cache
def rows() -> list[dict[str, Any]]:
    """The texts of tests/gold/statements.toml."""
    found: list[dict[str, Any]] = tomllib.loads((GOLD / "statements.toml").read_text("utf-8"))[
        "text"
    ]
    return found


def likeness(statement: Statement, words: str) -> float:
    """Jaccard overlap of a statement's words with some words."""
    one = set(re.findall(r"\w+", " ".join(s.text for s in statement.content).lower()))
    other = set(re.findall(r"\w+", words.lower()))
    return len(one & other) / len(one | other) if one | other else 0.0


def best(extraction: Extraction, words: str, speaker: str | None = None) -> Statement:
    """The statement most like the words, of two alike the speaker's (one asserts, one denies it);
    an AssertionError where none is like enough."""

    def fit(statement: Statement) -> tuple[float, bool]:
        return likeness(statement, words), statement.speaker.name == speaker

    found = max(extraction.statements, key=fit, default=None)
    assert found is not None, f"no statement at all, expected “{words}”"
    assert likeness(found, words) >= 0.6, f"nearest to “{words}” is {found.content}"
    return found
