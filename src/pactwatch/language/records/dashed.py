"""The paragraphs of an interview whose answers open with a dash in, its turns out.

Shape, as data: "Our guest is A.", then "How many houses?" and "– As of today, 530." in turn; or the
questions have the dash and the answers none. What is asked is nobody's statement; the answers are
A's. Refuses a text whose head names nobody or two people, a list (its lines follow each other), and
a talk of which both sides or neither ask.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pactwatch.domain.reading import Name
from pactwatch.language.records.interviewee import interviewee
from pactwatch.language.records.turns import ASKED, Turn
from pactwatch.language.words.ranges import Range, trim

__all__ = ["dashed_turns"]

_DASH = re.compile(r"\s*[-–—]\s+(?=\S)")
_ASKS = re.compile(r"\?[”\"’')\]]*\s*\Z")
# So many dashed paragraphs and questions an interview has at least. A guess: a feature has a dash
# or two.
_LEAST, _ASKED = 3, 2
# So many of the dashed paragraphs may follow each other, of ten: an answer of two paragraphs.
_IN_ROW = 0.3


def dashed_turns(
    text: str, paragraphs: Sequence[Range], names: Sequence[Name], outlet: str | None
) -> tuple[Turn, ...]:
    """The answers as turns of who is interviewed, all else between them as asked."""
    first = next((n for n, p in enumerate(paragraphs) if _DASH.match(text, *p)), None)
    if first is None or first == 0:
        return ()
    # The paragraph before the first dash asks, or is the lead.
    first -= bool(_ASKS.search(text[slice(*paragraphs[first - 1])]))
    talk = [(p, bool(_DASH.match(text, *p))) for p in paragraphs[first:]]
    dashed, plain = [p for p, is_d in talk if is_d], [p for p, is_d in talk if not is_d]
    in_row = sum(a and b for (_, a), (_, b) in pairwise(talk))
    if len(dashed) < _LEAST or in_row > _IN_ROW * len(dashed):
        return ()
    asked, answers = _sides(text, dashed, plain)
    who = interviewee(text, asked, names, outlet) if asked else None
    return tuple(_turns(text, [p for p, _ in talk], frozenset(answers), who)) if who else ()


def _sides(text: str, dashed: list[Range], plain: list[Range]) -> tuple[list[Range], list[Range]]:
    """Who asks and who answers: the side that has nearly all question marks asks."""
    marks = [sum(bool(_ASKS.search(text[slice(*p)])) for p in side) for side in (dashed, plain)]
    if marks[1] >= _ASKED and marks[1] > 2 * marks[0]:
        return plain, dashed
    if marks[0] >= _ASKED and marks[0] > 2 * marks[1]:
        return dashed, plain
    return [], []


def _turns(
    text: str, talk: Sequence[Range], answers: frozenset[Range], who: Range
) -> Iterator[Turn]:
    for paragraph in talk:
        dash = _DASH.match(text, *paragraph)
        words = trim(text, dash.end() if dash else paragraph[0], paragraph[1])
        is_answer = paragraph in answers
        yield Turn(who if is_answer else (words[0], words[0]), (words,), "" if is_answer else ASKED)
