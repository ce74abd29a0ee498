"""What a paper or a body of figures is called in, whose word it is out.

"A report by the Harbour Institute", "the Institute's second study", "information available to the
ministry". Refuses people, and words that name no body ("data of deaths").
"""

import re
from collections.abc import Sequence

from pactwatch.domain.reading import Name
from pactwatch.language.words.lexicon import phrases

__all__ = ["whose_word"]

_BY_WHOM = re.compile(r"\s(?:by|from)\s(?:the\s)?(?P<body>[^,]+)\Z")
# "Information available to the ministry" is what the ministry says that it knows.
_OF_WHOM = re.compile(r"\s(?:of|(?:available|known) to)\s(?:the\s)?(?P<body>[^,]+)\Z")
_WHOSE = re.compile(r"(?P<body>[^,]+?)['’]s?\s(?:[\w-]+\s){0,3}[\w-]+\Z")


def whose_word(called: str, names: Sequence[Name]) -> str | None:
    """The body; None where none is named. `names` are those of the document."""
    if by := _BY_WHOM.search(called):
        people = (n for n in names if n.kind == "PERSON" and n.text in by["body"])
        is_body = by["body"][:1].isupper() and next(people, None) is None
        return by["body"] if is_body else None
    owner = _OF_WHOM.search(called) or _WHOSE.match(called)
    return owner["body"] if owner and _is_body(owner["body"], names) else None


def _is_body(words: str, names: Sequence[Name]) -> bool:
    bodies = (n.text for n in names if n.kind in {"ORGANISATION", "ARMED_GROUP"})
    last = words.split()[-1].lower()
    return last in phrases("organisations", "bodies") or any(body in words for body in bodies)
