"""A text in, the names it credits out, as writers credit an outlet: before the name, behind, alone.

"Told the Courier", "seen by the Courier", "the Courier wrote", "(CNA)" as the last line. A name may
be an outlet's or anybody's: who asks knows the outlets (`credits`). Each is given with whether it
stands at the head of the text or below it, where the whole is credited, or in passing, where one
thing is. Refuses a name whose owner only reports to somebody ("the panel reports to the council").
"""

import re
from collections.abc import Iterable

from pactwatch.text.dateline import datelines
from pactwatch.text.openings import found_in

__all__ = ["Credited", "names_credited", "names_that_say", "outlets_credited", "wires"]

# A name, and whether the whole text is credited to it.
Credited = tuple[str, bool]

_NAME = r"((?:[A-Z][\w&.’'-]*)(?:\s+(?:of\s+the\s+|of\s+)?[A-Z][\w&.’'-]*){0,4})"
_THE = r"\s+(?:the\s+)?"
# Names before a verb stand within so many characters.
_BEFORE = 120
# "Corp." may stand within a name, "Wire." ends a sentence.
_ABBREVIATED = 5
# A story says at its head whose it is: in so much of the text, or in the first paragraphs (guess).
_HEAD, _LEAST_HEAD = 0.4, 400
_NAMED_BEFORE = re.compile(rf"\b{_NAME}(?:,\s+which)?\s+(?:(?:first|has|had|also)\s+)*$")

# Verbs that follow the name: looked for first, as capitals stand everywhere and these do not.
_REPORTED = re.compile(r"\b(?:reported|reports|broadcast|quoted|cited)\b(?!\s+to\b)")
_WROTE = re.compile(
    r"\b(?:quotes|cites|wrote|writes|revealed|reveals|disclosed|learned|contributed\s+to\s+this)\b"
    r"(?!\s+to\b)"
)
_SAID = re.compile(r"\b(?:said|says)\b")


def _leads(*leads: str) -> re.Pattern[str]:
    """What leads to a name, in one pattern: a text is gone through once."""
    return re.compile(rf"\b(?:{'|'.join(leads)}){_THE}{_NAME}")


# Anybody may be told, cited or reported by: who publishes is credited by these.
_CREDITS = (
    _leads(
        r"told|tells|telling|said\s+to",
        r"[Aa]ccording\s+to|[Cc]iting|(?:reported|cited|quoted)\s+by",
        r"[Ii]nterview\s+with|[Ii]nterviewed\s+by|in\s+remarks\s+to",
        # A rewrite by machine leaves the order of the words of the original.
        r"has\s+(?:reported|quoted)",
    ),
)
# These a panel or a court does too ("documents seen by the panel", "asked by the court"): they
# credit outlets alone.
_PRESS = (
    _leads(
        r"(?:[Ss]peaking|spoke|speaks|comments|interview(?:\s+given)?)\s+to",
        r"[Ii]nterview\s+(?:by|in|for)",
        r"(?:seen|obtained|reviewed|published|carried|aired|broadcast|[Aa]sked|contacted|revealed"
        r"|disclosed|quoted\s+as\s+saying)\s+by",
        r"(?:report|article|story|column|investigation)\s+(?:in|by|from)",
        r"(?:wrote|writing|writes|appeared|published|printed)\s+in",
        r"(?:permission|courtesy)\s+of|(?:reprinted|[Rr]epublished)\s+from",
        r"[Rr]eporting\s+(?:by|from)",
    ),
    re.compile(
        rf"\b(?:[Aa]ccording\s+to|[Ii]n)\s+an?\s+{_NAME}\s+(?:report|article|story|investigation)\b"
    ),
    re.compile(rf"(?m)^\s*(?:Sources?|SOURCES?|Text|Photo\s+and\s+text)\s*:{_THE}{_NAME}"),
    re.compile(rf"(?m)^\s*By\s+(?:[^\n,]{{3,40}},\s*)?{_NAME}\s*$"),
    re.compile(rf"\n\s*\(?{_NAME}\)?\s*\Z"),
)
_LAST_LINE = re.compile(rf"(?m)^[-–—]\s*{_NAME}\s*$")


def names_credited(text: str) -> Iterable[Credited]:
    """Names that are credited, which may be an outlet's or those of anybody who publishes."""
    yield from _before(_REPORTED, text)
    yield from _behind(_CREDITS, text)


def outlets_credited(text: str) -> Iterable[Credited]:
    """Names that are credited if they are an outlet's, and mean nothing if they are another's."""
    yield from _before(_WROTE, text)
    yield from _behind(_PRESS, text)


def names_that_say(text: str) -> Iterable[Credited]:
    """Names that "said" something: of an outlet for certain a credit."""
    yield from _before(_SAID, text)


def wires(text: str) -> Iterable[str]:
    """Names that stand where custom puts a wire's."""
    yield from (wire for found in datelines(text) if (wire := found["wire"]))
    yield from (match.group(1) for match in _LAST_LINE.finditer(text))


def _behind(shapes: Iterable[re.Pattern[str]], text: str) -> Iterable[Credited]:
    found = (match for shape in shapes for match in found_in(text, shape))
    yield from ((_in_sentence(m.group(1)), _is_of_all(m.start(1), text)) for m in found)


def _before(verbs: re.Pattern[str], text: str) -> Iterable[Credited]:
    for verb in found_in(text, verbs):
        if found := _NAMED_BEFORE.search(text, max(0, verb.start() - _BEFORE), verb.start()):
            yield _in_sentence(found.group(1)), _is_of_all(verb.start(), text)


def _in_sentence(name: str) -> str:
    """ "Northern Wire. Captain Orme": a name ends with its sentence."""
    kept: list[str] = []
    for word in name.split():
        is_last = word.endswith(".") and len(word) > _ABBREVIATED
        kept.append(word.rstrip(".") if is_last else word)
        if is_last:
            break
    return " ".join(kept)


def _is_of_all(start: int, text: str) -> bool:
    """Whether a credit stands at the head, or in the last line."""
    return start <= max(_HEAD * len(text), _LEAST_HEAD) or "\n" not in text[start:].strip()
