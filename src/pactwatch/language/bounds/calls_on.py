"""Drafts in, those whose words run on into what their speaker calls for parted, out.

Shapes, as data: "The Mission notes that X and calls on all parties to Y", "said that X and called
for Y": the speaker says X, and calls for Y. Refuses quoted words, what another draft has, and a
past "called" behind a subject that may call himself ("said the mayor had met them and called on
them").
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from pactwatch.language.grammar.syntax import Sentence, sentence_over, tokens_between
from pactwatch.language.model.drafts import Draft
from pactwatch.language.names.mention_words import names_people
from pactwatch.language.names.offices import office_class
from pactwatch.language.words.ranges import Range, overlaps, trim

__all__ = ["with_calls_on"]

_CALLS = re.compile(
    r",?\s(?P<and>and\s(?:also\s|again\s|further\s|\w+ly\s)?)"
    r"(?P<cue>(?P<verb>calls|called)\s(?:upon|on|for))\s"
)
_QUOTES = frozenset('“”"')


def with_calls_on(text: str, drafts: Sequence[Draft], sentences: Sequence[Sentence]) -> list[Draft]:
    """The drafts, each such one as two."""
    return [part for d in drafts for part in _parted(text, d, drafts, sentences)]


def _parted(
    text: str, draft: Draft, drafts: Sequence[Draft], sentences: Sequence[Sentence]
) -> list[Draft]:
    if len(draft.content) != 1 or not (draft.source and draft.cue):
        return [draft]
    start, end = draft.content[0]
    home = sentence_over(sentences, start, end)
    call = _CALLS.search(text, start, end) if draft.cue[-1][1] <= start else None
    if call is None or home is None or _QUOTES & set(text[start:end]):
        return [draft]
    cue, rest = call.span("cue"), trim(text, call.end(), end)
    is_taken = any(overlaps(c, cue) for d in drafts for c in (*d.cue, *d.source))
    if is_taken or not _is_speakers(text, draft, home, (start, call.start())):
        return [draft]
    first = replace(draft, content=((start, call.start()),))
    return [first, replace(draft, cue=(cue,), content=(rest,))]


def _is_speakers(text: str, draft: Draft, home: Sentence, told: Range) -> bool:
    """Whether "calls" agrees with "notes", or nobody who may have called stands in what is told."""
    verb = text[slice(*draft.cue[-1])].split()[-1].lower()
    call = _CALLS.match(text, told[1])
    if call and call["verb"] == "calls":
        return verb.endswith("s")
    subjects = [t for t in tokens_between(home, *told) if t.relation.startswith("nsubj")]
    may_call = (t.upos == "PRON" or names_people(t) or office_class(t.lemma) for t in subjects)
    return not verb.endswith("s") and not any(may_call)
