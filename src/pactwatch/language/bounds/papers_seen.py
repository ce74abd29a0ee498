""" "A note seen by B" in, the note as who says it and B as who hands it on out.

Shapes, as data: "according to a note seen by B"; "X, a note seen by B shows"; "papers shared with
B"; "B received | a note warning | of X": the note alone, which B has not written. Refuses what is
no paper ("a man seen by B"), and a paper that B has issued, approved or signed.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from pactwatch.language.model.drafts import Draft
from pactwatch.language.words.forms import lemma
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import Range, overlaps

__all__ = ["of_paper_seen", "with_who_has_seen"]

# Behind a paper, who has it and hands on what it says.
_SEEN_BY = (
    r"\s(?:(?:seen|obtained|reviewed|viewed|read|published|leaked)\sby"
    r"|(?:shared|left)\swith|(?:leaked|given|passed|handed|shown|sent|provided)\sto)\s(?:the\s)?"
)
_SEEN = re.compile(
    r"(?P<cue>according\s+to|in)\s+(?P<paper>(?:an?|the|its|their|another)\s[^,;]{2,80}?)"
    rf"{_SEEN_BY}",
    re.I,
)
_PAPER = re.compile(rf"(?P<paper>[^,;]+?){_SEEN_BY}", re.I)
_BEFORE = re.compile(rf"(?:\A|[,;:]\s|\n)(?P<paper>[^,;:.“”\"]{{2,80}}?){_SEEN_BY}\Z", re.I)
# What is done to a paper that is another's.
_ANOTHERS = re.compile(
    r",?\s(?:(?:has|have|had|also|later|then|first|once|twice|\w+ly)\s){0,2}"
    r"(?:receiv(?:es?|ed)|got|gets?|obtain(?:s|ed)|veto(?:es|ed)|reject(?:s|ed)|block(?:s|ed)"
    r"|oppos(?:es|ed)|remov(?:es|ed)|follow(?:s|ed)|found|finds|saw|sees|carrying|waving"
    r"|holding(?:\s\w+\saround)?|evaluat(?:es|ed)|stud(?:ies|ied)"
    r"|(?:was|were|been|being)\s(?:sent|handed|shown|given))\s"
    r"(?P<paper>(?:(?!(?:of|in|on|at|around)\b)[\w’'-]+\s){0,5}?(?P<noun>[\w-]+))"
    r"(?:\s(?:in|of|from|by|to|about)\s[^,;:“”\"]{2,60})?\s"
)
_REACH = 120  # characters that a paper and how it was seen may take; a guess


def with_who_has_seen(text: str, carriers: Iterable[Range]) -> tuple[Range, ...]:
    """Carriers, each once: "a letter seen by | the Network" is the letter, and the Network before
    it, which hands it on."""
    told: list[Range] = []
    for who in carriers:
        seen = _PAPER.match(text, *who)
        told += [(seen.end(), who[1]), seen.span("paper")] if seen else [who]
    return tuple(dict.fromkeys(told))


def of_paper_seen(text: str, draft: Draft) -> Draft:
    """ "According to a note seen by | the Network": the note says it, the Network hands it on."""
    if len(draft.cue) != 1 or len(draft.source) != 1:
        return draft
    start, (at, end) = draft.cue[0][0], draft.source[0]
    seen = _SEEN.match(text, start, end)
    if seen is None:
        return _of_anothers(text, draft) or _shown_behind(text, draft)
    if not seen.end("paper") < at <= seen.end():
        return draft
    return replace(draft, cue=(seen.span("cue"),), source=(seen.span("paper"),))


def _of_anothers(text: str, draft: Draft) -> Draft | None:
    """ "The mayor received | a letter | warning of X": the letter warns."""
    (start, end), at = draft.cue[0], draft.source[0][1]
    found = _ANOTHERS.fullmatch(text, at, start) if at < start else None
    if found is None or not text[start:end].split()[0].endswith("ing"):
        return None
    return replace(draft, source=(found.span("paper"),)) if _is_paper(found["noun"]) else None


def _shown_behind(text: str, draft: Draft) -> Draft:
    """ "X, a note seen by | the Herald | shows": the note shows it."""
    (at, end), (start, _) = draft.source[0], draft.cue[0]
    low = max(0, at - _REACH)
    at += len("the ") if text[at:end].startswith("the ") else 0
    seen = _BEFORE.search(text[low:at]) if text[end:start] == " " else None
    if seen is None or not _is_paper(seen["paper"]):
        return draft
    paper = low + seen.start("paper"), low + seen.end("paper")
    content = tuple(c for c in draft.content if not overlaps(c, paper))
    whole = any(c[0] < paper[0] for c in draft.content)
    return (
        replace(draft, source=(paper,), content=content, carriers=((at, end),)) if whole else draft
    )


def _is_paper(words: str) -> bool:
    """ "A document", "footage": nobody who was seen."""
    return lemma(words.split()[-1].lower(), "NOUN") in phrases("titles", "things", "words")
