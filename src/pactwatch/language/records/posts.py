"""A page's paragraphs in, the posts of other pages set into it out: who posted is named behind.

Such a post ends "— NAME (@handle) 3 May 2031", as services print it where it is set into an
article; its words are the paragraph before that, or the paragraph above. Refuses a handle that no
dash and name stand before: so people are named, too.
"""

import re
from collections.abc import Iterator, Sequence

from pactwatch.language.words.ranges import Range, trim

__all__ = ["posts"]

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_SIGNED = re.compile(
    r"(?:—|–|―|--|-)\s*(?P<who>[^\n@—–―]{2,60}?)\s*\(@\w{2,30}\)"
    rf"(?:\s+(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH}),? \d{{4}})?"
)
# "pic.example.com/29u8K", "https://...": where a picture is, no words.
_LINK = re.compile(r"(?:\s*(?:https?://|pic\.)\S+)+\s*\Z")


def posts(text: str, paragraphs: Sequence[Range]) -> Iterator[tuple[Range, Range]]:
    """The name and the words of each post that is set into a text, in its order."""
    if "(@" not in text:
        return
    above = (0, 0)
    for start, end in paragraphs:
        first = start
        for signed in _SIGNED.finditer(text, start, end):
            words = _words(text, first, signed.start()) if first < signed.start() else above
            if any(c.isalpha() for c in text[slice(*words)]):
                yield signed.span("who"), words
            first, above = signed.end(), (0, 0)
        above = _words(text, first, end)


def _words(text: str, start: int, end: int) -> Range:
    link = _LINK.search(text, start, end)
    return trim(text, start, link.start() if link else end)
