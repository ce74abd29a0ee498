"""Drafts in, those of a label with a colon given the words behind it out.

Shapes, as data: "Critics: the mission is too dear", "UN official: “We are afraid of X”", as
headlines, tickers and short interviews have them. The model sees whose label it is and often not
the words, and no word says "said". Refuses a colon that does not stand right behind the source, and
words that another report has.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from pactwatch.language.grammar.syntax import Sentence, sentence_over
from pactwatch.language.model.drafts import Draft, without
from pactwatch.language.words.ranges import Range, overlaps, trim

__all__ = ["LABELLED", "with_labelled"]

LABELLED = "S: X"  # what made such a draft
_FEWEST = 3  # words behind a colon that say something


def with_labelled(text: str, drafts: Sequence[Draft], sentences: Sequence[Sentence]) -> list[Draft]:
    """The drafts, each whose source is a label with a colon with what stands behind it."""
    found = list(drafts)
    for draft in drafts:
        colon = _colon(text, draft)
        if colon is None:
            continue
        alone = None if draft.content else _alone_behind(text, colon, found)
        words = draft.content or (alone.content if alone else ())
        words = words or _free_words(text, colon, found, sentences)
        if words and not text[colon[1] : words[0][0]].strip(_OPENING):
            whole = replace(draft, content=words, cue=(colon,), made_by=LABELLED)
            rest = without(found, [alone] if alone else [])
            found = [whole if d is draft else d for d in rest]
    return found


_OPENING = " “\"'‘"
_TOPIC = re.compile(r"(?:\b(?:On|About)|[,;.] on)\s\Z")
_COLON = re.compile(r"[ \t]?:(?=\s)")


def _colon(text: str, draft: Draft) -> Range | None:
    """The colon right behind the source of a draft that has no word for its cue."""
    if len(draft.source) != 1 or draft.carriers or "\n" in text[slice(*draft.source[0])]:
        return None
    start = draft.source[0][0]
    if _TOPIC.search(text, max(0, start - len(" about ")), start):
        return None  # "On A: ...": what is told of A
    if any(c.isalnum() for r in draft.cue for c in text[slice(*r)]):
        return None
    found = _COLON.match(text, draft.source[0][1])
    return (found.end() - 1, found.end()) if found else None


def _alone_behind(text: str, colon: Range, drafts: Sequence[Draft]) -> Draft | None:
    """The words right behind the colon, where the model sees them and gives them to nobody."""
    at = colon[1]
    return next(
        (
            d
            for d in drafts
            if d.content
            and not (d.cue or d.source)
            and at <= d.content[0][0]
            and not text[at : d.content[0][0]].strip(_OPENING)
        ),
        None,
    )


def _free_words(
    text: str, colon: Range, drafts: Sequence[Draft], sentences: Sequence[Sentence]
) -> tuple[Range, ...]:
    """What stands from the colon to the end of its sentence or line, or to where another report
    begins: tickers print one headline behind another, and no full stop."""
    start = colon[1]
    while text.startswith(" ", start):
        start += 1
    home = sentence_over(sentences, start, start + 1)
    if home is None:
        return ()
    line = text.find("\n", start, home.end)
    words = trim(text, start, line if line >= 0 else home.end)
    taken = [r for d in drafts for r in (*d.content, *d.cue, *d.source) if overlaps(words, r)]
    if taken:
        end = max(start, min(first for first, _ in taken))
        words = trim(text, start, start + len(text[start:end].rstrip(_OPENING)))
    return (words,) if len(text[slice(*words)].split()) >= _FEWEST else ()
