"""Whether a word right beside a name says that it is an outlet's.

Shapes, as data: "the Lantern newspaper", "the daily Vechar", "the radio station Merrow One".
Refuses a name that only tells whose side an outlet takes ("the pro-Front channel"), and people.
"""

import re

from pactwatch.domain.reading import Name
from pactwatch.language.words.lexicon import phrases

__all__ = ["is_beside_kind", "kind_before"]

_BEHIND = re.compile(r" (?:news )?(\w+)")
# Kinds that stand before a name; "the agency X" and a police station may be others'.
_BEFORE = re.compile(
    r"\b(?P<kind>newspaper|daily|weekly|magazine|newsletter|broadcaster|website"
    r"|news (?:agency|site|outlet|channel|portal)"
    r"|(?:radio|TV|television|news) (?:station|channel|network))\s\Z",
    re.IGNORECASE,
)
_FAR = 40  # characters in which a kind before a name stands


def is_beside_kind(text: str, name: Name) -> bool:
    """Whether the word before or behind a name is one for an outlet."""
    if text[max(0, name.start - 1) : name.start] in {"-", "‑"}:
        return False
    behind = _BEHIND.match(text, name.end)
    if behind and behind[1] in phrases("organisations", "outlet_nouns"):
        return True
    return name.kind != "PERSON" and kind_before(text, name.start) is not None


def kind_before(text: str, at: int) -> str | None:
    """The words before a place that say what kind of outlet is named there ("the | TV station |
    Merrow One")."""
    before = _BEFORE.search(text, max(0, at - _FAR), at)
    return before["kind"].lower() if before else None
