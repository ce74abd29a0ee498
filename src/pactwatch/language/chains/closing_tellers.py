"""Drafts in, those of a line that ends with who says it, "A admits X, says B", as B's out.

Headlines leave out articles, so that A is taken for the subject of "says". Refuses a line that goes
on behind B, and a source that stands there already.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from pactwatch.language.grammar.syntax import Sentence, sentence_over
from pactwatch.language.model.drafts import Draft
from pactwatch.language.words.forms import lemma
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import Range, trim

__all__ = ["with_closing_tellers"]

_CLOSES = re.compile(r",\s(?P<cue>[a-z]+)\s(?P<who>[A-Za-z][^,;:.?!“”\"\n]{1,60})[.]?\s*\Z")
_NOBODY = re.compile(r"(?:that|to|the same|so|it|this|he|she|they|we|i|in|on|at|by|of)\b", re.I)


def with_closing_tellers(
    text: str, drafts: Sequence[Draft], sentences: Sequence[Sentence]
) -> list[Draft]:
    """The drafts, each with the teller behind its cue where the line ends with him."""
    return [_told(text, d, sentences) for d in drafts]


def _told(text: str, draft: Draft, sentences: Sequence[Sentence]) -> Draft:
    home = sentence_over(sentences, *draft.cue[0]) if draft.cue and draft.source else None
    if home is None or draft.source[0][0] > draft.cue[0][0]:
        return draft
    closes = _CLOSES.search(text[home.start : home.end])
    if closes is None or home.start + closes.start("cue") != draft.cue[0][0]:
        return draft
    if not _is_teller(home, closes):
        return draft
    low = home.start
    words: Range = trim(text, low, low + closes.start())
    who = (low + closes.start("who"), low + closes.end("who"))
    return replace(draft, source=(who,), content=(words,))


def _is_teller(home: Sentence, closes: re.Match[str]) -> bool:
    """Whether a verb of saying and a bare noun phrase close the line."""
    if lemma(closes["cue"], "VERB") not in phrases("cues", "clause_takers"):
        return False
    behind = [t for t in home.tokens if t.start >= home.start + closes.start("who")]
    is_clause = any(t.upos in {"VERB", "AUX", "SCONJ"} for t in behind)
    return not is_clause and not _NOBODY.match(closes["who"])
