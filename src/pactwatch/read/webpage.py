"""A decoded HTML page in, its main text with metadata and places in the source out.

Main text and metadata come from trafilatura 2.3, which is given the page's text and never an
address. Broken encodings inside the page are repaired by ftfy before offsets are fixed.
Refuses to fetch anything, and to place characters it cannot place exactly.
"""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import trafilatura
from ftfy import fix_encoding
from ftfy.badness import is_bad
from lxml.etree import _Element
from lxml.html import HtmlElement

from pactwatch.domain.document import Run
from pactwatch.errors import SkipItem
from pactwatch.read.alignment import align
from pactwatch.read.assembly import Assembly, Piece
from pactwatch.read.declared_date import declared_date
from pactwatch.read.visible import most_attributes, visible_text

__all__ = ["WebPage", "read_webpage"]

# trafilatura holds several trees of a page in memory and needs seconds for each ten megabytes;
# the longest single-page reports are about two. Guess.
LARGEST_PAGE = 10_000_000

# The parser compares each attribute of a tag with all before it: 2,000 take 4 ms, 200,000 minutes.
MOST_ATTRIBUTES = 2_000

# What a reader sees as one block; a line break inside one stays a line break.
_BLOCK_TAGS = "body main div p head item list quote row table code ab fw figure"
_BLOCKS = frozenset(_BLOCK_TAGS.split())
# Invisible and without meaning in prose. Joiners and direction marks are kept: they have one.
_INVISIBLE = re.compile(r"[\u00ad\u200b\u2060\ufeff]")

# Guesses are taken from clear patterns only; the last date is fixed so that a page reads the
# same on every day.
_DATE_SEARCH = {"original_date": True, "extensive_search": False, "max_date": "2999-12-31"}

# trafilatura logs every page it gives up on; the caller reports that itself, once.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class WebPage:
    """`published_basis` is METADATA where the page declares its date, GUESS where trafilatura
    inferred it from the page, None where there is no date."""

    text: str
    char_map: tuple[Run, ...]
    title: str | None
    author: str | None
    site: str | None
    url: str | None
    published: date | None
    published_basis: str | None
    notes: tuple[str, ...]


def read_webpage(source: str, *, name: str, url: str | None = None) -> WebPage:
    """Read a decoded page. Raises SkipItem where it is too large, damaged or without main text."""
    if len(source) > LARGEST_PAGE:
        raise SkipItem(
            f"{name}: found an HTML page of {len(source):,} characters, expected at most "
            f"{LARGEST_PAGE:,}; split the page or save its text as .txt"
        )
    if most_attributes(source) > MOST_ATTRIBUTES:
        raise SkipItem(
            f"{name}: found an HTML tag with more than {MOST_ATTRIBUTES:,} attributes, expected a "
            "page; open it in a browser and save its text as .txt"
        )
    tree = _parsed(source, name)
    published = declared_date(tree)
    extracted = _extracted(tree, url)
    paragraphs = [] if extracted is None else [_mended(block) for block in _blocks(extracted.body)]
    if not paragraphs:
        raise SkipItem(
            f"{name}: found an HTML page without main text, expected an article; "
            "save the article's own page, or its text as .txt"
        )
    assembly = _assembled(paragraphs, source)
    guess = _iso_day(extracted.date)
    return WebPage(
        text=assembly.text,
        char_map=assembly.char_map,
        title=_clean(extracted.title),
        author=_clean(extracted.author),
        site=_clean(extracted.sitename),
        url=_clean(extracted.url),
        published=published or guess,
        published_basis="METADATA" if published else "GUESS" if guess else None,
        notes=tuple(_notes(assembly)),
    )


def _parsed(source: str, name: str) -> HtmlElement:
    try:
        tree = trafilatura.load_html(source)
        if tree is None:  # a lone fragment is refused; within a page it is read
            tree = trafilatura.load_html(f"<html><body>\n{source}\n</body></html>")
    except Exception as error:  # lxml and trafilatura raise of every kind on hostile markup
        raise SkipItem(_unreadable(name)) from error
    if tree is None:
        raise SkipItem(_unreadable(name))
    return tree


def _unreadable(name: str) -> str:
    return (
        f"{name}: found HTML that cannot be parsed (damaged, or nested more than about 250 deep), "
        "expected a page; open it in a browser and save its text as .txt"
    )


def _extracted(tree: HtmlElement, url: str | None) -> Any:
    """trafilatura's document, None where it finds no main text."""
    try:
        return trafilatura.bare_extraction(
            tree,
            url=url,
            with_metadata=True,
            include_comments=False,
            date_extraction_params=_DATE_SEARCH,
        )
    except Exception:  # whatever breaks inside the extractor: this page has no main text
        return None


def _blocks(body: _Element) -> Iterator[str]:
    """The paragraphs of the extracted tree; cells of a row stand on one line."""
    block: list[str] = []
    for step, element in _walk(body):
        if element.tag in _BLOCKS:
            yield from _flushed(block)
        elif step == "open" and element.tag == "lb":
            block.append("\n")
        elif step == "open" and element.tag == "cell" and block:
            block.append("\t")
        if text := element.text if step == "open" else element.tail:
            block.append(re.sub(r"\s+", " ", _INVISIBLE.sub("", text)))
    yield from _flushed(block)


def _walk(body: _Element) -> Iterator[tuple[str, _Element]]:
    """Open and close events in document order, without recursion."""
    todo: list[tuple[str, _Element]] = [("open", body)]
    while todo:
        step, element = todo.pop()
        if not isinstance(element.tag, str):
            if element.tail:
                yield "close", element
            continue
        yield step, element
        if step == "open":
            todo.append(("close", element))
            todo.extend(("open", child) for child in reversed(element))


def _flushed(block: list[str]) -> Iterator[str]:
    text = re.sub(r" *([\n\t]) *", r"\1", re.sub(r" {2,}", " ", "".join(block))).strip()
    block.clear()
    if text:
        yield re.sub(r"\n{2,}", "\n\n", text)


def _mended(paragraph: str) -> str:
    """Undo text decoded twice; quotation marks and everything else stay as they are."""
    return fix_encoding(paragraph) if is_bad(paragraph) else paragraph


def _assembled(paragraphs: list[str], source: str) -> Assembly:
    assembly = Assembly()
    for pieces in align(paragraphs, visible_text(source), source):
        if assembly.length:
            assembly.add(Piece("\n\n"))
        assembly.extend(pieces)
    return assembly


def _notes(assembly: Assembly) -> Iterator[str]:
    mapped = sum(run.end - run.start for run in assembly.char_map)
    letters = sum(not char.isspace() for char in assembly.text)
    if mapped < letters // 2:
        yield "less than half of the main text could be placed in the page's source"


def _iso_day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None


def _clean(value: str | None) -> str | None:
    return " ".join(value.split()) or None if value else None
