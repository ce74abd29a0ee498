"""Drafts in, those that a cleft makes of its own saying put right.

Shapes, as data: "What I can tell you is that X", "all we can say is that X" (whoever speaks says
all of it, and "I" no part), "what the minister told us was that X" (the minister says X, not "us
was that X"). Refuses a cue that nothing of the kind opens.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from pactwatch.language.model.drafts import Draft

__all__ = ["with_clefts"]

_OPENS = re.compile(r"\b(?:what|all)(?:\sthat)?\s\Z", re.IGNORECASE)
_IS_THAT = re.compile(r"\s*(?:(?:you|us|them|him|her|me|reporters)\s)?(?:is|was)\sthat\s")
_FIRST = frozenset({"i", "we"})
_NEAR = 12  # characters before a source in which "what" or "all" may stand


def with_clefts(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, a cleft's with the words behind "is that"; none of an "I" within its words."""
    found = []
    for draft in drafts:
        behind = _behind(text, draft)
        if behind is None:
            found.append(draft)
        elif text[slice(*draft.source[0])].lower() not in _FIRST:
            first = draft.content[0]
            content = ((max(behind, first[0]), first[1]), *draft.content[1:])
            found.append(replace(draft, content=content))
    return found


def _behind(text: str, draft: Draft) -> int | None:
    """Where the words of a cleft begin, behind its "is that"."""
    if not (len(draft.source) == len(draft.cue) == 1 and draft.content):
        return None
    start, (first, last) = draft.source[0][0], draft.content[0]
    opens = _OPENS.search(text, max(0, start - _NEAR), start)
    is_that = _IS_THAT.match(text, draft.cue[0][1]) if opens else None
    return is_that.end() if is_that and first <= is_that.end() < last else None
