"""Drafts in, those that make the record of somebody's words their speaker put right, out.

Shapes, as data: "A told B that X, according to a transcript that B released" (the record adds no
voice); "“X,” A said according to a recording heard by B. “Y.”" (A says X and Y). Refuses records
that nobody is told to have spoken on ("according to a video, X").
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from pactwatch.language.grammar.syntax import Sentence, sentence_over
from pactwatch.language.model.drafts import Draft, without
from pactwatch.language.words.ranges import Range, join, over, overlaps, trim

__all__ = ["is_of_record", "with_recorded"]

_RECORD = re.compile(
    r"(?:an?|the)\s+(?:\w+\s+)?(?:transcripts?|recordings?|audio|tape|footage|videos?)\b"
)
_TOLD_BEFORE = re.compile(r"\b(?:said|says|told|tells|added|wrote)\b(?:[^.“”\"]*,)?\s+\Z")
_SAID = re.compile(r"(said|says|told \w+|added),?\s+(?:according to|as per)\Z")


def is_of_record(text: str, draft: Draft) -> bool:
    """Whether a draft makes the record of somebody's words their speaker, behind his own cue."""
    if len(draft.source) != 1 or not draft.cue or not _RECORD.match(text, draft.source[0][0]):
        return False
    start = draft.cue[0][0]
    is_open = text.startswith(("according to", "as per"), start)
    return is_open and bool(_TOLD_BEFORE.search(text, max(0, start - 160), start))


def with_recorded(
    text: str, drafts: Sequence[Draft], sentences: Sequence[Sentence], marks: Sequence[Range]
) -> list[Draft]:
    """The drafts without those of a record; quoted words that one of them had are whose cue stands
    before it. `marks` are quotations."""
    found = list(drafts)
    for draft in drafts:
        home = sentence_over(sentences, *draft.cue[0]) if draft.cue else None
        if home is None or not draft.source or not _RECORD.match(text, draft.source[0][0]):
            continue
        cue = _SAID.search(text, home.start, draft.cue[-1][1])
        if cue is not None:
            found = _given(text, without(found, [draft]), draft, cue.span(1), home, marks)
    return [d for d in found if not is_of_record(text, d)]


def _given(
    text: str,
    drafts: list[Draft],
    draft: Draft,
    cue: Range,
    home: Sentence,
    marks: Sequence[Range],
) -> list[Draft]:
    """The words for whoever has the cue already, or for whoever stands before it."""
    start = max((e for _, e in over(marks, (home.start, cue[0]))), default=home.start)
    who = trim(text, start, cue[0])
    mate = next((d for d in drafts if any(overlaps(cue, c) for c in d.cue)), None)
    source = (who,) if who[0] < who[1] else ()
    if mate is None:
        return [*drafts, replace(draft, source=source, cue=(cue,))]
    words = join([*mate.content, *draft.content])
    whole = replace(mate, source=mate.source or source, content=words)
    return [whole if d is mate else d for d in drafts]
