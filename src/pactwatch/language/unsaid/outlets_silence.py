"""When a silence is an outlet's about whom it heard, and no word on the matter.

Shapes, as data: "The Post did not name him", "the newspaper did not say where it had met her".
Refuses the silence of anybody whom the text does not show to be an outlet ("the ministry did not
say who fired").
"""

import re

from pactwatch.language.grammar.syntax import NEGATORS
from pactwatch.language.model.drafts import Draft
from pactwatch.language.names.names import bare
from pactwatch.language.unsaid.open import words
from pactwatch.language.words.forms import lemma
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import Range

__all__ = ["outlets_silence", "tells_silence"]

_KEEPING = frozenset({
    "name", "say", "identify", "specify", "disclose", "reveal", "elaborate", "explain", "detail",
    "give", "provide", "describe", "quote", "cite",
})  # fmt: skip


def outlets_silence(text: str, draft: Draft) -> bool:
    """ "A colonel told the Post that X. The Post did not name him": nobody is silent on X."""
    cue = words(text, draft.cue).lower().split()
    is_silent = bool(cue) and lemma(cue[-1], "VERB") in _KEEPING and bool(NEGATORS & set(cue))
    return is_silent and len(draft.source) == 1 and _is_outlet(text, draft.source[0][0], draft)


# Words for an outlet that may be a watchdog's or an office's as well.
_OPEN = frozenset({"agency", "network", "channel", "station", "monitor", "observer", "review"})
_REPORTED = r"(?:has |had )?(?:quoted|cited|reported)\b"


def _is_outlet(text: str, before: int, draft: Draft) -> bool:
    name = re.sub(r"^[Tt]he (?:same )?", "", words(text, draft.source))
    own = set(bare(name).split()) - _OPEN
    if own & phrases("organisations", "outlet_nouns"):
        return True
    if bare(name) in _OPEN:  # "the agency" behind "the Tamm Press Agency quoted"
        return bool(re.search(rf"\b(?i:{bare(name)}) {_REPORTED}", text[:before]))
    if not (name[:1].isupper() and own & phrases("organisations", "outlet")):
        return False
    heard = rf"\b(?:told|to|by|in|with) (?:the )?{re.escape(name)}\b"
    reports = rf"\b{re.escape(name)} {_REPORTED}"
    return bool(re.search(f"{heard}|{reports}", text[:before]))


def tells_silence(text: str, where: Range) -> bool:
    """Whether a sentence only tells that "the newspaper" kept whom it heard to itself."""
    told = _SILENT.match(text, *where)
    return told is not None and told[1] in phrases("organisations", "outlet_nouns") - _OPEN


_SILENT = re.compile(
    r"The (\w+)\s"
    r"(?:did|does|has|had|would) not (?:say|name|identify|specify|disclose|reveal|elaborate|give)"
)
