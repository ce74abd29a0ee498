"""Whether a name, or a word right beside it, says that it is an outlet's.

Shapes, as data: "the Lantern newspaper", "the daily Vechar", "the radio station Merrow One".
Refuses a name that only tells whose side an outlet takes ("the pro-Front channel"), and people.
"""

import re
from collections.abc import Sequence

from pactwatch.domain.reading import Name
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import Range

__all__ = ["is_beside_kind", "is_no_outlet", "is_outlets_name", "kind_before"]

_BEHIND = re.compile(r" (?:news )?(\w+)")
# Kinds that stand before a name; "the agency X" and a police station may be others'.
_BEFORE = re.compile(
    r"\b(?P<kind>newspaper|daily|weekly|magazine|newsletter|broadcaster|website"
    r"|news (?:agency|site|outlet|channel|portal)"
    r"|(?:radio|TV|television|news) (?:station|channel|network))\s\Z",
    re.IGNORECASE,
)
_PAPER = re.compile(
    r"\s(?:press )?(?:bulletin|briefing|conference|report|update|digest|summary|statement|note|log"
    r"|review|meeting|communiqu[eé]|message|assessment|dispatch|round-?up)s?\b"
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


_OWN = frozenset({"its", "their", "his", "her", "our", "my"})


def is_no_outlet(text: str, words: Sequence[Range], kind: int) -> bool:
    """ "In its | weekly | bulletin": how often the paper comes out; "on its | website": whoever
    says it there says it himself. `kind` is the place of the outlet's word."""
    start, end = words[kind]
    is_how_often = text[start:end] in {"daily", "weekly"} and bool(_PAPER.match(text, end))
    return is_how_often or text[slice(*words[0])].lower() in _OWN


# Names of outlets and of those who watch a truce; what tells the second apart.
_OPEN = frozenset({"observer", "monitor", "review", "standard", "independent", "guardian"})
_BODIES = frozenset({"group", "mission", "team", "commission", "committee", "board", "panel",
                     "council", "force", "corps", "office", "mechanism", "authority"})  # fmt: skip


def is_outlets_name(words: Sequence[str]) -> bool:
    """Whether a word of a name, in small letters, is an outlet's: "the Observer", and no "Observer
    Group" or "Review Board"."""
    shown = phrases("organisations", "outlet") & frozenset(words)
    return bool(shown) and not (words[-1] in _BODIES and shown <= _OPEN)
