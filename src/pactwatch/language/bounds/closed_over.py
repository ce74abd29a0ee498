"""Drafts in, those of a closing report given the whole report before it out.

Shape, as data: "A has told the embassy that X, two diplomats said on Tuesday": the model gives the
diplomats X alone, and two would say the same words; they tell that A has told it. Refuses words in
quotation marks, and a closing report that has the whole already.
"""

from collections.abc import Sequence
from dataclasses import replace

from pactwatch.language.model.drafts import Draft

__all__ = ["with_whole_reports"]

_MARKS = frozenset('“”"‘')


def with_whole_reports(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, each that closes another's report with the whole of that."""
    opening = [d for d in drafts if _opens(d)]
    return [_whole(text, d, opening) if _closes(d) else d for d in drafts]


def _opens(draft: Draft) -> bool:
    """Whether who says it and the cue stand right before the words."""
    is_plain = len(draft.source) == len(draft.cue) == len(draft.content) == 1
    return is_plain and draft.source[0][1] <= draft.cue[0][0] < draft.content[0][0]


def _closes(draft: Draft) -> bool:
    is_plain = len(draft.source) == len(draft.cue) == len(draft.content) == 1
    return is_plain and draft.content[0][1] <= min(draft.source[0][0], draft.cue[0][0])


def _whole(text: str, draft: Draft, opening: Sequence[Draft]) -> Draft:
    (start, end) = draft.content[0]
    for other in opening:
        low, (first, last) = other.source[0][0], other.content[0]
        is_same = last == end and abs(first - start) <= len("that ")
        is_that = "that" in (text[start : start + 4], text[max(0, first - 5) : first - 1])
        if is_same and is_that and not _MARKS & set(text[low:end]):
            return replace(draft, content=((low, end),))
    return draft
