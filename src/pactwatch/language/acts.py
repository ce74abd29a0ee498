"""What a speaker does in saying something: one of sixteen acts, how surely, about when, from what.

In: a stretch of text with its parsed sentences, the cue that introduces it and the speaker.
Out: `Act`. The rules are the rows of resources/lexicon/acts.toml, tried in the order below; where
two acts apply the one that is no evidence wins (URGE before ASSESS).
Refuses to decide who speaks and what is claimed; refuses to call a denial false.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pactwatch.domain.statement import (
    EpistemicBasis,
    Factuality,
    Mode,
    Speaker,
    SpeechAct,
)
from pactwatch.language.acts_basis import basis_of
from pactwatch.language.acts_features import features
from pactwatch.language.acts_leaning import lean
from pactwatch.language.acts_pledges import pledge_ranges
from pactwatch.language.acts_shape import Shape, read_shape
from pactwatch.language.conduct import trigger_places, word_forms
from pactwatch.language.factuality import factuality_of
from pactwatch.language.lexicon import load, phrases
from pactwatch.language.modes import modes_of
from pactwatch.language.syntax import Sentence, Token, children
from pactwatch.text.triggers import parse_trigger

__all__ = ["Act", "classify", "is_undecided"]


@dataclass(frozen=True, slots=True)
class Act:
    """What a stretch does. `reason` names the words; `pledge` are ranges that retell a promise;
    `flips` says that the cue itself denies what the content says ("denied hosting them")."""

    speech_act: SpeechAct
    factuality: Factuality
    modes: tuple[Mode, ...]
    basis: EpistemicBasis
    reason: str = ""
    pledge: tuple[tuple[int, int], ...] = ()
    flips: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    act: SpeechAct
    reason: str
    flips: bool = False
    is_negative: bool = False


def classify(
    text: str,
    sentences: Sequence[Sentence],
    content: Sequence[tuple[int, int]],
    *,
    cue: Sequence[tuple[int, int]] = (),
    speaker: Speaker | None = None,
    published: date | None = None,
    is_led: bool = True,
) -> Act:
    """The act of one stretch. No cue and no speaker means the article's own voice.

    ``is_led`` lets the fitted weights decide where no rule does (training leaves them out).
    """
    shape = read_shape(text, sentences, content, cue=cue, speaker=speaker)
    found = _first(shape)
    if is_led and _is_open(shape, found):
        leaning = lean(features(shape))
        found = _Found(leaning.act, leaning.reason)
    modes = modes_of(shape.scopes, found.act, is_voice=shape.is_voice)
    factuality, hedges = factuality_of(
        shape.scopes,
        found.act,
        cue=shape.cue,
        flips=found.flips != shape.is_turned,
        is_open=Mode.HYPOTHETICAL in modes,
    )
    if found.is_negative:
        factuality = Factuality(factuality.value.replace("+", "-"))
    reason = " ".join(
        part for part in (found.reason, f"Hedged by “{hedges}”." if hedges else "") if part
    )
    return Act(
        speech_act=found.act,
        factuality=factuality,
        modes=modes,
        basis=basis_of(shape, found.act),
        reason=reason or "No word says more than that it is so.",
        pledge=pledge_ranges(shape, found.act),
        flips=found.flips,
    )


def is_undecided(shape: Shape) -> bool:
    """Whether no rule decides but that somebody says or judges so."""
    return _is_open(shape, _first(shape))


def _first(shape: Shape) -> _Found:
    """What the first fitting rule says."""
    return next((hit for rule in _RULES if (hit := rule(shape))), _Found(SpeechAct.ASSERT, ""))


def _is_open(shape: Shape, found: _Found) -> bool:
    return not shape.is_voice and not found.reason and bool(shape.cue)


def _content_rule(*names: str) -> Callable[[Shape], _Found | None]:
    """Rows of [[content]]: words in what was said."""

    def rule(shape: Shape) -> _Found | None:
        for row in load("acts")["content"]:
            if row["act"] in names and (words := _content_words(shape, row["patterns"])):
                return _Found(SpeechAct(row["act"]), f"“{words}”: {row['why']}")
        return None

    return rule


def _content_words(shape: Shape, patterns: Sequence[str]) -> str:
    for pattern in patterns:
        for sentence, inside in shape.parts:
            for found in trigger_places(sentence, parse_trigger(pattern), inside):
                if shape.is_main(sentence, found):
                    return " ".join(sentence.tokens[i].text for i in found)
    return ""


def _cue_rule(*names: str) -> Callable[[Shape], _Found | None]:
    """Rows of [[cue]]: the words that introduce the content."""

    def rule(shape: Shape) -> _Found | None:
        for row in load("acts")["cue"]:
            if row["act"] in names and (words := _cue_words(shape, row)):
                flips = bool(row.get("flips")) and not shape.is_voice
                turned = bool(row.get("flips")) and shape.is_voice
                return _Found(SpeechAct(row["act"]), f"“{words}”: {row['why']}", flips, turned)
        return None

    return rule


def _cue_words(shape: Shape, row: dict[str, str]) -> str:
    lemmas = set(row["lemmas"].split())
    for token in _cue_tokens(shape):
        if word_forms(token) & lemmas and not (shape.is_voice and token.upos != "VERB"):
            return token.text
    for pattern in row["patterns"]:
        for sentence, inside in shape.cue_parts:
            for found in trigger_places(sentence, parse_trigger(pattern)):
                if found[0] in inside:
                    return " ".join(sentence.tokens[i].text for i in found)
    return ""


def _cue_tokens(shape: Shape) -> Iterator[Token]:
    """The cue's words; in the article's own voice the main predicate, if it governs something."""
    if not shape.is_voice:
        yield from shape.cue
        return
    for scope in shape.scopes[:1]:
        if children(scope.sentence, scope.verb, "ccomp", "xcomp", "obj"):
            yield scope.verb


def _voice_rule(*names: str) -> Callable[[Shape], _Found | None]:
    """Rows of [[voice]]: only in the article's own voice."""

    def rule(shape: Shape) -> _Found | None:
        for row in load("acts")["voice"] if shape.is_voice else ():
            if row["act"] in names and (words := _content_words(shape, row["patterns"])):
                return _Found(SpeechAct(row["act"]), f"“{words}”: {row['why']}")
        return None

    return rule


def _question(shape: Shape) -> _Found | None:
    """A content whose first or last sentence ends in a question mark asks."""
    return _Found(SpeechAct.QUESTION, "It ends in a question mark.") if shape.is_question else None


def _imperative(shape: Shape) -> _Found | None:
    """ "Stay at home", "told them never to speak": somebody is told what to do."""
    if shape.is_voice or not shape.scopes:
        return None
    if shape.is_told_to:
        return _Found(SpeechAct.ORDER, "Somebody is told to do something.")
    if shape.is_wanted_of_others:
        return _Found(SpeechAct.URGE, "The speaker wants others to do something.")
    if shape.is_imperative:
        return _Found(SpeechAct.URGE, "The words tell somebody to do something.")
    return None


def _own_future(shape: Shape) -> _Found | None:
    """ "We will ..." and "said it would ..." bind the speaker, or threaten."""
    if shape.is_voice or not (shape.is_future or shape.is_own_never):
        return None
    if not shape.is_own_subject:
        return None
    if shape.main_words & phrases("acts", "harm"):
        return _Found(SpeechAct.THREATEN, "The speaker says that it will do harm.")
    if "announce" in shape.cue_lemmas or shape.is_assessor:
        return None
    if shape.is_negated and not shape.main_words & _YIELDING:
        return _Found(SpeechAct.ANNOUNCE, "The speaker says what it will not do.")
    return _Found(SpeechAct.PLEDGE, "The speaker says what it will do itself.")


def _own_ready(shape: Shape) -> _Found | None:
    """ "We are ready to ...", "it was prepared to pay": a promise without its verb."""
    if shape.is_voice or not shape.is_own_subject or shape.is_negated:
        return None
    words = _content_words(shape, load("acts")["own"]["ready"])
    return _Found(SpeechAct.PLEDGE, f"“{words}”: The speaker binds itself.") if words else None


def _own_intent(shape: Shape) -> _Found | None:
    """ "We plan to ...", "he had ordered a review": an own decision is made known."""
    if shape.is_voice:
        return None
    if words := _content_words(shape, load("acts")["own"]["intends"]):
        act = SpeechAct.ANNOUNCE
        if shape.all_words & phrases("acts", "harm"):
            act = SpeechAct.THREATEN
        return _Found(act, f"“{words}”: The speaker makes known what it is going to do.")
    official = shape.main_lemmas & set(load("acts")["own"]["official"].split())
    if official and shape.is_own_subject and shape.is_perfect and not shape.is_negated:
        return _Found(SpeechAct.ANNOUNCE, f"“{min(official)}”: an own official act is made known.")
    return None


def _others_future(shape: Shape) -> _Found | None:
    """What a speaker says others will do, or could come to, is a forecast."""
    if shape.is_voice or shape.is_own_subject:
        return None
    if shape.is_future or shape.is_conditional_ahead:
        return _Found(SpeechAct.EXPECT, "The speaker says what others will do.")
    cues = set(load("acts")["ahead"]["cues"].split())
    # "Not one of them may act alone" forbids; it foretells nothing.
    if shape.is_negated:
        return None
    if shape.is_open_ahead and (not shape.cue or shape.cue_lemmas & cues):
        return _Found(SpeechAct.EXPECT, "The speaker says what could come.")
    return None


def _denial_by_shape(shape: Shape) -> _Found | None:
    """A party negates what is held of it: "contend that there are no ...", "we host nobody"."""
    is_negated = shape.is_negated or bool(
        _content_words(shape, load("acts")["contradicting"]["patterns"])
    )
    if shape.is_voice or shape.is_assessor or not is_negated or shape.is_future:
        return None
    if not shape.cue_lemmas & set(load("acts")["contradicting"]["lemmas"].split()) and shape.cue:
        return None
    is_own = shape.is_own_subject and not shape.has_yet and not shape.is_inward
    if (
        shape.cue_lemmas & _STRONG
        or (shape.is_existential and shape.speaks_of_own)
        or (is_own and not shape.has_modal)
    ):
        return _Found(SpeechAct.DENY, "The speaker says that it is not so.", is_negative=True)
    return None


def _content_denial(shape: Shape) -> _Found | None:
    """ "The reports are wrong": what is told is denied, the words themselves are not negated."""
    found = None if shape.is_voice else _content_rule("DENY")(shape)
    return replace(found, is_negative=True) if found else None


def _assessor(shape: Shape) -> _Found | None:
    """A monitor or analyst who speaks about others assesses."""
    if shape.is_assessor and not shape.is_voice:
        return _Found(SpeechAct.ASSESS, "The speaker is a monitor or an analyst.")
    return None


# Cues that put a claim against somebody else's.
_STRONG = frozenset(["contend", "claim", "insist", "maintain", "argue", "stress", "reiterate"])
# "We will not give up", "would not allow": what is not done is what others want.
_YIELDING = frozenset(
    ["give", "rest", "stop", "yield", "tolerate", "allow", "permit", "let", "forget", "abandon"]
)

# Tried in this order; the first that fits is the act. No evidence comes before evidence.
_RULES: tuple[Callable[[Shape], _Found | None], ...] = (
    _cue_rule("NON_ASSESSMENT"),
    _cue_rule("THREATEN"),
    _content_rule("THREATEN"),
    _content_rule("NON_ASSESSMENT"),
    _content_rule("NEITHER_CONFIRM_NOR_DENY"),
    _cue_rule("NEITHER_CONFIRM_NOR_DENY", "QUESTION"),
    _question,
    _voice_rule("PLEDGE"),
    _cue_rule("DENY", "ALLEGE"),
    _content_denial,
    _imperative,
    _content_rule("URGE"),
    _cue_rule("URGE", "ORDER", "PLEDGE"),
    _voice_rule("EXPECT"),
    _cue_rule("EXPECT"),
    _own_future,
    _own_ready,
    _own_intent,
    _content_rule("EXPECT"),
    _others_future,
    _cue_rule("ADMIT"),
    _voice_rule("ANNOUNCE", "BACKGROUND"),
    _cue_rule("ANNOUNCE"),
    _cue_rule("JUSTIFY"),
    _content_rule("JUSTIFY"),
    _denial_by_shape,
    _content_rule("ASSESS"),
    _cue_rule("ASSESS"),
    _assessor,
)
