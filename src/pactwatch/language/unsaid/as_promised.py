"""Whether a report is a duty that the text recalls with "as it promised": then nobody reports it.

Shape, as data: "A ought to convene talks, as it promised", "B must leave, as it has pledged to do":
that A must is the text's own view, and the promise was another's. Refuses what is told as done
("B left, as it promised") and a duty that a cue of its own reports.
"""

import re
from collections.abc import Sequence

from pactwatch.language.grammar.syntax import Sentence
from pactwatch.language.model.drafts import Draft

__all__ = ["urged_as_promised"]

_AS = re.compile(r"\bas \Z", re.I)
_PRONOUN = frozenset({"it", "he", "she", "they"})
_PROMISED = re.compile(r"(?:(?:had|has|have) )?(?:promis|pledg|vow|agree|undert|swor|commit)", re.I)
_DUTY = re.compile(r"\b(?:must|should|ought to|needs? to|has to|have to)\b")


def urged_as_promised(text: str, draft: Draft, _: Sequence[Sentence]) -> bool:
    """Whether a duty is only compared with what somebody promised."""
    if len(draft.source) != 1 or not draft.cue or not draft.content:
        return False
    start, end = draft.source[0]
    is_as = bool(_AS.search(text, max(0, start - 4), start))
    is_recalled = is_as and text[start:end].lower() in _PRONOUN
    is_promise = is_recalled and bool(_PROMISED.match(text, draft.cue[0][0]))
    return is_promise and any(_DUTY.search(text, *r) for r in draft.content if r[1] <= start)
