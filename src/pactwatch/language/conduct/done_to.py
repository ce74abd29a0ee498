"""What a verb is done to, and whether that is people or a thing.

"Released the register of prisoners" and "released nine prisoners" share a verb and a noun, and are
two doings: papers are made public, people let go. In: a sentence and a verb, or a noun. Out: the
noun, or yes, no and None where the word may be either ("the team", "they", a name).
Refuses to look past the verb's own object.
"""

from pactwatch.language.conduct.fit import may_be_party
from pactwatch.language.grammar.syntax import (
    Sentence,
    Token,
    children,
    is_passive,
    object_of,
    obliques,
    subject_of,
)
from pactwatch.language.names.mention_words import is_people
from pactwatch.language.names.offices import office_class
from pactwatch.language.words.lexicon import phrases

__all__ = ["SOMEBODY", "patient_of", "people_or_thing"]

# Words for whoever it may be.
SOMEBODY = frozenset({"somebody", "someone", "anybody", "anyone", "people", "persons"})


def patient_of(sentence: Sentence, verb: Token) -> Token | None:
    """The object, or the subject of a passive; of "12 of the 64 prisoners" the prisoners.

    None where the verb only gets somewhere ("reached the schools"), or has two objects that may
    stand in each other's place ("granted the inspectors access", "granted access").
    """
    open_verbs = phrases("conduct", "getting_there") | phrases("conduct", "two_objects")
    if verb.lemma in open_verbs:
        return None
    found = subject_of(sentence, verb) if is_passive(sentence, verb) else object_of(sentence, verb)
    if found is None or found.upos not in {"NUM", "DET", "PRON"}:
        return found
    return next(iter(obliques(sentence, found, "of")), found)


def _is_somebodys(sentence: Sentence, noun: Token) -> bool:
    """ "Our lorries", "the Agency's boats"."""
    owners = children(sentence, noun, "nmod")
    names = (t.upos == "PROPN" for t in children(sentence, noun, "compound"))
    return any(t.upos == "PRON" or t.upos == "PROPN" for t in owners) or any(names)


def people_or_thing(sentence: Sentence, noun: Token | None) -> bool | None:
    """True for people, False for a thing, None where the word alone does not tell."""
    if noun is not None and noun.lower in SOMEBODY:
        return True
    if noun is None or noun.upos != "NOUN":
        return None
    if is_people(noun) or office_class(noun.lemma):
        return True
    if noun.lemma in phrases("conduct", "carriages") and _is_somebodys(sentence, noun):
        return None  # "turned our lorries back": who sits in them is turned back
    return None if may_be_party(sentence, noun) else False
