"""Drafts in, those of a meeting's or an interview's record with all that each speaker said, out.

Minutes name a speaker once ("Mr A (Sund) said that ...") and go on in plain sentences: what stands
behind is still his, up to the paragraph's end or until somebody else opens a sentence. A note of an
interview goes on so with what the witness told, over its paragraphs, up to a line that says who
comments. Read only where one of the first lines says that the text is a record, minutes or an
interview. Refuses decisions ("It was so decided", "The Committee took note") and what is told of
the interview itself.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from pactwatch.language.bounds.bounds import behind_stamp
from pactwatch.language.grammar.engine import Parsed
from pactwatch.language.grammar.syntax import Sentence, children, sentences_over
from pactwatch.language.model.drafts import Draft
from pactwatch.language.words.ranges import join, over, trim

__all__ = ["MINUTED", "with_minuted"]

MINUTED = "minuted"

_RECORD = re.compile(
    r"\b(?:(?:summary|provisional|verbatim|official) (?:summary )?records?\b|minutes of\b"
    r"|record of (?:the )?(?:\w+ )?(?:meeting|session|discussion)|proces-verbal)",
    re.I,
)
_INTERVIEW = re.compile(
    r"\b(?:interview (?:notes?|records?|summary|report)"
    r"|(?:records?|notes?|summary) of (?:an? |the )?interview"
    r"|witness (?:statement|account|interview)"
    r"|(?:statement|account|testimony) of (?:a |the )?witness)\b",
    re.I,
)
_WITNESS = re.compile(
    r"(?:the |this )?(?:witness|interviewee|complainant|deponent|informant|survivor|victim"
    r"|respondent)\b",
    re.I,
)
# Who writes the note speaks behind such a label, and tells of the interview.
_COMMENT = re.compile(
    r"[ \t]*(?:[\w'’]+ ){0,2}(?:remarks?|comments?|assessment|notes?|observations?|follow-up|action"
    r"|analysis|reliability)(?: \w+){0,3}:",
    re.I,
)
_OF_INTERVIEW = re.compile(
    r"\b(?:interview(?:s|ed|er|ers)?|on file|her request|his request)\b", re.I
)
_LINES = 5
_HEADING = 300  # characters of a line that says what the text is; a guess
_DECIDED = re.compile(
    r"(?:It was (?:so )?(?:decided|agreed)|The meeting (?:rose|opened|was)"
    r"|The (?:Committee|Council|Commission|Board|Conference|Assembly|Group|Chair\w*|President)"
    r" (?:took note|so decided|agreed|decided|adopted|approved|endorsed|thanked|adjourned"
    r"|closed))\b"
)


def with_minuted(text: str, drafts: Sequence[Draft], parsed: Parsed) -> list[Draft]:
    """The drafts, and one for each free sentence behind a speaker's own in his paragraph."""
    # A text without paragraphs has no heading either: its first one is all of it.
    heading = [p for p in parsed.paragraphs[:_LINES] if p[1] - p[0] <= _HEADING]
    is_interview = any(_INTERVIEW.search(text, *p) for p in heading)
    if not is_interview and not any(_RECORD.search(text, *p) for p in heading):
        return list(drafts)
    told = sorted((d for d in drafts if d.source and d.cue), key=lambda d: d.source[0][0])
    if is_interview:
        told = [d for d in told if _WITNESS.match(text, d.source[0][0])]
    taken = join(r for d in drafts for r in (*d.content, *d.cue, *d.source))
    found, teller = list(drafts), None
    for paragraph in parsed.paragraphs:
        if not is_interview or _COMMENT.match(text, paragraph[0]):
            teller = None
        for sentence in sentences_over(parsed.sentences, *paragraph):
            where = trim(text, sentence.start, sentence.end)
            opening = _opening(text, sentence, told)
            teller = opening or teller
            if teller is None or over(taken, where) or not _is_said(text, sentence):
                continue
            if not (is_interview and _OF_INTERVIEW.search(text, *where)):
                found.append(
                    replace(teller, content=(where,), cue=(), carriers=(), made_by=MINUTED)
                )
    return found


def _opening(text: str, sentence: Sentence, told: Sequence[Draft]) -> Draft | None:
    """The draft whose source is the first thing in the sentence ("The | CHAIR recalled")."""
    start, _ = behind_stamp(text, sentence.start, sentence.end)
    first = bisect_left(told, start, key=lambda d: d.source[0][0])
    draft = told[first] if first < len(told) else None
    if draft is None or not draft.content or draft.source[0][0] >= sentence.end:
        return None
    lead = text[start : draft.source[0][0]].strip().lower()
    leads = {"", "the", "mr", "ms", "mrs", "dr", "mr.", "ms.", "mrs.", "dr."}
    return draft if lead in leads else None


def _is_said(text: str, sentence: Sentence) -> bool:
    """A whole plain sentence, and no decision of the meeting's."""
    if _DECIDED.match(text, sentence.start):
        return False
    return bool(children(sentence, sentence.root, "nsubj", "expl"))
