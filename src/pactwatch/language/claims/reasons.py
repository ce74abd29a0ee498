"""Why a claim stands, in words a reader sees: by which words, what negates it, who permits it.

In: a hit with its reality, act and permission. Out: one sentence. Refuses to judge anything.
"""

import re

from pactwatch.language.claims.host import Permission
from pactwatch.language.claims.reality import Reality
from pactwatch.language.conduct.conduct import Hit

__all__ = ["reason_of"]


def reason_of(hit: Hit, reality: Reality, permission: Permission | None, *, is_turned: bool) -> str:
    """One sentence, with the words found and what turns them round (`is_turned`: the cue)."""
    tokens = hit.sentence.tokens
    words = " ".join(tokens[i].text for i in sorted(hit.tokens))
    parts = [
        f"“{words}” is {hit.why}"
        if hit.why
        else f"“{words}” shows {hit.code.id} ({hit.code.label}) by the trigger "
        f"“{_shortened(hit.trigger.text)}”"
    ]
    if reality.negators:
        parts.append(f"“{' '.join(reality.negators)}” negates it")
    if is_turned:
        parts.append("the words that introduce it say that it is not so")
    if permission:
        parts.append(f"“{permission.word.text}” says the host {permission.knowledge.value.lower()}")
    return "; ".join(parts) + "."


# More than four alternatives of a trigger's step say nothing to a reader.
_LONG_STEP = re.compile(r"((?:[^|\s{}:@!]+\|){4})[^\s{}@!]+")


def _shortened(trigger: str) -> str:
    return _LONG_STEP.sub(r"\1…", trigger)
