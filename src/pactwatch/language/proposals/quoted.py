"""Quotations made whole: a content takes all of the one it touches, and none is left to nobody.

A quotation that goes on in the next paragraph is its first paragraph's speaker's; one that nobody
closed has no known end, and takes no more than the model gives it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from pactwatch.language.grammar.engine import Parsed
from pactwatch.language.model.drafts import Draft, without
from pactwatch.language.words.quotes import Quotation
from pactwatch.language.words.ranges import (
    Range,
    covered,
    distance,
    join,
    over,
    range_at,
    span_of,
    trim,
)

__all__ = ["whole_quotations", "with_inner", "with_loose_quotations", "with_reopened"]

_UNCUED = 0.4  # the score of a quotation without a cue; a guess, read as a rank only


def whole_quotations(
    text: str, draft: Draft, quotations: Sequence[Quotation], paragraphs: Sequence[Range]
) -> Draft:
    """A content that touches a quotation takes all of it; words outside its marks go where they
    belong to nobody else."""
    content = list(draft.content)
    low, high = span_of(content)
    for quotation in quotations:
        inner = (quotation.start, quotation.end)
        if inner[1] <= low or high <= inner[0]:
            continue
        share = covered(inner, content)
        if not share or not _is_speech(text, quotation) or _is_endless(quotation, quotations):
            continue
        if share * 2 >= inner[1] - inner[0] or not draft.cue or _near(draft, quotation):
            content.append(inner)
            low, high = min(low, inner[0]), max(high, inner[1])
    return replace(draft, content=_trimmed(text, join(content)))


def with_inner(drafts: Sequence[Draft], quotations: Sequence[Quotation]) -> list[Draft]:
    """ "“He told us, ‘I stay,’ and shut the door,” she said": what he told are the inner marks'
    words, the rest is hers."""
    inner = [q for q in quotations if q.depth == 1 and q.closed]
    return [_within_marks(d, inner) if inner else d for d in drafts]


def _within_marks(draft: Draft, inner: Sequence[Quotation]) -> Draft:
    if len(draft.content) != 1 or not draft.source:
        return draft
    start, end = draft.content[0]
    opened = (q for q in inner if abs(q.start - start) < 3 and q.outer[1] <= end)
    mine = next(opened, None)
    return replace(draft, content=((mine.start, mine.end),)) if mine else draft


def _is_endless(quotation: Quotation, quotations: Sequence[Quotation]) -> bool:
    """Whether nobody closed it and no later paragraph opens it again."""
    goes_on = (q.chain == quotation.chain and q.start > quotation.end for q in quotations)
    return not quotation.closed and not any(goes_on)


def with_reopened(drafts: Sequence[Draft], quotations: Sequence[Quotation]) -> list[Draft]:
    """A paragraph whose marks are opened again goes on with the words of the one before it."""
    found = list(drafts)
    for before, quotation in _reopenings(quotations):
        inner = (quotation.start, quotation.end)
        lone = [d for d in found if covered(inner, d.content) and not d.cue and not d.source]
        owner = next(
            (d for d in found if d.source and covered((before.start, before.end), d.content)), None
        )
        if owner is not None and lone:
            words = join([*owner.content, *(r for d in lone for r in d.content)])
            rest = without(found, lone)
            found = [replace(d, content=words) if d is owner else d for d in rest]
    return found


def _reopenings(quotations: Sequence[Quotation]) -> list[tuple[Quotation, Quotation]]:
    """Each quotation that goes on, with the one before it."""
    pairs = pairwise(q for q in quotations if q.depth == 0)
    return [(one, other) for one, other in pairs if one.chain == other.chain]


def _near(draft: Draft, quotation: Quotation) -> bool:
    """Beside the marks; a cue between them tells of a voice within the quotation."""
    start, end = quotation.start, quotation.end
    return any(distance(c, quotation.outer) < _BESIDE and not start < c[0] < end for c in draft.cue)


_BESIDE = 60  # characters


def _is_speech(text: str, quotation: Quotation) -> bool:
    """A clause or a longer phrase, not a word held up with tongs."""
    words = text[quotation.start : quotation.end].split()
    return len(words) > 3 or (len(words) > 1 and text[quotation.end - 1] in ",.?!…")


def _trimmed(text: str, content: Iterable[Range]) -> tuple[Range, ...]:
    """Contents without blanks at their edges; what touches then is one range."""
    parts = (trim(text, *r) for r in content)
    return join([r for r in parts if r[0] < r[1]])


def with_loose_quotations(
    text: str, drafts: list[Draft], quotations: Sequence[Quotation], parsed: Parsed
) -> list[Draft]:
    """Every quotation with a clause in it gets an attribution: its paragraph's, or one of its
    own."""
    found = list(drafts)
    taken = join(c for d in found for c in d.content)
    for quotation in quotations:
        inner = (quotation.start, quotation.end)
        share = covered(inner, over(taken, inner))
        is_told = share > 0 and _is_endless(quotation, quotations)
        if is_told or share * 2 >= inner[1] - inner[0]:
            continue
        paragraph = range_at(parsed.paragraphs, inner[0], inner)
        home = _home(text, found, quotation, quotations, paragraph)
        if not _is_clausal(text, quotation, paragraph, goes_on=home is not None):
            continue
        if home is None:
            found.append(Draft((inner,), score=_UNCUED, made_by="quotation"))
        else:
            content = join([*home.content, inner])
            found[found.index(home)] = replace(home, content=content)
        taken = join([*taken, inner])
    return found


def _is_clausal(text: str, quotation: Quotation, paragraph: Range, *, goes_on: bool) -> bool:
    """Whether the quotation is an utterance: it has a length, or an end mark, or stands alone.

    The second half of an interrupted one may begin in small letters."""
    words = text[quotation.start : quotation.end].split()
    if _is_title(text, quotation):
        return False
    ends = text[quotation.end - 1] in ".?!,…"
    opens = goes_on or text[quotation.start].isupper() or text[quotation.start] in "…["
    alone = quotation.outer[0] - paragraph[0] < 3
    return (len(words) >= 3 and ends and opens) or (len(words) >= 6 and (alone or ends))


def _is_title(text: str, quotation: Quotation) -> bool:
    """ "The report, “Nets Left on the Sand,” documents X": what a paper is called."""
    longer = [w for w in text[quotation.start : quotation.end].split() if len(w) > len("with")]
    is_capital = bool(longer) and all(w[0].isupper() for w in longer)
    before = text[max(0, quotation.outer[0] - _KIND_NEAR) : quotation.outer[0]]
    return is_capital and bool(_KIND_OF_PAPER.search(before))


_KIND_NEAR = 20
_KIND_OF_PAPER = re.compile(
    r"(?:\b(?:report|study|paper|book|dossier|article|film|essay|brochure|briefing),"
    r"|\b(?:titled|entitled|called|headlined),?)\s\Z"
)


def _home(
    text: str,
    drafts: Sequence[Draft],
    quotation: Quotation,
    quotations: Sequence[Quotation],
    paragraph: Range,
) -> Draft | None:
    """The draft a loose quotation goes on with: a cue beside it, or its predecessor's speaker."""
    here = [d for d in drafts if d.cue and paragraph[0] <= d.cue[0][0] < paragraph[1]]
    beside = [d for d in here if _touches(text, d, quotation)]
    if beside:
        return min(beside, key=lambda d: distance(span_of(d.cue), quotation.outer))
    before = [
        q for q in quotations if q.outer[1] <= quotation.outer[0] and q.outer[0] >= paragraph[0]
    ]
    most = max((sum(e - s for s, e in join([*d.cue, *d.source])) for d in here), default=0)
    for earlier in reversed(before):
        if quotation.outer[0] - earlier.outer[1] - most >= _BESIDE:
            return None  # nor does any before it stand nearer
        owner = next((d for d in here if covered((earlier.start, earlier.end), d.content)), None)
        if owner is None:
            continue
        between = quotation.outer[0] - earlier.outer[1]
        cues = [*owner.cue, *owner.source]
        outside = sum(e - s for s, e in join(cues) if earlier.outer[1] <= s)
        if between - outside < _BESIDE:
            return owner
    return None


# A quotation goes on with the one before it across so many characters, cue and source apart.
_BESIDE = 60


def _touches(text: str, draft: Draft, quotation: Quotation) -> bool:
    """Whether nothing but commas and the draft's own words stand between cue and quotation."""
    marks = join([*draft.cue, *draft.source], gap=3)
    for start, end in marks:
        gap = (
            (end, quotation.outer[0]) if end <= quotation.outer[0] else (quotation.outer[1], start)
        )
        if gap[0] <= gap[1] and _is_short(text, *gap):
            return True
    return False


def _is_short(text: str, start: int, end: int) -> bool:
    """Whether fewer than twelve characters stand there, blanks and marks at the edges left off."""
    first = _PLAIN.search(text, start, end)
    return first is None or _PLAIN.search(text, first.start() + 11, end) is None


_PLAIN = re.compile("[^ ,:—–\\-\n\"“”'’]")
