"""Whose doing it is where who denies, grants or charges a deed names nobody: his own side's.

Shapes, as data: "denied shelling the town", "denied any part in the raid", "admitted responsibility
for the bombing"; "A and B accused each other of shelling it"; in the article's own voice "X,
fearing a raid, | left the town". In: a hit, the act and the speaker of
its statement. Out: the names of the speaker's side, or none. Refuses deeds with a subject or an
owner, and acts that neither deny nor grant, but for charges against "each other".
"""

import re
from collections.abc import Sequence

from pactwatch.domain.statement import Speaker, SpeechAct
from pactwatch.language.acts.acts import Act
from pactwatch.language.conduct.conduct import Hit
from pactwatch.language.conduct.doers import owner_before
from pactwatch.language.conduct.negators import head_token
from pactwatch.language.conduct.relatives import name_before, taken_up
from pactwatch.language.grammar.syntax import (
    Sentence,
    Token,
    children,
    conjuncts,
    core_phrase,
    places_inside,
    subject_of,
)
from pactwatch.language.words.lexicon import phrases

__all__ = ["is_itself", "own_side", "own_subject", "speaking_subject"]

# Who denies or admits "doing so" speaks of his own doing.
_OWN_DEEDS = frozenset({SpeechAct.DENY, SpeechAct.ADMIT})
# How far before a deed its "involvement in" may stand, in words ("in the night raid").
_REACH = 5


def own_side(
    hit: Hit, act: Act, speaker: Speaker | None, inside: frozenset[int]
) -> tuple[str, ...]:
    """The name of the side of whoever speaks, where the deed is his own by how he speaks of it;
    of several who charge each other, each."""
    name = (speaker.organisation or speaker.name) if speaker else None
    if name is None:
        return ()
    if act.speech_act is SpeechAct.ALLEGE and _is_mutual(hit, inside):
        return tuple(_AND.split(name))
    agents = [s for s in hit.trigger.steps if s.role == "agent"]
    is_open = any(not s.forms for s in agents) or (not agents and _is_claimed(hit, inside))
    if not is_open or act.speech_act not in _OWN_DEEDS:
        return ()
    is_own = _is_gerund_below_cue(hit, inside) or _is_part_in(hit) or _is_claimed(hit, inside)
    return (name,) if is_own else ()


def own_subject(hit: Hit, inside: frozenset[int]) -> frozenset[int]:
    """Places of who acts where the words of the article go on behind what it says of him, or begin
    with the "which" that takes him up."""
    verb = head_token(hit)
    subject = subject_of(hit.sentence, verb, inherit=False) if verb.i in inside else None
    if subject is not None and subject.i == min(inside) and subject.lower in {"which", "who"}:
        subject = _before_relative(hit.sentence, subject)
    if subject is None or subject.i in inside:
        return frozenset()
    phrases_ = [core_phrase(hit.sentence, m) for m in conjuncts(hit.sentence, subject)]
    return places_inside(hit.sentence, phrases_)


def _before_relative(sentence: Sentence, relative: Token) -> Token:
    """ "Orlan, which has yet to lift its toll, said": whom the clause hangs on, else the name; with
    no comma the noun right before it ("an officer of the unit | which fired")."""
    before = sentence.tokens[relative.i - 1] if relative.i else relative
    if before.upos in {"NOUN", "PROPN"}:
        return before
    noun = taken_up(sentence, relative)
    return name_before(sentence, relative) or relative if noun is relative else noun


def speaking_subject(
    hit: Hit, act: Act, inside: frozenset[int], source: frozenset[int]
) -> frozenset[int]:
    """Places of whoever speaks where his words leave him out: "the army claims | to have left"."""
    deed = head_token(hit)
    if act.speech_act not in _TOLD_OF_SELF or deed.i not in inside or deed.upos != "VERB":
        return frozenset()
    marks = {t.lower for t in children(hit.sentence, deed, "mark", "aux")}
    is_bare = subject_of(hit.sentence, deed, inherit=False) is None and deed.head not in inside
    # "The army denied | killing civilians": who speaks is one of the words that show the deed.
    is_gerund = deed.lower.endswith("ing") and act.speech_act in _OWN_DEEDS
    is_gerund = is_gerund and not hit.tokens.isdisjoint(source)
    is_own = is_bare and (bool(marks & {"to", "having"}) or is_gerund)
    subject = subject_of(hit.sentence, deed) if is_own else None
    return source if subject is not None and subject.i in source else frozenset()


_TOLD_OF_SELF = frozenset(
    {SpeechAct.ASSERT, SpeechAct.ANNOUNCE, SpeechAct.DENY, SpeechAct.ADMIT, SpeechAct.ASSESS}
    | {SpeechAct.THREATEN}
)
_AND = re.compile(r",?\s+and\s+(?:the\s+)?|,\s+(?:the\s+)?")


def _is_mutual(hit: Hit, inside: frozenset[int]) -> bool:
    """ "Accused | each other of shelling it"."""
    first = [hit.sentence.tokens[i].lower for i in sorted(inside)[:2]]
    return first in (["each", "other"], ["one", "another"])


def _is_gerund_below_cue(hit: Hit, inside: frozenset[int]) -> bool:
    """ "Denied shelling the town": a deed without a subject, right below the cue."""
    deed = head_token(hit)
    helpers = children(hit.sentence, deed, "aux")
    is_gerund = deed.lower.endswith("ing") or any(t.lower == "having" for t in helpers)
    # "Denied firing on it": a noun to the tree, unless something tells which firing.
    is_bare = deed.upos == "NOUN" and not children(hit.sentence, deed, "det", "amod")
    is_doing = deed.upos == "VERB" or (is_bare and deed.lower.endswith("ing"))
    is_below_cue = is_doing and deed.head not in inside and is_gerund
    return is_below_cue and subject_of(hit.sentence, deed, inherit=False) is None


def _is_claimed(hit: Hit, inside: frozenset[int]) -> bool:
    """ "Claimed the attack on the market", "the raid was claimed by them"."""
    deed = head_token(hit)
    above = hit.sentence.tokens[deed.head]
    is_object = deed.relation in {"obj", "nsubj"} and deed.upos == "NOUN"
    return is_object and above.lemma == "claim" and above.i not in inside


def _is_part_in(hit: Hit) -> bool:
    """ "Denied any part in the raid", "admitted responsibility for it": nobody else's part."""
    nouns = (hit.sentence.tokens[i] for i in sorted(hit.tokens))
    parts = (_part(hit.sentence, t) for t in nouns if t.upos == "NOUN")
    return any(p is not None and owner_before(hit.sentence, p) is None for p in parts)


def _part(sentence: Sentence, deed: Token) -> Token | None:
    """The "involvement" or "responsibility" that a deed hangs on by "in" or "for"."""
    words = phrases("conduct", "parts_in") | phrases("conduct", "blame_nouns")
    before = sentence.tokens[max(0, deed.i - _REACH) : deed.i]
    ties = (t.i for t in before if t.lower in {"in", "for"} and t.i)
    tied = (sentence.tokens[i - 1] for i in ties)
    return next((t for t in tied if t.lemma in words), None)


def is_itself(hit: Hit, name: str, theirs: Sequence[str]) -> bool:
    """Whether a name is one of theirs; a tie of "Assar" to "the Assar regime" is to itself too."""
    is_tie = hit.code.id.startswith("TIES.")
    return name in theirs or (is_tie and any(t.startswith(f"{name} ") for t in theirs))
