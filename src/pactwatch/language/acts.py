"""What a speaker does in saying something: one of sixteen acts, how surely, about when, from what.

In: a stretch of text with its parsed sentences, the cue that introduces it and the speaker.
Out: `Act`. The rules stand in acts_rules, their words in resources/lexicon/acts.toml; where no
rule decides, acts_leaning weighs named features.
Refuses to decide who speaks and what is claimed; refuses to call a denial false.
"""

from collections.abc import Sequence
from dataclasses import dataclass
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
from pactwatch.language.acts_rules import Found, first_found
from pactwatch.language.acts_shape import Shape, read_shape
from pactwatch.language.factuality import factuality_of
from pactwatch.language.modes import modes_of
from pactwatch.language.syntax import Sentence

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
    found = first_found(shape)
    if is_led and _is_open(shape, found):
        leaning = lean(features(shape))
        found = Found(leaning.act, leaning.reason)
    modes = modes_of(shape.scopes, found.act, is_voice=shape.is_voice)
    factuality, hedges = factuality_of(
        shape.scopes,
        found.act,
        cue=shape.cue,
        flips=found.flips != (shape.is_turned or (shape.is_said_by_nobody and not found.flips)),
        # "Could not have fired it" is no open condition.
        is_open=Mode.HYPOTHETICAL in modes and not found.is_negative,
        is_rule=found.is_rule,
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
    return _is_open(shape, first_found(shape))


def _is_open(shape: Shape, found: Found) -> bool:
    return not shape.is_voice and not found.reason and bool(shape.cue)
