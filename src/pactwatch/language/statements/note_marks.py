"""The ranges of a statement's words in, the same without a footnote's mark behind them out.

"... with two howitzers.7", "... the mill.”[8]": the mark is print, and nobody's word. Refuses
a number behind a space or a digit ("on 7", "3.7"), and behind a short form ("Art.7").
"""

import re
from collections.abc import Sequence

from pactwatch.language.words.ranges import Range, trim

__all__ = ["without_marks"]

_MARK = re.compile(
    r"(?:(?<=[a-z)]{3}[.!?])|(?<=[.!?,][\"”]))"
    r"(?<!\b(?:art|sec|nos|par|res|vol|ref|doc|fig)\.)"
    r"(?:\d{1,3}|\[\d{1,3}\]|\(\d{1,3}\)|[¹²³⁰⁴-⁹]{1,3})\Z",
    re.IGNORECASE,
)
_LONGEST = len("[123]")


def without_marks(text: str, ranges: Sequence[Range]) -> tuple[Range, ...]:
    """The ranges in their order, each ending before a mark; one that is only a mark falls out."""
    cut = ((start, _end(text, start, end)) for start, end in ranges)
    kept = tuple(r for r in cut if r[0] < r[1])
    return kept or tuple(ranges)


def _end(text: str, start: int, end: int) -> int:
    mark = _MARK.search(text, max(start, end - _LONGEST), end)
    return trim(text, start, mark.start(), marks=False)[1] if mark else end
