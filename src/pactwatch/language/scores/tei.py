"""TEI with one token a line (as GUM writes it) in; plain text and its dated stretches out.

Reads `date` elements with when, from and to, notBefore and notAfter (TEI P5, att.datable.w3c) as
EDTF. Tokens are set as print again by fixed rules, since the format keeps no spaces. Refuses to
read any other annotation.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from lxml import etree

from pactwatch.errors import BadInput
from pactwatch.text.edtf import is_valid

__all__ = ["DatedStretch", "DatedText", "read_tei"]

_JOINS_LEFT = re.compile(r"[.,;:!?%)\]}…”’]+|n['’]t|['’](?:s|re|ve|ll|d|m)?", re.IGNORECASE)
_JOINS_RIGHT = re.compile(r"[(\[{$£€“‘#]")
_BLOCKS = ("p", "head", "item", "caption", "cell", "sp", "l", "note", "figure", "quote")


@dataclass(frozen=True, slots=True)
class DatedStretch:
    """A `date` or `time` element: half-open code points of the text, and the EDTF it is given.

    ``edtf`` is None where the element names no year, or nothing that EDTF can hold.
    """

    start: int
    end: int
    edtf: str | None


@dataclass(frozen=True, slots=True)
class DatedText:
    """One article, the day it was created where it says so, its dates and its clock times."""

    name: str
    text: str
    published: date | None
    dates: tuple[DatedStretch, ...]
    clocks: tuple[DatedStretch, ...]


def read_tei(content: bytes, *, name: str) -> DatedText:
    """One article; raises BadInput naming the file where it is something else."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise BadInput(f"{name}: not XML ({error}); expected TEI with one token a line") from error
    if root.tag != "text":
        raise BadInput(f"{name}: found element {root.tag}, expected text (TEI as GUM writes it)")
    page = _Page()
    page.read(root)
    published = _day(root.get("dateCreated") or "")
    return DatedText(name, page.text, published, tuple(page.dates), tuple(page.clocks))


@dataclass(slots=True)
class _Page:
    """The text as it grows; ``is_tight`` where the next token takes no space before it."""

    text: str = ""
    is_tight: bool = True
    dates: list[DatedStretch] = field(default_factory=list)
    clocks: list[DatedStretch] = field(default_factory=list)

    def read(self, element: Any, *, in_word: bool = False) -> None:
        in_word = in_word or element.tag == "w"
        if element.tag in _BLOCKS:
            self._break()
        before = len(self.text)
        self._print(element.text, in_word)
        for child in element:
            if isinstance(child.tag, str):
                self.read(child, in_word=in_word)
            self._print(child.tail, in_word)
        if element.tag == "w":
            self.is_tight = False
        if element.tag in ("date", "time") and self.text[before:].strip():
            self._mark(element, before)
        if element.tag in _BLOCKS:
            self._break()

    def _print(self, lines: str | None, in_word: bool) -> None:
        for line in (lines or "").splitlines():
            token = line.split("\t")[0].strip()
            if token:
                is_joined = self.is_tight or _JOINS_LEFT.fullmatch(token)
                self.text += token if is_joined else f" {token}"
                self.is_tight = in_word or bool(_JOINS_RIGHT.fullmatch(token))

    def _mark(self, element: Any, before: int) -> None:
        start = before + len(self.text[before:]) - len(self.text[before:].lstrip())
        stretch = DatedStretch(start, len(self.text), _edtf(element))
        (self.dates if element.tag == "date" else self.clocks).append(stretch)

    def _break(self) -> None:
        if self.text and not self.text.endswith("\n\n"):
            self.text += "\n\n"
        self.is_tight = True


def _edtf(element: Any) -> str | None:
    """What the attributes say; clock times count as their day."""

    def said(*names: str) -> str:
        return next((value.split("T")[0] for n in names if (value := element.get(n))), "")

    first, last = said("from", "notBefore"), said("to", "notAfter")
    edtf = said("when") or (f"{first or '..'}/{last or '..'}" if first or last else "")
    return edtf if is_valid(edtf) else None


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None
