"""A paragraph in, what its print and its pronouns show out.

Whether it ends as sentences do, is a line on who made a picture or the page, or speaks as "I" or
"we" outside quotation marks. Refuses to say whose "we" it is.
"""

import re

from pactwatch.language.words.ranges import Range

__all__ = ["is_credit", "is_first_person", "is_whole", "unquoted"]

_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")
_ENDED = re.compile(r"[.!?…:,;–—-][”\"’')\]]*\s*\Z")
_FIRST = re.compile(r"\b(?:I|[Mm]y|[Mm]e|[Ww]e|[Oo]ur|[Uu]s)\b")
_CREDIT = re.compile(
    r"[ \t]*(?:Image|Photo|Photograph|File photo|Picture|Credit|Video|Audio|Source|Related"
    r"|Read more|This interview|The interview|Interview (?:by|conducted))\b"
)


def unquoted(words: str) -> str:
    """The words without what stands in quotation marks."""
    return _QUOTED.sub(" ", words)


def is_whole(text: str, paragraph: Range) -> bool:
    """Whether it ends on a mark: no heading, no day, no name alone."""
    return bool(_ENDED.search(text[slice(*paragraph)]))


def is_credit(text: str, at: int) -> bool:
    """Whether the line that begins there tells who made a picture or the page."""
    return bool(_CREDIT.match(text, at))


def is_first_person(text: str, paragraph: Range) -> bool:
    """Whether it says "I" or "we" outside quotation marks."""
    return bool(_FIRST.search(unquoted(text[slice(*paragraph)])))
