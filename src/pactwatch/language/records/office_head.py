"""The head of a text in, the office of a state or body out that it gives a speech or briefing to.

Shapes, as data: "Address by the President of the Republic of X to the Assembly", "Remarks by the
Foreign Minister of X" above "THE FOREIGN MINISTER: ...". Refuses an office of nothing that is
named, two of them, and words that are no office ("the city of X").
"""

import re

from pactwatch.language.names.offices import office_class
from pactwatch.language.words.ranges import Range

__all__ = ["OF_NAMED", "office_of", "speakers_office"]

_LINK = r"(?i:(?:of|for|and)(?: the)?)"
_PLACE = r"to|on|at|before|in|during|for|following|after|ahead"
_NAMED = rf"(?!(?i:{_PLACE})\b)[A-Z][\w'’-]*"
# "of the Republic of X", "of the Hill Congress".
OF_NAMED = rf" {_LINK} {_NAMED}(?: (?:{_LINK} )?{_NAMED})*"
_OFFICE = rf"(?P<office>(?:[A-Z][\w-]* ){{0,4}}?(?P<word>[A-Z][\w-]+)){OF_NAMED}"
_EXCELLENCY = r"(?i:(?:his|her) excellency,? )?"


def office_of(head: str, office: str) -> list[Range]:
    """Where the head names the one state or body whose office a label is."""
    found = list(re.finditer(rf"(?i:\b{office}){OF_NAMED}", head))
    return [found[0].span()] if len({m[0].casefold() for m in found}) == 1 else []


def speakers_office(head: str, kinds: str) -> Range | None:
    """Whose address or statement (`kinds`, a pattern) a line of the head says it is."""
    line = re.compile(
        rf"(?m)(?i:{kinds})(?i: (?:by|of|from)) {_EXCELLENCY}(?i:the )(?P<who>{_OFFICE})"
        rf"(?=[ \t]*(?:$|,|[–—-]|(?i:{_PLACE})\b))"
    )
    found = [m for m in line.finditer(head) if office_class(m["word"])]
    return found[0].span("who") if len({m["who"].casefold() for m in found}) == 1 else None
