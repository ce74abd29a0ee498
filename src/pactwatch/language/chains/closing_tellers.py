"""Drafts in, those of a line that ends with who says it, "A admits X, says B", as B's out.

Headlines leave out articles, so that A is taken for the subject of "says". Refuses a line that goes
on behind B, and a source that stands there already.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from pactwatch.language.grammar.syntax import Sentence, Token, sentence_over
from pactwatch.language.model.drafts import Draft
from pactwatch.language.names.mention_words import is_people
from pactwatch.language.names.offices import office_class
from pactwatch.language.words.forms import lemma
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import Range, trim

__all__ = ["with_closing_tellers"]

_CLOSES = re.compile(r",\s(?P<cue>[a-z]+)\s(?P<who>[A-Za-z][^,;:.?!“”\"\n]{1,60})[.]?\s*\Z")


def with_closing_tellers(
    text: str, drafts: Sequence[Draft], sentences: Sequence[Sentence]
) -> list[Draft]:
    """The drafts, each with the teller behind its cue where the line ends with him."""
    return [_told(text, d, sentences) for d in drafts]


def _told(text: str, draft: Draft, sentences: Sequence[Sentence]) -> Draft:
    home = sentence_over(sentences, *draft.cue[0]) if draft.cue and draft.source else None
    # "A, the head of B, said": there no verb stands before the comma, nor in a quotation's line.
    if home is None or draft.source[0][0] != home.start or _has_marks(text, home):
        return draft
    closes = _CLOSES.search(text[home.start : home.end])
    if closes is None or home.start + closes.start("cue") != draft.cue[0][0]:
        return draft
    if not _is_teller(home, closes):
        return draft
    low = home.start
    before = [t for t in home.tokens if t.end <= low + closes.start()]
    if not any(t.upos in {"VERB", "AUX"} and t.relation in _MAIN for t in before):
        return draft
    words: Range = trim(text, low, low + closes.start())
    who = (low + closes.start("who"), low + closes.end("who"))
    return replace(draft, source=(who,), content=(words,))


# What governs the line, or is governed by the verb of saying.
_MAIN = frozenset({"root", "ccomp", "parataxis", "conj"})


def _has_marks(text: str, home: Sentence) -> bool:
    return any(mark in text[home.start : home.end] for mark in '“”"')


def _is_teller(home: Sentence, closes: re.Match[str]) -> bool:
    """Whether a verb of saying, that names no hearer, and somebody close the line."""
    word = lemma(closes["cue"], "VERB")
    if word not in phrases("cues", "clause_takers") - phrases("cues", "addressing"):
        return False
    behind = [t for t in home.tokens if t.start >= home.start + closes.start("who")]
    nouns = [t for t in behind if t.upos in {"NOUN", "PROPN"}]
    is_clause = any(t.upos in {"VERB", "AUX", "SCONJ", "ADP", "ADV"} for t in behind)
    return bool(nouns) and not is_clause and _is_somebody(nouns[-1])


def _is_somebody(token: Token) -> bool:
    is_body = token.lemma in phrases("organisations", "bodies") or token.upos == "PROPN"
    return is_body or is_people(token) or bool(office_class(token.lemma))
