"""What a speaker does in saying something: one of sixteen acts, how surely, about when, from what.

In: a stretch of text with its parsed sentences, the cue that introduces it and the speaker.
Out: `Act`. The rules stand in acts/rules, their words in resources/lexicon/acts.toml; what the
network hears in the stretch (acts_heard) is set beside them in acts/weighed.
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
from pactwatch.language.acts.basis import basis_of
from pactwatch.language.acts.factuality import factuality_of
from pactwatch.language.acts.firm import idle_acts
from pactwatch.language.acts.idioms import opens_uncertain
from pactwatch.language.acts.pledges import pledge_ranges
from pactwatch.language.acts.rules import first_found
from pactwatch.language.acts.shape import read_shape
from pactwatch.language.acts.weighed import weighed_act, weighed_certainty
from pactwatch.language.grammar.modes import is_settled_past, modes_of
from pactwatch.language.grammar.syntax import Sentence
from pactwatch.language.model.acts_heard import Heard

__all__ = ["Act", "classify"]


@dataclass(frozen=True, slots=True)
class Act:
    """What a stretch does. `reason` names the words; `pledge` are ranges that retell a promise;
    `flips` says that the cue itself denies what the content says ("denied hosting them");
    `is_ruled`, that a rule had something to say, heeded or not."""

    speech_act: SpeechAct
    factuality: Factuality
    modes: tuple[Mode, ...]
    basis: EpistemicBasis
    reason: str = ""
    pledge: tuple[tuple[int, int], ...] = ()
    flips: bool = False
    is_ruled: bool = False


def classify(
    text: str,
    sentences: Sequence[Sentence],
    content: Sequence[tuple[int, int]],
    *,
    cue: Sequence[tuple[int, int]] = (),
    speaker: Speaker | None = None,
    published: date | None = None,
    heard: Heard | None = None,
) -> Act:
    """The act of one stretch. No cue and no speaker means the article's own voice.

    ``heard`` is what the network takes the stretch for; without it the rules decide alone, and an
    article's own voice is theirs alone.
    """
    shape = read_shape(text, sentences, content, cue=cue, speaker=speaker)
    by_rule = first_found(shape)
    heard = None if shape.is_voice or not shape.cue else heard
    found = by_rule
    if heard:
        is_settled = bool(shape.scopes) and all(map(is_settled_past, shape.scopes))
        found = weighed_act(by_rule, heard, is_settled=is_settled, idle=idle_acts(shape))
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
    elif heard and not (
        found.flips
        or found.is_rule
        or by_rule.is_said_openly
        or shape.is_able
        or Mode.HYPOTHETICAL in modes
    ):
        # What stands under a condition by its words is no evidence, whatever the network hears.
        factuality = weighed_certainty(factuality, heard, found.act, is_hedged=bool(hedges))
        if shape.is_added:
            factuality = Factuality(factuality.value.replace("-", "+"))
    if opens_uncertain(shape) and factuality is Factuality.CERTAIN_POS:
        factuality = Factuality.POSSIBLE_POS
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
        is_ruled=bool(by_rule.reason),
    )
