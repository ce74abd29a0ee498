"""Whether a report only sets aside what somebody says: "the road is open, whatever A says".

Shapes, as data: "whatever A claims, X", "X, no matter what A says", "contrary to what A says, X".
X is told against A, and what A says is not told. Refuses words that A is given behind a "that" ("no
matter how often A says that X").
"""

import re
from collections.abc import Sequence

from pactwatch.language.cues.set_aside import ASIDE
from pactwatch.language.grammar.syntax import Sentence
from pactwatch.language.model.drafts import Draft

__all__ = ["set_aside"]

# Between these words and the verb stand who says it, and no other clause.
_LONGEST = 80


def set_aside(text: str, draft: Draft, _: Sequence[Sentence]) -> bool:
    """Whether who says it stands behind such words, with nothing said between."""
    if not draft.source or not draft.cue:
        return False
    first, cue = min(draft.source)[0], min(draft.cue)[0]
    if cue < first:
        return False
    found = list(ASIDE.finditer(text, max(0, first - _LONGEST), cue))
    if not found:
        return False
    last = found[-1]
    between = text[last.end() : cue]
    is_behind = any(a >= cue and text[max(0, a - 5) : a] == "that " for a, _ in draft.content)
    return not re.search(r"[,.;:?!\n“”]", between) and not is_behind
