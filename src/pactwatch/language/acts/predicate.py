"""The first main predicate of a stretch: its tense, its modality and its negation.

In: a `Stretch`. Out: `Predicate`, the same with what its first main verb says of time and reality.
Refuses to say whose doing it is: see acts/sides.
"""

from dataclasses import dataclass
from itertools import pairwise

from pactwatch.language.acts.ability import could_sense
from pactwatch.language.acts.stretch import Stretch
from pactwatch.language.grammar.modes import is_future, opens_condition
from pactwatch.language.grammar.scopes import adds, count_negators
from pactwatch.language.grammar.syntax import children, is_passive, subject_of
from pactwatch.language.words.kept import cached_property
from pactwatch.language.words.lexicon import phrases

__all__ = ["Predicate"]

_FINITE = frozenset(["is", "are", "was", "were", "has", "have", "had", "do", "does", "did"])
_OURS = frozenset({"us", "our", "my", "me"})
_ALLOWING = frozenset(["can", "ca", "cannot", "may", "could", "might"])
_MODALS = frozenset(["can", "could", "ca", "would", "may", "might", "cannot", "'d", "’d"])


@dataclass(frozen=True)
class Predicate(Stretch):
    """What the rules ask of the first main predicate."""

    @cached_property
    def is_perfect(self) -> bool:
        """ "Have ordered", "had ordered"; a plain past counts outside of reported speech."""
        for scope in self.scopes[:1]:
            words = {t.lower for t in children(scope.sentence, scope.verb, "aux")}
            return bool(words & {"have", "has", "'ve", "had"}) or (
                not words and scope.verb.lower.endswith("ed")
            )
        return False

    @cached_property
    def is_going_on(self) -> bool:
        """ "Is scrapping its dividend": an act of the day it is told."""
        for scope in self.scopes[:1]:
            words = {t.lower for t in children(scope.sentence, scope.verb, "aux")}
            is_one = bool(words & {"is", "are", "am", "was", "were", "'s", "'re", "'m"})
            return is_one and scope.verb.lower.endswith("ing")
        return False

    @cached_property
    def is_own_never(self) -> bool:
        """ "He would never vote": a refusal, also where the tense is not moved."""
        for scope in self.scopes[:1]:
            near = {t.lower for t in children(scope.sentence, scope.verb)}
            return "would" in near and "never" in near and "have" not in near
        return False

    @cached_property
    def has_modal(self) -> bool:
        """Whether the first main predicate is about what can or could be."""
        for scope in self.scopes[:1]:
            words = {t.lower for t in children(scope.sentence, scope.verb, "aux")}
            return bool(words & _MODALS)
        return False

    @cached_property
    def is_inward(self) -> bool:
        """ "I did not hear anything": nothing that others charge."""
        inward = phrases("acts", "own", "inward")
        if any(is_passive(s.sentence, s.verb) for s in self.scopes[:1]):
            inward = inward | phrases("acts", "own", "undergone")  # "we were given no reason"
        return bool(self.main_lemmas & inward) and "never" not in self.all_words

    @cached_property
    def is_conditional_ahead(self) -> bool:
        """ "If the dam fails, the town would drown"; "warns that it would"."""
        for scope in self.scopes[:2]:
            words = {t.lower for t in children(scope.sentence, scope.verb, "aux")}
            warns = "warn" in self.cue_lemmas or opens_condition(scope)
            if warns and "have" not in words and words & {"would", "will", "'ll", "’ll"}:
                return True
            if warns and not opens_condition(scope):
                return False  # "warned that the well leaked and that rain would ...": what is
        return False

    @cached_property
    def is_able(self) -> bool:
        """ "Could see the smoke": what somebody was able to do he did."""
        for scope in self.scopes[:1]:
            words = {t.lower for t in children(scope.sentence, scope.verb, "aux")}
            return "could" in words and could_sense(scope)
        return False

    @cached_property
    def is_open_ahead(self) -> bool:
        """ "Could start this week", "may kill fish": a mere possibility of what is to come."""
        for scope in self.scopes[:1]:
            words = {t.lower for t in children(scope.sentence, scope.verb, "aux", "cop")}
            if scope.verb.upos == "AUX":
                words.add(scope.verb.lower)  # "may remain in power", where the tree stops at "may"
            if words & {"have", "been", "being"} or scope.verb.lower.endswith("ing"):
                return False
            if self.is_able:
                return False
            is_state = scope.verb.lemma in {"have", "know", "think", "want", "live", "own"}
            return bool(words & {"may", "might", "could"}) and not is_state
        return False

    @cached_property
    def is_future(self) -> bool:
        """Whether the first main predicate is in the future, seen from the speaker."""
        return any(is_future(scope) for scope in self.scopes[:1])

    @cached_property
    def is_negated(self) -> bool:
        """Whether the first main predicate, its subject or object carries a negator."""
        return any(count_negators(scope) % 2 for scope in self.scopes[:1])

    @cached_property
    def is_added(self) -> bool:
        """ "Has not only closed the camp": the first main predicate is so, and more besides."""
        return any(adds(scope) for scope in self.scopes[:1])

    @cached_property
    def is_existential(self) -> bool:
        """ "There are no ...", "no X exists"."""
        for scope in self.scopes[:1]:
            below = children(scope.sentence, scope.verb)
            return any(
                t.lower == "there" and t.relation in {"expl", "advmod", "nsubj"} for t in below
            ) or (scope.verb.lemma in {"exist", "remain"})
        return False

    @cached_property
    def looks_ahead(self) -> bool:
        """ "Agreed to leave", "agreed that it would": no finite clause about what is."""
        for scope in self.scopes[:1]:
            subject = subject_of(scope.sentence, scope.verb, inherit=False)
            words = {t.lower for t in children(scope.sentence, scope.verb, "aux", "cop")}
            is_clause = subject is not None or bool(words & _FINITE)
            return self.is_future or not is_clause or "would" in self.all_words
        return True

    @cached_property
    def has_condition(self) -> bool:
        """ "If the dam fails, you will drown"."""
        return any(opens_condition(scope) for scope in self.scopes[:1])

    @cached_property
    def is_unwilled(self) -> bool:
        """ "We will see", "we will lose": nothing that one can bind oneself to."""
        return bool(self.main_lemmas & phrases("acts", "own", "unwilled"))

    @cached_property
    def is_from_today(self) -> bool:
        """ "As of today the river is open": a rule that begins with its telling."""
        words = [s.tokens[i].lower for s, inside in self.parts for i in sorted(inside)]
        pairs = {" ".join(pair) for pair in pairwise(words)}
        return bool(
            pairs & {"as of", "with effect", "from today", "from now", "effective immediately"}
        )

    @cached_property
    def is_negated_subject(self) -> bool:
        """ "No child has served", "not one of them was here": nobody did so."""
        for scope in self.scopes[:1]:
            subject = subject_of(scope.sentence, scope.verb, inherit=False)
            if subject is None or subject.i > scope.verb.i:
                return False
            near = [subject, *children(scope.sentence, subject, "det", "advmod", "nummod")]
            words = {t.lower for t in near if t.i in scope.inside}
            return bool(words & {"no", "none", "nobody", "not", "neither", "nothing"})
        return False

    @cached_property
    def is_closed_to_all(self) -> bool:
        """ "Nobody may enter", "none of them can leave": a negated subject and what can be done."""
        for scope in self.scopes[:1]:
            subject = subject_of(scope.sentence, scope.verb)
            words = {t.lower for t in children(scope.sentence, scope.verb, "aux")}
            if subject is None or scope.verb.upos != "VERB":
                return False
            if not (words & _ALLOWING or self._is_by_leave):
                return False
            beside = children(scope.sentence, subject, "det", "advmod")
            dets = {t.lower for t in (*beside, scope.sentence.tokens[max(0, subject.i - 1)])}
            return bool(({subject.lower} | dets) & {"none", "nobody", "no", "neither", "not"})
        return False

    @cached_property
    def _is_by_leave(self) -> bool:
        """ "Without us", "without our say-so": what needs the leave of those who speak."""
        words = [s.tokens[i].lower for s, inside in self.parts for i in sorted(inside)]
        return any(a == "without" and b in _OURS for a, b in pairwise(words))
