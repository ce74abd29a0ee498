"""A page's title in, the body whose own document the page is out, or None.

Shape, as data: "Midterm report of the Panel of Experts on X", "Statement by the Ministry of Y": a
page's reader takes the title off the text, which then has no heading to tell whose it is. Refuses a
title that goes on in small letters, since a verb may be among them ("Report by the Panel angers
X"), and any outlet.
"""

import re
from functools import cache

from pactwatch.domain.document import Document
from pactwatch.domain.statement import Speaker
from pactwatch.language.names.names import bare
from pactwatch.language.records.document_kinds import document_kinds
from pactwatch.language.records.issuer import speaks_itself
from pactwatch.language.words.lexicon import phrases

__all__ = ["titled_issuer"]

# What may link the names of a title: prepositions and articles, so no verb.
_LINKS = r"on|in|of|for|to|at|and|the|about|concerning|regarding|covering|between|from|by"
_NAME = r"[A-Z][\w'’-]*(?: (?:of|and|the|[A-Z][\w'’-]*))*"


def titled_issuer(document: Document) -> Speaker | None:
    """The body that a page's title says issues it."""
    title = (document.title or "").strip()
    found = _own_title().fullmatch(title)
    name = found["body"] if found else ""
    words = set(bare(name).split())
    if not words & phrases("organisations", "issuers"):
        return None
    if words & phrases("organisations", "outlet_nouns"):
        return None
    return speaks_itself(name, f"the title “{title}”")


@cache
def _own_title() -> re.Pattern[str]:
    return re.compile(
        rf"(?:[\w-]+ ){{0,4}}?(?i:{document_kinds()}) "
        rf"(?:of|by|from|issued by) (?:the )?(?P<body>{_NAME})"
        rf"(?:,? (?:{_LINKS})(?: (?:{_LINKS}|[A-Z\d][\w'’.,-]*))*)?"
    )
