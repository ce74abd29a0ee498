"""Drafts in, the same with the outlet that the rest of their sentence names for them, out.

Shapes, as data: "B was told by A that X" (A speaks, B carries); "A told B that C had assured him
that X" (B carries A, who carries C); "In B, A writes that X". Refuses bodies that are no outlet by
their own words where no "told" stands before them, and what has an outlet already.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from pactwatch.language.grammar.syntax import Sentence, sentence_over
from pactwatch.language.model.drafts import Draft
from pactwatch.language.names.outlets import Outlets
from pactwatch.language.words.ranges import Range, overlaps, trim

__all__ = ["with_outlets_told"]

_TOLD_BY = re.compile(r"(?:was|were|has been|have been|had been)\s(?:\w+\s)?(?:told|informed)\Z")
# Where the subject of "was told by" begins: behind a comma, a joining word or a colon.
_OPENS = re.compile(r"[,;:“—]\s|\b(?:and|but|that|while|when|after|because)\s")
_TELLS = re.compile(r"(?:,[^,;:“”]{2,60},)?\s(?:(?:has|had|later|also)\s)*(?:told|tells)\s")
# Written small, "in the Bugle" stands behind any verb.
_LEAD = re.compile(r"(?:Writing\sin|In)\s(?:the\s)?")


def with_outlets_told(
    text: str, drafts: Sequence[Draft], sentences: Sequence[Sentence], outlets: Outlets
) -> list[Draft]:
    """The drafts in their order, each with an outlet above its voices where one is told."""
    return [_told(text, d, sentences, outlets) for d in drafts]


def _told(text: str, draft: Draft, sentences: Sequence[Sentence], outlets: Outlets) -> Draft:
    home = sentence_over(sentences, *draft.cue[0]) if draft.cue and draft.source else None
    if home is None:
        return draft
    if draft.carriers:
        return _above_carrier(text, draft, outlets)
    if outlet := _told_by(text, draft, home, outlets):
        return replace(draft, carriers=(outlet,))
    return _led(text, draft, home, outlets)


def _told_by(text: str, draft: Draft, home: Sentence, outlets: Outlets) -> Range | None:
    """ "| The Bugle | was told by A that X"."""
    start, end = draft.cue[0]
    if draft.source[0][0] < end or not _TOLD_BY.search(text, start, end):
        return None
    opened = [m.end() for m in _OPENS.finditer(text, home.start, start)]
    return outlets.at(text, trim(text, opened[-1] if opened else home.start, start))


def _above_carrier(text: str, draft: Draft, outlets: Outlets) -> Draft:
    """ "A told | the Bugle | that C had assured him": what A hands on the Bugle heard of him."""
    first = draft.carriers[0]
    tells = _TELLS.match(text, first[1], max(first[1], draft.source[0][0]))
    if tells is None:
        return draft
    outlet = outlets.hearing(text, tells.end(), draft.source[0][0], strict=False)
    told = (*draft.carriers, *draft.source)
    if outlet is None or any(overlaps(outlet, r) for r in told):
        return draft
    return replace(draft, carriers=(outlet, *draft.carriers))


def _led(text: str, draft: Draft, home: Sentence, outlets: Outlets) -> Draft:
    """ "In | the Bugle |, A writes": the outlet that opens the sentence, where A stands next."""
    lead = _LEAD.match(text, home.start, home.end)
    start, end = draft.source[0]
    if lead is None or start > draft.cue[0][0]:
        return draft
    name = next((n for n in outlets.names if n.start in {lead.end(), lead.start(0)}), None)
    if name is None or name.kind == "PERSON" or not outlets.is_outlet(name.text):
        return draft
    is_next = text.startswith(", ", name.end) and start <= name.end + 2 < end
    if not is_next:
        return draft
    source = (name.end + 2, end)
    return replace(draft, source=(source, *draft.source[1:]), carriers=((name.start, name.end),))
