"""Drafts in, those of what is said of somebody by nobody in particular put right, out.

Shapes, as data: "X is alleged to have done Y", "X was reported by S to be doing Y", "X reportedly
did Y", "there are reports that X did Y": the whole clause is said, by S or by nobody who is named,
and X has not said it. The model makes X the speaker, or leaves X out. Refuses what is expected, due
or known, what a quotation holds, and what somebody is known to say.
"""

import re
from collections.abc import Iterator, Sequence

from pactwatch.language.chains.said_to_have import SAID_TO_HAVE
from pactwatch.language.cues.passive import BE
from pactwatch.language.grammar.syntax import Sentence, Token, sentence_over, subject_of
from pactwatch.language.model.drafts import Draft, without
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.quotes import Quotation, quotation_at
from pactwatch.language.words.ranges import Range, covered, overlaps, trim

__all__ = ["HEARSAY", "with_hearsay"]

HEARSAY = "is said to"  # what made such a draft
_SCORE = 0.6  # a shape that leaves no doubt; read as a rank

_SAID = re.compile(
    rf"\b(?P<cue>{BE}(?:(?:widely|also|credibly|now|still|since)\s+)?"
    r"(?:reported|alleged|said|believed|thought|understood|rumou?red|claimed|reputed)"
    r"(?:ly)?)(?:\s+by\s+(?P<by>[^,;:“”\"—]{2,60}?))?\s+"
    r"(?P<what>to\s+(?:have|be)\s+[^;:“”\"—]+)"
)
_THERE = re.compile(
    r"\b(?P<cue>[Tt]here\s+(?:are|were|is|was|have\s+been|had\s+been|has\s+been)\s+"
    r"(?:(?:now|also|still|many|some|several|numerous|persistent|credible|recurring|unconfirmed"
    r"|further|new|frequent|conflicting|widespread|an?|other)\s+)*"
    r"(?:reports?|allegations?|claims?|rumou?rs?|accusations?|accounts?))\s+that\s+"
    r"(?P<what>[^;:“”\"—]+)"
)
_ADVERB = re.compile(rf"\b(?:{'|'.join(sorted(phrases('cues', 'hearsay')))})\b", re.I)


def with_hearsay(
    text: str,
    drafts: Sequence[Draft],
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
) -> list[Draft]:
    """The drafts, those that touch a clause said by nobody in particular as it reads."""
    found = [_whole_clause(text, d, sentences) for d in drafts]
    for sentence in sentences:
        for made in _made(text, sentence):
            if quotation_at(quotations, *made.cue[0]) or _is_inside(made, found):
                continue
            found = [*without(found, _rivals(found, made)), made]
    return found


def _made(text: str, sentence: Sentence) -> Iterator[Draft]:
    for match in _SAID.finditer(text, sentence.start, sentence.end):
        subject = _subject(text, sentence, match.start())
        if subject is not None and not SAID_TO_HAVE.match(match["what"]):
            by = (trim(text, *match.span("by")),) if match["by"] else ()
            parts = (subject, trim(text, *match.span("what")))
            yield Draft(parts, (match.span("cue"),), by, (), _SCORE, HEARSAY)
    for match in _THERE.finditer(text, sentence.start, sentence.end):
        content = (trim(text, *match.span("what")),)
        yield Draft(content, (match.span("cue"),), (), (), _SCORE, HEARSAY)


def _subject(text: str, sentence: Sentence, end: int) -> Range | None:
    """What stands before the verb from its subject on, with all that hangs on it."""
    verb = next((t for t in sentence.tokens if t.start >= end and t.upos == "VERB"), None)
    subject = subject_of(sentence, verb) if verb else None
    if subject is None or subject.start >= end or subject.lower in _EMPTY:
        return None
    first = min((t.start for t in _left_of(sentence, subject)), default=subject.start)
    aside = _ASIDE.search(text, first, end)
    return trim(text, first, aside.start() if aside else end)


_ASIDE = re.compile(r",\s+(?:who|which|whose|whom)\s")  # "The general, | who denies it, is said to"
_EMPTY = frozenset({"it", "there", "who", "which", "that", "what"})


def _left_of(sentence: Sentence, noun: Token) -> Iterator[Token]:
    """The words of a noun phrase before its head: what hangs on it, and its neighbours' heads."""
    for token in reversed(sentence.tokens[: noun.i]):
        if token.upos in {"PUNCT", "VERB", "SCONJ", "CCONJ", "AUX"}:
            return
        yield token


def _is_inside(made: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether somebody is known to say it ("X is said to have left, S told us")."""
    cue = made.cue[0]
    return any(d.source and covered(cue, d.content) for d in drafts)


def _rivals(drafts: Sequence[Draft], made: Draft) -> list[Draft]:
    """What the model made of the same: a draft with the cue, or with the subject for its source."""
    return [d for d in drafts if any(overlaps(c, m) for c in d.cue for m in made.cue)]


def _whole_clause(text: str, draft: Draft, sentences: Sequence[Sentence]) -> Draft:
    """ "X reportedly | did Y": that X did is said."""
    if draft.source or len(draft.cue) != 1 or len(draft.content) != 1:
        return draft
    (start, end), content = draft.cue[0], draft.content[0]
    if not _ADVERB.fullmatch(text, start, end) or content[0] < end:
        return draft
    home = sentence_over(sentences, start, end)
    subject = _subject(text, home, start) if home else None
    if subject is None:
        return draft
    return Draft((subject, content), draft.cue, (), draft.carriers, draft.score, HEARSAY)
