"""Text in, ranges of its paragraphs and sentences out.

Both functions return half-open code-point ranges, trimmed of white space, in order and disjoint;
together they hold every character that is not white space. No sentence crosses a paragraph.
Boundaries come from nupunkt 0.8 with our abbreviations, and from marks it does not know (。؟।).
Refuses to change the text, to find words, and to read headings as anything but paragraphs.
"""

import functools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pactwatch.text.abbreviations import ABBREVIATIONS, BEFORE_NAMES, BEFORE_NUMBERS, OPENERS
from pactwatch.text.dateline import run_in_dateline
from pactwatch.text.line_wrap import line_ranges, opens_item, width_of_wrap

if TYPE_CHECKING:
    from nupunkt import PunktSentenceTokenizer

__all__ = ["paragraphs", "sentences"]

Range = tuple[int, int]

# Full stops, question and exclamation marks of other scripts end a sentence without a space.
_FOREIGN_STOP = re.compile(r"[。．！？؟।॥۔]+[”’»」』）)\"']*")

# nupunkt looks ahead from each mark to the end of the chunk, which is quadratic in chunks of
# marks ("!!!…", measured: 9 s for 80,000). Inside a longer chunk no sentence ends anyway.
_LONG_CHUNK = re.compile(r"(?<=\S{60})\S{100,}(?=\S{60})")

# No sentence is longer, in characters: all that is read of a clause is held against the others of
# its sentence, so that twenty thousand characters without a full stop took most of a minute.
_LONGEST = 3000

# Characters on either side of a boundary that decide about it; the longest title fits.
_NEAR = 40

_CLOSING = "”’»」』）)]\"'"
_LEADING_CLOSERS = re.compile(r"\s*([”’»」』）)\]]+|[\"'](?=\s|$))")
_ENDS_QUOTED = re.compile(rf"[.!?…,][{re.escape(_CLOSING)}]+$")
_LAST_WORD = re.compile(r"([^\W\d_][\w.\-]*?)\.$")
_ACRONYM = re.compile(r"(?<!\w)(?:[A-Z]\.){2,}$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_MISSED = re.compile(r"(?<![\w.])([a-z]{3,})\.\s+([A-Z][a-z]*)(?=\s)")
_DOTTED = re.compile(r"(?:[^\W\d_]\.){3,}$")


def paragraphs(text: str) -> list[Range]:
    """Split at blank lines, and at single newlines unless the text is evidently hard-wrapped."""
    width = width_of_wrap(text)
    found: list[Range] = []
    is_open = False
    for start, end in line_ranges(text):
        line = _trim(text, start, end)
        if line is None:
            is_open = False
        elif is_open and width and not opens_item(text[start:end]):
            found[-1] = (found[-1][0], line[1])
        else:
            found.append(line)
            is_open = True
    return found


def sentences(text: str) -> list[Range]:
    """Split every paragraph into sentences; closing quotation marks stay with theirs."""
    found: list[Range] = []
    for start, end in paragraphs(text):
        opening = run_in_dateline(text, start, end)
        if opening is not None:
            found.extend(_in_paragraph(text, start, opening))
        found.extend(_in_paragraph(text, start if opening is None else opening, end))
    return found


def _in_paragraph(text: str, start: int, end: int) -> list[Range]:
    pieces = (
        (low + at, low + to)
        for low, high in _between_foreign_stops(text, start, end)
        for at, to in _spans(text[low:high])
    )
    joined = _with_their_closers(text, pieces)
    ended = _with_missed_ends(text, _without_false_ends(text, joined))
    return [part for whole in ended for part in _in_reach(text, *whole)]


def _in_reach(text: str, start: int, end: int) -> Iterator[Range]:
    """A list of a thousand clauses without a full stop, cut at the last comma within reach."""
    while end - start > _LONGEST:
        cuts = [text.rfind(mark, start, start + _LONGEST) for mark in ("; ", ", ", " ")]
        cut = next((c for c in cuts if c > start), start + _LONGEST - 1) + 1
        if part := _trim(text, start, cut):
            yield part
        start = cut
    if part := _trim(text, start, end):
        yield part


def _with_missed_ends(text: str, ranges: list[Range]) -> Iterator[Range]:
    """Cut where nupunkt takes a plain word for an abbreviation ("came by bus. Its driver left")."""
    for start, end in ranges:
        for stop in _MISSED.finditer(text, start, end):
            if stop[1] not in ABBREVIATIONS and stop[2] in OPENERS:
                yield start, stop.end(1) + 1
                start = stop.start(2)
        yield start, end


def _between_foreign_stops(text: str, start: int, end: int) -> Iterator[Range]:
    low = start
    for stop in _FOREIGN_STOP.finditer(text, start, end):
        yield low, stop.end()
        low = stop.end()
    if low < end:
        yield low, end


def _spans(piece: str) -> list[Range]:
    """nupunkt's spans over a same-length copy, so that its offsets are ours."""
    copy = re.sub(r"[\r\n\v\x85\u2028]", " ", piece)
    copy = _LONG_CHUNK.sub(lambda chunk: "x" * len(chunk.group()), copy)
    return [(start, end) for _, (start, end) in _tokenizer().tokenize_with_spans(copy)]


def _with_their_closers(text: str, pieces: Iterator[Range]) -> list[Range]:
    """Hand closing marks at a piece's beginning to the piece before, and trim."""
    found: list[Range] = []
    for start, end in pieces:
        closers = _LEADING_CLOSERS.match(text, start, end)
        if found and closers:
            found[-1] = (found[-1][0], closers.end())
            start = closers.end()
        if (trimmed := _trim(text, start, end)) is not None:
            found.append(trimmed)
    return found


def _without_false_ends(text: str, ranges: list[Range]) -> list[Range]:
    found: list[Range] = []
    for start, end in ranges:
        if found and _continues(_tail(text, *found[-1]), text[start : start + _NEAR]):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _tail(text: str, start: int, end: int) -> str:
    return text[max(start, end - _NEAR) : end]


def _continues(before: str, after: str) -> bool:
    """Whether what looks like two sentences is one: "…?" he asked; Lt. Orin; No. 5; A.B.C. man."""
    if after[0].islower():
        return bool(_ENDS_QUOTED.search(before) or _DOTTED.search(before))
    if _ACRONYM.search(before):
        first = _FIRST_WORD.match(after)
        return first is not None and first.group() not in OPENERS
    word = _LAST_WORD.search(before)
    if word is None:
        return False
    if word.group(1).lower() in BEFORE_NUMBERS:
        return after[0].isdigit()
    return word.group(1) in BEFORE_NAMES


def _trim(text: str, start: int, end: int) -> Range | None:
    piece = text[start:end]
    kept = piece.strip()
    if not kept:
        return None
    low = start + len(piece) - len(piece.lstrip())
    return low, low + len(kept)


@functools.cache
def _tokenizer() -> "PunktSentenceTokenizer":
    from nupunkt import load_default_model  # a twentieth of a second that a board does without

    tokenizer = load_default_model()
    # Private, hence nupunkt < 0.9 in pyproject; the tokenizer is ours alone, not the shared one.
    tokenizer._params.abbrev_types.update(ABBREVIATIONS)
    return tokenizer
