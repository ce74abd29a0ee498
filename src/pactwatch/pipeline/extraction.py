"""Stateless extraction: a file or a text in, statements out, no case."""

import functools
from collections.abc import Sequence
from datetime import date
from importlib import resources
from pathlib import Path

from pactwatch.domain.actor import Actor
from pactwatch.domain.codebook import Codebook
from pactwatch.domain.document import Document
from pactwatch.domain.reading import Extraction
from pactwatch.language import extract
from pactwatch.pipeline.inputs import read_bytes
from pactwatch.read import read_document
from pactwatch.read.codebook_file import parse_codebook


def extract_file(
    path: Path,
    *,
    published: date | None = None,
    publisher: str | None = None,
    threads: int = 1,
) -> tuple[Document, Extraction]:
    """Read one file and everything said in it. Raises SkipItem where it cannot be read."""
    document = read_document(
        read_bytes(path), name=str(path), published=published, publisher=publisher
    )
    return document, extract(document, default_codebook(), threads=threads)


def extract_text(
    text: str, *, published: date | None = None, actors: Sequence[Actor] = ()
) -> Extraction:
    """Everything said in a text that is already in hand."""
    document = read_document(text.encode("utf-8"), name="text.txt", published=published)
    return extract(document, default_codebook(), actors=actors)


def default_codebook() -> Codebook:
    """The codebook cases start from."""
    return shipped_codebook("codebook.toml")


@functools.cache
def shipped_codebook(name: str) -> Codebook:
    """A codebook that ships, by file name."""
    text = (resources.files("pactwatch.resources") / name).read_text("utf-8")
    return parse_codebook(text, name=name)
