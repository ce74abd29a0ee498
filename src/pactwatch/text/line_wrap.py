"""Lines of a text, and whether its newlines are only the edge of the page.

A file with one paragraph per line and a file wrapped at a fixed width look alike to a program
that only sees newlines. Wrapped text betrays itself: no line could have taken the next line's
first word, most lines stop in mid-sentence, and blank lines separate the paragraphs.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

__all__ = ["line_ranges", "opens_item", "width_of_wrap"]

_NEWLINE = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_ITEM = re.compile(r"\s*(?:[-*•–—·]\s|\(?\d{1,3}[.)]\s|\(?[a-z]\)\s|>|#{1,6}\s)")
_ENDS_SENTENCE = re.compile(r"[.!?…:;。؟।][”’»」』）)\]\"']*\s*$")

# Typewriter, mail and fixed-width conventions wrap at 65 to 80; wider text is not wrapped by hand.
_WIDEST_WRAP = 100
# A wrapper leaves at most a word's end free: ragged edges of older mail programs. Guess.
_SLACK = 3
# Fewer line ends prove nothing.
_FEWEST_LINE_ENDS = 3
_MOST = 0.8
# A one-paragraph-per-line file ends nearly every line with a full stop; prose wrapped by width
# about one in four.
_MANY_MID_SENTENCE = 0.5


def line_ranges(text: str) -> Iterator[tuple[int, int]]:
    """The half-open ranges of the lines, without their newlines; a page or paragraph separator
    yields an empty line, because it separates like one."""
    start = 0
    for newline in _NEWLINE.finditer(text):
        yield start, newline.start()
        if newline.group() in "\f\u2029":
            yield newline.end(), newline.end()
        start = newline.end()
    yield start, len(text)


def opens_item(line: str) -> bool:
    """Whether the line begins a list item, a quoted line or a heading of its own."""
    return bool(_ITEM.match(line))


def width_of_wrap(text: str) -> int | None:
    """The width at which the text was wrapped, or None where a newline ends a paragraph."""
    blocks = _blocks(text)
    width = max((len(line) for block in blocks for line in block), default=0)
    pairs = [two for block in blocks for two in pairwise(block) if not opens_item(two[1])]
    if width >= _WIDEST_WRAP or len(pairs) < _FEWEST_LINE_ENDS or len(blocks) < 2:
        return None
    full = sum(len(line) + 1 + _first_word(after) > width - _SLACK for line, after in pairs)
    open_ended = sum(not _ENDS_SENTENCE.search(line) for line, _ in pairs)
    is_wrapped = full >= _MOST * len(pairs) and open_ended >= _MANY_MID_SENTENCE * len(pairs)
    return width if is_wrapped else None


def _first_word(line: str) -> int:
    return len(line.split(maxsplit=1)[0])


def _blocks(text: str) -> list[list[str]]:
    """Runs of lines between blank lines."""
    blocks: list[list[str]] = []
    is_open = False
    for start, end in line_ranges(text):
        line = text[start:end].rstrip()
        if not line:
            is_open = False
        elif is_open:
            blocks[-1].append(line)
        else:
            blocks.append([line])
            is_open = True
    return blocks
