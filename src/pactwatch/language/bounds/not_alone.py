"""A cue that counts who says it in, the verb alone out: whoever is not the first says it too.

Shapes, as data: "B is not the first to warn that X", "was not the only one to say", "was not alone
in saying", "was neither the first nor the last to claim". Refuses what is said of the words
themselves ("did not say that X").
"""

import re
from dataclasses import replace

from pactwatch.language.model.drafts import Draft

__all__ = ["with_others_saying"]

_COUNT = r"(?:the\s)?(?:very\s)?(?:first|only|last|alone|sole|lone)"
_OTHERS = re.compile(
    r"(?:(?:is|was|are|were|will\sbe|has\sbeen|had\sbeen)\s(?:certainly\s|by\sfar\s)?"
    r"(?:not|neither)|(?:is|was|are|were)n[’']t)\s(?:\w+\s)?"
    rf"{_COUNT}(?:\snor\s{_COUNT})?(?:\s(?!to\b|in\b)[\w’'-]+){{0,3}}\s(?:to\s(?:have\s)?|in\s)(?=\w)"
)


def with_others_saying(text: str, draft: Draft) -> Draft:
    """The draft with "warn" for its cue, for "is not the first to warn"."""
    if not draft.cue:
        return draft
    start, end = draft.cue[0]
    others = _OTHERS.match(text, start, end)
    if others is None or others.end() >= end:
        return draft
    return replace(draft, cue=((others.end(), end), *draft.cue[1:]))
