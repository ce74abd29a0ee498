"""What a body calls a document of its own: "report", "press release", "statement by".

In: nothing but the word list. Out: patterns, for the modules that look for whose a document is.
Refuses to look for the body itself: see records/issuer and records/issuer_title.
"""

import re
from functools import cache

from pactwatch.language.words.lexicon import load

__all__ = ["dated_document", "document_kinds", "document_words", "own_document"]


@cache
def document_kinds() -> str:
    """The kinds of documents, as alternatives of a pattern."""
    return "|".join(re.escape(k) for k in load("organisations")["documents"].split(", "))


@cache
def own_document() -> re.Pattern[str]:
    """ "Midterm report of | the Panel on X", "Order No. 14 of | the Command": a kind of document,
    perhaps its number, and its `body`."""
    number = r"(?:\s+(?:no\.?|nr\.?|number|#)?\s*[\w./-]*\d[\w./-]*)?"
    return re.compile(
        rf"(?:\w+ ){{0,4}}?(?:{document_kinds()}){number}\s+"
        r"(?:of|by|from|issued by)\s+(?P<body>(?:the\s+)?.+?)"
        r"(?=\s+(?:on|regarding|concerning|about|to|submitted|covering|pursuant|for|following|"
        r"after|in response)\b|\s*[,:.(]|\s*\Z|\s*\n)",
        re.IGNORECASE,
    )


@cache
def dated_document() -> re.Pattern[str]:
    """A kind of document with a day behind it, alone in its line."""
    return re.compile(document_words().pattern + r"[^\n]{0,12}\d[^\n]{0,30}$", re.IGNORECASE | re.M)


@cache
def document_words() -> re.Pattern[str]:
    """ "Members' bulletin", "Follow-up report"."""
    return re.compile(rf"\s*(?:[\w'’-]+ ){{0,3}}?(?:{document_kinds()})\b", re.IGNORECASE)
