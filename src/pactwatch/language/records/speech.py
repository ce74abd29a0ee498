"""The paragraphs of a speech in, the one turn that they are out.

Shape, as data: a line of the head that names the speaker and has no verb ("Address by Prime
Minister A to the Assembly", "Remarks of A at a conference", "A's speech on the anniversary", "the
full text of the speech delivered by General A"), then paragraphs in the first person. All of them
are A's; of "the President of X" where no name stands. Refuses a text that tells of A ("A said",
"A's promise", "the President added"), which reports a speech, one whose head names two people, and
a body without an office (that is its own paper: `issuer`).
"""

import re
from collections.abc import Sequence

from pactwatch.domain.reading import Name
from pactwatch.language.records.office_head import speakers_office
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
_SPEECH = rf"{_KINDS}(?: (?:as )?(?:delivered|given|made|read(?: out)?|prepared))?"
_BY = re.compile(
    rf"{_SPEECH} (?:by|of|from)(?:(?: [A-Z][\w.'’-]*| (?:the|of|for|and|to))* [A-Z][\w.'’-]*,?)? \Z"
)
_TELLS = r"(?:said|added|told|stressed|noted|warned|announced|called on|went on)\b"
_HIS = re.compile(rf"[’']s? {_KINDS}\b")
_AND = re.compile(r"(?:,|,? and| &) (?:[A-Z]|the )")
# "Members of the Assembly,", "Fellow citizens!": nothing is told; "we demand three things:" tells.
_SALUTATION = re.compile(r"(?!.*\b(?:I|we)\b)[^.!?]{1,60}[,:!]\Z|[(\[][^)\]]*[)\]]\Z", re.I)
_ADDRESSED = re.compile(
    r"(?:(?:Honou?rable |Distinguished |Dear |Fellow |Esteemed )?(?:[Mm]embers|[Cc]itizens"
    r"|[Cc]olleagues|[Ff]riends|[Dd]elegates|[Cc]ompatriots|[Cc]omrades|[Bb]rothers|[Ll]adies"
    r"|Excellenc(?:y|ies)|M(?:r|adam)\.? (?:President|Speaker|Chair\w*))(?: [\w’'-]+){0,5}[,!]\s+)+"
)


def speech_turn(text: str, paragraphs: Sequence[Range], names: Sequence[Name]) -> tuple[Turn, ...]:
    """One turn that holds every paragraph behind the head, or none."""
    named = _speaker(text, names)
    who = named or speakers_office(text[:_HEAD], _SPEECH)
    if who is None:
        return ()
    line = text.find("\n", who[1])
    body = [p for p in paragraphs if 0 <= line <= p[0] and _is_said(text, p)]
    last = re.escape(text[slice(*who)].split(" of ")[0].split(" OF ")[0].split()[-1])
    surname = re.compile(rf"\b{last}\b" if named else rf"(?i:\bthe {last}) {_TELLS}")
    own = [p for p in body if is_first_person(text, p)]
    is_told_of = any(surname.search(text, *p) for p in body)
    if is_told_of or 2 * len(own) < len(body) or not own:
        return ()
    return (Turn(who, tuple(_behind_address(text, trim(text, *p)) for p in body), "speech"),)


def _behind_address(text: str, paragraph: Range) -> Range:
    """ "Members of the Assembly, | we have left Orsk": without whom it is said to."""
    addressed = _ADDRESSED.match(text, *paragraph)
    return (addressed.end(), paragraph[1]) if addressed else paragraph


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
