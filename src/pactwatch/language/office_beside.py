"""A content and the name of who told it in, the same with the office between them put to the name.

Set off by commas on both sides an office is what the name beside it is, and nothing that is told.
Refuses where no comma closes the name: "he met the mayor, the head of the council, A said".
"""

import re

from pactwatch.language.offices import office_class
from pactwatch.language.ranges import Range

__all__ = ["with_office"]

# "Men were held, | the head of the prison, | Bo Tamm, | told": what he is stands before his name.
_OFFICE_BEFORE = re.compile(
    r",\s(?P<who>(?:the|an?|its|his|her|their)\s(?:[\w-]+\s){0,3}?(?P<office>[\w-]+)"
    r"\s(?:of|for|at)\s[^,.;:“”\"]{2,70}),\s\Z"
)
_PERSON_ALONE = re.compile(r"[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){1,3}")


def with_office(
    text: str, content: tuple[Range, ...], source: tuple[Range, ...]
) -> tuple[tuple[Range, ...], tuple[Range, ...]]:
    """Set off by commas on both sides a name is beside the office, and the office no content."""
    if len(source) != 1 or not content or text[source[0][1] : source[0][1] + 1] != ",":
        return content, source
    (start, end), (first, last) = source[0], content[-1]
    told = _OFFICE_BEFORE.search(text, first, start) if last <= start else None
    is_of = told and office_class(told["office"]) and _PERSON_ALONE.fullmatch(text, start, end)
    if told is None or not is_of or told.start() <= first or last <= told.start("who"):
        return content, source
    return (*content[:-1], (first, told.start())), ((told.start("who"), end),)
