"""The heading lines of a body's own paper in, whose organ issues it out: the name above.

"NORTHERN LEAGUE" above "Statement by the Political Council": an organ without a name of its own
speaks for whoever's letterhead stands above it. Refuses an organ that is told by a name ("Political
Council of Marl"), and a line above that is a sentence, a date or a reference.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import Range

__all__ = ["owner_above"]

# A letterhead: words with capitals and the small words that link them, no figures, no end mark.
_LETTERHEAD = re.compile(
    r"(?:The )?[A-Z][\w'’-]*(?:[ -](?:of|for|and|the|de|du|[A-Z][\w'’-]*)){0,7}"
)
_MOST = 8  # words of a letterhead


def owner_above(text: str, heading: Sequence[Range], organs: Sequence[str | None]) -> str | None:
    """The name whose organ the heading names, None where the organ has a name or none is above."""
    if len(organs) != 1 or not _is_bare_organ(organs[0] or ""):
        return None
    for above, line in pairwise(heading):
        words = text[slice(*above)].strip()
        names_organ = (organs[0] or "").casefold() in text[slice(*line)].casefold()
        is_name = bool(_LETTERHEAD.fullmatch(words)) and len(words.split()) <= _MOST
        if names_organ and is_name and not _is_bare_organ(words):
            return words
    return None


def _is_bare_organ(name: str) -> bool:
    """Whether a name says only what kind of organ it is ("Political Council")."""
    words = [w for w in re.findall(r"[a-z]+", name.casefold()) if w not in {"the", "of", "for"}]
    kinds = phrases("organisations", "organ_kinds")
    return bool(words) and all(w in kinds for w in words)
