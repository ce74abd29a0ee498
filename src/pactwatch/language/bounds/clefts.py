"""Drafts in, those that a cleft makes of its own saying put right.

Shapes, as data: "What I can tell you is that X", "all we can say is that X" (whoever speaks says
all of it, and "I" no part), "what the minister told us was that X" (the minister says X, not "us
was that X"), "what the minister told us was wrong" (he says nothing here, and "that X, is false"
stops before "is false"). Refuses a cue that nothing of the kind opens.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from pactwatch.language.model.drafts import Draft
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import Range, trim

__all__ = ["judges_words", "with_clefts"]

_OPENS = re.compile(r"\b(?:what|all)(?:\sthat)?\s\Z", re.IGNORECASE)
_IS_THAT = re.compile(r"\s*(?:(?:you|us|them|him|her|me|reporters)\s)?(?:is|was)\sthat\s")
_FIRST = frozenset({"i", "we"})
_NEAR = 12  # characters before a source in which "what" or "all" may stand


def with_clefts(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, a cleft's with the words behind "is that"; none of an "I" within its words."""
    found = []
    for draft in (told for d in drafts if (told := _without_judgement(text, d)) is not None):
        behind = _behind(text, draft)
        if behind is None:
            found.append(draft)
        elif text[slice(*draft.source[0])].lower() not in _FIRST:
            first = draft.content[0]
            content = ((max(behind, first[0]), first[1]), *draft.content[1:])
            found.append(replace(draft, content=content))
    return found


def judges_words(text: str, where: Range) -> bool:
    """Whether a sentence only says of somebody's words that they are wrong or true."""
    words = text[slice(*where)]
    judged = _judged().search(words) if _WHAT.match(words) else None
    return judged is not None and not _TELLS.search(words)


_WHAT = re.compile(r"(?:\w+ of )?what\s(?!is|was|are|were)", re.IGNORECASE)
_TELLS = re.compile(r"[:;“\"]|\bthat\b")


def _behind(text: str, draft: Draft) -> int | None:
    """Where the words of a cleft begin, behind its "is that"."""
    if not (len(draft.source) == len(draft.cue) == 1 and draft.content):
        return None
    start, (first, last) = draft.source[0][0], draft.content[0]
    opens = _OPENS.search(text, max(0, start - _NEAR), start)
    is_that = _IS_THAT.match(text, draft.cue[0][1]) if opens else None
    return is_that.end() if is_that and first <= is_that.end() < last else None


def _without_judgement(text: str, draft: Draft) -> Draft | None:
    """A draft without what the writer says of somebody's words, None where nothing else is left."""
    start = draft.source[0][0] if draft.source else 0
    if not _OPENS.search(text, max(0, start - _NEAR), start) or not draft.content:
        return draft
    judged = _judged().search(text, draft.cue[-1][1] if draft.cue else start, draft.content[-1][1])
    if judged is None:
        return draft
    parts = (trim(text, s, min(e, judged.start())) for s, e in draft.content if s < judged.start())
    content = tuple(r for r in parts if _is_clause(text, r))
    return replace(draft, content=content) if content else None


def _is_clause(text: str, part: Range) -> bool:
    return text.startswith(("that ", "“", '"'), part[0])


@cache
def _judged() -> re.Pattern[str]:
    """ "was untrue", "is, she said, a plain lie": what is said of words that "what" stands for."""
    words = phrases("acts", "untrue", "words") | phrases("acts", "untrue", "nouns") | _JUDGED
    told = "|".join(sorted(re.escape(w) for w in words))
    return re.compile(
        r"(?:,\s)?\b(?:is|was|are|were|(?:has|had) been|proved|turned out)\s"
        rf"(?:(?:not|to|be|an?|the|\w+ly|quite|pure|plain|just)\s){{0,3}}(?:{told})\b(?!\sthat\b)"
    )


_JUDGED = frozenset({
    "wrong", "true", "right", "correct", "incorrect", "accurate", "inaccurate", "misleading", "lie",
    "lies", "exaggerated", "so", "propaganda",
})  # fmt: skip
