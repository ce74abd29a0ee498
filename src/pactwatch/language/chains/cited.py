"""A draft in, the same as the party's its words are cited from out; who cites becomes a carrier.

Shapes, as data: "A reported B as saying X"; "A quoted B saying X"; "A, citing B, said X";
"Citing B, A said X"; "according to A, which cited B"; "A cited B that X". Refuses where the cited
party is the source already.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from pactwatch.language.grammar.syntax import Sentence, sentence_over, tokens_between
from pactwatch.language.model.drafts import Draft
from pactwatch.language.names.mention_words import MentionKind, head_of, kind_of, run_of
from pactwatch.language.words.ranges import (
    Range,
    join,
    overlaps,
    span_of,
    trim,
)

__all__ = ["with_cited"]

_NOUN = r"([^,.;:“”\"—]{2,90}?)"
_CITING = re.compile(
    rf"\b(?:citing|quoting|(?:which|who|that|and)\s+(?:cited|quoted))\s+[“\"]?{_NOUN}"
    r"(?=[,.;:“”\"—]|\s+(?:that|who|whose|which|as|has|have|had|said|says|reported|reports)\b|\s*$)"
)
# "A was quoted | last week by B | as saying": B quotes, and is not cited.
_WHEN_BY = r"(?:(?:(?:last|this|earlier)\s\w+|\w+day|later|earlier|\w+ly)\s(?=(?:by|in)\s))?"
_AS_SAYING = re.compile(
    r"\b(?:quot|cit|report)(?:e?d|es|s|ing)\s+"
    rf"(?!{_WHEN_BY}(?:as|by|in|on|at|during|that)\s){_NOUN}"
    r"(?:,\s(?:an?|the|[A-Za-z])[^,.;:“”\"—]{2,80},)?"
    r"\s+(?:(?:as|in)\s+)?(?:saying|having\s+said|telling|adding|claiming|denying|warning|(?<=(?:as|in)\s)stating)\b"
)
_CITED_THAT = re.compile(rf"\b(?:cited|cites|quoted|quotes)\s+(?!(?:as|by|in)\s){_NOUN}\s+that\b")
# "A statement from the police" is the police's own word.
_OWN_WORDS = re.compile(
    r"(?:an?|the)\s+(?:\w+\s+)?(?:statement|communique|release|letter|e-?mail|tweet|post)\s+"
    r"(?:from|by|(?<!release\s)of|issued by|released by)\s+"
    r"|(?:information|figures|details|data|reports|accounts)\s+(?:from|by|provided by)\s+"
)


# "According to B, | which cited A": B stands before the clause.
_WHO_CITES = re.compile(r"(?i:according to)\s+(?:the\s)?([^,;:“”\"—]{2,80}),\s\Z")


_DAY = re.compile(r"(?:(?:late|early)\s)?(?:\w+day|yesterday|today|late|early)")
_WHEN = re.compile(r"\s(?:on\s)?\w+day\Z|\syesterday\Z|\stoday\Z")
_CLAUSE = re.compile(r",?\s(?:who|which|as\s\w+ing)\b")


def with_cited(text: str, drafts: Sequence[Draft], sentences: Sequence[Sentence]) -> list[Draft]:
    """Drafts whose source names whom it has its words from, with that party as the source."""
    told = [_cited(text, d, _of(sentences, d.cue)) if d.cue and d.content else d for d in drafts]
    # Two drafts of one citation become one and the same.
    first = {(d.source, d.content): d for d in reversed(told) if d.content and d.source}
    return [d for d in told if first.get((d.source, d.content), d) is d]


def _cited(text: str, draft: Draft, sentence: Sentence | None) -> Draft:
    if sentence is None or not draft.source:
        return draft
    if fronted := _fronted(text, draft, sentence):
        return fronted
    draft = _without_lead(text, _without_citing(text, draft))
    near = span_of([*draft.cue, *draft.source])
    for pattern in (_AS_SAYING, _CITED_THAT, _CITING):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            if any(s <= match.start() < e for s, e in draft.content):
                continue
            if pattern is _CITED_THAT:
                draft = _opened_by(text, draft, match)
            if pattern is _AS_SAYING:
                draft = _without_cited(_opened_by(text, draft, match), match.span(1))
            if match.start() > near[1] + 3 and pattern is not _CITING:
                continue
            if inner := _inner(text, draft, match, sentence):
                return inner
    return draft


_FRONTED = re.compile(rf"(?:Citing|Quoting)\s+{_NOUN},\s+(?:the\s+)?")


def _fronted(text: str, draft: Draft, sentence: Sentence) -> Draft | None:
    """ "Citing B, | A | said X": B has said it, and A, who stands right behind, hands it on."""
    match = _FRONTED.match(text, sentence.start, sentence.end)
    if match is None or len(draft.source) != 1 or draft.carriers or " that " in match[1]:
        return None
    start, cited = draft.source[0][0], _party(text, *match.span(1))
    is_behind = match.end(1) < start <= match.end() < draft.cue[0][0] and cited[0] < cited[1]
    if not is_behind or draft.content[0][0] < start or not _can_tell(sentence, cited):
        return None
    return replace(draft, source=(cited,), carriers=draft.source)


_TAIL = re.compile(
    r",?\s*(?:(?:which|who)\s+)?(?:citing|quoting|cited|quoted)\s+[^,.;:“”\"—]{2,90}\Z"
)


def _without_citing(text: str, draft: Draft) -> Draft:
    """ "Reported the general to be dead | citing sources": whom it has its words from is none of
    them."""
    content = []
    for start, end in draft.content:
        tail = _TAIL.search(text, start, end)
        is_plain = tail is not None and not re.search(r"[“\"]", text[tail.start() : end])
        cut = trim(text, start, tail.start()) if tail and is_plain else (start, end)
        content += [cut] if cut[0] < cut[1] else []
    return replace(draft, content=tuple(content)) if content else draft


_LEAD = re.compile(
    r"(?:(?:which|who)\s+)?(?:citing|quoting|cited|quoted)\s+[^,.;:“”\"—]{2,90},\s+(?=\S)"
)


def _without_lead(text: str, draft: Draft) -> Draft:
    """ "According to A, | citing B, | X": X alone is what is told."""
    lead = _LEAD.match(text, *draft.content[0])
    is_behind = lead is not None and draft.source[0][1] <= draft.content[0][0]
    if lead is None or not is_behind or lead.end() >= draft.content[0][1]:
        return draft
    return replace(draft, content=((lead.end(), draft.content[0][1]), *draft.content[1:]))


def _opened_by(text: str, draft: Draft, match: re.Match[str]) -> Draft:
    """ "B cited | A that X", "it cited | A as stating X": a content that opens with the cited party
    is X alone."""
    start, end = draft.content[0]
    if start != match.start(1) or end <= match.end():
        return draft
    return replace(draft, content=(trim(text, match.end(), end), *draft.content[1:]))


def _without_cited(draft: Draft, cited: Range) -> Draft:
    """ "B is quoting | A in C | as saying X": A is not what is said, C carries nothing."""

    def outside(parts: Sequence[Range]) -> tuple[Range, ...]:
        return tuple(p for p in parts if not (cited[0] <= p[0] and p[1] <= cited[1]))

    carriers, rest = outside(draft.carriers), outside(draft.content)
    return replace(draft, content=rest or draft.content, carriers=carriers)


def _can_tell(sentence: Sentence, cited: Range) -> bool:
    """ "Citing intelligence", "citing reasons of safety": grounds are nobody who has said it."""
    run = run_of(tokens_between(sentence, *cited))
    head = head_of(run)
    if head is not None and head.lower in _GROUNDS:
        return False
    return head is None or kind_of(head, None) is not MentionKind.OTHER


# Some of these are bodies too ("an energy concern"), but never several and never cited as such.
_GROUNDS = frozenset({"concerns", "worries", "fears", "reasons", "grounds", "interests", "risks"})
# What was looked at or spoken about is no voice either ("citing interviews with residents").
_GROUNDS |= {"interviews", "conversations", "visits", "talks", "progress", "release", "releases"}
_GROUNDS |= {"need", "lack", "failure", "damage", "threats", "pressure", "delays", "rise", "fall"}


def _inner(text: str, draft: Draft, match: re.Match[str], sentence: Sentence) -> Draft | None:
    """The draft as the cited party's; None where it already is."""
    cited = _party(text, *match.span(1))
    if not _can_tell(sentence, cited):
        return None
    outer = [trim(text, s, min(e, match.start())) for s, e in draft.source if s < match.start()]
    outer = [r for r in outer if r[0] < r[1] and not overlaps(r, cited)]
    outer = [r for r in outer if not _DAY.fullmatch(text, *r)]
    if not outer and (named := _WHO_CITES.search(text, sentence.start, match.start())):
        outer = [named.span(1)]
    if not outer or any(overlaps(cited, c) for c in (*draft.content, *draft.carriers)):
        return None
    word = re.compile(r"\w+").match(text, match.start())
    cue = join([*draft.cue, word.span()]) if word else draft.cue
    carriers = (*draft.carriers, outer[-1])
    if told := _TOLD_SO.match(text, cited[1]):
        carriers, cited = (*carriers, cited), trim(text, *told.span(told.lastgroup or 0))
    content = tuple(c for c in draft.content if not overlaps(c, cited)) or draft.content
    return replace(draft, content=content, source=(cited,), cue=cue, carriers=carriers)


def _party(text: str, start: int, end: int) -> Range:
    """ "A statement from | the police | on Monday, which ...": who is cited, and no more."""
    if own := _OWN_WORDS.match(text, start, end) or _FROM.match(text, start, end):
        start = own.end()
    clause = _CLAUSE.search(text, start, end)
    cited = trim(text, start, clause.start() if clause else end)
    day = _WHEN.search(text, *cited)
    return (cited[0], day.start()) if day else cited


_FROM = re.compile(r"from\s")  # "quoting | from | older scholars"
# "Quoting a diplomat | who had been told so by A": A is where it comes from.
_TOLD_SO = re.compile(
    r",?\s+(?:who|which)\s+(?:(?:had|has)\s+been|was|were)\s+(?:told|informed)\s+"
    r"(?:so|this|it|as much|of it)\s+by\s+(?P<by>[^,.;:“”\"—]{2,90})"
    r"|,?\s+(?:who|which)\s+(?:had|has|got|heard|had heard)\s+(?:it|this|the story)\s+from\s+"
    r"(?P<from>[^,.;:“”\"—]{2,90})"
)


def _of(sentences: Sequence[Sentence], cue: Sequence[Range]) -> Sentence | None:
    return sentence_over(sentences, *cue[0]) if cue else None
