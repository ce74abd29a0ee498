"""A draft and its sentences in, the same draft with the bounds its clauses set, out.

What a closing "S said" reports cannot begin behind its own verb; who was told stands before
"that" and is no part of it; what is said of a claim ("claims that X are false") is not claimed.
Refuses to look beyond the sentence of the cue.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from pactwatch.language.cues.prepositions import tells
from pactwatch.language.grammar.syntax import Sentence, Token, children, sentence_over
from pactwatch.language.model.drafts import Draft
from pactwatch.language.words.forms import lemma
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import Range, overlaps, trim

__all__ = ["RULES", "by_clauses"]

Rule = Callable[[str, Draft, Sentence, Sequence[Draft]], Draft]
# A clause goes on behind a word of these kinds.
_UNFINISHED = frozenset({"VERB", "AUX", "ADP", "DET", "PART"})


def by_clauses(text: str, drafts: Sequence[Draft], sentences: Sequence[Sentence]) -> list[Draft]:
    """Every draft with a cue and one stretch of content, mended by each rule in turn."""
    return [_mended(text, d, drafts, sentences) for d in drafts]


def _mended(
    text: str, draft: Draft, drafts: Sequence[Draft], sentences: Sequence[Sentence]
) -> Draft:
    home = sentence_over(sentences, *draft.cue[0]) if draft.cue else None
    if home is None or len(draft.content) != 1 or not home.covers(*draft.content[0]):
        return draft
    for rule in RULES:
        draft = rule(text, draft, home, drafts)
    return draft


def _whole_clause(text: str, draft: Draft, sentence: Sentence, drafts: Sequence[Draft]) -> Draft:
    """ "It obliges | the army to clear the mines, the deputy said": her words begin with "It"."""
    (start, end), closes = draft.content[0], draft.cue[0][0] >= draft.content[0][1]
    before = [t for t in sentence.tokens if t.end <= start]
    if not closes or not before or before[-1].upos not in _UNFINISHED:
        return draft
    others = [
        r for d in drafts if _is_apart(d, start, end) for r in (*d.cue, *d.source, *d.content)
    ]
    first = _behind(
        sentence, [r for r in (*others, *draft.source) if sentence.start <= r[0] < start]
    )
    return replace(draft, content=(trim(text, first, end),)) if first < start else draft


_SET_OFF = re.compile(r"\s(?:-{1,2}|–|—)\s[^–—“”\"]{3,80}?\s(?:-{1,2}|–|—)\s")


def _over_aside(text: str, draft: Draft, sentence: Sentence, drafts: Sequence[Draft]) -> Draft:
    """ "Said that a large force – as proposed by B – | might not do": a subject goes on behind what
    dashes set off."""
    (start, end) = draft.content[0]
    aside = _SET_OFF.match(text, end, sentence.end) if start >= draft.cue[-1][1] else None
    words = [t for t in sentence.tokens if start <= t.start < end]
    if aside is None or any(t.upos in {"VERB", "AUX"} for t in words):
        return draft
    behind = next((t for t in sentence.tokens if t.start >= aside.end()), None)
    if behind is None or behind.upos not in {"VERB", "AUX"}:
        return draft
    return replace(draft, content=((start, end), trim(text, aside.end(), sentence.end)))


_NEXT = re.compile(r",\s(?:and|but)\s")


def _only_infinitive(text: str, draft: Draft, sentence: Sentence, drafts: Sequence[Draft]) -> Draft:
    """ "Vowed | to strike back |, and two shops were burnt": a clause with a subject of its own
    behind the comma is not vowed."""
    (start, end) = draft.content[0]
    if not text.startswith("to ", start):
        return draft
    for joint in _NEXT.finditer(text, start, end):
        verbs = [t for t in sentence.tokens if joint.end() <= t.start < end and t.upos == "VERB"]
        subject = next(iter(children(sentence, verbs[0], "nsubj")), None) if verbs else None
        if subject is not None and joint.end() <= subject.start < verbs[0].start:
            return replace(draft, content=((start, joint.start()),))
    return draft


def _is_apart(other: Draft, start: int, end: int) -> bool:
    """Whether another report tells other words: "A is allowing | B to recruit" is no report."""
    return bool(other.content) and not any(overlaps((start, end), c) for c in other.content)


def _behind(sentence: Sentence, taken: Sequence[Range]) -> int:
    """The sentence's start, or behind the comma that ends what other reports have taken of it."""
    if not taken:
        return sentence.start
    last = max(end for _, end in taken)
    comma = next((t for t in sentence.tokens if t.start >= last and t.text == ","), None)
    return comma.end if comma else sentence.end


def _behind_hearer(text: str, draft: Draft, sentence: Sentence, drafts: Sequence[Draft]) -> Draft:
    """ "Informed the guarantors that X": X alone is told."""
    start, end = draft.content[0]
    if draft.cue[-1][1] > start:
        return draft
    verbs = {t.i for t in sentence.tokens if any(overlaps((t.start, t.end), c) for c in draft.cue)}
    for mark in (t for t in sentence.tokens if start < t.start < end and t.lower == "that"):
        clause = sentence.tokens[mark.head]
        told = [t for t in sentence.tokens if start <= t.start < mark.start]
        is_clause = any(t.upos in {"VERB", "AUX"} for t in told) or clause.relation != "ccomp"
        if mark.relation == "mark" and clause.head in verbs and not is_clause:
            return replace(draft, content=((mark.start, end),))
    return draft


def _within_noun(text: str, draft: Draft, sentence: Sentence, drafts: Sequence[Draft]) -> Draft:
    """ "Claims by S that X are false": that they are false is not what S claims."""
    start, end = draft.content[0]
    cue = next((t for t in sentence.tokens if t.start == draft.cue[0][0]), None)
    if cue is None or cue.upos != "NOUN" or cue.relation != "nsubj" or start < cue.end:
        return draft
    stop = _predicate_start(sentence, sentence.tokens[cue.head], start)
    return replace(draft, content=(trim(text, start, stop),)) if start < stop < end else draft


def _predicate_start(sentence: Sentence, verb: Token, after: int) -> int:
    helpers = children(sentence, verb, "aux", "cop", "advmod")
    return min(t.start for t in (verb, *helpers) if t.start > after or t is verb)


def _second_that(text: str, draft: Draft, sentence: Sentence, drafts: Sequence[Draft]) -> Draft:
    """ "Says that X, and that Y": Y is told by the same words."""
    start, end = draft.content[0]
    told_that = text[max(0, start - len("that ")) : start + len("that ")].lower()
    second = _AND_THAT.match(text, end, sentence.end)
    if draft.cue[-1][1] > start or "that " not in told_that or second is None:
        return draft
    rest = (second.end(), sentence.end)
    if any(overlaps(rest, r) for d in drafts if d is not draft for r in (*d.content, *d.cue)):
        return draft
    return replace(draft, content=(trim(text, start, sentence.end),))


def _behind_rival(text: str, draft: Draft, sentence: Sentence, drafts: Sequence[Draft]) -> Draft:
    """ "The army put it at 36; the mission counted 31, S said": what another puts before the
    semicolon is not S's."""
    (start, end), closes = draft.content[0], draft.cue[0][0] >= draft.content[0][1]
    marks = [t for t in sentence.tokens if t.text == ";" and start < t.start < end]
    if not closes or not marks or end > min(r[0] for r in (*draft.cue, *draft.source)):
        return draft
    before = [t for t in sentence.tokens if start <= t.start and t.end <= marks[-1].start]
    is_rival = any(tells(sentence, t) for t in before)
    return replace(draft, content=(trim(text, marks[-1].end, end),)) if is_rival else draft


def _behind_day(text: str, draft: Draft, sentence: Sentence, drafts: Sequence[Draft]) -> Draft:
    """ "Said in 2019 | that X": when it was said is no part of it."""
    start, end = draft.content[0]
    day = _DAY_THAT.match(text, start, end)
    is_behind = draft.cue[-1][1] <= start
    return replace(draft, content=((day.end(), end),)) if day and is_behind else draft


def _behind_bracket(text: str, draft: Draft, sentence: Sentence, drafts: Sequence[Draft]) -> Draft:
    """ "Writes (“Wolves”, 3 May) | that X": where it was printed is no part of it."""
    start, end = draft.content[0]
    bracket = _BRACKET.match(text, start, end)
    opens = text[draft.cue[-1][1] : start].strip() == "("
    return replace(draft, content=((bracket.end(), end),)) if bracket and opens else draft


_BRACKET = re.compile(r"[^()]{2,80}\)\s+(?=that\s)")


def _before_next_deed(
    text: str, draft: Draft, sentence: Sentence, drafts: Sequence[Draft]
) -> Draft:
    """ "Confirmed the withdrawal | but gave no date": what the speaker did besides is no word of
    his. Only where a thing is said, and no clause."""
    (start, end), last = draft.content[0], draft.cue[-1][1]
    verb = next((t for t in reversed(sentence.tokens) if t.upos == "VERB" and t.end == last), None)
    if verb is None or start < last:
        return draft
    inside = [t for t in sentence.tokens if start <= t.start and t.end <= end]
    deed = next((t for t in inside if t.upos == "VERB" and t.relation == "conj"), None)
    if deed is None or deed.head != verb.i or children(sentence, deed, "nsubj"):
        return draft
    before = [t for t in inside if t.i < deed.i]
    joins = next((t for t in reversed(before) if t.upos == "CCONJ"), None)
    is_clause = any(t.upos in {"VERB", "AUX"} for t in before)
    if joins is None or is_clause or not children(sentence, verb, "obj"):
        return draft
    content = trim(text, start, joins.start)
    return replace(draft, content=(content,)) if content[0] < content[1] else draft


def _unbroken(text: str, draft: Draft, sentence: Sentence, drafts: Sequence[Draft]) -> Draft:
    """ "Promised us that every loss would be looked into, | and it has looked into none": what came
    of a promise is no part of it."""
    start, end = draft.content[0]
    cue = [lemma(w.lower(), "VERB") for s, e in draft.cue for w in text[s:e].split()]
    broken = _BROKEN.search(text, start, end)
    is_promise = bool(set(cue) & phrases("cues", "promising")) and draft.cue[-1][1] <= start
    is_told = broken is not None and _WILL.search(text, start, broken.start()) is not None
    cut = trim(text, start, broken.start()) if broken else (start, end)
    return replace(draft, content=(cut,)) if is_promise and is_told else draft


_WILL = re.compile(r"\b(?:would|will|to)\b")
_BROKEN = re.compile(
    r",?\s(?:and|but|yet)\s(?:it|they|he|she|we|i|none|nothing|nobody)\s"
    r"(?:has|have|had|did|does|do|is|are|was|were)\b",
    re.I,
)
_DAY_THAT = re.compile(
    r"(?:(?:early|late|again|earlier)\s+)?(?:(?:on|in|at|last|this|yesterday|today|over)\b)"
    r"(?:\s+[\w']+){0,5}?\s+(?=that\s)",
    re.I,
)
_AND_THAT = re.compile(r",?\s+(?:and|but)\s+that\s+")
RULES: tuple[Rule, ...] = (
    _only_infinitive,
    _whole_clause,
    _behind_hearer,
    _behind_day,
    _behind_bracket,
    _unbroken,
    _before_next_deed,
    _within_noun,
    _second_that,
    _behind_rival,
    _over_aside,
)
