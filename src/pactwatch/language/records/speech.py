"""The paragraphs of a speech in, the one turn that they are out.

Shape, as data: a line of the head that names the speaker and has no verb ("Address by Prime
Minister A to the Assembly", "Remarks of A at a conference", "A's speech on the anniversary", "the
full text of the speech delivered by General A"), then paragraphs in the first person. All of them
are A's. Refuses a text that tells of A ("A said", "A's promise"), which reports a speech, one whose
head names two people, and an office without a name (that is a body's own paper: `issuer`).
"""

import re
from collections.abc import Sequence

from pactwatch.domain.reading import Name
from pactwatch.language.records.paragraph import is_first_person, is_whole
from pactwatch.language.records.turns import Turn
from pactwatch.language.words.ranges import Range, trim

__all__ = ["speech_turn"]

# The lines of a head, in characters.
_HEAD = 600
_KINDS = (
    r"(?:(?:[Oo]pening|[Cc]losing|[Ii]ntroductory|[Kk]eynote|[Ii]naugural|[Mm]aiden|[Ff]ull) )?"
    r"(?:[Aa]ddress|[Ss]peech|[Rr]emarks|[Ii]ntervention|[Tt]estimony|[Ll]ecture|[Ss]tatement"
    r"|[Mm]essage)"
)
_BY = re.compile(
    rf"{_KINDS}(?: (?:as )?(?:delivered|given|made|read(?: out)?|prepared))?"
    r" (?:by|of|from)(?:(?: [A-Z][\w.'’-]*| (?:the|of|for|and|to))* [A-Z][\w.'’-]*,?)? \Z"
)
_HIS = re.compile(rf"[’']s? {_KINDS}\b")
_AND = re.compile(r"(?:,|,? and| &) (?:[A-Z]|the )")
# "Members of the Assembly,", "Fellow citizens!": nothing is told; "we demand three things:" tells.
_SALUTATION = re.compile(r"(?!.*\b(?:I|we)\b)[^.!?]{1,60}[,:!]\Z|[(\[][^)\]]*[)\]]\Z", re.I)


def speech_turn(text: str, paragraphs: Sequence[Range], names: Sequence[Name]) -> tuple[Turn, ...]:
    """One turn that holds every paragraph behind the head, or none."""
    who = _speaker(text, names)
    if who is None:
        return ()
    line = text.find("\n", who[1])
    body = [p for p in paragraphs if 0 <= line <= p[0] and _is_said(text, p)]
    surname = re.compile(rf"\b{re.escape(text[slice(*who)].split()[-1])}\b")
    own = [p for p in body if is_first_person(text, p)]
    is_told_of = any(surname.search(text, *p) for p in body)
    if is_told_of or 2 * len(own) < len(body) or not own:
        return ()
    return (Turn(who, tuple(trim(text, *p) for p in body), "speech"),)


def _speaker(text: str, names: Sequence[Name]) -> Range | None:
    """The one person whose speech a line of the head says it is."""
    people = [n for n in names if n.kind == "PERSON" and n.end <= _HEAD]
    told = [n for n in people if _is_speaker(text, n)]
    is_one = len({n.text for n in told}) == 1 and not _AND.match(text, told[0].end)
    return (told[0].start, told[0].end) if is_one else None


def _is_speaker(text: str, name: Name) -> bool:
    line = text[text.rfind("\n", 0, name.start) + 1 : name.start]
    return bool(_BY.search(line) or _HIS.match(text, name.end))


def _is_said(text: str, paragraph: Range) -> bool:
    """Sentences; no heading, salutation or day."""
    is_salutation = _SALUTATION.match(text[slice(*paragraph)].strip()) is not None
    return is_whole(text, paragraph) and not is_salutation
