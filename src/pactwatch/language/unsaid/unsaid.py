"""Drafts in, those of them out that report words: what only looks like a report is left out.

The grammar and the model both find a cue with a source where nothing is told: the condition under
which somebody spoke ("asked not to be named"), a bare "that", a party quoted but not its words, a
headline's "rebels accused of". The rules stand in unsaid/rules.py. Refuses to mend a report.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pactwatch.language.bounds.summed_up import SUMMED_UP
from pactwatch.language.grammar.syntax import Sentence, sentence_over
from pactwatch.language.model.drafts import Draft
from pactwatch.language.unsaid.outlets_silence import outlets_silence
from pactwatch.language.unsaid.rules import RULES, has_verb, words
from pactwatch.language.unsaid.unestablished import UNESTABLISHED
from pactwatch.language.unsaid.untold import without_untold
from pactwatch.language.words.ranges import Range, over, span_of, trim

__all__ = ["is_condition", "without_unsaid"]


# "Asked not to be named": on what terms somebody spoke, not what was said.
_CONDITION = re.compile(
    r"(?:(?:for )?(?:his|her|their|its) (?:names?|identit(?:y|ies)|identifications?) )?to be "
    r"(?:further |publicly )?(?:named|identified|made (?:known|public)|published|disclosed|used)"
    r"[,.]?\Z|to be (?:further |publicly )?(?:named|identified)\s*,?\s"
    r"(?:because|since|out of|given|citing|fearing|owing|due|as (?:s?he|they|her|his|their)|for)"
    r"\b.*\Z"
    r"|to be (?:identified|quoted|referred to)(?: only| solely| simply)?"
    r"(?: (?:as|by) .{1,40})?[,.]?\Z"
    r"|(?:(?:who|and) (?:spoke|talked)|speaking|talking)\s(?:\w+ )?"
    r"(?:on (?:the )?condition (?:of anonymity|that (?:he|she|they))|anonymously)\b.*\Z"
    r"|(?:asking|declining|requesting|wishing|preferring)\s(?:not )?to (?:be (?:named|identified)"
    r"|remain (?:anonymous|unnamed))\b.*\Z"
    r"|(?:that (?:he|she|they) )?(?:not (?:to )?be|to (?:remain|stay)|to be kept)\s+"
    r"(?:further |publicly )?"
    r"(?:named|identified|quoted|anonymous|unnamed|nameless|confidential|secret|private)\b"
    r"(?:.{0,25}|,?\s+(?:because|since|as|for|out of|given|citing|fearing|owing|due)\b.*)\Z"
    r"|(?:that )?(?:his|her|their|its) (?:real )?(?:names?|identit(?:y|ies)) "
    r"(?:not |should not )?be\b.*\Z"
    r"|to (?:keep|leave) (?:his|her|their|its) (?:real )?(?:names?|identit(?:y|ies)) out of\b.*\Z"
    r"|(?:to )?(?:give|giving|reveal|revealing|disclose) (?:his|her) "
    r"(?:full |real |first |last |sur)?names?[,.]?\Z"
    r"|(?:because|since|as) (?:he|she|they) (?:is|was|are|were|had) not (?:been )?"
    r"(?:authori[sz]ed|allowed|permitted|cleared) to (?:talk|speak|brief|discuss|comment|be)\b.*\Z",
    re.IGNORECASE | re.DOTALL,
)


def is_condition(words: str) -> bool:
    """Whether words say on what terms somebody spoke."""
    return bool(_CONDITION.match(words))


def without_unsaid(
    text: str,
    drafts: Sequence[Draft],
    sentences: Sequence[Sentence],
    quoted: Sequence[Range] = (),
) -> list[Draft]:
    """The drafts no rule leaves out; words two cues claim stay with the nearer one.

    Of a content in several parts, the part that is a condition, or stands in another sentence
    where its cue does not reach, is taken out.
    """
    told = [_within_reach(text, d, sentences, quoted) if d.cue else d for d in drafts]
    claims = Counter(_clause(text, c) for d in told if d.cue for c in d.content)
    shared = [d for d in told if d.cue and any(claims[_clause(text, c)] > 1 for c in d.content)]
    single = [replace(d, content=_own(text, d, shared)) if d.cue else d for d in told]
    kept = [d for d, was in zip(single, drafts, strict=True) if d.content or not was.content]
    kept = [d for d in kept if not outlets_silence(text, d)]
    told = [
        d
        for d in kept
        if d.made_by == UNESTABLISHED or not any(rule(text, d, sentences) for rule in RULES)
    ]
    return without_untold(text, told)


def _within_reach(
    text: str, draft: Draft, sentences: Sequence[Sentence], quoted: Sequence[Range]
) -> Draft:
    """Unquoted words in the sentence before the cue, or a bare phrase behind it, are not its."""
    home = sentence_over(sentences, *draft.cue[0])
    if home is None or draft.made_by == SUMMED_UP:
        return draft

    def is_reached(part: Range) -> bool:
        if (
            draft.source
            and part[0] >= home.end
            and _is_closed(text, draft, home)
            and not over(quoted, part)
        ):
            return False
        if over(quoted, part) or (part[0] < home.end and home.start < part[1]):
            return True
        is_told = part[0] >= home.end and has_verb(replace(draft, content=(part,)), sentences)
        return is_told and not _is_cut_off(text, draft, part)

    reached = tuple(_to_end(text, draft, c, home) for c in draft.content if is_reached(c))
    if len(reached) == 1 and not over(quoted, reached[0]):
        (start, end) = reached[0]
        is_ended = bool(_ENDED.search(text, start, home.start))
        if is_ended and start < home.start < end <= draft.cue[0][0]:
            reached = ((home.start, end),)  # "He left. It is shut, she said": the last alone
    return replace(draft, content=reached)


def _is_closed(text: str, draft: Draft, home: Sentence) -> bool:
    """ "Three were hurt, A said. | The column turned back": a report that ends its sentence has
    the words before it, and the next sentence is the article's."""
    last = max(end for _, end in (*draft.cue, *draft.source))
    is_closing = draft.content[0][1] <= min(draft.cue[0][0], draft.source[0][0], home.end)
    return is_closing and not any(c.isalnum() for c in text[last : home.end])


def _to_end(text: str, draft: Draft, part: Range, home: Sentence) -> Range:
    """ "He has said that all is well. | I refer you to him": a that-clause ends with its
    sentence."""
    runs_on = draft.cue[-1][1] <= part[0] < home.end < part[1]
    is_clause = text.startswith("that ", part[0]) or text.endswith("that ", 0, part[0])
    if not (runs_on and is_clause) or re.search('[“"«]|``', text[slice(*part)]):
        return part
    return trim(text, part[0], home.end)


def _is_cut_off(text: str, draft: Draft, part: Range) -> bool:
    """ "A said B had joked: “X.” | They were shown a hall": a quotation parts it from the cue."""
    return bool(re.search('[”"»]', text[draft.cue[-1][1] : part[0]]))


# A sentence that ends, and no dash or heading that only seems to.
_ENDED = re.compile(r"[.!?]\s+\Z")


def _own(text: str, draft: Draft, drafts: Sequence[Draft]) -> tuple[Range, ...]:
    parts = (_behind_condition(text, c) for c in draft.content)
    said = (c for c in parts if not _CONDITION.match(words(text, (c,))))
    said = (c for c in said if not _is_for_terms(text, draft, c))
    return tuple(c for c in said if not any(_nearer(text, d, draft, c) for d in drafts))


def _is_for_terms(text: str, draft: Draft, content: Range) -> bool:
    """ "X, an official said, speaking anonymously | because he feared for his job": why the name is
    kept back, behind a cue that the words told stand before."""
    cue = draft.cue[-1][1]
    is_closing = draft.content[0][1] <= draft.cue[0][0] and cue < content[0]
    return is_closing and bool(_TERMS.search(text, cue, content[0]))


_TERMS = re.compile(
    r"\b(?:anonymity|anonymously|not to be (?:named|identified)|to be (?:named|identified)"
    r"|to remain anonymous)\b[^.“”]*\Z"
)


def _behind_condition(text: str, content: Range) -> Range:
    """ "She asks | not to be named: “They have told us”": what stands behind the colon is said."""
    led = _LED.match(text, *content)
    return trim(text, led.end(), content[1]) if led else content


_LED = re.compile(r"(?:not )?to be (?:\w+ )?(?:named|identified|quoted)[^:“”\"]{0,30}:\s*[“\"']")


def _clause(text: str, content: Range) -> Range:
    """A content without its "that", which one of two cues may have taken along."""
    opened = _THAT.match(text, *content)
    return (opened.end() if opened else content[0], content[1])


_THAT = re.compile(r"that\s+", re.IGNORECASE)


def _nearer(text: str, other: Draft, draft: Draft, content: Range) -> bool:
    clause = _clause(text, content)
    if other is draft or not other.cue or clause not in {_clause(text, c) for c in other.content}:
        return False
    return _gap(other, content) < _gap(draft, content)


def _gap(draft: Draft, content: Range) -> int:
    start, end = span_of(draft.cue)
    return max(content[0] - end, start - content[1], 0)
