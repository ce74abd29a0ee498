"""Cues without words in, those that close a sentence given the words before them out.

Shapes, as data: "X, A was quoted as saying by B"; "X, A said on Monday, according to B", where the
model saw A and his cue and left X alone; "“X,” A, who leads B, told C", where it took C for A.
Refuses where X has no verb or another draft has it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from pactwatch.language.grammar.syntax import Sentence, sentence_over
from pactwatch.language.model.drafts import Draft
from pactwatch.language.words.ranges import Range, overlaps, subtract, trim

__all__ = ["with_fronted", "with_fronts", "with_parenthesis", "with_tellers"]


def with_fronted(text: str, drafts: Sequence[Draft], sentences: Sequence[Sentence]) -> list[Draft]:
    """The drafts, each lone cue whose source stands right behind a clause with that clause."""
    return [
        replace(d, content=(clause,)) if (clause := _clause(text, d, drafts, sentences)) else d
        for d in drafts
    ]


_SAID = re.compile(r"\s+(?P<cue>said|says|added|adds|explained|wrote|noted|insisted|argued),\s+\Z")


def with_parenthesis(
    text: str, drafts: Sequence[Draft], sentences: Sequence[Sentence]
) -> list[Draft]:
    """ "The letter, he said, promised that X": he says what the letter promised, and promises
    nothing himself."""
    agreeing = [_agreeing(text, d, sentences) for d in drafts]
    return [_parenthesis(text, d, sentences) or d for d in agreeing]


_SET_OFF = re.compile(r"(?P<front>[^.;:!?“”\"]{2,80}), \Z")


def with_fronts(text: str, drafts: Sequence[Draft], sentences: Sequence[Sentence]) -> list[Draft]:
    """ "The shells, | it writes, | were fired by gunmen": the subject belongs to the words."""
    found = list(drafts)
    for draft in drafts:
        front = _front(text, draft, sentences)
        others = [d for d in found if d is not draft and front in d.content] if front else []
        if front is None or any(len(d.content) > 1 for d in others):
            continue
        named = next((d.source for d in others if d.source), draft.source)
        whole = replace(draft, content=(front, *draft.content), source=named)
        found = [whole if d is draft else d for d in found if d not in others]
    return found


def _front(text: str, draft: Draft, sentences: Sequence[Sentence]) -> Range | None:
    """The bare phrase before a parenthesis whose content begins with a verb."""
    if not (len(draft.content) == len(draft.source) == 1 and draft.cue):
        return None
    start, content = draft.source[0][0], draft.content[0]
    home = sentence_over(sentences, start, start + 1)
    is_set_off = text[draft.cue[-1][1] : content[0]] == ", " and draft.cue[0][0] > start
    match = _SET_OFF.search(text, home.start, start) if home and is_set_off else None
    if home is None or match is None:
        return None
    front = trim(text, *match.span("front"))
    first = next((t for t in home.tokens if t.start >= content[0]), None)
    inside = [t for t in home.tokens if front[0] <= t.start and t.end <= front[1]]
    is_bare = bool(inside) and not any(t.upos in {"VERB", "AUX"} for t in inside)
    return front if is_bare and first and first.upos in {"VERB", "AUX"} else None


_SINGULAR = re.compile(r"(?:has|says|is|does|wants|thinks|believes)\b")
_BESIDE = re.compile(r",\s+(?P<who>(?:whose|who|which)\b[^;:“”]{0,80}?),?\s*\Z")


def _agreeing(text: str, draft: Draft, sentences: Sequence[Sentence]) -> Draft:
    """ "We ask you to let in the panel, | whose head, A, | has said X": "we" has not said it."""
    if len(draft.source) != 1 or not draft.cue or not _SINGULAR.match(text, draft.cue[0][0]):
        return draft
    sentence = sentence_over(sentences, *draft.cue[0])
    if sentence is None or text[slice(*draft.source[0])].lower() not in {"we", "they", "i", "you"}:
        return draft
    who = _BESIDE.search(text, max(sentence.start, draft.source[0][1]), draft.cue[0][0])
    return replace(draft, source=(who.span("who"),)) if who else draft


def _parenthesis(text: str, draft: Draft, sentences: Sequence[Sentence]) -> Draft | None:
    if len(draft.source) != 1 or not draft.cue or not draft.content:
        return None
    start, end = draft.source[0]
    sentence = sentence_over(sentences, start, end)
    if sentence and (relative := _in_relative(text, draft, sentence)):
        return relative
    said = _SAID.match(text, end, draft.cue[0][0])
    if said is None or sentence is None or not text.endswith(", ", 0, start):
        return None
    if text[slice(*draft.cue[0])].lower().endswith("ing"):
        return None  # "X, he said, adding that Y": he adds it, and nothing before him does
    front = trim(text, sentence.start, start - len(", "))
    back = (draft.cue[0][0], max(e for _, e in draft.content))
    if front[0] >= front[1] or draft.content[-1][0] < draft.cue[-1][1]:
        return None
    return replace(draft, cue=(said.span("cue"),), content=(front, back))


_WHO = re.compile(r"(?:who|which|that|whom)\Z")


def _in_relative(text: str, draft: Draft, sentence: Sentence) -> Draft | None:
    """ "Lars Ode, | who, | he says, | has climbed it twice, | found it manned": the clause alone is
    what he says, up to the comma before the sentence's own verb."""
    who = next((k for k, c in enumerate(draft.content[:-1]) if _WHO.match(text, *c)), None)
    if who is None or draft.content[who][1] > draft.source[0][0]:
        return None
    before, (start, end) = draft.content[:who], draft.content[who + 1]
    root = sentence.root
    commas = [t for t in sentence.tokens if t.text == "," and start < t.start < root.start < end]
    stop = commas[-1].start if commas else end
    return replace(draft, content=(*before, trim(text, start, stop)))


def with_tellers(
    text: str, drafts: Sequence[Draft], sentences: Sequence[Sentence], marks: Sequence[Range]
) -> list[Draft]:
    """The drafts, those whose source stands right behind "told" with who told it; `marks` are
    quotations."""
    return [_teller(text, d, sentences, marks) or d for d in drafts]


def _teller(
    text: str, draft: Draft, sentences: Sequence[Sentence], marks: Sequence[Range]
) -> Draft | None:
    if len(draft.source) != 1 or len(draft.cue) != 1 or not draft.content:
        return None
    (start, end), source = draft.cue[0], draft.source[0]
    home = sentence_over(sentences, start, end)
    is_hearer = text[end : source[0]] == " " and _TOLD.search(text, start, end)
    if home is None or not is_hearer:
        return None
    before = [e for _, e in marks if home.start <= e <= start]
    who = trim(text, max(before, default=home.start), start)
    if who[0] >= who[1] or (not text[who[0]].isupper() and not _NOUN.match(text, who[0])):
        return None
    content = tuple(trim(text, *c) for c in subtract(draft.content, [who]))
    content = tuple(c for c in content if c[0] < c[1])
    return replace(draft, source=(who,), content=content) if content else None


_TOLD = re.compile(r"\b(?:told|tells|telling)\Z")
_NOUN = re.compile(r"(?:the|an?|two|three|one|his|her|its|their)\s")


def _clause(
    text: str, draft: Draft, drafts: Sequence[Draft], sentences: Sequence[Sentence]
) -> Range | None:
    if not draft.source or not draft.cue or not (not draft.content or _has_setting(text, draft)):
        return None
    start = draft.source[0][0]
    sentence = sentence_over(sentences, *draft.source[0])
    is_closing = draft.cue[0][0] > start and text.endswith(", ", 0, start)
    if sentence is None or not is_closing:
        return None
    clause = trim(text, sentence.start, start - len(", "))
    others = [r for d in drafts if d is not draft for r in (*d.content, *d.cue, *d.source)]
    is_free = clause[0] < clause[1] and not any(overlaps(clause, r) for r in others)
    return clause if is_free and _has_verb(sentence, clause) else None


def _has_setting(text: str, draft: Draft) -> bool:
    """ "X, S says, despite the League having sworn to V": V alone is not what S says."""
    behind = text[draft.cue[-1][1] : draft.content[0][0]]
    return len(draft.content) == 1 and bool(_SETTING.match(behind))


_SETTING = re.compile(r",\s+(?:despite|in spite of|although|though|even though|notwithstanding)\b")


def _has_verb(sentence: Sentence, clause: Range) -> bool:
    """Whether a verb with a subject of its own stands in a clause."""
    inside = [t for t in sentence.tokens if clause[0] <= t.start and t.end <= clause[1]]
    verbs = {t.i for t in inside if t.upos in {"VERB", "AUX"}}
    return bool(verbs) and any(t.relation.startswith("nsubj") for t in inside)
