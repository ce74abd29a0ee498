"""Promises retold in a clause beside a report: whose words that clause is.

In: drafts as proposed. Out: the drafts, where a retold promise that stands right beside somebody's
words ("S said X | although Y had promised Z", "Despite its promise to Z, | X, S said") is a part of
them. Where the cue parts the two ("X, S said, although Y had promised Z") the promise is left to
the article. Refuses promises that somebody is quoted with, and those of other sentences.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from pactwatch.language.grammar.syntax import Sentence, sentence_over
from pactwatch.language.model.drafts import Draft, without
from pactwatch.language.words.forms import lemma
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import Range, over, overlaps, span_of, trim

__all__ = ["CONTRARY", "in_accord", "retells", "with_promises"]

# What sets a promise against what was done.
CONTRARY = frozenset({"although", "though", "while", "whereas", "despite"})
_OPENS = re.compile(
    rf"(?:(?:even\s+)?(?:{'|'.join(sorted(CONTRARY))})|in\s+spite\s+of)\s+(?:the\s+|its\s+|their\s+)?\Z",
    re.IGNORECASE,
)
_LONGEST_OPENING = len("in spite of their ")
_BESIDE = re.compile(r"\s*,?\s*")


def retells(words: Sequence[str]) -> bool:
    """ "Had promised", "having pledged": a promise of the past that is recalled."""
    promising = phrases("cues", "promising")
    verbs = [i for i, w in enumerate(words) if lemma(w, "VERB") in promising]
    return any(set(words[:i]) & {"had", "having"} for i in verbs) and "said" not in words


def in_accord(text: str, draft: Draft, sentences: Sequence[Sentence]) -> bool:
    """ "In the accord, which was signed in May, Y promised to Z": what is promised there is the
    accord's; "in return, Y pledged to Z" behind it too. "In a statement on the accord" is none."""
    words = [w.lower() for s, e in draft.cue for w in re.findall(r"\w+", text[s:e])]
    home = sentence_over(sentences, *draft.cue[0]) if draft.cue and draft.source else None
    if home is None or not {lemma(w, "VERB") for w in words} & phrases("cues", "promising"):
        return False
    before = text[home.start : draft.source[0][0]]
    if _concluded().match(before) or _relative_to_accord().search(before):
        return True
    earlier = next((s for s in reversed(sentences) if s.end <= home.start), None)
    is_next = earlier is not None and "\n" not in text[earlier.end : home.start]
    is_answer = bool(_IN_RETURN.match(text, home.start) or _RETURNED.search(text, *draft.whole))
    return is_answer and is_next and earlier is not None and _opens(text, earlier)


def _opens(text: str, sentence: Sentence) -> bool:
    return bool(_concluded().match(text[sentence.start : sentence.end]))


_IN_RETURN = re.compile(
    r"(?:But |And )?(?:In (?:exchange|return|turn)\b|For (?:its|his|her|their) part\b"
    r"|The other side\b|Both\b)"
)
_RETURNED = re.compile(r"\bin (?:return|exchange|turn)\Z")
# Words between "in" and "accord"; another preposition would make it a statement on the accord.
_NAMING = (
    r"(?:(?:(?:the\s)?(?:terms|text|provisions|conditions|framework|points) of\s)"
    r"|(?!(?:on|about|after|before|over|for|ahead|since|of|to|that|and)\s)[\w’'.-]+\s){0,6}?"
)


@cache
def _concluded() -> re.Pattern[str]:
    accords = "|".join(sorted(phrases("organisations", "accords")))
    return re.compile(
        rf"[\s“\"]*(?:but |and |yet )?(?:in|under|by|with|through|as part of|as a party to)\s"
        rf"{_NAMING}(?:{accords})s?\b",
        re.IGNORECASE,
    )


@cache
def _relative_to_accord() -> re.Pattern[str]:
    """ "A deal, signed in May, under which | Y promised to Z"."""
    accords = "|".join(sorted(phrases("organisations", "accords")))
    return re.compile(
        rf"\b(?:{accords})s?\b[^.;“”]{{0,60}}?\s(?:in|under|by|through) which\s(?:the\s)?\Z",
        re.IGNORECASE,
    )


def with_promises(
    text: str, drafts: Sequence[Draft], sentences: Sequence[Sentence], quoted: Sequence[Range]
) -> list[Draft]:
    """The drafts, a retold promise beside somebody's words being among them."""
    found = [_with_front(text, d, drafts, sentences, quoted) for d in drafts]
    for promise in list(found):
        clause = _clause(text, promise, sentences)
        if clause is None or over(quoted, clause):
            continue
        home = sentence_over(sentences, *clause)
        rest = without(found, [promise])
        host = next((d for d in rest if home and _is_beside(text, d, clause, home)), None)
        if host is not None and not any(over(quoted, r) for r in host.content):
            longer = trim(text, *span_of([*host.content, clause]))
            found = [replace(d, content=(longer,)) if d is host else d for d in rest]
    return found


def _with_front(
    text: str,
    draft: Draft,
    drafts: Sequence[Draft],
    sentences: Sequence[Sentence],
    quoted: Sequence[Range],
) -> Draft:
    """ "Although it had promised to leave, | X, S said": what opens the sentence is told too."""
    home = sentence_over(sentences, *draft.cue[0]) if draft.cue else None
    if home is None or len(draft.content) != 1 or not draft.source:
        return draft
    (start, end) = draft.content[0]
    closes = draft.cue[0][0] >= end and draft.source[0][0] >= end and home.start < start
    front = (home.start, start)
    if not closes or over(quoted, (home.start, end)) or not _FRONT.fullmatch(text, *front):
        return draft
    others = (r for d in drafts if d is not draft and d.content for r in (*d.cue, *d.content))
    is_told = any(overlaps(front, r) for r in others)
    return draft if is_told else replace(draft, content=((trim(text, home.start, end)),))


_FRONT = re.compile(rf"(?:even\s+)?(?:{'|'.join(sorted(CONTRARY))})\s[^;:]*,\s*", re.IGNORECASE)


def _clause(text: str, draft: Draft, sentences: Sequence[Sentence]) -> Range | None:
    """A retold promise with the word that sets it against the rest, None for any other draft."""
    if not draft.cue or not _is_retold(text, draft):
        return None
    start, end = draft.whole
    opening = _OPENS.search(text, max(0, start - _LONGEST_OPENING), start)
    home = sentence_over(sentences, start, end)
    is_here = home is not None and home.covers(start, end)
    return (opening.start(), end) if opening and is_here else None


def _is_retold(text: str, draft: Draft) -> bool:
    """ "Y had promised", "its promise"."""
    words = [w.lower() for s, e in draft.cue for w in re.findall(r"\w+", text[s:e])]
    is_noun = len(words) == 1 and words[0] in _NOUNS
    return retells(words) or is_noun


_NOUNS = frozenset({"promise", "promises", "pledge", "pledges", "vow", "vows", "undertaking"})


def _is_beside(text: str, draft: Draft, clause: Range, home: Sentence) -> bool:
    """Whether nothing but a comma parts somebody's words from the promise, and no cue does."""
    if not draft.content or not draft.cue or not draft.source or len(draft.content) > 1:
        return False
    (start, end) = draft.content[0]
    if not home.covers(start, end) or any(overlaps(clause, r) for r in (*draft.cue, *draft.source)):
        return False
    if end <= clause[0]:
        return bool(_BESIDE.fullmatch(text, end, clause[0]))
    closes = draft.cue[0][0] >= end and clause[0] - home.start < len("But ")
    return closes and clause[1] <= start and bool(_BESIDE.fullmatch(text, clause[1], start))
