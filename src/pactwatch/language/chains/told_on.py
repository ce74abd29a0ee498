"""Drafts in, those whose words somebody else within the same sentence says with him as source out.

Shapes, as data: "A said that B had left and told her: “X”", "A said B had told her that X" (B says
X, A carries); "the wounded were in C, which said X" (C says X, and not what stands before it); "A
carried a statement by B saying X" (B says X). Refuses a second verb that has no hearer of its own:
"A said B had left and added X" is A's.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pactwatch.language.grammar.syntax import (
    Sentence,
    Token,
    core_phrase,
    sentence_over,
    subject_of,
)
from pactwatch.language.model.drafts import Draft, without
from pactwatch.language.names.mention_words import names_people
from pactwatch.language.names.offices import office_class
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.nearby import Nearby
from pactwatch.language.words.ranges import Range, overlaps, trim

__all__ = ["with_told_on"]


def with_told_on(text: str, drafts: Sequence[Draft], sentences: Sequence[Sentence]) -> list[Draft]:
    """The drafts, each with whoever says its words."""
    nested = _nested(text, drafts)
    near = Nearby(nested, lambda d: d.cue)
    apart = [_added(text, _without_other_cue(text, d, near)) for d in nested]
    behind = [_behind_which(text, d, sentences) for d in apart]
    told = [_of_inner(text, d, behind, sentences) for d in behind]
    return [_past_aside(text, d, sentences) for d in told]


_OPENS = re.compile(r"\s+(?:that\s+)?")


def _nested(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """ "| A said | B had told her | that X": two cues that claim X, of which the outer carries."""
    by_end = {d.cue[-1][1]: d for d in drafts if d.cue and d.source and len(d.content) == 1}
    used: list[Draft] = []
    found = []
    for inner in drafts:
        outer = _outer(text, inner, by_end)
        if outer is not None:
            used.append(outer)
            inner = replace(inner, carriers=(*outer.carriers, outer.source[-1]))
        found.append(inner)
    return without(found, used)


def _outer(text: str, inner: Draft, by_end: Mapping[int, Draft]) -> Draft | None:
    """The draft whose cue ends right before an inner's source, with the same words."""
    if inner.carriers or len(inner.content) != 1 or len(inner.source) != 1 or not inner.cue:
        return None
    start, (first, last) = inner.source[0][0], inner.content[0]
    for end in range(start - len(" that "), start):
        outer = by_end.get(end)
        if outer is None or outer is inner or not _OPENS.fullmatch(text, end, start):
            continue
        is_same = outer.content[0][1] == last and abs(outer.content[0][0] - first) <= len("that ")
        if is_same and inner.cue[-1][1] < first:
            return outer
    return None


_BY = re.compile(r"\s+(?:by|from|of)\s+(?=\S)")


def _without_other_cue(text: str, draft: Draft, drafts: Nearby[Draft]) -> Draft:
    """ "A carried a statement by | B | saying X": the source is no clause."""
    if len(draft.source) != 1:
        return draft
    start, end = draft.source[0]
    near = drafts.over(start, end)
    ends = [d.cue[-1][1] for d in near if d is not draft and d.cue and not d.content]
    behind = next((e for e in ends if start < e < end), None)
    by = _BY.match(text, behind, end) if behind else None
    return replace(draft, source=((by.end(), end),)) if by else draft


_ADDING = re.compile(
    r"\b(?:adding|saying|claiming|noting)\s+(?:that\s+)?"
    r"(?P<who>(?:his|her|its|their|the|an?)\s[\w-]+(?:\s[\w-]+)?)\s+\Z"
)
_REACH = 60  # characters that such words may take


def _added(text: str, draft: Draft) -> Draft:
    """ "“Y,” A said, adding | his envoy | told them X": the envoy told it, A carries."""
    if len(draft.source) != 1 or not draft.cue or draft.source[0][1] > draft.cue[0][0]:
        return draft
    at = draft.cue[0][0]
    added = _ADDING.search(text, max(draft.source[0][1], at - _REACH), at)
    is_told = text.startswith(("told", "had told", "has told", "said", "had said"), at)
    if added is None or not is_told:
        return draft
    return replace(draft, source=(added.span("who"),), carriers=draft.source)


_WHICH_SAID = re.compile(r",\s+which\s+\Z")


def _behind_which(text: str, draft: Draft, sentences: Sequence[Sentence]) -> Draft:
    """ "The wounded were taken to C, which said | X": what stands before it is the article's."""
    home = sentence_over(sentences, *draft.cue[0]) if draft.cue else None
    if home is None or len(draft.content) != 1 or len(draft.source) != 1:
        return draft
    if text[slice(*draft.source[0])].lower() != "which" or draft.content[0][1] > draft.source[0][0]:
        return draft
    if not _WHICH_SAID.search(text, home.start, draft.cue[0][0]):
        return draft
    rest = trim(text, draft.cue[-1][1], home.end)
    tokens = [t for t in home.tokens if rest[0] <= t.start < rest[1]]
    is_clause = len(tokens) > 1 and any(t.upos in {"VERB", "AUX"} for t in tokens[1:])
    is_clause = is_clause and tokens[0].upos not in {"VERB", "AUX", "ADP", "PUNCT"}
    return replace(draft, content=(rest,)) if is_clause else draft


_ASIDE = re.compile(r",\saccording to\s(?P<by>[^,;:“”\"]{2,80}),\s(?:and|but)\s(?:\w+ly\s)?\Z")


def _past_aside(text: str, draft: Draft, sentences: Sequence[Sentence]) -> Draft:
    """ "| A | watched X, according to B, and said | Y |": A said so, as B has it."""
    home = sentence_over(sentences, *draft.cue[0]) if draft.cue and draft.source else None
    aside = _ASIDE.search(text, home.start, draft.cue[0][0]) if home else None
    if home is None or aside is None or not overlaps(draft.source[0], aside.span("by")):
        return draft
    subject = next((t for t in home.tokens if t.relation == "nsubj"), None)
    if subject is None or subject.end > aside.start() or not _is_somebody(subject):
        return draft
    return replace(draft, source=(core_phrase(home, subject),), carriers=draft.source)


_HEARERS = frozenset({"him", "her", "them", "us", "me"})


def _of_inner(
    text: str, draft: Draft, drafts: Sequence[Draft], sentences: Sequence[Sentence]
) -> Draft:
    """ "A said that | B | had called it a trap and told her X": who called it so told her."""
    verb, home = _telling_on(text, draft, sentences)
    if verb is None or home is None or draft.carriers:
        return draft
    for outer in drafts:
        if outer is draft or outer.source != draft.source or not outer.content:
            continue
        start, end = outer.content[-1][0], verb.start
        is_near = bool(outer.cue) and outer.cue[0][0] < start < end
        if not is_near or not home.covers(*outer.cue[0]) or not home.covers(start, end):
            continue
        if inner := _teller(text, home, (start, end), verb):
            return replace(draft, source=(inner,), carriers=draft.source)
    return draft


def _telling_on(
    text: str, draft: Draft, sentences: Sequence[Sentence]
) -> tuple[Token | None, Sentence | None]:
    """The verb of a cue that goes on behind "and" and tells a pronoun something."""
    home = sentence_over(sentences, *draft.cue[0]) if draft.cue and draft.source else None
    if home is None or not draft.content or draft.source[0][1] > draft.cue[0][0]:
        return None, None
    verb = next((t for t in home.tokens if t.start >= draft.cue[0][0] and t.upos == "VERB"), None)
    if verb is None or verb.lemma not in phrases("cues", "addressing") | {"tell", "assure"}:
        return None, None
    after = home.tokens[verb.i + 1].lower if verb.i + 1 < len(home.tokens) else ""
    before = next((t for t in reversed(home.tokens[: verb.i]) if t.upos != "AUX"), None)
    goes_on = before is not None and before.lower == "and"
    return (verb, home) if after in _HEARERS and goes_on else (None, None)


def _teller(text: str, home: Sentence, where: Range, verb: Token) -> Range | None:
    """The subject of the first verb inside some words, if it is somebody."""
    inside = list(_verbs(home, where))
    subject = subject_of(home, inside[0], inherit=False) if inside else None
    opening = [t for t in home.tokens if inside and where[0] <= t.start < inside[0].start]
    subject = subject or next((t for t in opening if t.relation == "nsubj"), None)
    if subject is None or not where[0] <= subject.start < verb.start:
        return None
    if not _is_somebody(subject):
        return None
    found = core_phrase(home, subject)
    return None if overlaps(found, (verb.start, verb.end)) else found


def _is_somebody(token: Token) -> bool:
    is_body = token.lemma in phrases("organisations", "bodies")
    is_person = token.upos == "PROPN" or names_people(token) or bool(office_class(token.lemma))
    return is_body or is_person or token.lower in {"he", "she", "they"}


def _verbs(home: Sentence, where: Range) -> Iterator[Token]:
    return (t for t in home.tokens if where[0] <= t.start < where[1] and t.upos == "VERB")
