"""A document: the working text of one original, with what its page says about itself."""

from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

# `published_basis` of a day read off the first lines.
PRINTED = "PRINTED"


@dataclass(frozen=True, slots=True)
class Run:
    """Working-text characters `start..end` stand at `source..source+(end-start)` of the original.

    The unit of `source` is the code point of the decoded original for text and HTML, and the
    character index on its page for PDF (`page` counts from 1, 0 where there are no pages).
    """

    start: int
    end: int
    source: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a paginated original; `start..end` is its range in the working text."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """The working text of an original and its declared metadata (METHOD A3: Item and Rendition).

    `sha256` is of the original bytes, `text_sha256` of the working text. `published_basis` says
    where the publication date comes from: OPTION, METADATA, PRINTED (in the first lines), GUESS,
    DECISION (a person corrected it, also to unknown) or None where unknown.
    `language` is an ISO 639-1 code or None. `char_map` runs are sorted by `start`; characters
    in no run were made by the reader (a line break between blocks) and have no source.
    """

    sha256: str
    text: str
    text_sha256: str
    media_type: str
    path: str
    encoding: str | None = None
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: date | None = None
    published_basis: str | None = None
    url: str | None = None
    language: str | None = None
    pages: tuple[Page, ...] = ()
    char_map: tuple[Run, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """`doc-` and sixteen digits of the original's hash."""
        return f"doc-{self.sha256[:16]}"

    @property
    def place(self) -> str:
        """Where it stands, as a reader looks for it: its name, who published it and when."""
        facts = (PurePosixPath(self.path).name, self.publisher, self.published)
        return ", ".join(str(fact) for fact in facts if fact)
