"""Drafts in, those whose verb an aside parts from its words given to whoever says them, out.

Shapes, as data: "A told pilgrims, B said, that X"; "A has claimed, B reports, that X"; "A claim,
according to B, that X"; "A, B reports, has denied X". A speaks, B carries. The model gives X to B,
and A's verb as well. "A told B, on condition that she not be named as she feared for her post, that
X": on what terms, and nobody fears that X. Refuses asides in which nobody stands ("A said, it
seems, that X").
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from pactwatch.language.bounds.bounds import behind_stamp
from pactwatch.language.cues.sayings import sayings
from pactwatch.language.grammar.syntax import Sentence
from pactwatch.language.model.drafts import Draft, without
from pactwatch.language.words.ranges import Range, overlaps, trim

__all__ = ["with_asides_told"]

_WHO = r"[^,;:“”\"—]{2,60}?"
_SAYS = r"(?:said|says|reports|reported|writes|wrote|claims|claimed|adds|added|told\s\w+)"
_ASIDE = re.compile(
    rf",\s(?:(?P<who>{_WHO})\s(?P<cue>{_SAYS})(?:\s(?:on\s)?\w+day)?"
    rf"|(?P<according>according\sto)\s(?P<by>{_WHO})),\s(?=that\s)"
)
# On what terms A speaks, with the reason for them.
_TERMS = re.compile(
    r",\s(?:(?:speaking|talking)\s)?(?:on\s(?:the\s)?condition\b|anonymously\b|asking\s(?:not\s)?to"
    r"\s(?:be|remain)\b)[^;“”\"]{0,160}?,\s(?=that\s)"
)
_SCORE = 0.6  # a shape that leaves no doubt; read as a rank
_OWN = re.compile(rf"(?P<who>{_WHO}),\s(?P<by>(?:the\s)?[A-Z]{_WHO})\s{_SAYS}")
_NOBODY = frozenset({"it", "i", "we", "he", "she", "they", "this"})


def with_asides_told(
    text: str, drafts: Sequence[Draft], sentences: Sequence[Sentence]
) -> list[Draft]:
    """The drafts in their order; of one sentence with such an aside one is left."""
    found = [_without_aside(text, d) for d in drafts]
    for sentence in sentences:
        aside = _ASIDE.search(text, sentence.start, sentence.end)
        terms = None if aside else _TERMS.search(text, sentence.start, sentence.end)
        made = _told(text, aside, sentence) if aside else _on_terms(text, terms, sentence)
        if made is None:
            continue
        parts = [*made.cue, *made.carriers, *([terms.span()] if terms else [])]
        same = [d for d in found if any(overlaps(r, p) for r in (*d.cue, *d.source) for p in parts)]
        if same:
            whole = replace(made, score=same[0].score, made_by=same[0].made_by)
            found[found.index(same[0])] = whole
            found = without(found, same[1:])
        elif terms:
            found.append(made)
    return found


def _on_terms(text: str, terms: re.Match[str] | None, sentence: Sentence) -> Draft | None:
    """Who speaks before the terms, and what is said behind them."""
    start = behind_stamp(text, sentence.start, sentence.end)[0]
    said = next(sayings(text, [sentence], start, terms.start()), None) if terms else None
    if terms is None or said is None:
        return None
    _, source, cue = said
    what = trim(text, terms.end(), sentence.end)
    return Draft((what,), (cue,), (source,), score=_SCORE, made_by="grammar")


def _told(text: str, aside: re.Match[str], sentence: Sentence) -> Draft | None:
    """Who speaks before the aside, who says so in it, and the words behind it."""
    by: Range = aside.span("who") if aside["who"] else aside.span("by")
    if text[slice(*by)].lower() in _NOBODY:
        return None
    said = next(sayings(text, [sentence], sentence.start, aside.start()), None)
    what = trim(text, aside.end(), sentence.end)
    if said is None or what[0] >= what[1]:
        return None
    _, source, cue = said
    beside = aside.span("cue") if aside["cue"] else aside.span("according")
    return Draft((what,), (cue, beside), (source,), (trim(text, *by),), 0.0, "")


def _without_aside(text: str, draft: Draft) -> Draft:
    """ "| The prior, the Bugle reports |, has denied X": of such a source the first part speaks."""
    if len(draft.source) != 1 or not draft.cue or draft.carriers:
        return draft
    start, end = draft.source[0]
    own = _OWN.fullmatch(text, start, end)
    if own is None or text[end : draft.cue[0][0]] != ", ":
        return draft
    return replace(draft, source=(own.span("who"),), carriers=(own.span("by"),))
