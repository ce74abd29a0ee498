"""Drafts in, those of words that somebody is told to have said put right, out.

Shapes, as data: "A is reported to have told B that X"; "“X,” A is said to have asked B"; "X, A was
quoted as saying by B" where no mark sets X off. A speaks; who is named behind "reported by"
carries. The model leaves A out, or takes X's subject for the source. Refuses what A is said to
have done.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pactwatch.language.cues.passive import BE, OPEN_ENDED
from pactwatch.language.grammar.syntax import Sentence
from pactwatch.language.model.drafts import Draft, without
from pactwatch.language.words.quotes import Quotation, quotation_at
from pactwatch.language.words.ranges import Range, overlaps, trim

__all__ = ["RETOLD", "SAID_TO_HAVE", "with_said_to_have"]

RETOLD = "said to have said"  # what made such a draft

_VERBS = (
    r"(?:said|told|claimed|remarked|complained|confided|declared|announced|warned|written|stated"
    r"|insisted|replied|answered|added|admitted|boasted|assured)"
)
SAID_TO_HAVE = re.compile(rf"to\s+have\s+(?:also\s+|later\s+|\w+ly\s+)?{_VERBS}\b")
_CUE = (
    rf"{BE}(?:reported|alleged|said|believed|understood|rumou?red|claimed|reputed)"
    rf"(?:\s+by\s+(?P<by>[^,;:“”\"—]{{2,60}}?))?\s+{SAID_TO_HAVE.pattern}"
)
_CITED = (
    rf"{BE}(?:quoted|cited)(?:\s+(?:by|in)\s+(?P<through>[^,;:“”\"—]{{2,60}}?))?(?:\s+on\s+\w+day)?"
    r"\s+as\s+(?:saying|telling)"
)
_WHO = (
    r"(?P<who>(?:an?\s|the\s|one\s|two\s|(?-i:[A-Z]))[^,;:“”\"—]{1,80}(?:,\s[^,;:“”\"—]{2,60},)?)"
)
# Whom he told, and through whom it was read: the last words of the sentence.
_REST = (
    r"(?P<rest>(?:\s(?:by|in|on|to|the|an?|[A-Z][\w.’'-]*|[a-z]+day|television|radio|newspaper))*)"
)
_BEHIND = re.compile(
    rf"(?:\A|[,;]\s|\b(?:and|but|that|while)\s)?{_WHO}\s(?P<cue>{_CUE})\s+"
    r"(?P<whom>[^,;:“”\"—]{2,60}?\s+)??(?:that\s+|(?=[“\"]))(?P<what>.+)",
    re.IGNORECASE | re.S,
)
_LAST = re.compile(
    rf"(?P<front>.+?)(?:,[”\"]?|[”\"])\s+{_WHO}\s(?P<cue>{_CUE}|{_CITED}){_REST}[.\s]*\Z", re.S
)
# Words that each of the shapes has: where a sentence has none, neither is looked for.
_HINT = re.compile(r"\s(?:to\s+have|as\s+(?:saying|telling))\b", re.IGNORECASE)
# A shape that leaves no doubt; read as a rank.
_SCORE = 0.6


def with_said_to_have(
    text: str,
    drafts: Sequence[Draft],
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
) -> list[Draft]:
    """The drafts, those that touch such a report as it reads."""
    found = list(drafts)
    hints = [m.start() for m in _HINT.finditer(text)]
    for sentence in (s for s in sentences if any(s.start <= h < s.end for h in hints)):
        for made in _made(text, sentence, quotations):
            same = [d for d in found if any(overlaps(c, m) for c in d.cue for m in made.cue)]
            whole = replace(made, content=_quoted(same, made) or made.content)
            found = [*without(found, same), whole] if whole.content else found
    return found


def _made(text: str, sentence: Sentence, quotations: Sequence[Quotation]) -> Iterator[Draft]:
    for pattern in (_BEHIND, _LAST):
        match = pattern.search(text, sentence.start, sentence.end)
        if match is None or quotation_at(quotations, *match.span("cue")):
            continue
        if OPEN_ENDED.search(text, sentence.start, match.start("cue")):
            continue
        names = ("by", "through") if pattern is _LAST else ("by",)
        by = tuple(trim(text, *match.span(n)) for n in names if match[n])
        what = trim(text, *match.span("what" if pattern is _BEHIND else "front"))
        is_told = len(text[slice(*what)].split()) > 2
        content = (what,) if is_told else ()
        cue, who = trim(text, *match.span("cue")), trim(text, *match.span("who"))
        yield Draft(content, (cue,), (who,), by, _SCORE, RETOLD)
        return


def _quoted(same: Sequence[Draft], made: Draft) -> tuple[Range, ...]:
    """The quoted words that a draft of the same cue holds before who speaks."""
    start = made.source[0][0]
    if not made.content or made.content[0][0] > start:
        return ()
    return tuple(c for d in same for c in d.content if c[1] <= start)
