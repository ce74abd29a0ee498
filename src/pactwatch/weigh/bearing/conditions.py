"""What must happen before a duty binds, and whether a claim tells of it (METHOD C5).

In: a duty with its trigger, a claim. Out: how the claim bears on the condition, with the reason.
The condition is the doing of whoever owes the duty it hangs on, or of the parties its sentence
names: a promisor's own release of prisoners is not the other side's. What that duty asks for in
full is met in full only. Refuses to say that an unmet condition releases anybody.
"""

from typing import NamedTuple

from pactwatch.domain.agreement import Element, ElementType, Obligation
from pactwatch.domain.codebook import matches_code
from pactwatch.domain.evidence import Bearing
from pactwatch.weigh.bearing.scope import Setting, Told
from pactwatch.weigh.bearing.wholeness import tells_whole
from pactwatch.weigh.names.names import words_of

__all__ = ["Condition", "bears_on_condition", "condition_of"]

_HANGS_ON = ("CONDITIONED_ON", "SEQUENCED_AFTER")


class Condition(NamedTuple):
    """Whose doing it is, none where nothing says so, and the element that asks for the whole."""

    doers: frozenset[str]
    whole: Element | None = None


def condition_of(setting: Setting) -> Condition:
    """Read from the duty the condition hangs on, else from the sentence of the trigger."""
    own = setting.obligation
    for other in setting.agreement.obligations:
        if _hangs_on(own, other):
            doers = frozenset((*other.promisor, *other.performer))
            return Condition(doers, _whole_of(other))
    return Condition(frozenset(p for p in setting.agreement.parties if _is_named(p, setting)))


def bears_on_condition(
    told: Told, setting: Setting, condition: Condition, speaker: str | None
) -> tuple[Bearing, str] | None:
    """How a claim of the trigger's conduct bears, where the condition is somebody's doing."""
    by = [t for t in told.claim.agent if _is_of(setting.book.resolve(t), condition, setting)]
    if told.claim.agent and not by:
        return None
    if not by and not _is_of(speaker, condition, setting):
        return None
    who = f"“{by[0]}” is of those who must do it" if by else "those who must do it are speaking"
    code = told.claim.conduct
    if condition.whole and not tells_whole(told.claim, told.statement, condition.whole):
        return Bearing.NEUTRAL, f"{code} is a part of what must happen first; {who}"
    return Bearing.CONTEXT, f"{code} shows what must happen first; {who}"


def _hangs_on(own: Obligation, other: Obligation) -> bool:
    is_named = any(d.to == other.id and d.type in _HANGS_ON for d in own.dependencies)
    return is_named and any(
        matches_code(pattern, code)
        for pattern in own.trigger_codes
        for code in other.performing_codes
    )


def _whole_of(obligation: Obligation) -> Element | None:
    asked = (e for e in obligation.elements if e.required and e.type is ElementType.QUALIFIER)
    return next(asked, None)


def _is_named(party: str, setting: Setting) -> bool:
    actor = setting.book.actors.get(party)
    told = f" {' '.join(words_of(setting.obligation.trigger or '')).casefold()} "
    names = (" ".join(words_of(n)).casefold() for n in (actor.names if actor else ()))
    return any(f" {name} " in told for name in names if name)


def _is_of(actor: str | None, condition: Condition, setting: Setting) -> bool:
    return not condition.doers.isdisjoint(setting.book.affiliations(actor))
