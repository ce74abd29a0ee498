"""Drafts in, those of an aside right behind a relative pronoun with the clause behind it, out.

Shapes, as data: "The Mission counted guns that, according to the Front, | Merrow had handed over",
"left the village, which, villagers said, | it had shelled". The model gives the front to whoever
stands in the aside; it is the article's, or whose report it is. "Shared photographs which, in its
view, prove that X" is X of whoever shared them. Refuses quoted words before the
pronoun, a front that tells nothing, and an aside that no comma closes.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from pactwatch.language.grammar.syntax import (
    Sentence,
    core_phrase,
    sentence_over,
    tokens_between,
)
from pactwatch.language.model.drafts import Draft
from pactwatch.language.words.ranges import Range, overlaps, span_of, trim

__all__ = ["OWN_VIEW", "with_own_views", "with_relative_asides"]

OWN_VIEW = "own view"  # what made such a draft
_PRONOUN = re.compile(r"\b(?:which|that|who|whom),\s(?:as\s)?(?:the\s)?\Z")
_NEAR = 14  # characters that a pronoun, its comma and an article take
_CLOSES = re.compile(r"\s*,\s*")
# "The raid, which, the mayor said, killed nine, | was over by noon": of the raid again.
_GOES_ON = re.compile(r",\s(?=(?:was|were|is|are|has|have|had|will|would|did|could)\b)")
_LEAST = 2  # words of a clause


def with_relative_asides(
    text: str, drafts: Sequence[Draft], sentences: Sequence[Sentence]
) -> list[Draft]:
    """The drafts in their order, those of such an aside without what stands before it."""
    return [_behind(text, d, sentences) if d.cue and d.source else d for d in drafts]


def _behind(text: str, draft: Draft, sentences: Sequence[Sentence]) -> Draft:
    start, end = span_of((*draft.cue, *draft.source))
    home = sentence_over(sentences, start, end)
    if home is None or not _PRONOUN.search(text, max(home.start, start - _NEAR), start):
        return draft
    if not any(t.upos in {"VERB", "AUX"} for t in tokens_between(home, home.start, start)):
        return draft  # "The driver, who, she said, had left": of him all of it is told
    closed = _CLOSES.match(text, end, home.end)
    if closed is None or any("“" in text[slice(*c)] for c in draft.content if c[0] < start):
        return draft
    ended = _GOES_ON.search(text, closed.end(), home.end) or _main_verb(text, home, closed.end())
    rest: Range = trim(text, closed.end(), ended.start() if ended else home.end)
    told = tuple((s, min(e, rest[1])) for s, e in draft.content if closed.start() <= s < rest[1])
    content = told or ((rest,) if len(text[slice(*rest)].split()) >= _LEAST else ())
    return replace(draft, content=content) if content else draft


_AGAIN = re.compile(r"\s(?=(?:was|were|is|are|has|have|had|will|would)\s)")
_JOINS = re.compile(r"[,;:“”]|\b(?:and|but|or|that|which|who|where|when|while|as|if|because)\b")


def _main_verb(text: str, home: Sentence, start: int) -> re.Match[str] | None:
    """ "Whether men who, B said, had been held | are back": the second of two helping verbs that
    nothing joins is the outer clause's."""
    first = _AGAIN.search(text, max(home.start, start - 1), home.end)
    again = _AGAIN.search(text, first.end() + 1, home.end) if first else None
    if first is None or again is None or first.start() > start + 1:
        return None
    between = tokens_between(home, first.end(), again.start())
    is_joined = bool(_JOINS.search(text, first.end(), again.start()))
    is_over = len(between) > 2 and between[-1].upos in {"NOUN", "PROPN", "NUM", "ADV", "VERB"}
    return again if is_over and not is_joined else None


def with_own_views(
    text: str, drafts: Sequence[Draft], sentences: Sequence[Sentence]
) -> list[Draft]:
    """ "Caldria shared photographs which, in its view, prove that X": X is Caldria's."""
    found = list(drafts)
    for sentence in sentences:
        view = _OWN_VIEW.search(text, sentence.start, sentence.end)
        made = _view_of_subject(text, sentence, view) if view else None
        if made is None:
            continue
        same = [d for d in found if any(overlaps(made.cue[0], c) for c in d.cue)]
        if not any(overlaps(made.source[0], s) for d in same for s in d.source):
            found = [*(d for d in found if d not in same), made]
    return found


_OWN_VIEW = re.compile(
    r"\b(?:which|that), in (?:its|his|her|their)(?: own)? (?:view|assessment|opinion|judge?ment"
    r"|estimation|analysis), (?P<cue>shows?|proves?|confirms?|demonstrates?|showed|proved|confirmed"
    r"|demonstrated|establish(?:es|ed)?|indicates?|indicated|suggests?|suggested) that "
)
_SCORE = 0.7  # of words that leave no doubt, below what the model is sure of; a rank only


def _view_of_subject(text: str, sentence: Sentence, view: re.Match[str]) -> Draft | None:
    """What the subject of the sentence takes its photographs to show."""
    subject = next((t for t in sentence.tokens if t.relation == "nsubj"), None)
    content = trim(text, view.end(), sentence.end)
    if subject is None or subject.start > view.start() or content[0] >= content[1]:
        return None
    source = core_phrase(sentence, subject)
    return Draft((content,), (view.span("cue"),), (source,), (), _SCORE, OWN_VIEW)
