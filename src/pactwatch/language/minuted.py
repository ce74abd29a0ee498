"""Drafts in, those of a meeting's record with all that each speaker said in his paragraph, out.

Minutes name a speaker once ("Mr A (Sund) said that ...") and go on in plain sentences: what stands
behind is still his, up to the paragraph's end or until somebody else opens a sentence. Read only
where one of the first lines says that the text is a record or minutes. Refuses decisions ("It was
so decided").
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pactwatch.language.bounds import behind_stamp
from pactwatch.language.drafts import Draft
from pactwatch.language.engine import Parsed
from pactwatch.language.ranges import Range, join, over, trim
from pactwatch.language.syntax import Sentence, children, sentences_over

__all__ = ["MINUTED", "with_minuted"]

MINUTED = "minuted"

_RECORD = re.compile(
    r"\b(?:(?:summary|provisional|verbatim|official) (?:summary )?records?\b|minutes of\b"
    r"|record of (?:the )?(?:\w+ )?(?:meeting|session|discussion)|proces-verbal)",
    re.I,
)
_LINES = 5
_DECIDED = re.compile(r"(?:It was (?:so )?(?:decided|agreed)|The meeting (?:rose|opened|was))\b")


def with_minuted(text: str, drafts: Sequence[Draft], parsed: Parsed) -> list[Draft]:
    """The drafts, and one for each free sentence behind a speaker's own in his paragraph."""
    heading = parsed.paragraphs[:_LINES]
    if not any(_RECORD.search(text, *p) for p in heading):
        return list(drafts)
    told = sorted((d for d in drafts if d.source and d.cue), key=lambda d: d.source[0][0])
    taken = join(r for d in drafts for r in (*d.content, *d.cue, *d.source))
    found = list(drafts)
    for paragraph in parsed.paragraphs:
        first = bisect_left(told, paragraph[0], key=lambda d: d.source[0][0])
        opening = told[first] if first < len(told) else None
        if opening is not None and _opens(text, opening, paragraph):
            near = sentences_over(parsed.sentences, *paragraph)
            found += _behind(text, opening, near, taken)
    return found


def _behind(
    text: str, opening: Draft, sentences: Sequence[Sentence], taken: Sequence[Range]
) -> Iterator[Draft]:
    for sentence in sentences:
        where = trim(text, sentence.start, sentence.end)
        is_free = opening.whole[1] <= where[0] and not over(taken, where)
        if is_free and _is_said(text, sentence):
            yield replace(opening, content=(where,), cue=(), carriers=(), made_by=MINUTED)


def _opens(text: str, draft: Draft, paragraph: Range) -> bool:
    """Whether a draft's source is the first thing in the paragraph ("The | CHAIR recalled")."""
    start, _ = behind_stamp(text, *paragraph)
    at = draft.source[0][0]
    if not draft.content:
        return False
    lead = text[start:at].strip().lower()
    return start <= at < paragraph[1] and lead in {"", "the", "mr", "ms", "mrs", "dr", "mr.", "ms."}


def _is_said(text: str, sentence: Sentence) -> bool:
    """A whole plain sentence, and no decision of the meeting's."""
    if _DECIDED.match(text, sentence.start):
        return False
    return bool(children(sentence, sentence.root, "nsubj", "expl"))
