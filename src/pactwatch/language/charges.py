"""Drafts in, those that deny "a claim" or "an allegation" given what was claimed, out.

Shapes, as data: "S says X, a claim D disputes"; "S accused A of X, an allegation that D denies".
The noun stands for the words right before its comma: whoever reads "D disputes a claim" must see
which. Refuses a noun that stands behind no comma, and one with a clause of its own ("claims that
X").
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from pactwatch.language.bounds import CHARGES, behind_stamp
from pactwatch.language.drafts import Draft
from pactwatch.language.ranges import Range, overlaps, span_of, trim
from pactwatch.language.syntax import Sentence, sentence_over, tokens_between

__all__ = ["with_charges"]

_NOUN = re.compile(rf"(?:an?|the|which)\s+(?:\w+\s+)?(?:{CHARGES})s?")
# "On Tuesday evening": so much may stand behind who says it.
_TAIL = 3
_BEFORE = re.compile(r",\s+\Z| [—–-] \Z")


def with_charges(text: str, drafts: Sequence[Draft], sentences: Sequence[Sentence]) -> list[Draft]:
    """The drafts, each whose words are a bare noun for a claim with the claim."""
    return [_with_claim(text, d, drafts, sentences) for d in drafts]


def _with_claim(
    text: str, draft: Draft, drafts: Sequence[Draft], sentences: Sequence[Sentence]
) -> Draft:
    is_one = len(draft.content) == 1 and bool(draft.cue) and bool(draft.source)
    noun = _NOUN.fullmatch(text, *draft.content[0]) if is_one else None
    comma = _BEFORE.search(text, max(0, noun.start() - 3), noun.start()) if noun else None
    if noun is None or comma is None or draft.whole[0] != noun.start():
        return draft
    said = next((d for d in drafts if d is not draft and _ends(text, d, comma.start())), None)
    words = said.content if said else _clause(text, comma.start(), sentences)
    if not words or any(overlaps(w, r) for w in words for r in (*draft.cue, *draft.source)):
        return draft
    return replace(draft, cue=(noun.span(), *draft.cue), content=words)


def _ends(text: str, draft: Draft, at: int) -> bool:
    """Whether what somebody says ends at a place, or who says it does ("X, S said on Tuesday")."""
    if not draft.content or not draft.source or draft.whole[1] > at + 2:
        return False
    behind = text[draft.whole[1] : at].split()
    is_tail = len(behind) <= _TAIL and not any(c in ",;:.!?" for c in "".join(behind))
    return abs(span_of(draft.content)[1] - at) < 2 or is_tail


def _clause(text: str, end: int, sentences: Sequence[Sentence]) -> tuple[Range, ...]:
    """The sentence up to a place, where it has a verb with a subject."""
    home = sentence_over(sentences, end - 1, end)
    if home is None:
        return ()
    inside = tokens_between(home, home.start, end)
    is_clause = any(t.upos == "VERB" for t in inside) and any(t.relation == "nsubj" for t in inside)
    return (trim(text, *behind_stamp(text, home.start, end)),) if is_clause else ()
