"""Words in, what in them may correct or take back a paper of their own body out, whoever it is.

Rows of cues with what each does without: the stems are looked for first, which takes a tenth of the
time, and only around them is a cue looked for. Refuses to say whose paper it is: see `errata`.
"""

import re
from collections.abc import Iterator, Sequence

from pactwatch.text.openings import places_of
from pactwatch.text.sentences import Range

__all__ = [
    "ANY",
    "HEAD",
    "HEADING",
    "PAPER",
    "RETRACTED",
    "SO_SAID",
    "TAKES",
    "TOLD",
    "WE_ERRED",
    "WRONGLY",
    "cues_in",
    "may_be_cued",
    "may_correct",
]

HEAD = (
    r"(?:corrections?|corrigend(?:um|a)|errat(?:um|a)|clarifications?|retractions?|withdrawals?"
    r"|editor['’]s note)"
)
# Alone on a short line of the first ones, or at the head of a paragraph of a longer paper.
HEADING = re.compile(rf"\b{HEAD}\b", re.I)
PAPER = (
    r"(?:reports?|communiqu[eé]|notes?|statements?|bulletins?|(?:press )?releases?|briefings?"
    r"|updates?|letters?|assessments?|articles?|story|stories|dispatch|items?|broadcasts?|editions?"
    r"|announcements?|minutes|summary)"
)
TOLD = (
    r"(?:reported|wrote|written|published|printed|carried|said|stated|told|named|gave|given|quoted"
    r"|attributed|claimed|listed|put|blamed|counted|identified|recorded|described)"
)
WRONGLY = r"(?:wrongly|erroneously|mistakenly|incorrectly|inaccurately|falsely|in error|by mistake)"
# What a sentence says of its own body's paper; the words before it tell whose it is.
RETRACTED = r"(?:retracted|withdrawn|rescinded|revoked|taken back)"
TAKES = (
    r"(?:retracts?|retracted|withdraws?|withdrew|withdrawn|rescinds?|rescinded|revokes?|revoked"
    r"|disowns?|takes? back|took back)"
)
_OBJECT = rf"(?:{PAPER}|findings?|claims?|allegations?|paragraphs?|passages?|figures?|what)"
_TAKES_BACK = re.compile(
    rf"(?<!not )(?<!never )\b{TAKES}\s+(?:[\w’'-]+\s+){{0,4}}?{_OBJECT}\b"
    rf"|\b{_OBJECT}\b[^.;]{{0,80}}\b(?:is|are|was|were|be|been) (?:hereby )?{RETRACTED}\b",
    re.I,
)
_CUES = (
    _TAKES_BACK,
    re.compile(rf"\b{WRONGLY}\s+{TOLD}\b|\b{TOLD}\s+{WRONGLY}\b", re.I),
    re.compile(r"\b(?:corrects?|corrected|amends?)\b", re.I),
    re.compile(r"\bshould (?:have )?(?:read|been)\b|\bshould be read\b", re.I),
    re.compile(r"\b(?:was|were|is|are) (?:wrong|incorrect|mistaken|inaccurate|in error|an error"
               r"|a mistake|not correct)\b", re.I),
    re.compile(r"\bgave (?:a|the) (?:wrong|incorrect)\b|\bcontain(?:s|ed) an error\b", re.I),
    re.compile(r"\bfor [“\"'‘][^”\"'’]{1,60}[”\"'’],? (?:please )?read\b", re.I),
)  # fmt: skip
# What no match of a cue does without, in the cues' order: looked for first, a tenth of the time.
_STEMS = (
    ("retract", "withdr", "rescind", "revoke", "disown", "take back", "takes back", "took back",
     "taken back"),
    ("wrongly", "erroneously", "mistakenly", "incorrectly", "inaccurately", "falsely", "in error",
     "by mistake"),
    ("correct", "amend"),
    ("should ",),
    ("wrong", "incorrect", "mistake", "inaccurate", "error", "not correct"),
    ("gave ", "an error"),
    ("for ",),
)  # fmt: skip
# The same of headings.
_HEADS = ("correct", "corrigend", "errat", "clarific", "retract", "withdr", "editor")
# Characters: no cue is longer, no sentence has its paper farther from its cue.
_REACH, _LONG = 300, 1000
ANY = re.compile(rf"\b(?:{PAPER}|paragraph|finding|figure|number|table|passage|sentence)\b", re.I)
# "That was wrong", of what the sentence before says.
SO_SAID = re.compile(
    r"(?:that|this|it|both|the (?:statement|figure|number|information|claim)) "
    r"(?:was|were|is) (?:wrong|incorrect|mistaken|inaccurate|not correct|an error|a mistake)\b",
    re.I,
)
WE_ERRED = re.compile(rf"\bwe (?:had )?{WRONGLY} {TOLD}\b", re.I)


def may_correct(text: str) -> bool:
    """Whether words have anything that a correction cannot do without, whoever's they are."""
    low = text.lower()
    is_headed = any(stem in low for stem in _HEADS) and bool(HEADING.search(text))
    return is_headed or any(True for _ in cues_in(text))


def cues_in(words: str) -> Iterator[re.Match[str]]:
    """The first match of each cue, in the cues' order."""
    low = words.lower()
    for cue, stems in zip(_CUES, _STEMS, strict=True):
        near = _reaches(low, stems)
        if found := next((m for a, b in near if (m := cue.search(words, a, b))), None):
            yield found


def _reaches(low: str, stems: Sequence[str]) -> Iterator[Range]:
    """The places around the stems, those that touch as one: no cue's match goes beyond them."""
    start = end = -1
    for at in places_of(stems, low):
        if at - _REACH > end:
            if end >= 0:
                yield start, end
            start = max(0, at - _REACH)
        end = at + _REACH
    if end >= 0:
        yield start, end


def may_be_cued(words: str) -> bool:
    """Whether any sentence of a paragraph may be cued, before it is cut into sentences."""
    if SO_SAID.search(words) or WE_ERRED.search(words):
        return True
    low = words.lower()
    return any(
        ANY.search(words, max(0, found.start() - _LONG), found.end() + _LONG)
        for cue, stems in zip(_CUES, _STEMS, strict=True)
        for start, end in _reaches(low, stems)
        for found in cue.finditer(words, start, end)
    )
