"""Drafts in, those whose source is only told something, or is told of by nobody, put right, out.

Shapes, as data: "it was feared that X" (nobody is named who fears it), "dozens were reported
killed" (that they were killed is reported), "a rise was reported in four districts" (that is where
it rose), "A left amid fears that X" (A left), "we were told that X" (who is told has not said it),
"those who say otherwise lie" (they are only told of). The model takes the subject of such a
passive, the place or those people for the speaker. Refuses "by S", what is expected or planned,
what is not yet told, and an infinitive behind a person who is told what to do.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from pactwatch.language.cues.passive import OPEN_ENDED
from pactwatch.language.model.drafts import Draft
from pactwatch.language.unsaid.hearsay import HEARSAY
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import Range, join, over, overlaps, trim

__all__ = ["without_empty_sources", "without_otherwise"]

_BY_NOBODY = re.compile(
    r"(?:(?:is|are|was|were|has|have|had|been|being|also|now|once|still|since|already|yesterday"
    r"|[a-z]+ly)\s+)*['’]?s?\s*(?:been|being|[a-z]+ly)?\s*"
    r"(?:(?P<said>reported|confirmed|estimated|said|feared|believed|thought|claimed|alleged|rumou?red"
    r"|understood|announced|acknowledged|hoped|suggested|argued|assumed|presumed)"
    r"|(?P<told>told|informed|assured|reminded|warned))"
    r"(?:\s+(?:[A-Z]\w+day|yesterday|repeatedly))?",
)
_BE = re.compile(r"\b(?:is|are|was|were|been|being)\b|['’]s\b")
_NOT_YET = re.compile(r"\b(?:not|never|no longer|will|would|may|might|could|should|to)\b|n['’]t\b")


_OTHERWISE = re.compile(r"\s*(?:otherwise|so|as much)\b(?!,)", re.IGNORECASE)
_WHO = re.compile(r"\bwho\Z|(?:those|any(?:one|body)|persons?|people)\Z", re.IGNORECASE)


def without_otherwise(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """ "B said that those who claim | otherwise had been paid": they are only told of, and what
    follows is B's, to its end."""
    empty = [d for d in drafts if _says_otherwise(text, d)]
    return (
        [_reaching_over(text, d, empty) for d in drafts if d not in empty] if empty else [*drafts]
    )


def _says_otherwise(text: str, draft: Draft) -> bool:
    source = text[slice(*draft.source[-1])] if draft.source else ""
    is_empty = bool(draft.cue) and _OTHERWISE.match(text, draft.cue[-1][1]) is not None
    return is_empty and bool(_WHO.search(source)) and draft.source[-1][0] < draft.cue[0][0]


def _reaching_over(text: str, draft: Draft, empty: Sequence[Draft]) -> Draft:
    """A draft whose words break off at whoever says otherwise, with what is said of them."""
    for gone in empty:
        last = draft.content[-1] if draft.content else None
        is_cut = last and any(overlaps(last, s) for s in gone.source)
        if last and is_cut and gone.content and last[1] < gone.content[-1][1]:
            return replace(draft, content=(*draft.content[:-1], (last[0], gone.content[-1][1])))
    return draft


_RELATIVES = frozenset({"what", "which", "that", "who"})


def without_empty_sources(
    text: str, drafts: Sequence[Draft], places: Sequence[Range] = ()
) -> list[Draft]:
    """The drafts in their order, none with a source that a passive tells of, nor with one of the
    `places`. What somebody says was told or reported stays a part of his words."""
    said = join([c for d in drafts if d.source for c in d.content])
    return [_of_nobody(text, d, said, places) or d for d in drafts]


def _of_nobody(
    text: str, draft: Draft, said: Sequence[Range], places: Sequence[Range]
) -> Draft | None:
    if not (len(draft.source) == len(draft.cue) == 1) or not draft.content or draft.carriers:
        return None
    (start, end), cue = draft.source[0], draft.cue[0]
    if over(said, cue):
        return None
    if _is_place(text, draft, places) or _AMID.search(text, end, cue[0]):
        return replace(draft, source=(), made_by=HEARSAY)
    found = _BY_NOBODY.fullmatch(text, *cue) if end <= cue[0] else None
    if found is None or not _BE.search(text, *cue) or _is_open(text, draft):
        return None
    nobody = replace(draft, source=(), made_by=HEARSAY)
    told = draft.content[0]
    is_clause = not text.startswith("to ", told[0]) or told[0] < start
    if found["told"] or text[start:end].lower() == "it":
        rest = tuple(c for c in draft.content if c != draft.source[0])
        return replace(nobody, content=rest or draft.content) if is_clause else None
    if draft.source[0] in draft.content:
        return replace(nobody, content=join([*draft.content, *_behind(text, draft)]))
    is_next = text[end : cue[0]] in {" ", ", "} and cue[1] < told[0]
    if text[start:end].lower() in _RELATIVES:
        return None
    return replace(nobody, content=((start, end), *draft.content)) if is_next else None


# "Reported | in four districts"; a paper in which something is reported is its source.
_PLACED = re.compile(r"\b(?:in|across|throughout|around|near|at)\s")
_COMMON = re.compile(r"(?:(?:the|an?|some|many|most|several|other|all|both|\d+)\s)*(?!the\s)[a-z]")


# Whoever does something "amid concern" is not who has it.
_AMID = re.compile(r"\bamid(?:st)?\s(?:[\w-]+\s){0,2}\Z")


def _is_place(text: str, draft: Draft, places: Sequence[Range]) -> bool:
    """ "A rise | was reported | in villages across the north": villages report nothing."""
    (start, end), cue = draft.source[0], draft.cue[0]
    led = _PLACED.search(text, cue[1], end) if draft.content[-1][1] <= cue[0] else None
    if led is None or not _BY_NOBODY.fullmatch(text, *cue) or not _BE.search(text, *cue):
        return False
    if start not in {led.start(), led.end()}:
        return False
    told = set(re.findall(r"\w+", text[led.end() : end].lower()))
    is_common = bool(_COMMON.match(text, led.end(), end)) and not told & _papers()
    return is_common or (led.end(), end) in places


def _papers() -> frozenset[str]:
    kinds = ("outlet", "media", "outlet_nouns")
    return _PAPERS.union(*(phrases("organisations", kind) for kind in kinds))


_PAPERS = frozenset({"report", "reports", "study", "studies", "article", "letter", "papers"})


def _behind(text: str, draft: Draft) -> tuple[Range, ...]:
    """ "A was confirmed | dead in Tarn on Monday": the model took A alone."""
    at = draft.cue[0][1]
    found = _STATE.match(text, at) if draft.content[-1][1] <= at else None
    return (trim(text, *found.span("what")),) if found else ()


_STATE = re.compile(
    r"\s(?P<what>(?:dead|killed|missing|injured|wounded|alive|safe|as|to|at|in)\s[^.,;:“”\"\n—]+)"
)


_BY = re.compile(r"\s*by ")


def _is_open(text: str, draft: Draft) -> bool:
    """ "Had not been told whether X", "reported by S": nothing is told, or somebody tells it."""
    cue: Range = draft.cue[0]
    is_by = _BY.match(text, cue[1]) is not None
    is_open = bool(
        _NOT_YET.search(text, *cue) or OPEN_ENDED.search(text, draft.source[0][1], cue[0])
    )
    return is_by or is_open
