"""A document in, the body that collected or wrote it as a line of its head says, or None.

Shapes, as data: "Collected by the Marl Documentation Group, January to March 2024", "Prepared by
the Observatory of X"; "(Orsk, 12 June 2024) – Soldiers took X, Tidewatch said today", as releases
open. A group, a project or a centre, which may be anybody's, counts where the text speaks as "we";
so does a publisher of that kind. Refuses people and outlets, and a release of two.
"""

import re
from collections.abc import Sequence

from pactwatch.domain.actor import Actor
from pactwatch.domain.document import Document
from pactwatch.domain.statement import Speaker
from pactwatch.language.names.names import bare
from pactwatch.language.names.outlets import Outlets
from pactwatch.language.records.issuer import speaks_itself
from pactwatch.language.records.paragraph import unquoted
from pactwatch.language.words.lexicon import phrases

__all__ = ["collecting_issuer"]

# The lines of a head, in characters: a title, a line on who wrote it, a day.
_HEAD = 400
_LINE = re.compile(
    r"(?m)^[ \t]*(?:Collected|Compiled|Prepared|Recorded|Documented|Gathered|Written|Drafted"
    r"|Produced|Submitted|Issued)(?:\sand\s[a-z]+)?\sby\s(?:the\s)?"
    r"(?P<body>[A-Z][^\n,.;:]{3,80}?)(?:,\s[^\n]{3,60})?[ \t]*$"
)
# "(Orsk, 12 June 2024) – ..., Tidewatch said today": the dateline of a body's own release.
_DATELINE = r"\((?:[A-Z][\w.’' -]*, )+(?:\d{1,2} [A-Z][a-z]+,?|[A-Z][a-z]+ \d{1,2},) \d{4}\)"
_NAME = r"[A-Z][\w’'-]*(?: (?:of|for|and|[A-Z][\w’'-]*))*"
_TODAY = r"said (?:today|in an? [^\n]{0,40}(?:report|statement|briefing)\b)"
_RELEASE = re.compile(
    rf"(?m)^[ \t]*{_DATELINE}[ \t]*[–—-]+[ \t][^\n]*?(?<=[,”\"] )(?:the )?"
    rf"(?P<said>(?P<body>{_NAME}) {_TODAY})"
)
_RELEASED_IN = 2000  # characters for headlines, a lead and the day. A guess.
_OURS = re.compile(r"\b(?:we|our|us)\b", re.I)


def collecting_issuer(document: Document, actors: Sequence[Actor]) -> Speaker | None:
    """The body of the head's line, else the publisher; each with the reason."""
    line = _LINE.search(document.text[:_HEAD])
    if line and _speaks(line["body"], document, actors):
        return speaks_itself(line["body"], f"the line “{line.group().strip()}”")
    release = _RELEASE.search(document.text[:_RELEASED_IN])
    if release and not Outlets((), tuple(actors)).is_outlet(release["body"]):
        return speaks_itself(release["body"], f"“{release['said'].strip()}” below its dateline")
    publisher = document.publisher or ""
    if _speaks(publisher, document, actors):
        return speaks_itself(publisher, "its publisher, which collects and speaks as “we”")
    return None


def _speaks(name: str, document: Document, actors: Sequence[Actor]) -> bool:
    words = set(bare(name).split())
    is_outlet = Outlets((), tuple(actors)).is_outlet(name)
    if not words or is_outlet or words & phrases("organisations", "outlet_nouns"):
        return False
    is_collector = bool(words & phrases("organisations", "collectors"))
    is_ours = bool(_OURS.search(unquoted(document.text)))
    return (is_collector or bool(words & phrases("organisations", "issuers"))) and is_ours
