"""Drafts in, those of a sentence that ends with who had the news first through that outlet out.

Shapes, as data: "A will stop X, two diplomats said, in a move first reported by the Courier". The
Courier carries what the diplomats say, and "in a move" is nobody's words. Refuses a sentence in
which nobody else says anything.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from pactwatch.language.grammar.syntax import Sentence, sentence_over
from pactwatch.language.model.drafts import Draft
from pactwatch.language.words.ranges import Range, overlaps

__all__ = ["with_first_reports"]

_FIRST = re.compile(
    r",\sin\san?\s(?:[\w-]+\s){1,3}(?:that\swas\s|which\swas\s)?first\s"
    r"(?:reported|revealed|disclosed)\s(?:\w+\s)?by\s"
    r"(?P<who>(?:the\s)?[A-Z][\w’'-]*(?:\s(?:of\s)?[A-Z][\w’'-]*){0,4})"
)


def with_first_reports(
    text: str, drafts: Sequence[Draft], sentences: Sequence[Sentence]
) -> list[Draft]:
    """The drafts, the others of such a sentence carried by the outlet, its own left out."""
    found = list(drafts)
    for first in _FIRST.finditer(text):
        home = sentence_over(sentences, *first.span())
        said = [d for d in found if home and d.cue and _is_before(d, home, first.start())]
        if any(d.source for d in said):
            found = [d for d in found if not any(overlaps(first.span(), c) for c in d.cue)]
            found = [_through(d, first.span("who")) if d in said else d for d in found]
    return found


def _is_before(draft: Draft, home: Sentence, end: int) -> bool:
    return all(home.start <= start and last <= end for start, last in draft.cue)


def _through(draft: Draft, outlet: Range) -> Draft:
    return draft if outlet in draft.carriers else replace(draft, carriers=(outlet, *draft.carriers))
