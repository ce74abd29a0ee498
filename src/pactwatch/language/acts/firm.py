"""What nobody does who insists: he grants nothing, and gives a reason only where he tells one; who
assures grants nothing; who welcomes promises and orders nothing; who has not seen, heard or known a
thing denies no charge, nor does who tells that somebody was denied entry, or what he did "not
only" do; who was urged to do a thing urges nobody.

In: the shape of a stretch. Out: the acts that the network is not heard on. Refuses what a rule
finds: "insisted that it had been wrong" has its own words for it.
"""

import re
from collections.abc import Set

from pactwatch.domain.statement import SpeechAct
from pactwatch.language.acts.found import unowned_acts
from pactwatch.language.acts.shape import Shape
from pactwatch.language.cues.access import keeps_from
from pactwatch.language.words.lexicon import phrases

__all__ = ["idle_acts"]

_REASON = re.compile(
    r"\b(?:because|since|response|answer|retaliat\w+|reply|due to|owing to|to (?:defend|protect"
    r"|prevent|stop|save|keep|secure)|defen[cs]e|self-\w+|necessary|needed|justified|lawful|legal"
    r"|legitimate|right|rightly|forced|had to|only after|provoked|on orders|under orders|duty)\b",
    re.IGNORECASE,
)

# "Nobody | denies that": he neither grants nor denies it.
_NOBODY = re.compile(r"\b(?:nobody|no one|no-one|few)\s+\Z", re.IGNORECASE)

_NEAR = 12  # characters that "nobody" and its space take

_OF_WILL = frozenset({SpeechAct.PLEDGE, SpeechAct.ORDER, SpeechAct.THREATEN, SpeechAct.ANNOUNCE})
_AWARE = frozenset({"know", "see", "hear", "notice", "sense", "remember", "recall"})


def idle_acts(shape: Shape) -> Set[SpeechAct]:
    """The acts that the words of a cue such as "insisted" rule out."""
    if shape.cue_lemmas & {"assure", "reassure", "assurance", "reassurance"}:
        return {SpeechAct.ADMIT}
    if shape.cue_lemmas & phrases("acts", "greeting"):
        return _OF_WILL  # "welcomed the release": he promises and orders nothing
    start = shape.cue[0].start if shape.cue else 0
    if _NOBODY.search(shape.text, max(0, start - _NEAR), start):
        return {SpeechAct.ADMIT, SpeechAct.DENY}
    if shape.is_own_subject and shape.is_inward and shape.main_lemmas & _AWARE:
        return {SpeechAct.DENY}
    if shape.is_added:
        return {SpeechAct.DENY}
    if unowned := unowned_acts(shape):
        return unowned
    if any(keeps_from(shape.text[slice(*part)]) for part in shape.content):
        return {SpeechAct.DENY}
    if not shape.cue_lemmas & phrases("acts", "insisting"):
        return frozenset()
    has_reason = any(_REASON.search(shape.text, *part) for part in shape.content)
    return {SpeechAct.ADMIT} if has_reason else {SpeechAct.ADMIT, SpeechAct.JUSTIFY}
