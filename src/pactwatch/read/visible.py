"""Decoded HTML in, the characters a reader can see out, each with its place in the source.

A scanner, not a parser: it knows comments, tags, character references and the elements whose
content is never shown, and makes one pass over the source. White space and characters that do
not print are left out, because every extractor treats them its own way.
Refuses to judge what is main text, and to repair markup.
"""

import html
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["VisibleText", "most_attributes", "printable_words", "visible_text"]

# Content that browsers do not show as text; <title> shows in the window, not on the page.
_HIDDEN_TAGS = "script style template title textarea iframe noembed noframes"
_CLOSING = {name: re.compile(rf"</{name}\b", re.I) for name in _HIDDEN_TAGS.split()}
_TAG = re.compile(r"<(/?[a-zA-Z][^\s/>]*)")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_LONG_TAG = 1_000
_TAG_END = re.compile(r"\"[^\"]*\"|'[^']*'|>")
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[a-zA-Z][a-zA-Z0-9]{1,31};?)")
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class VisibleText:
    """`text` holds the printing characters of the page without any white space between them.

    Its characters from `starts[i]` up to the next start stand together in the source from
    `sources[i]`, or were written there as a character reference where that is -1.
    """

    text: str
    starts: list[int]
    sources: list[int]

    def pieces(self, start: int, end: int) -> Iterator[tuple[int, int, int | None]]:
        """Cut `start..end` into (start, end, source) with unbroken source, None for references."""
        at = bisect_right(self.starts, start) - 1
        while start < end:
            next_start = self.starts[at + 1] if at + 1 < len(self.starts) else len(self.text)
            stop = min(end, next_start)
            source = self.sources[at]
            yield start, stop, None if source < 0 else source + start - self.starts[at]
            start, at = stop, at + 1


def visible_text(source: str) -> VisibleText:
    """Scan the decoded page once; time and memory grow with its length."""
    parts: list[str] = []
    starts: list[int] = []
    sources: list[int] = []
    length = 0
    for start, end in _text_ranges(source):
        for word, place in _words(source, start, end):
            parts.append(word)
            starts.append(length)
            sources.append(place)
            length += len(word)
    return VisibleText("".join(parts), starts, sources)


def most_attributes(source: str) -> int:
    """How many attributes the fullest tag has: words that stand outside its quoted values."""
    # A tag of a few characters cannot hold many, and most tags are short.
    long = (source[start:end] for start, end, _ in _markup(source) if end - start > _LONG_TAG)
    return max((len(_QUOTED.sub(" ", tag).split()) - 1 for tag in long), default=0)


def printable_words(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Ranges of printing characters: words, cut where a character does not print."""
    for word in _WORD.finditer(text, start, end):
        if word.group().isprintable():
            yield word.span()
        else:
            yield from _printing(text, *word.span())


def _printing(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    low = start
    for at in range(start, end):
        if not text[at].isprintable():
            if low < at:
                yield low, at
            low = at + 1
    if low < end:
        yield low, end


def _text_ranges(source: str) -> Iterator[tuple[int, int]]:
    """The stretches of source between markup, hidden elements left out."""
    at = 0
    for angle, _, end in _markup(source):
        if at < angle:
            yield at, angle
        at = end
    if at < len(source):
        yield at, len(source)


def _markup(source: str) -> Iterator[tuple[int, int, int]]:
    """Where each markup begins, where its tag ends, and where what it hides ends."""
    angle = source.find("<")
    while angle >= 0:
        tag_end, end = _after_markup(source, angle)
        if end > angle:  # else a bare "<", which is text
            yield angle, tag_end, end
        angle = source.find("<", max(end, angle + 1))


def _after_markup(source: str, angle: int) -> tuple[int, int]:
    """Where the markup that begins at `angle` ends, its tag and all; `angle` where none does."""
    if source.startswith("<!--", angle):
        return (_past(source, "-->", angle + 4),) * 2
    if source.startswith(("<!", "<?"), angle):
        return (_past(source, ">", angle),) * 2
    tag = _TAG.match(source, angle)
    if tag is None:
        return angle, angle
    end = _tag_end(source, tag.end())
    name = tag.group(1).lower()
    if name in _CLOSING and not source.startswith("/>", end - 2):
        close = _CLOSING[name].search(source, end)
        return end, close.start() if close else len(source)
    return end, end


def _tag_end(source: str, at: int) -> int:
    for mark in _TAG_END.finditer(source, at):
        if mark.group() == ">":
            return mark.end()
    return len(source)


def _past(source: str, mark: str, at: int) -> int:
    found = source.find(mark, at)
    return len(source) if found < 0 else found + len(mark)


def _words(source: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """Printing words with their places; character references resolved, with place -1."""
    at = start
    for reference in _REFERENCE.finditer(source, start, end):
        yield from _plain(source, at, reference.start())
        shown = html.unescape(reference.group())
        if shown == reference.group():
            yield from _plain(source, reference.start(), reference.end())
        else:
            yield from ((shown[a:b], -1) for a, b in printable_words(shown, 0, len(shown)))
        at = reference.end()
    yield from _plain(source, at, end)


def _plain(source: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    for low, high in printable_words(source, start, end):
        yield source[low:high], low
