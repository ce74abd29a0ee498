"""Drafts in, those of a speaker named only after his words added: "That is the verdict of A".

Broadcasts and live pages tell first and say whose words it was in a sentence of its own: "That's
according to A", "This is the finding of A", "So says A". The words are the sentences right before
it that nobody else has said, back to the paragraph's start. Refuses quotations and questions.
"""

import re
from collections.abc import Iterator, Sequence

from pactwatch.language.grammar.syntax import Sentence
from pactwatch.language.model.drafts import Draft
from pactwatch.language.words.ranges import Range, over, overlaps, trim

__all__ = ["SUMMED_UP", "with_summed_up"]

SUMMED_UP = "summed up"

_SUMS_UP = re.compile(
    r"(?P<cue>(?:(?:That|This|Those|These|All\s+(?:that|this))"
    r"(?:['’]s|\s+(?:is|was|are|were|comes?|came))\s+(?:(?:all|at\s+least)\s+)?"
    r"(?:according\s+to|(?:from|the\s+word\s+from)"
    r"|(?:the|a)\s+(?:\w+\s+)?(?:verdict|view|findings?|conclusions?|assessment|warning|claim"
    r"|accusation|charge|account|judge?ment|version|admission|message)\s+(?:\w+\s+)?(?:of|from|by))"
    r"|So\s+sa(?:ys|id)))\s+(?P<by>[^.;:?!“”\"]{2,120})"
)
# A shape that leaves no doubt; read as a rank.
_SCORE = 0.6


def with_summed_up(
    text: str,
    drafts: Sequence[Draft],
    sentences: Sequence[Sentence],
    paragraphs: Sequence[Range],
    marks: Sequence[Range],
) -> list[Draft]:
    """The drafts with those that a sentence of its own attributes; `marks` are quotations."""
    found = list(drafts)
    for i, sentence in enumerate(sentences):
        match = _SUMS_UP.match(text, sentence.start, sentence.end)
        if match is None:
            continue
        others = [d for d in found if not _touches(d, match.span())]
        said = tuple(_said_before(text, i, sentences, paragraphs, others, marks))
        if said:
            by = trim(text, *match.span("by"))
            found = [*others, Draft(said, (match.span("cue"),), (by,), (), _SCORE, SUMMED_UP)]
    return found


def _touches(draft: Draft, where: Range) -> bool:
    return any(overlaps(r, where) for r in (*draft.content, *draft.cue, *draft.source))


def _said_before(
    text: str,
    at: int,
    sentences: Sequence[Sentence],
    paragraphs: Sequence[Range],
    drafts: Sequence[Draft],
    marks: Sequence[Range],
) -> Iterator[Range]:
    """The run of free sentences before one, in order; of the paragraph before only the last."""
    here = sentences[at].start
    start = next((s for s, e in paragraphs if s <= here < e), here)
    opens = not text[start:here].strip()
    taken = [r for d in drafts if d.content for r in (*d.content, *d.cue, *d.source)]
    first = at
    while first > 0 and (opens or sentences[first - 1].start >= start):
        where = trim(text, sentences[first - 1].start, sentences[first - 1].end)
        if (
            over(marks, where)
            or any(overlaps(where, t) for t in taken)
            or text[where[1] - 1] == "?"
        ):
            break
        first -= 1
        if opens:
            break
    for sentence in sentences[first:at]:
        yield trim(text, sentence.start, sentence.end)
