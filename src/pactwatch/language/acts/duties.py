"""What has to be done, by the verb's helpers: "leaders must go", "there should be no boots".

In: the shape of a stretch. Out: `Found` URGE or None. A duty that was missed ("should have known")
is none, and one that may come ("may have to remove it") is a forecast: see acts.toml, EXPECT.
Refuses to say who may command: see acts/rules.
"""

import re

from pactwatch.domain.statement import SpeechAct
from pactwatch.language.acts.found import Found
from pactwatch.language.acts.shape import Shape
from pactwatch.language.grammar.modes import Scope, opens_condition
from pactwatch.language.grammar.syntax import NEGATORS, children, subject_of
from pactwatch.language.words.lexicon import phrases

__all__ = ["duty"]

_DUTY = frozenset(["should", "must", "ought"])
_RELATIVES = frozenset({"that", "which", "who", "whom"})
_OF_SUBJECTS = frozenset({"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM", "ADP", "CCONJ"})
# "Should have known" is past, "whether they should leave" is asked.
_NO_DUTY = frozenset(["have", "if", "whether"])


def duty(shape: Shape) -> Found | None:
    """ "No talks should take place": what the speaker wants done, by the first predicates."""
    if any(t.lower in NEGATORS for t in shape.cue):
        return None
    for scope in shape.scopes:
        # A tree that takes "he" for an object hangs the helper on as a mark.
        helpers = {t.lower for t in children(scope.sentence, scope.verb, "aux", "mark")}
        if opens_condition(scope) or _is_only_said(scope):
            return None
        if helpers & _DUTY and helpers.isdisjoint(_NO_DUTY):
            named = min(helpers & _DUTY)
            return _due(named)
    return _owed(shape) or _at_a_price(shape)


def _is_only_said(scope: Scope) -> bool:
    """ "I should add that", "I must say": only how one goes on."""
    subject = subject_of(scope.sentence, scope.verb)
    is_own = subject is not None and subject.lower == "i"
    return is_own and scope.verb.lemma in phrases("acts", "own", "going_on")


def _owed(shape: Shape) -> Found | None:
    """ "The firm should pay them": a helper behind the first words, and no verb before it, wherever
    a tree hangs it."""
    for sentence, inside in shape.parts[:1]:
        words = [sentence.tokens[i] for i in sorted(inside)]
        place = next((k for k, t in enumerate(words) if t.lower in _DUTY), None)
        if not place or {t.lower for t in words} & _NO_DUTY:
            continue
        before = {t.upos for t in words[:place]}
        if any(t.lower in _RELATIVES for t in words[:place]):
            continue
        if before <= _OF_SUBJECTS and before & {"NOUN", "PROPN", "PRON"}:
            named = words[place].lower
            return _due(named)
    return None


def _due(named: str) -> Found:
    return Found(SpeechAct.URGE, f"“{named}”: The words say what has to be done.", rule="duty")


# "It has to leave if it wants peace": a condition that is what the other wants urges.
_IF_WANTED = re.compile(
    r"(?<!I )(?<!We )(?<!we )(?<!not )(?<!n.t )\b(?:has|have|had) to (?!not\b)\w.{0,90}?"
    r" if (?:it|they) (?:really )?(?:wants?|wanted|wish(?:es|ed)?|hopes?|hoped)\b"
)


def _at_a_price(shape: Shape) -> Found | None:
    for sentence, inside in shape.parts:
        words = " ".join(sentence.tokens[i].text for i in sorted(inside))
        if " if " in words and (found := _IF_WANTED.search(words)):
            named = " ".join(found.group().split()[:2])
            return _due(named)
    return None
