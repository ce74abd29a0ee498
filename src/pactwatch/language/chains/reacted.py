"""Drafts in, with those of who answers to a deed or records it: "S welcomed the release", out.

Shapes, as data: "S welcomed / condemned / deplored the release by P", "S recorded / documented 14
violations by P". The model's corpus leaves half of them out, and then the paper itself would vouch
for what an observer counted. Refuses what has no noun for a deed ("welcomed the minister"), a
pronoun that opens a relative clause, and what is not so or still to come ("may condemn").
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pactwatch.language.grammar.syntax import (
    NEGATORS,
    Sentence,
    Token,
    children,
    core_phrase,
    object_of,
    phrase,
    subject_of,
)
from pactwatch.language.model.drafts import Draft
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.quotes import Quotation, quotation_at
from pactwatch.language.words.ranges import overlaps, trim

__all__ = ["REACTED", "end_of", "is_open", "is_same", "meets", "who_is", "with_reactions"]

REACTED = "reacted"  # what made such a draft
_SCORE = 0.6  # a shape that leaves little doubt; read as a rank only
_MODALS = frozenset(["will", "would", "may", "might", "can", "could", "should", "must", "to"])
_BE = frozenset(["be", "is", "are", "was", "were", "been", "being"])
_ENDS = frozenset([",", ";", ":", "—", "–", ".", "“", "”", '"'])


def with_reactions(
    text: str,
    drafts: Sequence[Draft],
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
) -> list[Draft]:
    """The drafts, and one for each such verb that no draft has for its cue or runs through."""
    found = list(drafts)
    for sentence in sentences:
        for made in _reactions(text, sentence):
            if quotation_at(quotations, *made.cue[0]) is not None:
                continue
            same = next((d for d in found if is_same(d, made)), None)
            if same is not None:
                found = [replace(d, made_by=REACTED) if d is same else d for d in found]
            elif not any(meets(d, made) for d in found):
                found.append(made)
    return found


def is_same(draft: Draft, made: Draft) -> bool:
    """Whether a draft has this cue, somebody before it and the deed behind it already."""
    is_cue = len(draft.cue) == 1 and overlaps(draft.cue[0], made.cue[0])
    is_whose = any(overlaps(s, made.source[0]) for s in draft.source)
    return is_cue and is_whose and any(overlaps(c, made.content[0]) for c in draft.content)


def meets(draft: Draft, made: Draft) -> bool:
    """Whether a draft has the words already; one that only contains them all reports the report,
    and one with the same source tells something else of it."""
    ranges = (*draft.cue, *draft.content)
    touched = [r for r in ranges if overlaps(r, made.whole)]
    start, end = made.whole
    is_inside = len(touched) == 1 and touched[0] in draft.content
    is_whole = is_inside and touched[0][0] <= start and end <= touched[0][1]
    is_source = any(overlaps(r, made.content[0]) for r in draft.source)
    return is_source or (bool(touched) and not is_whole)


def _reactions(text: str, sentence: Sentence) -> Iterator[Draft]:
    for verb in sentence.tokens:
        if verb.upos != "VERB" or not _deeds_of(verb) or is_open(sentence, verb):
            continue
        deed, who = object_of(sentence, verb), subject_of(sentence, verb)
        if deed is None or who is None or not deed.i > verb.i > who.i:
            continue
        if _is_deed(sentence, deed, _deeds_of(verb)) and who.upos in {"NOUN", "PROPN", "PRON"}:
            if who.lower in {"which", "who", "that", "what"}:
                continue
            content = trim(text, phrase(sentence, deed)[0], end_of(sentence, deed))
            source = trim(text, *who_is(sentence, who, verb))
            if content[0] > verb.start and source[1] <= verb.start:
                yield Draft((content,), ((verb.start, verb.end),), (source,), (), _SCORE, REACTED)


def _is_deed(sentence: Sentence, noun: Token, deeds: frozenset[str]) -> bool:
    """Also of "twelve cases of recruitment"."""
    if noun.lemma in {"case", "instance", "act", "number", "series", "wave"}:
        return any(t.lemma in deeds for t in children(sentence, noun, "nmod"))
    return noun.lemma in deeds


def who_is(sentence: Sentence, who: Token, verb: Token) -> tuple[int, int]:
    """The subject with whom it is joined to, without what a clause tells of it."""
    start, end = phrase(sentence, who)
    is_plain = end <= verb.start and not children(sentence, who, "acl", "appos")
    return (start, end) if is_plain else (core_phrase(sentence, who)[0], who.end)


def _deeds_of(verb: Token) -> frozenset[str]:
    """The nouns that make its object a deed; none for a verb of no such kind."""
    if verb.lemma in phrases("cues", "reacting", "verbs"):
        return phrases("cues", "reacting", "deeds") | phrases("cues", "recording", "deeds")
    if verb.lemma in phrases("cues", "recording", "seeing"):
        return phrases("cues", "recording", "deeds") | phrases("cues", "recording", "seen")
    if verb.lemma in phrases("cues", "recording", "verbs"):
        return phrases("cues", "recording", "deeds")
    return frozenset()


def is_open(sentence: Sentence, verb: Token) -> bool:
    """Whether it is not so, done to the subject, or still to come ("may condemn")."""
    near = children(sentence, verb, "aux", "mark", "advmod", "cop")
    helpers = {t.lower for t in near if t.i < verb.i}
    return bool(helpers & (_MODALS | NEGATORS | _BE))


def end_of(sentence: Sentence, deed: Token) -> int:
    """Where the words about the deed end: at a stop, or before what goes on with another verb."""
    for token in sentence.tokens[deed.i + 1 :]:
        is_next = token.relation == "cc" and _joins_verb(sentence, token)
        if token.text in _ENDS or is_next:
            return token.start
    return sentence.end


def _joins_verb(sentence: Sentence, token: Token) -> bool:
    after = sentence.tokens[token.i + 1 : token.i + 3]
    return any(t.upos in {"VERB", "AUX"} for t in after)
