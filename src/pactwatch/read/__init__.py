"""Reading: the bytes of one file in, one `Document` with its character map out.

Knows plain text in any encoding, HTML, PDF, docx and eml, by content before file name; raises
SkipItem with one clear line for everything else. Refuses to fetch, to render, to run scripts, to
read pictures, and to find statements.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pactwatch.read.reader import read_document

__all__ = ["read_document"]


def __getattr__(name: str) -> Any:
    """What reads documents is brought in where one is read: a board reads case files alone."""
    if name == "read_document":
        from pactwatch.read.reader import read_document

        return read_document
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
