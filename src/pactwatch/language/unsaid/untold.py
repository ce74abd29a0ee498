"""Drafts in, those of them out without what somebody tells that another never told.

Shapes, as data: "The army had never informed her that X, his mother said" (the mother tells of the
army's silence; the army says nothing). Refuses a silence the article itself tells of, and one
of words that need no hearer ("has never admitted that X").
"""

from collections.abc import Sequence

from pactwatch.language.grammar.syntax import NEGATORS
from pactwatch.language.model.drafts import Draft
from pactwatch.language.words.forms import lemma
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import Range, covered

__all__ = ["without_untold"]


def without_untold(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts but those of which another's words tell that they were never told."""
    untold = [d for d in drafts if _is_untold(text, d)]
    return [d for d in drafts if d not in untold or not _is_told_of(d, drafts)]


def _is_untold(text: str, draft: Draft) -> bool:
    low = [w.lower() for s, e in draft.cue for w in text[s:e].split()]
    is_telling = bool(low) and lemma(low[-1], "VERB") in phrases("cues", "addressing")
    return is_telling and bool(NEGATORS & set(low)) and bool(draft.source)


def _is_told_of(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a whole report stands in what another is said to say."""
    whole: list[Range] = [*draft.source, *draft.cue]
    return any(
        d is not draft and d.source and all(covered(r, d.content) == r[1] - r[0] for r in whole)
        for d in drafts
    )
