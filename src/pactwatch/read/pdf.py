"""The bytes of a PDF in, its text page by page with the place of every character out.

Characters and their positions come from PDFium through pypdfium2; lines, columns and paragraphs
are put together in `page_lines` and `page_blocks`. Running heads and page numbers are left out
and counted in a note. Refuses to recognise text in pictures, to run scripts and to ask passwords.
"""

import ctypes
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from ftfy import fix_encoding
from ftfy.badness import is_bad

from pactwatch.domain.document import Page, Run
from pactwatch.errors import SkipItem
from pactwatch.read.assembly import Assembly, Piece
from pactwatch.read.page_blocks import Block, blocks_of, goes_on
from pactwatch.read.page_furniture import without_furniture
from pactwatch.read.page_lines import Glyph, Line, lines_of

__all__ = ["PDFIUM", "Pdf", "opened", "read_pdf"]

# PDFium is not thread-safe: every call into it happens under this one lock.
PDFIUM = threading.Lock()

# The longest reports have under two thousand pages; a file that promises more is damaged or
# hostile. Guess.
_MOST_PAGES = 5_000
# A character with its box takes about two hundred bytes and eight microseconds.
_MOST_CHARACTERS = 3_000_000

_PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD
_SURROGATES = range(0xD800, 0xE000)


@dataclass(frozen=True, slots=True)
class Pdf:
    """Working text of a PDF; runs lead to (page from 1, PDFium's character index there)."""

    text: str
    char_map: tuple[Run, ...]
    pages: tuple[Page, ...]
    title: str | None
    author: str | None
    notes: tuple[str, ...]


def read_pdf(content: bytes, *, name: str) -> Pdf:
    """Read all pages. Raises SkipItem for encrypted, damaged, empty and text-less files."""
    with PDFIUM:
        document = opened(content, name)
        try:
            pages = list(_pages(document, name))
            described = document.get_metadata_dict(skip_empty=True)
        finally:
            document.close()
    if not any(pages):
        raise SkipItem(_without_text(name, pages))
    lines = [lines_of(glyphs or []) for glyphs in pages]
    kept, left_out = without_furniture(lines)
    assembly, ranges = _assembled([blocks_of(page) for page in kept])
    damaged = [str(number) for number, glyphs in enumerate(pages, 1) if glyphs is None]
    return Pdf(
        text=assembly.text,
        char_map=assembly.char_map,
        pages=tuple(ranges),
        title=_declared(described.get("Title")),
        author=_declared(described.get("Author")),
        notes=tuple(_notes(damaged, left_out, pages)),
    )


def opened(content: bytes, name: str) -> pdfium.PdfDocument:
    """The PDF opened, to be used and closed under the lock. Raises SkipItem where it cannot be."""
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD_ERROR:
            raise SkipItem(
                f"{name}: found an encrypted PDF, expected one that opens without a password; "
                "save an unprotected copy"
            ) from error
        raise SkipItem(
            f"{name}: found a damaged or truncated PDF, expected a complete one; "
            "fetch the file again"
        ) from error
    if not 0 < len(document) <= _MOST_PAGES:
        count = len(document)
        document.close()
        raise SkipItem(
            f"{name}: found a PDF with {count:,} pages, expected 1 to {_MOST_PAGES:,}; "
            "split the file"
        )
    return document


def _pages(document: pdfium.PdfDocument, name: str) -> Iterator[list[Glyph] | None]:
    total = 0
    for number in range(len(document)):
        glyphs = _glyphs(document, number)
        total += len(glyphs or ())
        if total > _MOST_CHARACTERS:
            raise SkipItem(
                f"{name}: found a PDF with more than {_MOST_CHARACTERS:,} characters by page "
                f"{number + 1}, expected fewer; split the file"
            )
        yield glyphs


def _without_text(name: str, pages: list[list[Glyph] | None]) -> str:
    if all(glyphs is None for glyphs in pages):
        return (
            f"{name}: found a PDF none of whose {len(pages)} pages can be loaded, expected a "
            "complete one; fetch the file again"
        )
    return (
        f"{name}: found a PDF with no text layer on {len(pages)} pages (a scan?), expected text; "
        "run text recognition on it and add the result"
    )


def _glyphs(document: pdfium.PdfDocument, number: int) -> list[Glyph] | None:
    """The page's characters in PDFium's order; None where the page cannot be loaded."""
    try:
        page = document[number]
    except pdfium.PdfiumError:
        return None
    try:
        text = page.get_textpage()
        count = min(text.count_chars(), _MOST_CHARACTERS + 1)
        return [glyph for at in range(count) if (glyph := _glyph(text, at)) is not None]
    except pdfium.PdfiumError:
        return None
    finally:
        page.close()


def _glyph(text: pdfium.PdfTextPage, at: int) -> Glyph | None:
    """One character with its box; line ends that PDFium made up are left to the layout."""
    code = raw.FPDFText_GetUnicode(text, at)
    is_hyphen = raw.FPDFText_IsHyphen(text, at) == 1
    char = "-" if is_hyphen else chr(code) if code not in _SURROGATES else "\ufffd"
    if char in "\r\n\0" or (not char.isprintable() and not char.isspace()):
        return None
    x, y = ctypes.c_double(), ctypes.c_double()
    box = raw.FS_RECTF()
    has_place = raw.FPDFText_GetCharOrigin(text, at, x, y)
    if not has_place or not raw.FPDFText_GetLooseCharBox(text, at, box):
        return None
    size = raw.FPDFText_GetFontSize(text, at) or (box.top - box.bottom)
    return Glyph(
        at=at,
        char=" " if char.isspace() else char,
        left=box.left,
        right=box.right,
        base=y.value,
        size=abs(box.top - box.bottom) or abs(size) or 1.0,
        is_made_up=raw.FPDFText_IsGenerated(text, at) == 1,
        is_hyphen=is_hyphen,
    )


def _assembled(pages: list[list[Block]]) -> tuple[Assembly, list[Page]]:
    words = _known_words(pages)
    assembly, ranges, is_open = Assembly(), [], False
    for number, blocks in enumerate(pages, 1):
        if assembly.length and blocks and not is_open:
            assembly.add(Piece("\n\n"))
        start = assembly.length
        for at, block in enumerate(blocks):
            if at:
                assembly.add(Piece("\n\n"))
            after = _following(pages, number) if block is blocks[-1] else None
            is_open = after is not None
            assembly.extend(_mended(_block_pieces(block, number, words, after)))
        ranges.append(Page(number, start, assembly.length))
    return assembly, ranges


def _following(pages: list[list[Block]], number: int) -> Line | None:
    """The line on the next page in which the last sentence of this one goes on."""
    first = next((blocks[0].lines[0] for blocks in pages[number:] if blocks), None)
    last = pages[number - 1][-1].lines[-1]
    return first if first is not None and goes_on(last, first) else None


def _known_words(pages: list[list[Block]]) -> frozenset[str]:
    """Every word that stands within a line, hyphens included: evidence for how a cut word is
    written where it is not cut."""
    return frozenset(
        word.strip(".,;:()[]“”\"'’").lower()
        for blocks in pages
        for block in blocks
        for line in block.lines
        for word in line.text.split()
    )


def _block_pieces(
    block: Block, page: int, words: frozenset[str], after: Line | None
) -> Iterator[Piece]:
    """The lines of a paragraph as one line: cut words joined, other line ends one space. `after`
    is the line of the next page in which it goes on."""
    for at, line in enumerate(block.lines):
        following = block.lines[at + 1] if at + 1 < len(block.lines) else after
        glyphs = line.glyphs
        is_cut = following is not None and line.text.endswith(("-", "\u2010", "\u00ad"))
        if is_cut and following is not None and drops_hyphen(line.text, following.text, words):
            glyphs = glyphs[:-1]
        yield from _line_pieces(glyphs, page)
        if following is not None and not is_cut:
            yield Piece(" ")


def _line_pieces(glyphs: tuple[Glyph, ...], page: int) -> Iterator[Piece]:
    for glyph in glyphs:
        yield Piece(glyph.char, None if glyph.is_made_up else glyph.at, page)


# First parts that keep their hyphen wherever the line ends.
_FIRST_PARTS = "al an el ul ad anti ex non self all half pro vice co cross semi"
_KEEP_HYPHEN = frozenset(_FIRST_PARTS.split())


def drops_hyphen(line: str, following: str, words: frozenset[str]) -> bool:
    """Whether a hyphen at a line's end only shows where a word was cut.

    The document itself decides where it writes the word uncut elsewhere; else a hyphen before a
    small letter is the typesetter's, unless the first part is one that takes a hyphen.
    """
    first = line.split()[-1].rstrip("-\u2010\u00ad").lower().lstrip("(“\"'‘")
    second = following.split()[0].strip(".,;:()[]“”\"'’").lower()
    if f"{first}-{second}" in words or not following[:1].islower():
        return False
    return first + second in words or (first.isalpha() and first not in _KEEP_HYPHEN)


def _mended(pieces: Iterator[Piece]) -> list[Piece]:
    """Undo text decoded twice. What the repair changed loses its place; the rest keeps it."""
    found = list(pieces)
    text = "".join(piece.text for piece in found)
    if not is_bad(text):
        return found
    return list(_kept(found, text.split(" "), fix_encoding(text).split(" ")))


def _kept(pieces: list[Piece], old: list[str], new: list[str]) -> Iterator[Piece]:
    """One piece is one character: walk both texts word by word."""
    if len(old) != len(new):
        yield Piece(" ".join(new))
        return
    at = 0
    for before, after in zip(old, new, strict=True):
        end = at + len(before)
        yield from pieces[at:end] if before == after else (Piece(after),)
        yield from pieces[end : end + 1]
        at = end + 1


def _notes(damaged: list[str], left_out: int, pages: list[list[Glyph] | None]) -> Iterator[str]:
    if damaged:
        yield f"pages that could not be loaded: {', '.join(damaged)}"
    empty = [str(number) for number, glyphs in enumerate(pages, 1) if glyphs == []]
    if empty:
        yield f"pages without a text layer: {', '.join(empty)}"
    if left_out:
        yield f"running heads, feet and page numbers left out: {left_out} lines"


# What programs put there when nobody filled it in.
_NOT_FILLED_IN = re.compile(r"(?:untitled|anonymous|unspecified|\(.*\)|microsoft word - .*)?", re.I)


def _declared(value: str | None) -> str | None:
    text = " ".join((value or "").split())
    return None if _NOT_FILLED_IN.fullmatch(text) else text
