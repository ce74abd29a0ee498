"""Drafts in, the same with the bounds that tell a report inside a report from one beside it, out.

Shapes, as data: "A said X, but that | B had told him Y" (B's report belongs to what A said); "A
said he had met B, | who told him Y"; "According to C, | A, the envoy, believes Y" where C's source
ran on over A; "The head of B said | B believed Y" (he alone tells what B thinks). Refuses to nest.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from operator import itemgetter

from pactwatch.language.cues.attitudes import THINKING, is_own_body
from pactwatch.language.grammar.syntax import Sentence, sentence_over, tokens_between
from pactwatch.language.model.drafts import Draft
from pactwatch.language.words.forms import lemma
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import Range, covered, join, span_of

__all__ = ["with_bounds_of_reports"]

# No joining words between two reports take more characters than this.
_GAP = 14


def with_bounds_of_reports(
    text: str, drafts: Sequence[Draft], sentences: Sequence[Sentence]
) -> list[Draft]:
    """The drafts, each outer one holding what it reports and nothing of the inner one's source."""
    found = [_without_inner_source(text, d, drafts) for d in drafts]
    begun = sorted((d.whole[0], place) for place, d in enumerate(found))
    found = [_with_joined(text, d, found, begun, sentences) for d in found]
    return [d for d in found if not _is_thought(text, d, found)]


def _without_inner_source(text: str, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """ "According to C, A, the envoy, | believes X": C's source ends where A's begins."""
    if len(draft.source) != 1 or not draft.cue or not draft.content:
        return draft
    start, end = draft.source[0]
    if text[slice(*draft.cue[0])].lower() not in phrases("cues", "prepositional"):
        return draft
    inner = (
        d.source[0]
        for d in drafts
        if d is not draft and d.source and d.cue and start < d.source[0][0] < end
    )
    first = min(inner, default=None)
    if first is None or not text[start : first[0]].endswith(", "):
        return draft
    content = join([(first[0], end), *draft.content], gap=2)
    return replace(draft, source=((start, first[0] - len(", ")),), content=content)


_AND_THAT = re.compile(r",?\s+(?:but|and)\s+that\s*\Z")
# "He noted that the mast stood, which | its minister had called “a provocation”": he says so.
_WHICH = re.compile(r",?\s+(?:which|whom)\s+")
# "He had seen a note in which | the head told the envoys that X": so the note has it.
_IN_WHICH = re.compile(r"\b(?:in|by|with) which\b[^.;:“”\"]*\Z")
_TOLD_HIM = re.compile(r"\s+(?:him|her|them|me|us)\b")


def _with_joined(
    text: str,
    outer: Draft,
    drafts: Sequence[Draft],
    begun: Sequence[tuple[int, int]],
    sentences: Sequence[Sentence],
) -> Draft:
    """An outer content with the report that a joining word, or "who told him", makes a part of
    it."""
    if not outer.content or not outer.source or not outer.cue:
        return outer
    end = outer.content[-1][1]
    low, high = bisect_left(begun, (end + 1, 0)), bisect_left(begun, (end + _GAP, 0))
    for start, place in sorted(begun[low:high], key=itemgetter(1)):
        inner = drafts[place]
        if inner is outer or not inner.cue or not inner.source:
            continue
        gap = text[end:start]
        is_own = bool(_WHICH.fullmatch(gap)) and _is_told_along(text, outer, inner, sentences)
        is_joined = bool(_AND_THAT.fullmatch(gap)) or is_own
        is_joined = is_joined or (
            gap in {", ", " "} and bool(_IN_WHICH.search(text, start - 90, start))
        )
        if is_joined or (gap == ", " and _is_told_on(text, inner)):
            return replace(outer, content=join([*outer.content, inner.whole], gap=_GAP))
    return outer


_NOW = re.compile(r"(?:(?:also|now|still)\s)?(?:has|have|\w+(?<!wa)s)\b")
_HE = frozenset({"he", "she", "they", "it"})


def _is_told_along(text: str, outer: Draft, inner: Draft, sentences: Sequence[Sentence]) -> bool:
    """ "He noted that the mast stood, which its minister had called X" is told by him; what "he
    said was X", what "B says is X" and "criticized the move, which B has called X" are not."""
    home = sentence_over(sentences, *outer.content[-1])
    told = tokens_between(home, *outer.content[-1]) if home else ()
    is_clause = any(t.upos in {"VERB", "AUX"} for t in told)
    is_now = bool(_NOW.match(text, *inner.cue[0]))
    return is_clause and not is_now and text[slice(*inner.source[0])].lower() not in _HE


def _is_told_on(text: str, inner: Draft) -> bool:
    """ "..., who told him that X": whoever met him tells it on."""
    is_who = text[slice(*inner.source[0])].lower() == "who"
    return is_who and bool(_TOLD_HIM.match(text, inner.cue[-1][1]))


def _is_thought(text: str, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """ "A said B wanted Y", "the firm's head said the firm thought Y": nobody but A has told it."""
    if not draft.cue or not draft.source or draft.carriers:
        return False
    words = [w.strip(",.").lower() for s, e in draft.cue for w in text[s:e].split()]
    verbs = {lemma(w, "VERB") for w in words}
    if not words or not verbs & (_WANTING | THINKING):
        return False
    outer = [d.source[-1] for d in drafts if d is not draft and _reports(text, d, draft)]
    inner = text[slice(*draft.source[-1])]
    return any(verbs & _WANTING or is_own_body(inner, text[slice(*who)]) for who in outer)


_WANTING = frozenset({"want", "know"})


def _reports(text: str, outer: Draft, inner: Draft) -> bool:
    """Whether an outer draft's own words hold the whole of an inner one."""
    where: Range = span_of([*inner.cue, *inner.source, *inner.content])
    is_inside = covered(where, outer.content) == where[1] - where[0]
    is_preposition = bool(outer.cue) and (
        text[slice(*outer.cue[0])].lower() in phrases("cues", "prepositional")
    )
    return is_inside and bool(outer.source) and not is_preposition
