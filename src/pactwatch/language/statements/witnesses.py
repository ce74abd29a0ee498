"""Which sentence beside a statement says that the teller's own people saw what it tells of.

Shapes, as data: "The ward was opened again on 4 July. | Members of the Panel visited it | on 9
July"; "| Auditors inspected all 42 bridges. | Forty had been repaired by 31 August"; "The army
shelled Karo. | The volunteer watched it | from the gate", where "our volunteer" stood before. In:
the sentences, a statement's place, who the teller is. Out: whether one beside it says so. Refuses
another paragraph, people of somebody else, and a sentence about another matter: behind the
statement it must point back ("it", "97 of them", the same noun), before it the statement must
tell of what was examined.
"""

import re
from collections.abc import Callable, Sequence

from pactwatch.language.grammar.syntax import (
    Sentence,
    Token,
    children,
    is_negated,
    is_passive,
    subject_of,
    subtree,
)
from pactwatch.language.words.lexicon import phrases

__all__ = ["are_witnesses"]

_BACK = frozenset({"it", "them", "this", "these", "that"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_STANDS = frozenset({"had", "has", "have", "is", "are"})
_OURS = frozenset({"our", "my"})
# Who these are must have been told: "its gunners watched it" are whoever has been told of.
_DEFINITE = frozenset({"the", "these", "those", "both", "its", "their", "his", "her"})
# Whether a name is the teller's.
IsTeller = Callable[[str], bool]


def are_witnesses(text: str, sentences: Sequence[Sentence], at: int, is_teller: IsTeller) -> bool:
    """Whether the sentence behind the one at this place, or before it, says that the teller's
    people saw, met or examined what it tells of."""
    told = sentences[at]
    behind = sentences[at + 1] if at + 1 < len(sentences) else None
    before = sentences[at - 1] if at else None
    if behind is not None and _is_near(text, told, behind):
        verb = _own_deed(text, behind, is_teller, "witnessing")
        if verb is not None and _points_back(behind, verb, told):
            return True
    if before is None or not _is_near(text, before, told):
        return False
    verb = _own_deed(text, before, is_teller, "examining")
    return verb is not None and _tells_of(told, _examined(before, verb))


def _is_near(text: str, one: Sentence, next_: Sentence) -> bool:
    return "\n" not in text[one.end : next_.start]


def _own_deed(text: str, sentence: Sentence, is_teller: IsTeller, verbs: str) -> Token | None:
    """The main verb of the sentence, where the teller's people are its subject and do such."""
    verb = sentence.root
    subject = subject_of(sentence, verb)
    if subject is None or verb.lemma not in phrases("conduct", verbs):
        return None
    is_done = not is_passive(sentence, verb) and not is_negated(sentence, verb)
    return verb if is_done and _are_own(text, sentence, subject, is_teller) else None


def _are_own(text: str, sentence: Sentence, subject: Token, is_teller: IsTeller) -> bool:
    """ "We", "the Panel" (the teller), "members of the Panel", "auditors", "our volunteer", and
    "the volunteer" of whom it told before as its own."""
    words = [t for t in subtree(sentence, subject) if not _is_aside(sentence, t, subject)]
    names = [t.text for t in words if t.text[:1].isupper() and t.i]
    people = phrases("conduct", "own_people")
    if subject.lower == "we" or any(t.lower in _OURS for t in words):
        return True
    if any(not is_teller(name) for name in names):
        return False
    if names:
        return subject.text in names or subject.lemma in people
    is_definite = any(t.lower in _DEFINITE for t in words)
    is_known = not is_definite or _is_told_as_own(text[: sentence.start], subject)
    return subject.lemma in people and is_known


def _is_aside(sentence: Sentence, token: Token, subject: Token) -> bool:
    """Whether a word is of a clause that tells more of the subject."""
    while token.i != subject.i:
        if token.relation.startswith("acl"):
            return True
        token = sentence.tokens[token.head]
    return False


def _is_told_as_own(before: str, people: Token) -> bool:
    return (
        re.search(rf"\b(?:our|my) (?:\w+ )?{re.escape(people.lower)}\b", before, re.I) is not None
    )


def _points_back(sentence: Sentence, verb: Token, told: Sentence) -> bool:
    """Whether what they saw is what the sentence before tells of."""
    seen = [
        t
        for child in children(sentence, verb, "obj", "obl", "iobj", "ccomp")
        for t in subtree(sentence, child)
    ]
    return any(t.lower in _BACK for t in seen) or bool(_nouns(seen) & _nouns(told.tokens))


def _examined(sentence: Sentence, verb: Token) -> list[Token]:
    """The words for what they examined; none where it is papers, which tell what others say."""
    verbs = (verb, *children(sentence, verb, "conj"))
    objects = [t for v in verbs for t in children(sentence, v, "obj")]
    if any(t.lemma in phrases("conduct", "examined_papers") for t in objects):
        return []
    return [t for one in objects for t in subtree(sentence, one)]


def _tells_of(told: Sentence, seen: Sequence[Token]) -> bool:
    """Whether the sentence tells how things stand ("had been repaired", "has released all 64") with
    what they examined: the same noun, or so many of them and no noun."""
    helpers = {t.lower for t in told.tokens if t.upos == "AUX"}
    if not seen or not helpers & _STANDS:
        return False
    is_same = bool(_nouns(seen) & _nouns(told.tokens))
    return is_same or any(_is_bare_number(told, t) for t in told.tokens)


def _is_bare_number(sentence: Sentence, token: Token) -> bool:
    """ "| Forty had been repaired", "released all | 64": so many, and the noun stood before."""
    is_party = token.relation in {"nsubj", "nsubj:pass", "obj"}
    return token.upos == "NUM" and is_party and not children(sentence, token, "nmod")


def _nouns(tokens: Sequence[Token]) -> set[str]:
    times = phrases("conduct", "calendar") | phrases("conduct", "parts_of_days")
    return {t.lemma for t in tokens if t.upos in _NOUNS and t.lemma not in times}
