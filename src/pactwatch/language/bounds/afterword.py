"""Drafts in, the same without the article's sentences behind a quotation out.

"“They are all Velmish,” he said. | A hall served as a hospital": a sentence without quotation marks
that follows one wholly between them, and has no cue of its own, is the article's. Refuses to touch
a content that begins unquoted, and what a cue behind it claims.
"""

from collections.abc import Sequence
from dataclasses import replace

from pactwatch.language.bounds.quote_type import before_stamp
from pactwatch.language.grammar.syntax import Sentence, sentences_over
from pactwatch.language.model.drafts import Draft
from pactwatch.language.words.ranges import Range, over, overlaps, subtract, trim

__all__ = ["quoted_share", "without_afterword"]


def without_afterword(
    text: str, drafts: Sequence[Draft], sentences: Sequence[Sentence], quoted: Sequence[Range]
) -> list[Draft]:
    """The drafts, each content ending where the article goes on in its own words."""
    return [_cut(text, d, sentences, quoted) if d.cue and d.content else d for d in drafts]


def _cut(text: str, draft: Draft, sentences: Sequence[Sentence], quoted: Sequence[Range]) -> Draft:
    content = [_own(text, part, draft, sentences, quoted) for part in draft.content]
    return draft if tuple(content) == draft.content else replace(draft, content=tuple(content))


def _own(
    text: str, part: Range, draft: Draft, sentences: Sequence[Sentence], quoted: Sequence[Range]
) -> Range:
    """A part of a content up to its first sentence that is the article's."""
    part = before_stamp(text, part)
    before: float | None = None
    for sentence in sentences_over(sentences, *part):
        inside = max(part[0], sentence.start), min(part[1], sentence.end)
        share = quoted_share(text, inside, quoted)
        has_cue = any(overlaps(c, (sentence.start, sentence.end)) for c in draft.cue)
        if before == 1.0 and share == 0.0 and not has_cue and inside[0] > part[0]:
            return trim(text, part[0], inside[0])
        before = share
    return part


def quoted_share(text: str, where: Range, quoted: Sequence[Range]) -> float:
    """0 where no word stands between quotation marks, 1 where all do, else a half."""
    inside = over(quoted, where)
    if not inside:
        return 0.0
    rest = subtract([where], inside)
    return 0.5 if any(c.isalnum() for s, e in rest for c in text[s:e]) else 1.0
