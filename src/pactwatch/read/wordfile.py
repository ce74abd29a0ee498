"""The bytes of a word processor's file (docx) in, its text with its own title and author out.

A docx is a zip archive of XML parts. Read are the body in the order of the page (paragraphs, lists,
tables row by row), then the footnotes and endnotes, which hold where a report has its facts from.
Of tracked changes the text stands as if all were accepted; what was taken out, hidden text, fields'
codes and comments are left out, and a note says so. Places in the archive mean nothing to a reader,
so that no character has one. Our own, since python-docx leaves out inserted text and footnotes and
shows what is hidden. Refuses what needs a password, and archives that unpack to more than a
document holds.
"""

import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from pactwatch.errors import SkipItem
from pactwatch.read.kinds import WORD_BODY as _BODY

__all__ = ["WordFile", "read_word_file"]

# A report of 400 pages has six megabytes of XML. Guess.
LARGEST_PART = 60_000_000

# Notes stand behind the body, in this order.
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_PROPERTIES = "docProps/core.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
# A shape is written twice, for programs of two ages: the second time is left out.
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# What nobody reads on the page: text taken out or moved away, codes of fields.
_TAKEN_OUT = ("del", "moveFrom", "delText", "instrText", "delInstrText")
_UNSEEN = frozenset({_FALLBACK, *(_W + name for name in _TAKEN_OUT)})
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


# RuntimeError: the archive asks for a password.
_DAMAGED = (
    etree.XMLSyntaxError,
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    RuntimeError,
    OSError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class WordFile:
    """Text, title and author as the file has them; `notes` tell what was left out."""

    text: str
    title: str | None
    author: str | None
    notes: tuple[str, ...]


def read_word_file(content: bytes, *, name: str) -> WordFile:
    """Read a docx. Raises SkipItem, naming the file, where it is damaged, locked or too large."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {part: _parsed(archive, part, name) for part in (_BODY, *_NOTES, _PROPERTIES)}
    body = parts[_BODY]
    if body is None:
        raise SkipItem(f"{name}: found no text part, expected a document; save it as PDF or text")
    told = [list(_blocks(parts[part])) for part in (_BODY, *_NOTES)]
    return WordFile(
        "\n\n".join(block for blocks in told for block in blocks),
        _property(parts[_PROPERTIES], f"{_DC}title"),
        _property(parts[_PROPERTIES], f"{_DC}creator"),
        tuple(_left_out(body)),
    )


def _parsed(archive: zipfile.ZipFile, part: str, name: str) -> etree._Element | None:
    """The tree of a part, None where the file has none."""
    if part not in archive.namelist():
        return None
    size = archive.getinfo(part).file_size
    if size > LARGEST_PART:
        raise SkipItem(
            f"{name}: found {size:,} bytes of text with its marks, expected at most "
            f"{LARGEST_PART:,}; split the document or save its text as .txt"
        )
    # Nothing outside the file is looked up, and no entity is written out: a few bytes of them
    # make gigabytes.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(archive.read(part), parser)
    except _DAMAGED as error:
        raise SkipItem(
            f"{name}: found a word processor's file that cannot be read (damaged or locked), "
            "expected a whole one; save it again, as PDF or plain text"
        ) from error


def _blocks(tree: etree._Element | None) -> Iterator[str]:
    """Paragraphs and rows of tables in the order of the page, the empty ones left out."""
    for element in () if tree is None else _outermost(tree):
        if element.tag == f"{_W}tr":
            cells = (" ".join(_paragraphs(cell)) for cell in element.findall(f"{_W}tc"))
            text = " | ".join(cell for cell in cells if cell)
        else:
            text = _text(element)
        if text.strip():
            yield text.strip()


def _outermost(element: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and rows that stand in no other; a table within a cell is part of the cell."""
    for child in element:
        if child.tag in (f"{_W}p", f"{_W}tr"):
            yield child
        elif child.tag not in _UNSEEN:
            yield from _outermost(child)


def _paragraphs(cell: etree._Element) -> Iterator[str]:
    texts = (_text(paragraph).strip() for paragraph in cell.iter(f"{_W}p"))
    return (text for text in texts if text)


def _text(element: etree._Element) -> str:
    return "".join(_words(element))


def _words(element: etree._Element) -> Iterator[str]:
    """What is seen of an element."""
    if element.tag in _UNSEEN or _is_hidden(element):
        return
    if element.tag == f"{_W}t":
        yield element.text or ""
    elif element.tag in _BREAKS:
        yield _BREAKS[element.tag]
    else:
        for child in element:
            yield from _words(child)


def _is_hidden(run: etree._Element) -> bool:
    hidden = run.find(f"{_W}rPr/{_W}vanish") if run.tag == f"{_W}r" else None
    return hidden is not None and hidden.get(f"{_W}val") not in ("0", "false")


def _property(tree: etree._Element | None, tag: str) -> str | None:
    found = None if tree is None else tree.findtext(f".//{tag}")
    return " ".join(found.split()) or None if found else None


def _left_out(body: etree._Element) -> Iterator[str]:
    """A note on what a reader of the page does not see, and what the file still holds."""
    deleted = sum(1 for _ in body.iter(f"{_W}del", f"{_W}moveFrom"))
    if deleted:
        yield f"{deleted} tracked deletions are left out, as if they had been accepted"
    comments = sum(1 for _ in body.iter(f"{_W}commentReference"))
    if comments:
        yield f"{comments} comments are left out"
    if pictures := sum(1 for _ in body.iter(f"{_W}drawing")):
        yield f"{pictures} pictures or shapes: words within pictures are not read"
