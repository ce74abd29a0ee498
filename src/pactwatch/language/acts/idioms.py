"""Turns of speech whose words mean something else than one by one.

In: the shape of a stretch. Out: `Found` or None. "It is no secret that X" says X, "I do not dispute
that X" grants it, "we do not expect X" foretells, "admitted forty patients" grants nothing, "is to
build" is laid down to come.
Refuses to read irony.
"""

import re

from pactwatch.domain.statement import SpeechAct
from pactwatch.language.acts.found import Found, content_words, own_patterns
from pactwatch.language.acts.shape import Shape
from pactwatch.language.conduct.fit import may_be_party
from pactwatch.language.grammar.framed import Meant, frame_of
from pactwatch.language.grammar.modes import is_due
from pactwatch.language.grammar.scopes import idle_negators
from pactwatch.language.grammar.syntax import (
    Sentence,
    Token,
    children,
    is_passive,
    particle_verbs,
    subject_of,
)
from pactwatch.language.words.lexicon import phrases

__all__ = [
    "called_true",
    "foretold_of_things",
    "framed",
    "in_earnest",
    "laid_down",
    "not_expected",
    "opens_uncertain",
    "opens_with_all_said",
    "said_openly",
    "taken_in",
]


def said_openly(shape: Shape) -> Found | None:
    """ "It is no secret that they live on it": the words say that it is so, and deny nothing."""
    for sentence, inside in shape.parts[:1]:
        for token in idle_negators(sentence, inside):
            noun = sentence.tokens[token.i + 1].text
            reason = f"“{token.text} {noun}”: What follows is said to be so."
            return Found(SpeechAct.ASSERT, reason, is_said_openly=True)
    return None


def framed(shape: Shape) -> Found | None:
    """ "I do not dispute that we fired" grants, "we cannot accept that we fired" denies."""
    if shape.is_voice or not shape.parts:
        return None
    frame = frame_of(*shape.parts[0])
    if frame is None or frame.meant is Meant.ALL_SAID:
        return None
    reason = f"“{frame.words}”: {_WHY[frame.meant]}"
    if frame.meant is Meant.NOT_THAT:
        return Found(SpeechAct.ASSERT, reason, is_said_openly=True)
    if frame.meant is Meant.REFUSED:
        act = SpeechAct.ASSESS if shape.is_assessor else SpeechAct.DENY
        return Found(act, reason, is_negative=True, is_plain=True)
    is_told = shape.is_assessor or shape.is_of_others or _is_of_them(shape)
    act = SpeechAct.ASSERT if is_told else SpeechAct.ADMIT
    return Found(act, reason, is_plain=True, is_said_openly=True)


def opens_with_all_said(shape: Shape) -> bool:
    """ "What I can say is that nobody was hurt": an opening that changes nothing of its clause."""
    frame = frame_of(*shape.parts[0]) if shape.parts and not shape.is_voice else None
    return frame is not None and frame.meant is Meant.ALL_SAID


def foretold_of_things(shape: Shape) -> Found | None:
    """ "Warned that unless rain comes the harvest will fail": what no party does is no threat of
    whoever warns of it; strikes that "will resume" somebody flies."""
    if shape.is_voice or not shape.cue_lemmas & {"warn", "caution"} or not shape.scopes:
        return None
    sentence, verb = shape.scopes[0].sentence, shape.scopes[0].verb
    if shape.is_own_subject and shape.is_future and _befalls(shape, sentence, verb):
        return Found(
            SpeechAct.EXPECT, f"“{verb.text}”: nobody does that on purpose.", is_plain=True
        )
    subject = subject_of(sentence, verb, inherit=False) or _before_helper(sentence, verb)
    is_done = is_passive(sentence, verb) or children(sentence, verb, "obj")
    if not shape.is_future or subject is None or subject.upos != "NOUN" or is_done:
        return None
    if may_be_party(sentence, subject) or subject.lemma in phrases("acts", "dealt_out"):
        return None
    reason = f"“{subject.text} … {verb.text}”: it comes about by itself, and nobody threatens it."
    return Found(SpeechAct.EXPECT, reason, is_plain=True)


def _before_helper(sentence: Sentence, verb: Token) -> Token | None:
    """ "Unless rains come | the harvest | would fail", where the tree has it with the rains."""
    first = next((t.i for t in children(sentence, verb, "aux") if t.i), None)
    return sentence.tokens[first - 1] if first else None


def _befalls(shape: Shape, sentence: Sentence, verb: Token) -> bool:
    """ "Warned that it would run out of flour", "would lose the harvest"."""
    return shape.is_unwilled or "run_out" in particle_verbs(sentence, verb)


def _is_of_them(shape: Shape) -> bool:
    """ "It is true that they fired": they, you, he are others."""
    subjects = (subject_of(s.sentence, s.verb) for s in shape.scopes[:1])
    is_pronoun = any(t is not None and t.lower in _THEY for t in subjects)
    return is_pronoun and not shape.is_own_subject


_THEY = frozenset({"they", "he", "she", "you"})
_WHY = {
    Meant.GRANTED: "What follows is granted.",
    Meant.TRUE: "What follows is called true.",
    Meant.REFUSED: "What follows is not accepted as so.",
    Meant.OWNED_UP: "The speaker owns up that it is not so.",
    Meant.NOT_THAT: "What follows is not so.",
}


def called_true(shape: Shape) -> Found | None:
    """ "That is true", "that much is correct": what was put to the speaker is so."""
    said = " ".join(shape.text[a:b] for a, b in shape.content)
    if shape.is_voice or not _TRUE.fullmatch(said):
        return None
    is_told = shape.is_assessor or not shape.is_of_office
    act = SpeechAct.ASSERT if is_told else SpeechAct.ADMIT
    return Found(act, f"“{said}”: It is called true.", is_plain=True, is_said_openly=True)


_TRUE = re.compile(
    r"[\s“”\"'‘]*(?:(?:yes|well|and|but)\b,? )?(?:that|this|it|all (?:of )?that|that much)"
    r"(?:['’]s| is| was) (?:\w+ly |all |quite |indeed )?(?:true|correct|so)[\s“”\"'’.,;!]*",
    re.IGNORECASE,
)


def in_earnest(shape: Shape) -> Found | None:
    """ "We take our duties seriously": said of oneself, and asked of nobody."""
    if own_patterns("earnest") not in shape.lists:
        return None
    if shape.is_voice or shape.is_negated or not shape.is_own_subject or shape.is_imperative:
        return None
    words = content_words(shape, own_patterns("earnest"))
    reason = f"“{words}”: The speaker says how it means to take it."
    is_open = not words or shape.is_future or shape.has_condition
    return None if is_open else Found(SpeechAct.ASSERT, reason, is_plain=True)


def not_expected(shape: Shape) -> Found | None:
    """ "We do not expect a vote", "said it did not foresee any": what will not come is foretold;
    "we did not foresee the flood" is over."""
    if shape.is_voice or not shape.is_own_subject or not shape.is_negated:
        return None
    scope = shape.scopes[0]
    helpers = {t.lower for t in children(scope.sentence, scope.verb, "aux")}
    is_now = helpers <= {"do", "does", "don't", "ca"} or (
        helpers == {"did"} and scope.is_backshifted
    )
    if scope.verb.lemma not in phrases("acts", "foreseeing") or not is_now:
        return None
    reason = f"“{scope.verb.text}”: The speaker says what will not come."
    return Found(SpeechAct.EXPECT, reason, is_plain=True)


def taken_in(shape: Shape) -> Found | None:
    """ "Admitted its first patients", "admitted forty girls": let in, and nothing granted."""
    verbs = shape.scopes[:1] if shape.is_voice else ()
    lemmas = {scope.verb.lemma for scope in verbs} | shape.cue_lemmas
    if "admit" not in lemmas:
        return None
    if shape.is_voice:
        scope = shape.scopes[0]
        heads = children(scope.sentence, scope.verb, "obj")
    else:
        heads = tuple(scope.verb for scope in shape.scopes[:1])
    if not any(t.lemma in phrases("acts", "let_in") and t.upos == "NOUN" for t in heads):
        return None
    return Found(SpeechAct.ASSERT, "Somebody is let in, and nothing is granted.", is_plain=True)


def laid_down(shape: Shape) -> Found | None:
    """ "The coalition is to build 4,000 homes": the article says what is laid down to come."""
    if not shape.is_voice or shape.first_word in {"who", "whose", "which", "that"}:
        return None  # a piece of a sentence, without its subject
    for scope in shape.scopes[:1]:
        words = {t.lower for t in scope.sentence.tokens if t.i in scope.inside}
        if is_due(scope) and words & {"is", "are"}:
            return Found(SpeechAct.EXPECT, "“is to”: The article says what is laid down to come.")
    return None


def opens_uncertain(shape: Shape) -> bool:
    """ "(It was possible, though) by no means certain, that X": what the words left over say."""
    return any(_UNCERTAIN.match(shape.text, *part) for part in shape.content[:1])


_UNCERTAIN = re.compile(
    r"(?:\w+ )?(?:by no means|not(?: at all| yet| entirely| quite)?|far from|less than)"
    r" (?:certain|sure|clear|proven|established),? that\b",
    re.IGNORECASE,
)
