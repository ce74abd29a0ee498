"""Drafts in, those with a cue alone given the words right behind it that the model took for said
but linked with nothing, out.

Of such words behind the cue of somebody named or told of, every second is what he says; behind
"I", "we" and "you" hardly any is, nor before the cue. Cues that report nothing are left out later,
as all are. Refuses words that another draft has, and to look into another sentence.
"""

from collections.abc import Sequence
from dataclasses import replace

from pactwatch.language.grammar.engine import Parsed
from pactwatch.language.grammar.syntax import Sentence, sentence_over
from pactwatch.language.model.drafts import Draft
from pactwatch.language.words.ranges import Range, join, over

__all__ = ["with_loose"]

# From this mean posterior of a cue and its source on; below it one in three is right.
_LEAST = 0.5
# Characters between a cue and its words: a space, "that", a comma.
_REACH = 8
_SELVES = frozenset({"i", "we", "you"})


def with_loose(text: str, drafts: Sequence[Draft], parsed: Parsed) -> list[Draft]:
    """The drafts, each with a cue and a source alone with the loose words behind it, if any."""
    taken = join([r for d in drafts for r in (*d.content, *d.cue, *d.source)])
    free = [words for words in parsed.loose if not over(taken, words)]
    if not free:
        return list(drafts)
    return [_completed(text, d, free, parsed.sentences) for d in drafts]


def _is_described(text: str, draft: Draft) -> bool:
    """ "Under an accord, | concluded a year ago, | the League had sworn X": behind a comma a
    participle says which accord is meant, and tells nothing."""
    start, before = draft.cue[0][0], draft.source[-1][1]
    return before <= start and text[before:start].strip() == ","


def _completed(
    text: str, draft: Draft, free: Sequence[Range], sentences: Sequence[Sentence]
) -> Draft:
    if draft.content or len(draft.cue) != 1 or not draft.source or draft.score < _LEAST:
        return draft
    if text[slice(*draft.source[0])].lower() in _SELVES:
        return draft
    if _is_described(text, draft):
        return draft
    home, end = sentence_over(sentences, *draft.cue[0]), draft.cue[0][1]
    behind = (words for words in free if end <= words[0] <= end + _REACH)
    found = next((words for words in behind if home and words[0] < home.end), None)
    return replace(draft, content=(found,)) if found else draft
