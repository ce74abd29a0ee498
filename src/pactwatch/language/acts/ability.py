""" "Could" of what somebody was able to do: a main predicate in, whether it is told as done out.

Who "could see the smoke" saw it, and what a body "could verify" it verified; who said "it could
pay" was able to. Refuses a mere possibility ("a second test could confirm it").
Source: METHOD A4 (how far the speaker stands behind it); linguists call it dynamic modality.
"""

from pactwatch.language.grammar.modes import Scope
from pactwatch.language.grammar.syntax import children, subject_of
from pactwatch.language.names.mention_words import is_people

__all__ = ["could_do", "could_sense"]

_SENSED = frozenset({"see", "hear", "smell", "feel"})
_VERIFIED = frozenset({"verify", "confirm", "observe", "ascertain", "corroborate", "access"})
# "We could see more of this": what may come.
_ANYBODY = frozenset({"we", "you", "one", "it"})


def could_sense(scope: Scope) -> bool:
    """ "Monitors could see the smoke", "the Mission could verify the return of two"."""
    subject = subject_of(scope.sentence, scope.verb)
    if subject is None or subject.lower in _ANYBODY:
        return False
    is_body = is_people(subject) or subject.upos == "PROPN"
    return scope.verb.lemma in (_SENSED | _VERIFIED if is_body else _SENSED)


def could_do(scope: Scope) -> bool:
    """ "Said it could pay": the "can" of a report, said of oneself, is no mere possibility."""
    subject = subject_of(scope.sentence, scope.verb)
    is_own = subject is not None and subject.lower in {"he", "she", "it", "they", "i", "we"}
    is_act = scope.verb.upos == "VERB" and not children(scope.sentence, scope.verb, "cop")
    return scope.is_backshifted and is_own and is_act
