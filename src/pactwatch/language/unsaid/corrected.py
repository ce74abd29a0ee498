"""A sentence in, whether it tells what an outlet's earlier text said, in a correction, out.

Shapes, as data: "CORRECTION: A story of April 13 said that X", "In a report of 12 May we said that
X", "on Monday we wrote that X" below the heading "Correction": the outlet says X no longer, and
whoever the earlier text cited has not spoken again (weigh/lineage/corrections.py joins the two
texts). Refuses a recalled report where nothing is headed as a correction.
"""

import re
from collections.abc import Sequence

from pactwatch.language.grammar.syntax import Sentence, sentence_over
from pactwatch.language.model.drafts import Draft

__all__ = ["is_taken_back", "taken_back"]

_HEADED = re.compile(
    r"(?:^|[-–—] |\n)[ \t]*(?:corrections?(?: (?:and|&) clarifications?)?|corrigend(?:um|a)"
    r"|errat(?:um|a)|clarifications?"
    r"|retractions?|retracted|withdrawn|editor['’]s note)[ \t]*(?=[:.–—\n-])",
    re.I,
)
_PAPER = (
    r"(?:story|stories|report|article|dispatch|item|bulletin|broadcast|version|headline|post"
    r"|issue|edition|column|interview|programme|program|newsletter|caption|feature|obituary)"
)
_RECALLED = re.compile(
    rf"\b(?:(?:an?|the|our|its) (?:(?:earlier|previous|first|original) )?{_PAPER}"
    r" (?:of|on|from|dated|published(?: on)?|broadcast(?: on)?) (?:\d|[A-Z]|this|the )"
    rf"|(?:an?|the|our) (?:earlier|previous|first|original|same|last|latest) {_PAPER}"
    r"|we (?:wrongly |incorrectly |mistakenly |erroneously )?(?:wrote|said|stated|reported|printed)"
    r" (?:[^.]{1,40} )?that)",
    re.I,
)
# A correction that heads the text stands in its first lines.
_TOP = 200


def is_taken_back(text: str, sentence: Sentence) -> bool:
    """Whether a sentence recalls what an earlier text said, under a correction's heading."""
    if not _RECALLED.search(text, sentence.start, sentence.end):
        return False
    line = text.rfind("\n", 0, sentence.start) + 1
    return any(_HEADED.search(text[s:e]) for s, e in ((0, _TOP), (line, sentence.end)))


def taken_back(text: str, draft: Draft, sentences: Sequence[Sentence]) -> bool:
    """Whether a draft is what an earlier text said that is corrected here: nobody says it now."""
    home = sentence_over(sentences, *draft.cue[0]) if draft.cue else None
    return home is not None and is_taken_back(text, home)
