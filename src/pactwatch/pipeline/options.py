"""What a caller says about what is added, and one thing that is taken in."""

from dataclasses import dataclass, field
from datetime import date

# Far above any report; below what would fill a laptop's memory when decoded.
MAX_BYTES = 200 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class AddOptions:
    """What the caller says about the inputs; `columns` is the map for CSV files.

    What is said here wins over what a document says of itself. `threads` is how many the
    language model may use.
    """

    published: date | None = None
    publisher: str | None = None
    url: str | None = None
    columns: str | None = None
    threads: int = 1


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to capture. `error` is set instead of content where it cannot be taken; `shown` is
    what a person is told of it by, where its name alone would not say which one it is."""

    name: str
    content: bytes = b""
    options: AddOptions = field(default_factory=AddOptions)
    error: str | None = None
    shown: str = ""

    @property
    def called(self) -> str:
        """What a person is told of it by."""
        return self.shown or self.name
