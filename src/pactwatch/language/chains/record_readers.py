"""Drafts in, those that make a record their speaker given to whoever is told to have read it out.

Shapes, as data: "X, according to radar records that the Panel examined", "according to satellite
images reviewed by B, X": a log, an image or a table says nothing; B tells what it read there, and
the record is how B knows (a DOCUMENT). Refuses papers that somebody wrote ("a report seen by B":
who wrote it speaks), records of somebody's voice, and records that nobody is told to have read.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from pactwatch.language.model.drafts import Draft
from pactwatch.language.words.ranges import trim

__all__ = ["with_record_readers"]

_RECORDS = (
    r"(?:records?|logs?|log ?books?|data|datasets?|images?|imagery|photographs?|photos|pictures"
    r"|tables?|ledgers?|invoices|receipts|manifests?|waybills|bank statements|registers?"
    r"|registries|spreadsheets?|measurements?|readings|plots|tracks|maps|samples|serial numbers)"
)
_READ = (
    r"(?:examined?|reviewed?|analy[sz]ed?|stud(?:y|ied)|saw|seen|obtained?|inspected?|checked?"
    r"|consulted?|viewed?|read|assessed?|received?|collected?|verified|gathered|acquired|had)"
)
_WHO = r"(?P<who>(?:the |an? |its |our )?[\w’'-]+(?: [\w’'-]+){0,5}?)"
_WHOSE = re.compile(
    rf"(?:(?:the|an?|some|several|\d+) )?(?:[\w’'-]+ ){{0,4}}?{_RECORDS}"
    rf"(?: (?:of|from|for|on) [^,;.]{{2,60}}?)?,?"
    rf"(?: (?:that|which) {_WHO} (?:has |have |had )?(?:\w+ly )?{_READ}"
    rf"|(?: (?:that|which) (?:was|were|had been))? (?:\w+ly )?{_READ}(?: \w+ly)? by"
    r" (?P<by>(?:the |an? )?[^,;.]{2,60}?))",
    re.IGNORECASE,
)
# Whoever is recorded speaks for himself (language/chains/recorded.py).
_VOICE = re.compile(r"\b(?:audio|tape|voice|call|phone-tap|intercept\w*)\b", re.IGNORECASE)


def with_record_readers(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts in their order; the cue takes the record in, so that its basis can be told."""
    return [_of_reader(text, d) for d in drafts]


def _of_reader(text: str, draft: Draft) -> Draft:
    if len(draft.source) != 1 or not draft.cue or not _is_according(text, draft):
        return draft
    start, end = draft.source[0]
    read = _WHOSE.fullmatch(text, start, end)
    if read is None or _VOICE.search(text, start, read.start("who") if read["who"] else end):
        return draft
    who = read.span("who") if read["who"] else read.span("by")
    beside = trim(text, start, who[0]), trim(text, who[1], end)
    return replace(draft, source=(who,), cue=(*draft.cue, *(r for r in beside if r[0] < r[1])))


def _is_according(text: str, draft: Draft) -> bool:
    return text[slice(*draft.cue[-1])].lower() in {"according to", "as per", "judging by"}
