"""What the rules say of a stretch and what the network hears in it, set side by side.

In: a rule's finding and the network's answer. Out: act and certainty. A rule that fits adds to
the log-odds of what it says; how much stands, per act and certainty, in
resources/lexicon/act-trust.toml, made by training/act_trust.py.
Refuses to believe the network against a cue that denies, a rule in force, or a word that hedges.
"""

from collections.abc import Collection
from dataclasses import replace
from functools import cache
from math import exp, inf, log

from pactwatch.domain.statement import Factuality, SpeechAct
from pactwatch.language.acts.rules import Found
from pactwatch.language.model.acts_heard import Heard
from pactwatch.language.words.lexicon import load

__all__ = ["weighed_act", "weighed_certainty"]

# What somebody who is there to judge does not do: he has no side of his own and no command.
_AS_SAID = frozenset(
    {
        SpeechAct.ASSERT,
        SpeechAct.ALLEGE,
        SpeechAct.JUSTIFY,
        SpeechAct.ADMIT,
        SpeechAct.ORDER,
        SpeechAct.THREATEN,
    }
)
# What "it is no secret that" is not, for all its "no".
_UNSAID = frozenset({SpeechAct.DENY, SpeechAct.NON_ASSESSMENT, SpeechAct.NEITHER_CONFIRM_NOR_DENY})
# A denial turns round what is claimed: without a rule it takes such a share.
_DENIAL = 0.5
# What is asked for, bound oneself to or threatened lies ahead (the propositional content of
# directives and commissives: Searle, Speech Acts, 1969, chapter 3): "had pulled back" is none.
_AHEAD = frozenset({SpeechAct.URGE, SpeechAct.ORDER, SpeechAct.PLEDGE, SpeechAct.THREATEN})
# With a smaller share the network has no answer.
_UNSURE = 0.25
_SURE = frozenset({Factuality.CERTAIN_POS, Factuality.CERTAIN_NEG})
_PUT_FORWARD = frozenset(Factuality) - {Factuality.UNDERSPECIFIED}
# Whoever binds himself, grants, charges or makes known stands behind it, and what is foretold is
# not settled (rules of annotation, factuality): only a word that hedges says otherwise.
_FLAT = frozenset(
    {
        SpeechAct.PLEDGE,
        SpeechAct.ADMIT,
        SpeechAct.ANNOUNCE,
        SpeechAct.ALLEGE,
    }
)


def weighed_act(
    found: Found,
    heard: Heard,
    *,
    is_settled: bool = False,
    idle: Collection[SpeechAct] = (),
) -> Found:
    """The rule's finding where it stands up beside the network's answer, else the network's.

    A finding without a reason is no rule's: it adds nothing. A cue that denies what is said
    ("denied", "rejects the report") is never overruled, nor a rule in force, nor plain words.
    ``is_settled``: what is said is told as done, so that it is nothing to be done. ``idle``: what
    the cue rules out, whatever the network hears (acts/firm).
    """
    if found.is_sided:
        return _sided(found, heard)
    if found.flips or found.is_rule or found.is_plain:
        return found
    if found.is_by_role:  # who speaks is not told to the network
        heard = _as_assessor(heard, may_report=found.rule == "assessor")
    if found.is_said_openly:
        heard = _without(heard, _UNSAID)
    if is_settled:
        heard = _without(heard, _AHEAD)
    if found.is_words:
        heard = _without(heard, {SpeechAct.PLEDGE})
    heard = _without(heard, idle)
    if found.act is SpeechAct.ALLEGE and found.reason:
        heard = _without(heard, {SpeechAct.ADMIT})  # nobody grants another's wrong as his own
    trust = _trust("rules", found.rule, _trust("acts", found.act)) if found.reason else 0.0
    scores = {a: s + (trust if a is found.act else 0.0) for a, s in heard.acts.items()}
    if found.act is not SpeechAct.DENY and scores.get(SpeechAct.DENY, 0.0) < log(_DENIAL):
        scores[SpeechAct.DENY] = -inf
    best = max(scores, key=lambda act: scores[act])
    is_unsure = heard.acts[best] < log(_UNSURE)
    if is_unsure or (best is found.act and found.reason):
        return found
    share = round(exp(heard.acts[best]), 2)
    why = f"By its words as a whole the model takes it for {best.value} ({share:.2f} of 1)."
    if found.reason:
        why = f"{why} A rule would have had {found.act.value}: {found.reason}"
    return Found(best, why)


def _sided(found: Found, heard: Heard) -> Found:
    """ "Disputed the count": a denial by whom it touches, else a judgement; either way not so."""
    if heard.acts[SpeechAct.DENY] >= heard.acts[SpeechAct.ASSESS]:
        return found
    return replace(found, act=SpeechAct.ASSESS)


def _without(heard: Heard, idle: Collection[SpeechAct]) -> Heard:
    if not idle:
        return heard
    return replace(heard, acts={a: s for a, s in heard.acts.items() if a not in idle})


def _as_assessor(heard: Heard, *, may_report: bool) -> Heard:
    """What is heard of somebody who is there to judge: what he will not say he has not judged. An
    analyst or a rights group also reports what is so (``may_report``)."""
    acts = dict(_without(heard, _AS_SAID - ({SpeechAct.ASSERT} if may_report else set())).acts)
    unsaid = acts.pop(SpeechAct.NEITHER_CONFIRM_NOR_DENY, -inf)
    acts[SpeechAct.NON_ASSESSMENT] = max(unsaid, acts.get(SpeechAct.NON_ASSESSMENT, -inf))
    return replace(heard, acts=acts)


def weighed_certainty(
    by_rule: Factuality,
    heard: Heard,
    act: SpeechAct = SpeechAct.ASSERT,
    *,
    is_hedged: bool = False,
) -> Factuality:
    """How sure the speaker is. Whether anything is put forward at all is for rules, and so is how
    sure where a word of the main clause (``is_hedged``) or the act itself says it."""
    if by_rule is Factuality.UNDERSPECIFIED or (is_hedged and by_rule not in _SURE):
        return by_rule
    if act is SpeechAct.DENY:
        return Factuality.CERTAIN_NEG
    scores = {v: s for v, s in heard.certainties.items() if v in _degrees(act) | {by_rule}}
    scores[by_rule] += _trust("certainties", by_rule)
    return max(scores, key=lambda value: scores[value])


def _degrees(act: SpeechAct) -> frozenset[Factuality]:
    """How sure one can be in doing it."""
    if act is SpeechAct.EXPECT:
        return _PUT_FORWARD - _SURE
    return _SURE if act in _FLAT else _PUT_FORWARD


@cache
def _trust(kind: str, name: str, otherwise: float = 0.0) -> float:
    return float(load("act-trust")[kind].get(name, otherwise))
