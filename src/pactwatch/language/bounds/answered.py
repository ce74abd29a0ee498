"""Drafts in, those that answer a question with yes or no given what was asked, out.

Shapes, as data: "Asked whether X, S said no", "asked if X had Y, S replied that it had (not)". What
S says is X, or that X is not so: the act reads the "no" off the cue. Refuses answers in other
words, which say what they say, and questions whose answer is no short one. "Asked by B whether
X, S said Y": B asked whether X, and S did not; where nobody is named who asks, it is left alone.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from pactwatch.language.grammar.syntax import Sentence
from pactwatch.language.model.drafts import Draft, without
from pactwatch.language.words.ranges import overlaps, trim

__all__ = ["ANSWERED", "QUESTION_PUT", "with_questions_put", "with_short_answers"]

ANSWERED = "asked whether"  # what made such a draft
QUESTION_PUT = "question put"  # what made the draft of what was asked
_SCORE = 0.6  # a shape that leaves no doubt; read as a rank
_ELLIPSIS = (
    r"(?:that\s+)?(?:it|he|she|they|we|I)\s+(?:had|has|have|did|does|do|was|were|is|are|would|will)"
    r"(?:\s+not|n['’]t)?"
)
_ANSWERED = re.compile(
    r"\b(?:[Ww]hen\s+)?(?:[Aa]sked|[Qq]uestioned|[Pp]ressed)\s+(?:by\s+[^,;“”\"]{2,40}\s+)?"
    r"(?:on\s+)?(?:whether|if)\s+(?P<what>[^;“”\"]{6,200}?),\s+(?P<who>[^;:“”\"]{2,80}?)\s+"
    r"(?P<cue>(?:said|replied|answered|responded|insisted|stated)\s+(?:simply\s+|only\s+)?"
    rf"(?:(?:that\s+)?(?:no|yes)|with\s+an?\s+(?:\w+\s+)?(?:no|yes)|{_ELLIPSIS}))"
    r"(?=\s*(?:[.;,]|$))"
)


def with_short_answers(
    text: str, drafts: Sequence[Draft], sentences: Sequence[Sentence]
) -> list[Draft]:
    """The drafts, and one for each question that was answered in a word."""
    found = list(drafts)
    for sentence in sentences:
        for match in _ANSWERED.finditer(text, sentence.start, sentence.end):
            what, who = trim(text, *match.span("what")), trim(text, *match.span("who"))
            made = Draft((what,), (match.span("cue"),), (who,), (), _SCORE, ANSWERED)
            near = [d for d in found if _touches(d, match.span())]
            found = [*without(found, near), made]
    return found


def _touches(draft: Draft, where: tuple[int, int]) -> bool:
    """Whether a draft is of the same question or of the bare answer."""
    return any(overlaps(where, r) for r in (*draft.cue, *draft.content))


_PUT = re.compile(r"(?:when\s+)?(?:asked|questioned|pressed|quizzed)\b", re.IGNORECASE)
_OPEN = re.compile(r"(?:whether|if|how|what|which|who|why|when|where)\b")
_BY = re.compile(r"\bby\s(?P<who>[^,;“”\"]{2,60}?)(?:\son\s[^,;“”\"]{2,40})?\s\Z")


def with_questions_put(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, what somebody was asked given to who asked it."""
    return [_put(text, d) if d.cue and len(d.content) == 1 else d for d in drafts]


def _put(text: str, draft: Draft) -> Draft:
    (start, end), at = draft.cue[0], draft.content[0][0]
    is_passive = text[start].isupper() or text[start:end].lower().startswith("when")
    is_passive = is_passive or (bool(draft.source) and draft.source[0][0] >= end)
    if not is_passive or not (_PUT.match(text, start, end) and _OPEN.match(text, at)):
        return draft
    by = _BY.search(text, start, at)
    return replace(draft, source=(by.span("who"),), made_by=QUESTION_PUT) if by else draft
