"""Drafts in, each whose words hold a relative clause with a report of its own given the rest out.

Shape, as data: "A said that X, whom B calls Y, had Z": the model gives X to A and "Y, had Z" to B;
A said all but the clause, B says Y. "A said the driver, who gives his name as Rob, had left": the
model gives A the driver alone. Refuses where no comma closes the clause before a verb.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pactwatch.language.grammar.syntax import Sentence, sentence_over, tokens_between
from pactwatch.language.model.drafts import Draft
from pactwatch.language.words.ranges import Range, trim

__all__ = ["with_asides_closed"]

_RELATIVE = re.compile(r",?\s*(?:whom|which|who|that)?\s*\Z")
_WHOM, _NEAR = re.compile(r",\s+(?:whom|which|who)\s+\Z"), 12
_WHO = re.compile(r",\s(?:who|whose|which)\s")
_FINITE = frozenset({"AUX", "VERB"})


def with_asides_closed(
    text: str, drafts: Sequence[Draft], sentences: Sequence[Sentence]
) -> list[Draft]:
    """The drafts, what stands behind an aside with whoever says what stands before it."""
    found = _over_own_clauses(text, drafts, sentences)
    for inner in list(found):
        place = _around(text, inner, found, sentences)
        if place is None:
            continue
        outer, close = place
        (start, end), last = inner.content[0], outer.content[-1]
        rest = trim(text, close + 1, end)
        aside = trim(text, last[0], text.rindex(",", last[0], inner.source[0][0]))
        whole = replace(outer, content=(*outer.content[:-1], aside, rest))
        short = replace(inner, content=(trim(text, start, close),))
        found = [whole if d is outer else short if d is inner else d for d in found]
    return found


def _over_own_clauses(
    text: str, drafts: Sequence[Draft], sentences: Sequence[Sentence]
) -> list[Draft]:
    """ "Said | the driver |, who gives his name as Rob, | had left |": a subject goes on behind
    what a relative clause tells of it, and what the clause itself reports ends with it."""
    found = list(drafts)
    for place, outer in enumerate(drafts):
        rest = _behind_own_clause(text, outer, sentences)
        if rest is None:
            continue
        found[place] = replace(outer, content=(*outer.content, rest))
        for other, inner in enumerate(found):
            if len(inner.content) == 1 and inner.content[0][0] < rest[0] < inner.content[0][1]:
                cut = trim(text, inner.content[0][0], text.rindex(",", 0, rest[0]))
                found[other] = replace(inner, content=(cut,))
    return found


def _behind_own_clause(text: str, outer: Draft, sentences: Sequence[Sentence]) -> Range | None:
    """What goes on behind the clause that is right behind a draft's bare subject."""
    if not (outer.cue and outer.source and outer.content):
        return None
    start, end = outer.content[-1]
    home = sentence_over(sentences, start, end) if outer.cue[-1][1] <= start else None
    if home is None or not _WHO.match(text, end, home.end):
        return None
    if any(t.upos in _FINITE for t in tokens_between(home, start, end)):
        return None
    close = _closing(home, (end + 1, home.end))
    return trim(text, close + 1, home.end) if close else None


def _around(
    text: str, inner: Draft, drafts: Sequence[Draft], sentences: Sequence[Sentence]
) -> tuple[Draft, int] | None:
    """The draft that the aside stands in, and the comma that closes the aside."""
    if not (len(inner.source) == len(inner.content) == 1 and inner.cue):
        return None
    source, content = inner.source[0], inner.content[0]
    if not _WHOM.search(text, max(0, source[0] - _NEAR), source[0]):
        return None  # nearly always: a long text has too many drafts to look at all for each
    home = sentence_over(sentences, *source)
    if home is None or not source[1] <= inner.cue[0][0] < content[0] or content[1] > home.end:
        return None
    close = _closing(home, content)
    outer = next((d for d in drafts if d is not inner and _opens(text, d, source[0], home)), None)
    return (outer, close) if outer and close else None


def _opens(text: str, outer: Draft, start: int, home: Sentence) -> bool:
    """Whether a draft's words run up to the relative pronoun before a place."""
    if not (outer.cue and outer.content and outer.source) or outer.content[-1][0] < home.start:
        return False
    end, first = outer.content[-1][1], outer.content[-1][0]
    between = text[first:start]
    is_told = outer.cue[-1][1] <= first < end <= start
    return is_told and bool(_WHOM.search(between) and _RELATIVE.fullmatch(text[end:start]))


def _closing(home: Sentence, content: Range) -> int | None:
    """The first comma inside the words that a finite verb follows."""
    tokens = [t for t in home.tokens if content[0] <= t.start and t.end <= content[1]]
    for comma, verb in pairwise(tokens):
        is_finite = verb.upos in _FINITE and not verb.lower.endswith("ing")
        if comma.text == "," and is_finite:
            return comma.start
    return None
