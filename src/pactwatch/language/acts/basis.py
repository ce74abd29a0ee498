"""How the speaker comes to know it, where words say so (METHOD A4 epistemic_basis).

In: the shape of a stretch and its act. Out: an `EpistemicBasis`, UNSTATED where nothing says so.
Refuses to infer a basis from who somebody is; a party's word on its own acts is its own knowledge.
"""

from collections.abc import Iterable
from functools import cache

from pactwatch.domain.statement import EpistemicBasis, SpeechAct
from pactwatch.language.acts.shape import Shape
from pactwatch.language.conduct.conduct import patterns_places
from pactwatch.language.grammar.syntax import Sentence
from pactwatch.language.words.lexicon import load
from pactwatch.language.words.pattern_shelf import PatternList, shelved

__all__ = ["basis_of"]

_OWN_ACTS = frozenset(
    {
        SpeechAct.ADMIT,
        SpeechAct.DENY,
        SpeechAct.PLEDGE,
        SpeechAct.JUSTIFY,
        SpeechAct.ANNOUNCE,
        SpeechAct.THREATEN,
        SpeechAct.ORDER,
    }
)


def basis_of(shape: Shape, act: SpeechAct) -> EpistemicBasis:
    """The first row of resources/lexicon/basis.toml found; then own knowledge; else UNSTATED."""
    if act in {SpeechAct.NON_ASSESSMENT, SpeechAct.QUESTION, SpeechAct.URGE}:
        return EpistemicBasis.UNSTATED
    for basis, patterns, is_assessors in _rows():
        is_told = basis is EpistemicBasis.TOLD_BY_OTHERS
        if is_assessors and (shape.is_voice or not (shape.is_assessor or shape.is_finder)):
            continue  # "in the presence of observers" is first-hand where they are its own
        is_there = is_assessors and _stands_anywhere(shape, patterns)
        if patterns in shape.lists and (is_there or _stands(shape, patterns, is_told=is_told)):
            return basis
    if shape.is_voice:
        is_background = act is SpeechAct.BACKGROUND
        return EpistemicBasis.COMMON_BACKGROUND if is_background else EpistemicBasis.UNSTATED
    if shape.is_done_to_own:
        return EpistemicBasis.PARTICIPANT_SELF_KNOWLEDGE
    if not shape.is_assessor and (act in _OWN_ACTS or shape.is_own_subject):
        return EpistemicBasis.PARTICIPANT_SELF_KNOWLEDGE
    return EpistemicBasis.UNSTATED


@cache
def _rows() -> tuple[tuple[EpistemicBasis, PatternList, bool], ...]:
    return tuple(
        (EpistemicBasis(row["basis"]), shelved(row["patterns"]), row.get("assessor", False))
        for row in load("basis")["rows"]
    )


def _stands_anywhere(shape: Shape, patterns: PatternList) -> bool:
    """ "Freed nine men, | six of them counted by the Mission": also beside the main clause."""
    parts = ((s, patterns_places(s, patterns, inside)) for s, inside in shape.parts)
    return any(not _is_of_somebody(s, places) for s, found in parts for _, places in found)


def _stands(shape: Shape, patterns: PatternList, *, is_told: bool) -> bool:
    """In the content's main clauses, or across the cue ("documents show that ..."); `is_told`: by
    others, who are not the speaker: "residents told the paper" what they know themselves."""
    for sentence, inside in shape.parts:
        found = patterns_places(sentence, patterns, inside)
        own = (p for _, p in found if not _is_of_somebody(sentence, p))
        if any(shape.is_main(sentence, places) for places in own):
            return True
    return any(
        not inside.isdisjoint(places)
        and not (is_told and _are_speakers(shape, sentence, places))
        and not _is_of_somebody(sentence, _told(shape, sentence).intersection(places))
        for sentence, inside in shape.cue_parts
        for _, places in patterns_places(sentence, patterns)
    )


def _are_speakers(shape: Shape, sentence: Sentence, places: Iterable[int]) -> bool:
    mention = (shape.speaker.mention or "") if shape.speaker else ""
    own = set(mention.lower().split())
    nouns = (sentence.tokens[i] for i in places if sentence.tokens[i].upos in {"NOUN", "PROPN"})
    return any(noun.lower in own for noun in nouns)


def _told(shape: Shape, sentence: Sentence) -> frozenset[int]:
    return next((inside for own, inside in shape.parts if own is sentence), frozenset())


def _is_of_somebody(sentence: Sentence, places: Iterable[int]) -> bool:
    """ "The men who were there": within what is told, it is not the speaker who was."""
    return any(sentence.tokens[i].lower in {"who", "which"} for i in places)
