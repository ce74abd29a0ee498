"""The first bytes of a file in, what kind of file it is out.

Content decides, the name only where content does not. Files that are recognised but cannot be
read stand in a table with what to do about them. Refuses to open anything.
"""

import io
import re
import zipfile
from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "WORD_BODY",
    "Foreign",
    "Kind",
    "foreign_kind",
    "is_pdf",
    "is_word_file",
    "looks_like_html",
    "suffix_kind",
]

# The part of a docx archive that holds its text.
WORD_BODY = "word/document.xml"


class Kind(StrEnum):
    """The kinds that are read, as media types."""

    TEXT = "text/plain"
    HTML = "text/html"
    PDF = "application/pdf"
    WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    MAIL = "message/rfc822"


@dataclass(frozen=True, slots=True)
class Foreign:
    """A file that is recognised and not read: what it is, and what the user can do."""

    what: str
    next_step: str


_AS_TEXT = "save the document as docx, PDF, HTML or plain text"
_UNPACK = "unpack it and add the files inside"
_PICTURE = "run text recognition on it and add the resulting PDF or text"
_NOT_TEXT = "add the document itself: plain text, HTML, PDF, docx or eml"

_ZIP = b"PK\x03\x04"
# Its list of contents stands at its end: one cut short is no archive to any reader.
_CUT_ARCHIVE = Foreign(
    "a damaged or truncated zip archive or office document (docx, odt, xlsx)",
    "fetch the file again",
)

# (offset, magic, kind). None of them can begin a text file, save for RTF and PostScript.
_MAGIC = (
    (0, _ZIP, Foreign("a zip archive or an office document (odt, xlsx)", _AS_TEXT)),
    (0, b"PK\x05\x06", Foreign("an empty zip archive", _NOT_TEXT)),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Foreign("an old office document or mail", _AS_TEXT)),
    (0, b"{\\rtf", Foreign("a rich-text document", _AS_TEXT)),
    (0, b"%!PS", Foreign("a PostScript document", _AS_TEXT)),
    (0, b"\x1f\x8b", Foreign("a gzip archive", _UNPACK)),
    (0, b"BZh", Foreign("a bzip2 archive", _UNPACK)),
    (0, b"\xfd7zXZ\x00", Foreign("an xz archive", _UNPACK)),
    (0, b"7z\xbc\xaf\x27\x1c", Foreign("a 7z archive", _UNPACK)),
    (0, b"Rar!\x1a\x07", Foreign("a rar archive", _UNPACK)),
    (257, b"ustar", Foreign("a tar archive", _UNPACK)),
    (0, b"\x89PNG\r\n\x1a\n", Foreign("a PNG picture", _PICTURE)),
    (0, b"\xff\xd8\xff", Foreign("a JPEG picture", _PICTURE)),
    (0, b"GIF87a", Foreign("a GIF picture", _PICTURE)),
    (0, b"GIF89a", Foreign("a GIF picture", _PICTURE)),
    (0, b"II*\x00", Foreign("a TIFF picture", _PICTURE)),
    (0, b"MM\x00*", Foreign("a TIFF picture", _PICTURE)),
    (8, b"WEBPVP8", Foreign("a WebP picture", _PICTURE)),
    (4, b"ftyp", Foreign("a film, sound or HEIF file", _NOT_TEXT)),
    (0, b"OggS\x00", Foreign("a sound file", _NOT_TEXT)),
    (0, b"ID3\x03\x00", Foreign("a sound file", _NOT_TEXT)),
    (0, b"ID3\x04\x00", Foreign("a sound file", _NOT_TEXT)),
    (0, b"\x7fELF", Foreign("a program", _NOT_TEXT)),
    (0, b"SQLite format 3\x00", Foreign("a database", _NOT_TEXT)),
)

_SUFFIXES = {
    ".htm": Kind.HTML,
    ".html": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".pdf": Kind.PDF,
    ".docx": Kind.WORD,
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".md": Kind.TEXT,
}

# The standard lets a header stand within the first 1,024 bytes (ISO 32000-1, annex H.3.4.1).
_PDF_HEADER_WITHIN = 1024
_HTML_HEAD_CHARACTERS = 4096
_OPENS_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.I)
_BEFORE_HTML = re.compile(r"\s*(?:<\?xml[^>]*>|<!--.*?-->)?", re.S)
_ELEMENT = re.compile(r"<(?:p|div|span|h[1-6]|br|a|article|section|table|ul|ol|meta|title)\b", re.I)


def is_pdf(content: bytes) -> bool:
    """Whether a PDF header stands where the standard allows it."""
    head = content[:_PDF_HEADER_WITHIN]
    return bool(re.search(rb"(?:^|[\r\n\x00])\s*%PDF-\d", head))


def is_word_file(content: bytes) -> bool:
    """Whether a zip archive holds the body of a word processor's file."""
    if not content.startswith(_ZIP):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return WORD_BODY in archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError):
        return False


def foreign_kind(content: bytes) -> Foreign | None:
    """The row of the table whose magic stands in the file, if any."""
    if content.startswith(_ZIP) and not zipfile.is_zipfile(io.BytesIO(content)):
        return _CUT_ARCHIVE
    for offset, magic, foreign in _MAGIC:
        if content.startswith(magic, offset):
            return foreign
    return None


def looks_like_html(text: str, *, suffix: str) -> bool:
    """Whether a decoded file is an HTML page; a fragment only where the name says HTML."""
    head = text[:_HTML_HEAD_CHARACTERS]
    if _OPENS_HTML.match(head, _past_comments(head)):
        return True
    return suffix_kind(suffix) is Kind.HTML and bool(_ELEMENT.search(head))


def _past_comments(head: str) -> int:
    """Where the first thing stands that is neither white space, comment nor XML declaration."""
    at = -1
    end = 0
    while end > at:
        at = end
        match = _BEFORE_HTML.match(head, at)
        end = match.end() if match else at
    return end


def suffix_kind(suffix: str) -> Kind | None:
    """What the ending of a file name promises; None where it promises nothing known."""
    return _SUFFIXES.get(suffix.lower())
