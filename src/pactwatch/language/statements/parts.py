"""A long text's material in, the parts in which its attributions are looked for one by one, out.

Who says what is told within a few paragraphs, and each rule that proposes holds every attribution
against the others: over a book that is thousands of millions of times. In: the material and drafts.
Out: the material of each part with its drafts, in order. Refuses to part a text of a chapter's
length, a quotation, a turn, what one draft holds together, and words from what leads up to them.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pactwatch.language.grammar.engine import Parsed
from pactwatch.language.model.drafts import Draft
from pactwatch.language.statements.material import Material
from pactwatch.language.words.quotes import Quotation
from pactwatch.language.words.ranges import Range, among, join, over, span_of

__all__ = ["in_parts"]

# Up to so many characters a text is one part: longer than any article or chapter. A guess, which
# decides on speed alone.
_WHOLE = 200_000
# A part is cut at the first fit paragraph behind so many characters; where a text has lost its
# paragraphs, at the first fit sentence behind twice as many.
_PART = 40_000
# Behind a full stop somebody begins anew; "he said:" leads up to what follows.
_ENDED = re.compile(r"[.!?]\s+\Z")
_BEGINS = re.compile(r"[^\W\d_]")


def in_parts(found: Material, drafts: Sequence[Draft]) -> Iterator[tuple[Material, list[Draft]]]:
    """The parts of a text, each with the drafts that stand in it, in their order."""
    cuts = _cuts(found, drafts) if len(found.text) > _WHOLE else []
    if not cuts:
        yield found, list(drafts)
        return
    sorted_in: list[list[Draft]] = [[] for _ in range(len(cuts) + 1)]
    for draft in drafts:
        sorted_in[bisect_left(cuts, _reach(draft)[1])].append(draft)
    edges = [0, *cuts, len(found.text) + 1]
    for number, own in enumerate(sorted_in):
        yield _part(found, edges[number], edges[number + 1], own), own


def _part(found: Material, low: int, high: int, drafts: Sequence[Draft]) -> Material:
    """What of the material stands from one cut to the next; the text stays whole."""
    read = found.parsed
    parsed = Parsed(
        words=read.words,
        paragraphs=tuple(_clipped(p, low, high) for p in over(read.paragraphs, (low, high))),
        sentences=tuple(among(read.sentences, low, high)),
        names=tuple(among(read.names, low, high)),
        drafts=tuple(drafts),
        hedges=read.hedges,
        loose=tuple(over(read.loose, (low, high))),
        mixed=read.mixed,
    )
    first, last = (bisect_left(found.quotations, at, key=_opening) for at in (low, high))
    quoted = tuple(over(found.quoted, (low, high)))
    return replace(found, parsed=parsed, quotations=found.quotations[first:last], quoted=quoted)


def _opening(quotation: Quotation) -> int:
    return quotation.outer[0]


def _clipped(paragraph: Range, low: int, high: int) -> Range:
    return max(paragraph[0], low), min(paragraph[1], high)


def _cuts(found: Material, drafts: Sequence[Draft]) -> list[int]:
    """Where a text can be parted, not too near each other."""
    openings = {start for start, _ in found.parsed.paragraphs}
    whole = join([*map(_reach, drafts), *_chains(found), *_turns(found)])
    cuts, last = [], 0
    for sentence in found.parsed.sentences:
        start = sentence.start
        is_far = start - last > (_PART if start in openings else 2 * _PART)
        if is_far and _begins_anew(found.text, start) and not over(whole, (start - 1, start)):
            cuts.append(start)
            last = start
    return cuts


def _begins_anew(text: str, at: int) -> bool:
    """Whether a sentence ends before a place and a word, no mark or number, stands there."""
    return bool(_ENDED.search(text, max(0, at - 8), at) and _BEGINS.match(text, at))


def _reach(draft: Draft) -> Range:
    """All that a draft holds together, with whoever hands it on."""
    return span_of((*draft.content, *draft.cue, *draft.source, *draft.carriers))


def _chains(found: Material) -> Iterator[Range]:
    """Each quotation from its first paragraph to its last."""
    ends: dict[int, Range] = {}
    for quotation in found.quotations:
        start, end = ends.get(quotation.chain, quotation.outer)
        ends[quotation.chain] = start, max(end, quotation.outer[1])
    yield from ends.values()


def _turns(found: Material) -> Iterator[Range]:
    """Each turn of a transcript with its label."""
    yield from (span_of((turn.label, *turn.words)) for turn in found.turns)
