"""A text's line in, the dateline that opens it out: place, day, wire and where the text begins.

"PORT HADLEY, Jan 9, 2024 (Inland Press) - ": of place, day and wire one or two may be missing. Read
here for everybody who asks: when a text came out, over which wire, and where its words begin.
In a page that lost its line breaks one may stand behind the heads of a story ("… a clerk says Port
Hadley, Orlan (Inland Press) -- Two boats …"); there place and wire must both stand.
Refuses a dash without room before it ("Al-Orin"), and to tell a wire from a place in brackets.
"""

import re
from collections.abc import Iterator

__all__ = ["dateline_at", "datelines", "run_in_dateline"]

_WORD = r"[A-Z][\w.'’-]*"
_DAY = r"(?:\d{1,2} [A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.? \d{1,2})(?:,? \d{4})?"
_DATELINE = (
    rf"(?P<place>{_WORD}(?:[ ,/]+{_WORD}){{0,4}},?)?\s*(?:\(?(?P<day>{_DAY})\)?,?)?\s*"
    r"(?:\((?P<wire>[A-Z][\w &.'’-]*)\))?\s*(?<=[\s)])(?:--|[-–—])\s+(?=\S)"
)
_RUN_IN = re.compile(
    rf"(?<=\s)(?P<place>(?:{_WORD} ){{0,2}}{_WORD}(?:, {_WORD}(?: {_WORD}){{0,2}})?) "
    r"\((?P<wire>[A-Z][\w &.'’-]*)\) (?:--|[–—]) (?=[“\"A-Z])"
)
# The heads of a story are no longer than this. A guess: three times the longest seen.
_HEADS = 2400
_LEAST_HEADS = 5  # words
# "The Ortal Front (OF) -- Ada and Ben --": a phrase goes on, and no text is opened.
_GOES_ON = re.compile(
    r"\b(?:an?|the|this|that|its|his|her|their|our|my|of|in|at|on|by|for|to|and|or|but|with|from|into"
    r"|near|under|between|as|is|was|are|were)\s$",
    re.IGNORECASE,
)
_AT, _LINES = re.compile(_DATELINE), re.compile(rf"(?m)^[ \t]*{_DATELINE}")


def dateline_at(text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
    """The dateline that stands at a place, with the groups `place`, `day` and `wire`; its end is
    where the text begins."""
    found = _AT.match(text, start, len(text) if end is None else end)
    return found if found and any(found.groups()) else None


def datelines(text: str) -> Iterator[re.Match[str]]:
    """The datelines at the beginnings of lines, in order."""
    return (found for found in _LINES.finditer(text) if any(found.groups()))


def run_in_dateline(text: str, start: int, end: int) -> int | None:
    """Where a dateline begins inside a paragraph, behind the heads of a story; else None."""
    last = min(end, start + _HEADS)
    if text.find(") ", start, last) < 0:  # the wire's brackets, which nearly no paragraph has
        return None
    found = _RUN_IN.search(text, start, last)
    if found is None:
        return None
    initials = "".join(word[0] for word in re.findall(r"[A-Z]\w*", found["place"]))
    is_name = found["wire"].replace(".", "").startswith(initials) and len(initials) > 1
    heads = text[start : found.start()]
    is_short = len(heads.split()) < _LEAST_HEADS
    return None if is_name or is_short or _GOES_ON.search(heads) else found.start()
