"""Where no rule decides: does a plain "said" assert, judge, charge or defend?

In: the features of a stretch (acts_features). Out: the act they lean to, with its strongest
reasons.
A multinomial logistic regression whose weights stand, readable, in
resources/lexicon/act-weights.toml; made by training/acts.py. Refuses to overrule a rule.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from pactwatch.domain.statement import SpeechAct
from pactwatch.language.lexicon import load

__all__ = ["Leaning", "lean", "ranked"]

# How many features a reason names.
_NAMED = 3
# Nobody defends what others did: that act needs words about the speaker's own side.
_OWN_ONLY, _OWN = SpeechAct.JUSTIFY.value, "about the own side"


@dataclass(frozen=True, slots=True)
class Leaning:
    """The act with the highest score and the features that set it off from the next one."""

    act: SpeechAct
    reasons: tuple[str, ...]

    @property
    def reason(self) -> str:
        """A sentence for the reader."""
        if not self.reasons:
            return "No word says more than that it is so."
        listed = ", ".join(self.reasons)
        return f"Nothing names the act; {listed} lean to {self.act.value}."


def lean(found: Collection[str]) -> Leaning:
    """The act that the features lean to; features without a weight count for nothing."""
    acts, bias, weights = _table()
    known = sorted(name for name in found if name in weights)
    scores = [bias[k] + sum(weights[name][k] for name in known) for k in range(len(acts))]
    best, second = ranked(acts, scores, found)[:2]
    gains = {name: weights[name][best] - weights[name][second] for name in known}
    strong = sorted((n for n in known if gains[n] > 0), key=lambda n: -gains[n])
    return Leaning(SpeechAct(acts[best]), tuple(strong[:_NAMED]))


def ranked(acts: Sequence[str], scores: Sequence[float], found: Collection[str]) -> list[int]:
    """The acts that may be meant, highest score first; the fit in training/acts.py asks here too,
    so that what it measures is what decides."""
    fit = [k for k in range(len(acts)) if acts[k] != _OWN_ONLY or _OWN in found]
    return sorted(fit, key=lambda k: -scores[k])


@cache
def _table() -> tuple[list[str], list[float], dict[str, list[float]]]:
    record = load("act-weights")
    return record["acts"], record["bias"], record["weights"]
