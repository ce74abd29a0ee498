"""What stands beside a word as its argument: subject, object, owner, by-phrase, governed noun.

In: a sentence and one of its words. Out: the head word of the argument on the asked side, or None.
Sides are those of an active sentence; passives are turned round. Refuses to look further than the
tree and the neighbouring words: the nearest name is conduct/roles' business.
"""

from collections.abc import Sequence

from pactwatch.language.conduct.doers import by_phrase, doer_of, owner_of, whose
from pactwatch.language.grammar.chunks import governed_by
from pactwatch.language.grammar.syntax import (
    NEGATORS,
    Sentence,
    Token,
    children,
    is_passive,
    object_of,
    obliques,
    subject_of,
)
from pactwatch.language.words.forms import is_participle
from pactwatch.language.words.lexicon import phrases
from pactwatch.text.triggers import Step

__all__ = [
    "governed",
    "is_next_subject",
    "is_only_a_quality",
    "left_argument",
    "names_object",
    "right_argument",
    "suffers_verb",
]


def names_object(later: Sequence[Step]) -> bool:
    """Whether a trigger goes on to name what is done to: whoever is handed over in "hand over
    {object}" hands over nobody."""
    return any(step.role == "object" for step in later) or any(s.role for s in later[:1])


def left_argument(
    sentence: Sentence, word: Token, *, is_verb: bool, is_object_named: bool
) -> Token | None:
    """What stands before the word in an active sentence: subject, owner, or the thing located."""
    if is_only_a_quality(sentence, word):
        return None
    is_predicate = word.upos == "ADJ" and bool(children(sentence, word, "nsubj"))
    if is_verb or is_predicate or word.upos in {"VERB", "AUX"}:
        if word.upos == "AUX" and not word.is_root and word.relation in {"aux", "cop"}:
            word = sentence.tokens[word.head]
        if suffers_verb(sentence, word):
            doer = by_phrase(sentence, word)
            # "Fighters are embedded with X": the trigger names no object, so the subject it is.
            return doer if is_object_named or doer else _passive_subject(sentence, word)
        return doer_of(sentence, word, subject_of(sentence, word))
    if word.lower in NEGATORS and not word.is_root:
        return subject_of(sentence, sentence.tokens[word.head])
    if word.upos == "ADV" and word.relation == "advmod":
        verb = sentence.tokens[word.head]  # "the army still holds them"
        if verb.upos == "VERB" and verb.i > word.i and not suffers_verb(sentence, verb):
            return doer_of(sentence, verb, subject_of(sentence, verb))
    if word.upos in {"ADP", "ADV", "SCONJ"} or word.lower in phrases("conduct", "links"):
        return _located(sentence, word)
    return whose(sentence, word)


def right_argument(sentence: Sentence, word: Token) -> Token | None:
    """What stands after the word in an active sentence: object, governed noun or "of" phrase."""
    if word.upos in {"VERB", "AUX"}:
        if suffers_verb(sentence, word):
            return _passive_subject(sentence, word)
        others = (c for c in children(sentence, word, "iobj", "obl") if c.i > word.i)
        others = (c for c in others if not _is_doer(sentence, c))
        return object_of(sentence, word) or next(others, None)
    if word.upos in {"ADP", "SCONJ"}:
        return governed(sentence, word)
    if receiver := _receiver(sentence, word):
        return receiver
    return owner_of(sentence, word) or next(
        iter(obliques(sentence, word, "for", "to", "with")), None
    )


def _is_doer(sentence: Sentence, noun: Token) -> bool:
    """ "Strikes ordered by the marshal": whom "by" governs is not what is done to."""
    return any(c.lower == "by" for c in children(sentence, noun, "case"))


def is_only_a_quality(sentence: Sentence, word: Token) -> bool:
    """ "The daughter of the murdered journalist": by whom is not said."""
    before = sentence.tokens[word.i - 1].text if word.i else ""
    return (
        word.relation == "amod"
        and word.upos == "VERB"
        and is_participle(word.text)
        and before != "-"
    )


def suffers_verb(sentence: Sentence, verb: Token) -> bool:
    """Whether the subject has the verb done to it: a passive; "the elders told them to leave by
    Friday" has an object, and is none."""
    own = children(sentence, verb, "nsubj")
    is_active = own and not children(sentence, verb, "aux") and object_of(sentence, verb)
    return _is_found_so(sentence, verb) or (is_passive(sentence, verb) and not is_active)


def _is_found_so(sentence: Sentence, verb: Token) -> bool:
    """ "Found 61 people | still held there": how they were found, whatever the tree calls them."""
    finding = sentence.tokens[verb.head]
    is_beside = verb.relation in {"acl", "xcomp"} and is_participle(verb.text)
    is_bare = is_beside and not children(sentence, verb, "aux", "mark")
    return is_bare and finding.i < verb.i and finding.lemma in phrases("conduct", "finding_verbs")


def _receiver(sentence: Sentence, noun: Token) -> Token | None:
    """In "gives X a haven" the object that stands between the verb and its other object."""
    if noun.relation != "obj":
        return None
    own = children(sentence, sentence.tokens[noun.head], "obj", "iobj")
    return next((t for t in own if noun.head < t.i < noun.i), None)


def _passive_subject(sentence: Sentence, verb: Token) -> Token | None:
    """In "fighters sheltered there" the participle hangs on what is sheltered."""
    own = children(sentence, verb, "nsubj")
    if verb.relation == "acl" and (not own or own[0].lower in {"who", "which", "that"}):
        return sentence.tokens[verb.head]
    return subject_of(sentence, verb)


def governed(sentence: Sentence, preposition: Token) -> Token | None:
    """The phrase right behind a preposition; the tree is asked only where none stands there."""
    if found := governed_by(sentence, preposition):
        return found
    if preposition.is_root or preposition.relation not in {"case", "mark", "fixed", "cc"}:
        return None
    return sentence.tokens[preposition.head]


def _located(sentence: Sentence, preposition: Token) -> Token | None:
    """What stands "under protection", "alongside troops": subject, object or noun modified."""
    noun = governed(sentence, preposition)
    if noun is None:
        return None
    if own := children(sentence, noun, "nsubj"):
        return own[0]
    above = sentence.tokens[noun.head]
    if noun.relation == "nmod" or above.upos in {"NOUN", "PROPN"}:
        return above
    if above.upos in {"VERB", "AUX"}:
        return object_of(sentence, above) or subject_of(sentence, above)
    return None


def is_next_subject(sentence: Sentence, before: Token | None, noun: Token) -> bool:
    """ "The ward | opened on Monday and nine guns | were found": whose verb stands behind the "and"
    is nothing that was opened."""
    verb = sentence.tokens[noun.head]
    is_subject = noun.relation.startswith("nsubj") and verb.upos == "VERB" and verb.i > noun.i
    between = sentence.tokens[before.i + 1 : noun.i] if before is not None else ()
    return is_subject and any(t.upos == "CCONJ" for t in between)
