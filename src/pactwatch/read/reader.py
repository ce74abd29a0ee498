"""The bytes of one file in, one Document out, whatever the format.

Decides by content what the file is, lets the reader of that format work, and adds what all
documents have: hashes, language, notes. Everything that cannot be read raises SkipItem with one
line. Refuses to fetch, to write, and to look at anything but the bytes it is given.
"""

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from pactwatch.domain.document import PRINTED, Document, Page, Run
from pactwatch.errors import SkipItem
from pactwatch.read.kinds import (
    Kind,
    foreign_kind,
    is_pdf,
    is_word_file,
    looks_like_html,
    suffix_kind,
)
from pactwatch.read.mailfile import is_mail, read_mail
from pactwatch.read.printed import printed_date, printed_wire
from pactwatch.text.encoding import Decoded, control_share, decode
from pactwatch.text.language_id import identify

__all__ = ["LARGEST_FILE", "read_document"]

# The longest reports of monitoring bodies are scans of about thirty megabytes; a reader holds a
# file a few times in memory. Guess.
LARGEST_FILE = 50_000_000

# Noise has a control character in every ninth byte, text nearly none; legacy text with a stray
# one still passes. Guess.
_MOST_CONTROLS = 0.02
_EXPECTED = "plain text, HTML, PDF, docx or eml"
_SAMPLE = 16_384

_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9][\w.:-]{1,40})""", re.I)
_CHARSET_WITHIN = 4096


@dataclass(frozen=True, slots=True)
class _Read:
    """What a format's reader found, in one shape for all formats."""

    kind: Kind
    text: str
    char_map: tuple[Run, ...]
    encoding: str | None = None
    title: str | None = None
    author: str | None = None
    site: str | None = None
    url: str | None = None
    published: date | None = None
    published_basis: str | None = None
    pages: tuple[Page, ...] = ()
    notes: tuple[str, ...] = ()


def read_document(
    content: bytes,
    *,
    name: str,
    published: date | None = None,
    publisher: str | None = None,
    url: str | None = None,
) -> Document:
    """Read one file. `name` is its path or address: shown in messages, its ending is a hint.

    `published`, `publisher` and `url` win over what the file says of itself; `published_basis`
    is then OPTION. Of a file that declares no day or no site, what its first lines print is taken.
    Plain text stands exactly as decoded, less a byte-order mark; HTML and PDF have a working text
    whose map leads back to the decoded page or to (page, character index); docx and eml have none.
    Raises SkipItem, naming the file, what was found, what was expected and the next step.
    """
    _refuse_hopeless(content, name)
    read = _read(content, name, url)
    if not read.text.strip():
        raise SkipItem(
            f"{name}: found only white space, expected text; check that the file is complete"
        )
    language = identify(read.text)
    day, basis = _dated(published, read)
    return Document(
        sha256=hashlib.sha256(content).hexdigest(),
        text=read.text,
        text_sha256=hashlib.sha256(read.text.encode("utf-8")).hexdigest(),
        media_type=read.kind.value,
        path=name,
        encoding=read.encoding,
        title=read.title,
        author=read.author,
        publisher=publisher or read.site or printed_wire(read.text),
        published=day,
        published_basis=basis,
        url=url or read.url,
        language=language,
        pages=read.pages,
        char_map=read.char_map,
        notes=(
            *_name_notes(name, read.kind),
            *_date_notes(published, read),
            *read.notes,
            *_language_notes(language),
        ),
    )


def _refuse_hopeless(content: bytes, name: str) -> None:
    """Say no before any real work: empty, too large, of a kind that is known and not read."""
    if not content:
        raise SkipItem(f"{name}: found an empty file, expected a document; add the file again")
    if len(content) > LARGEST_FILE:
        raise SkipItem(
            f"{name}: found {len(content):,} bytes, expected at most {LARGEST_FILE:,}; "
            "split the document or save its text as .txt"
        )
    if (foreign := foreign_kind(content)) is not None and not is_word_file(content):
        raise SkipItem(f"{name}: found {foreign.what}, expected {_EXPECTED}; {foreign.next_step}")


def _read(content: bytes, name: str, url: str | None) -> _Read:
    if is_pdf(content):
        # Imported where needed: a board of a large case would wait half a second for them.
        from pactwatch.read.pdf import read_pdf

        pdf = read_pdf(content, name=name)
        return _Read(
            Kind.PDF,
            pdf.text,
            pdf.char_map,
            title=pdf.title,
            author=pdf.author,
            pages=pdf.pages,
            notes=pdf.notes,
        )
    if is_word_file(content):
        return _from_word_file(content, name)
    if is_mail(content):
        return _from_mail(content, name)
    decoded = _decoded(content, name)
    if looks_like_html(decoded.text, suffix=PurePath(name).suffix):
        return _from_html(decoded, name, url)
    return _from_text(decoded, name)


def _from_word_file(content: bytes, name: str) -> _Read:
    from pactwatch.read.wordfile import read_word_file

    word = read_word_file(content, name=name)
    return _Read(Kind.WORD, word.text, (), title=word.title, author=word.author, notes=word.notes)


def _from_mail(content: bytes, name: str) -> _Read:
    mail = read_mail(content, name=name)
    return _Read(
        Kind.MAIL,
        mail.text,
        (),
        title=mail.title,
        author=mail.author,
        published=mail.sent_on,
        published_basis="METADATA" if mail.sent_on else None,
        notes=mail.notes,
    )


def _decoded(content: bytes, name: str) -> Decoded:
    _refuse_noise(content, name)
    match = _CHARSET.search(content, 0, _CHARSET_WITHIN)
    declared = match.group(1).decode("ascii") if match and b"<" in content[:_SAMPLE] else None
    decoded = decode(content, declared=declared)
    if decoded is None:
        raise SkipItem(
            f"{name}: found bytes that are text in no known encoding, expected UTF-8; "
            "save the file as UTF-8"
        )
    return decoded


def _refuse_noise(content: bytes, name: str) -> None:
    """Look at the beginning, the middle and the end, so that size costs nothing."""
    middle = len(content) // 2 // 4 * 4
    for start in (0, middle, max(0, (len(content) - _SAMPLE) // 4 * 4)):
        sample = content[start : start + _SAMPLE]
        zeros = sample.count(0)
        # Wide encodings have zeros by nature and are judged after decoding.
        is_wide = zeros and (content[:2] in (b"\xff\xfe", b"\xfe\xff") or zeros > len(sample) // 20)
        if not is_wide and control_share(sample.decode("latin-1")) > _MOST_CONTROLS:
            raise _noise(name)


def _noise(name: str) -> SkipItem:
    return SkipItem(
        f"{name}: found binary data, expected {_EXPECTED}; "
        "add the document itself, or save it as text"
    )


def _from_html(decoded: Decoded, name: str, url: str | None) -> _Read:
    from pactwatch.read.webpage import read_webpage

    page = read_webpage(decoded.text, name=name, url=url)
    return _Read(
        Kind.HTML,
        page.text,
        page.char_map,
        encoding=decoded.encoding,
        title=page.title,
        author=page.author,
        site=page.site,
        url=page.url,
        published=page.published,
        published_basis=page.published_basis,
        notes=(*_encoding_notes(decoded), *page.notes),
    )


def _from_text(decoded: Decoded, name: str) -> _Read:
    text = decoded.text
    if control_share(text[:_SAMPLE]) > _MOST_CONTROLS:
        raise _noise(name)
    if "\0" in text:
        raise SkipItem(
            f"{name}: found a NUL character at position {text.index(chr(0))}, which text does not "
            "hold; check that the file is undamaged and save it as UTF-8"
        )
    char_map = (Run(0, len(text), 0),) if text else ()
    notes = tuple(_encoding_notes(decoded))
    return _Read(Kind.TEXT, text, char_map, encoding=decoded.encoding, notes=notes)


def _encoding_notes(decoded: Decoded) -> list[str]:
    if not decoded.is_guess:
        return []
    return [f"encoding {decoded.encoding} was inferred from the bytes: the file declares none"]


def _name_notes(name: str, kind: Kind) -> list[str]:
    suffix = PurePath(name).suffix
    promised = suffix_kind(suffix)
    if promised in (None, kind):
        return []
    return [f"the name ends in {suffix}, the content is {kind.value} and was read as that"]


def _dated(given: date | None, read: _Read) -> tuple[date | None, str | None]:
    """The day it came out and where that comes from: the caller, the file, its first lines."""
    if given:
        return given, "OPTION"
    if read.published_basis == "METADATA":
        return read.published, read.published_basis
    if printed := printed_date(read.text):
        return printed, PRINTED
    return read.published, read.published_basis


def _date_notes(given: date | None, read: _Read) -> list[str]:
    """A day given for a whole folder must not hide that one of its files declares another."""
    if given is None or read.published_basis != "METADATA" or read.published in (None, given):
        return []
    return [f"the file itself says it came out on {read.published}; {given} was given and stands"]


def _language_notes(language: str | None) -> list[str]:
    if language in (None, "en"):
        return []
    return [f"the language is {language}: kept, but statements are found in English only"]
