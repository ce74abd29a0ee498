"""Drafts in, the same with two voices that one of them ran together parted, out.

Shapes, as data: "A spokesman said Mr B | had told C that X" (B speaks, the spokesman carries);
"A answered, B reported: “X”", "A quoted by B said X" (A speaks, B carries); "A said the envoy, B,
had told him X" (B speaks, A carries). Refuses a clause that hangs on a noun ("a man who said he
was B").
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from pactwatch.language.model.drafts import Draft, without
from pactwatch.language.words.forms import lemma
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import trim

__all__ = ["with_parted"]

_NESTED = re.compile(
    r"(?P<outer>[^,;:“”\"]{3,60}?)\s(?:said|says|stated|reported|confirmed|added)\s(?:that\s)?"
    r"(?P<inner>(?:Mr|Mrs|Ms|Dr|Sir|the|[A-Z])[^,;:“”\"]{1,60})"
)
_HANGS = re.compile(r"\b(?:who|which|that|he|she|they|it)\Z")
# So far before a source who is quoted may begin, in characters.
_REACH = 110
_QUOTED_BY = re.compile(
    r"(?:[,.”\"]\s|\A)(?P<who>[^,;:“”\"]{2,80}?)(?<!\b(?:has|was|are))(?<!\b(?:been|were))(?<!\bis)"
    r"\s(?:quoted|cited|interviewed)\s(?:by|in)\s(?:the\s)?\Z"
)
_SAYS = re.compile(r"(?:\s(?:on\s)?\w+day|\s(?:again|later))?,\s(?:the\s)?\Z", re.IGNORECASE)
_QUOTE_NEXT = re.compile(r"(?:\s\w+day)?:\s*[“\"]")


def with_parted(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts in their order; what was the outer voice's alone goes with the words."""
    own = [d for d in drafts if d.content or not _is_passed_on(text, d)]
    own = [_parted(text, _with_own_subject(text, d, own)) for d in own]
    return _with_report_before_words(text, own)


_SUBJECT = re.compile(
    r"\s(?:that\s)?(?P<who>(?:(?:the|an?|two|three|some|[a-z]+s)\s)?[^;:“”\"]{2,120}?),?\s"
)
_HIM = re.compile(r"\s(?:him|her|them|me|us|reporters)\s")
_JOINS = re.compile(r"\b(?:and|but|he|she|they|it|I|we|who|which)\b")


def _with_own_subject(text: str, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """ "A | said | the envoy, B, | had told | him X": where both verbs have one source, who stands
    between them speaks."""
    if not (draft.content and draft.cue and draft.source) or draft.carriers:
        return draft
    start, end = draft.cue[0]
    same = (d for d in drafts if d.source == draft.source and d.cue and not d.content)
    outer = next((d for d in same if d.cue[-1][1] < start), None)
    subject = _SUBJECT.fullmatch(text, outer.cue[-1][1], start) if outer else None
    if subject is None or not _HIM.match(text, end) or _JOINS.search(subject["who"]):
        return draft
    return replace(draft, source=(subject.span("who"),), carriers=draft.source)


def _is_passed_on(text: str, draft: Draft) -> bool:
    """ "A said, as | reported | by B", "A said, | quoted | by B": whom "by" names hands A's words
    on, and A has not said so."""
    if not (draft.cue and draft.source):
        return False
    start, end = draft.cue[0][0], draft.cue[-1][1]
    is_beside = text[max(0, start - 4) : start].endswith((" as ", ", ", "— "))
    is_passed = text[start:end] in _PASSED and text.startswith(" by ", end)
    return is_beside and is_passed and draft.source[-1][1] <= start


_PASSED = frozenset({"quoted", "cited", "reported", "carried", "published"})


def _parted(text: str, draft: Draft) -> Draft:
    """ "A spokesman said Mr B": of a source that holds a saying the last part speaks. "A clerk
    quoted by | B | said": whom B quotes."""
    if len(draft.source) != 1 or not draft.cue or draft.cue[0][0] < draft.source[0][1]:
        return draft
    start, end = draft.source[0]
    quoted = _QUOTED_BY.search(text, max(0, start - _REACH), start)
    if quoted and draft.cue[0][0] == end + 1 and not draft.carriers:
        return replace(draft, source=(quoted.span("who"),), carriers=draft.source)
    nested = _NESTED.fullmatch(text, *draft.source[0])
    if nested is None or _HANGS.search(nested["outer"]):
        return draft
    source, outer = nested.span("inner"), trim(text, *nested.span("outer"))
    return replace(draft, source=(source,), carriers=(*draft.carriers, outer))


def _with_report_before_words(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """ "A | answered |, B | reported |: “X”": whose answer it is says X, and B hands it on."""
    told: dict[int, Draft] = {}
    gone: list[Draft] = []
    for inner in (d for d in drafts if _reports_quotation(text, d)):
        start = inner.source[0][0]
        near = (d for d in drafts if d is not inner and d.cue and d.source and d.content)
        outer = next((d for d in near if _stands_before(text, d, start)), None)
        if outer is not None:
            carriers = (*outer.carriers, inner.source[-1], *inner.carriers)
            told[id(outer)] = replace(
                outer, content=inner.content, cue=(*outer.cue, *inner.cue), carriers=carriers
            )
            gone.append(inner)
    return [told.get(id(d), d) for d in without(drafts, gone)]


def _reports_quotation(text: str, draft: Draft) -> bool:
    """Whether a quotation stands behind a colon right behind a verb that hands words on."""
    if not (draft.cue and draft.content and len(draft.source) == 1) or draft.carriers:
        return False
    end = draft.cue[-1][1]
    verb = lemma(text[slice(*draft.cue[-1])].split()[-1].lower(), "VERB")
    is_next = bool(_QUOTE_NEXT.match(text, end)) and draft.source[0][1] <= draft.cue[0][0]
    return is_next and verb in phrases("cues", "handing_on")


def _stands_before(text: str, outer: Draft, start: int) -> bool:
    """Whether a draft's cue ends right before a place where its own content begins."""
    end = outer.cue[-1][1]
    is_first = outer.source[-1][1] <= outer.cue[0][0] and outer.content[0][0] <= start
    return is_first and end <= start and bool(_SAYS.fullmatch(text, end, start))
