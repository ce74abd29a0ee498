"""Whether who stands as the doer of an act can be a speaker who slipped into that place.

In: a claim of a statement, with the document's sentences and its other statements. Out: yes or no.
A slip leaves the speaker as the subject of the act's own verb, and leaves it once. Refuses to say
who did it: where the words of the act are not found in the sentence, anybody may have.
"""

import re
from collections.abc import Iterator, Sequence

from pactwatch.domain.claim import Claim
from pactwatch.domain.statement import QuoteType, Statement
from pactwatch.language.grammar.syntax import (
    Sentence,
    Token,
    ancestors,
    children,
    is_passive,
    obliques,
    subject_of,
    tokens_between,
)
from pactwatch.language.integrity.looked_up import by_conduct, places_of
from pactwatch.language.integrity.scene import Scene, doers_of, people_of, sentences_of
from pactwatch.language.names.names import bare
from pactwatch.language.names.people import Person
from pactwatch.language.words.kept import once_a_document
from pactwatch.language.words.lexicon import phrases

__all__ = ["acts_through_others", "does_it", "is_known_for", "named_behind"]

# The words that a claim's reason begins with: “carried out massacre in” shows ...
_SHOWN = re.compile(r"“([^”]+)” shows")


def named_behind(doer: str, statement: Statement, scene: Scene) -> Person | None:
    """ "The coordinator of the Panel | of Experts on Velm, Mirela Tanse, supplied": whom the words
    of an office name behind their comma, where the reading of the doer broke off."""
    for sentence in sentences_of(statement, scene):
        named = _run(sentence, doer.split(), statement)
        rest = sentence.tokens[named[-1].i + 1 :] if named else ()
        places = places_of(scene.people)
        for at, token in enumerate(rest):
            if token.start in places and rest[at - 1].text == "," and at:
                return places[token.start]
            is_within = token.upos in _IN_A_NAME or token.text in {",", "'s", "’s"}
            if not is_within or [t.text for t in rest[: at + 1]].count(",") > 1:
                break
    return None


# Words of an office: nouns, names and the small words between them.
_IN_A_NAME = frozenset({"NOUN", "PROPN", "ADP", "DET", "ADJ", "NUM"})
# What is told of, or came before or after, nobody does here ("spoke about strikes").
_ASIDE = frozenset({"about", "after", "before", "since", "despite", "amid", "during", "following"})


def does_it(doer: str, claim: Claim, statement: Statement, scene: Scene) -> bool:
    """Whether the grammar lets a name do what a claim says, as far as it can be told.

    No, where the act's verb has another subject ("Orme came after a gunman had attacked"), and
    where the act is only spoken of. A host lets others act, so that any subject may be theirs
    but that of "was granted".
    """
    for sentence in sentences_of(statement, scene):
        shown = _SHOWN.search(claim.reason)
        acts = _run(sentence, shown[1].split(), statement) if shown else ()
        named = _run(sentence, doer.split(), statement)
        if acts and named:
            if claim.conduct.startswith(("HOST.", "ENABLE.")):
                is_dreamt = any(_is_only_spoken_of(sentence, t, named) for t in acts)
                return not (is_dreamt or _is_guest(sentence, acts[0], named))
            return _may_do(sentence, acts[0], named)
    return True


def _run(sentence: Sentence, words: Sequence[str], statement: Statement) -> tuple[Token, ...]:
    """The first tokens of the content, in this order, that are these words; () where one is not
    there."""
    inside = (t for c in statement.content for t in tokens_between(sentence, c.start, c.end))
    found: list[Token] = []
    for token in inside:
        if len(found) < len(words) and token.lower == words[len(found)].lower().strip(","):
            found.append(token)
    return tuple(found) if len(found) == len(words) else ()


def _is_only_spoken_of(sentence: Sentence, act: Token, named: Sequence[Token]) -> bool:
    """ "Had nightmares about gunmen hiding in the barn"."""
    near = (act, *(t for t in list(ancestors(sentence, act))[:1] if t.upos in {"NOUN", "PROPN"}))
    cases = (t for noun in near for t in children(sentence, noun, "case", "mark"))
    return any(t.lower == "about" and t.i > named[0].i for t in cases)


def _is_guest(sentence: Sentence, act: Token, named: Sequence[Token]) -> bool:
    """ "Being granted asylum, Orme came": who is given shelter gives none."""
    subject = subject_of(sentence, act) if is_passive(sentence, act) else None
    return subject is not None and subject.i in {t.i for t in named}


def _may_do(sentence: Sentence, act: Token, named: Sequence[Token]) -> bool:
    """Silent where the tree leaves the act without a subject: then anybody may have done it."""
    for token in (act, *ancestors(sentence, act)):
        if token.upos == "NOUN" and _is_aside(sentence, token):
            return False
        if token.upos not in {"VERB", "AUX"} or _is_noun_after_all(sentence, token):
            continue
        if (known := _known(sentence, token, {t.i for t in named})) is not None:
            return known and not (act.upos == "NOUN" and _is_only_seen(token))
    return False


def _known(sentence: Sentence, verb: Token, places: set[int]) -> bool | None:
    """Whether the words in some places are who does what a verb says; None where it has nobody."""
    if any(places & _heads(sentence, noun) for noun in obliques(sentence, verb, "by")):
        return True
    if is_passive(sentence, verb) and verb.lemma in _SUFFERED:
        return False  # "was killed in an air strike"
    if _hangs_before(sentence, verb, places):
        return True
    if _lacks_its_subject(sentence, verb):
        return False
    subject = subject_of(sentence, verb)
    return None if subject is None else _is_subject(sentence, verb, subject, places)


_SUFFERED = frozenset({"kill", "wound", "injure", "hurt", "hit", "die", "target"})


def _hangs_before(sentence: Sentence, verb: Token, places: set[int]) -> bool:
    """ "Ilan Orme incites", where the tree has no word for what the name is to the verb."""
    before = (t for t in children(sentence, verb) if t.i in places and t.i < verb.i)
    return any(t.relation != "obj" and not children(sentence, t, "case") for t in before)


def _is_aside(sentence: Sentence, noun: Token) -> bool:
    return any(t.lower in _ASIDE for t in children(sentence, noun, "case"))


def _is_noun_after_all(sentence: Sentence, verb: Token) -> bool:
    """ "Was targeted by nine millions in attacks": no verb stands so behind a preposition."""
    is_behind = any(t.upos == "ADP" for t in children(sentence, verb, "case", "mark"))
    return is_behind and not verb.lower.endswith("ing")


def _is_only_seen(verb: Token) -> bool:
    """ "Orme noticed a retreat": it was another's."""
    return verb.lemma in phrases("conduct", "seeing")


def _lacks_its_subject(sentence: Sentence, verb: Token) -> bool:
    """ "Orme came after a gunman, shouting, attacked": a clause of its own has a subject of its
    own, and the tree has lost it."""
    for token in (verb, *ancestors(sentence, verb)):
        if children(sentence, token, "nsubj", "csubj") or token.lower.endswith("ing"):
            return False
        marks = children(sentence, token, "mark")
        if token.relation == "ccomp" or any(t.upos == "SCONJ" for t in marks):
            return True
        if token.relation not in _SHARES_A_SUBJECT:
            return False
    return False


_SHARES_A_SUBJECT = frozenset({"conj", "xcomp", "advcl", "parataxis"})


def _is_subject(sentence: Sentence, verb: Token, subject: Token, places: set[int]) -> bool:
    is_open = subject.lower in _MAY_BE_HIM or subject.upos not in {"NOUN", "PROPN", "PRON", "DET"}
    # "Panel chair Mette Holm runs" may have two subjects in the tree.
    all_subjects = (subject, *children(sentence, verb, "nsubj"))
    return is_open or any(places & _heads(sentence, s) for s in all_subjects)


_MAY_BE_HIM = frozenset({"he", "she", "they", "we", "i", "who"})


def _heads(sentence: Sentence, noun: Token) -> set[int]:
    """The places of a noun, what is set beside it and after it: all that may be who does it."""
    # Whatever the tree calls a name beside its noun ("Orme units", "panel chair Orme").
    beside = {t.i for t in children(sentence, noun) if t.i <= noun.i + 1 and t.upos == "PROPN"}
    joined = children(sentence, noun, "conj", "flat", "appos")
    return {noun.i, *beside}.union(*(_heads(sentence, t) for t in joined))


def acts_through_others(doer: str, statement: Statement, scene: Scene) -> bool:
    """ "Orme forces", "the Orme generation": a name set before a common noun that it does not
    hold."""
    for sentence in sentences_of(statement, scene):
        if named := _run(sentence, doer.split(), statement):
            last = named[-1]
            head = sentence.tokens[last.head]
            is_before = last.relation == "compound" and last.i + 1 == head.i
            return is_before and last.upos == "PROPN" and head.upos == "NOUN"
    return False


def is_known_for(
    person: Person, claim: Claim, i: int, statements: Sequence[Statement], scene: Scene
) -> bool:
    """Whether the document tells the like of a person in another sentence, in his own words only
    where they are quoted ("I bombed it"), or that he was charged with a crime of violence: what is
    told twice is no slip of one sentence."""
    is_violent = claim.conduct.startswith("THREAT.")
    return (is_violent and _is_charged(person, scene)) or any(
        _tells_the_like(statements[j], person, claim, scene)
        and not _is_beside(statements[i], statements[j], scene)
        for j in by_conduct(statements).get(claim.conduct, ())
        if j != i and _may_tell(statements[j], person)
    )


def _may_tell(other: Statement, person: Person) -> bool:
    return other.speaker.name != person.name or other.quote_type is QuoteType.DIRECT


def _tells_the_like(other: Statement, person: Person, claim: Claim, scene: Scene) -> bool:
    return any(
        c.conduct == claim.conduct
        and any(person in people_of(name, scene) for name in doers_of(c))
        and any(does_it(name, c, other, scene) for name in doers_of(c))
        for c in other.claims
    )


def _is_beside(one: Statement, other: Statement, scene: Scene) -> bool:
    ours = sentences_of(one, scene)
    return any(a is b for a in ours for b in sentences_of(other, scene))


def _is_charged(person: Person, scene: Scene) -> bool:
    """ "Orme was convicted of", "a court sentenced Orme": of whom crimes are told by office."""
    return not _charged(scene.sentences).isdisjoint(bare(person.name).split())


@once_a_document
def _charged(sentences: Sequence[Sentence]) -> frozenset[str]:
    """The plain words of whoever courts are told to hold, and of what is set beside them."""
    court = phrases("conduct", "court_verbs")
    return frozenset(
        word
        for sentence in sentences
        for token in sentence.tokens
        if token.upos == "VERB" and token.lemma in court
        for word in _held(sentence, token)
    )


def _held(sentence: Sentence, verb: Token) -> Iterator[str]:
    is_passed = is_passive(sentence, verb) or verb.lemma == "plead"
    subject = subject_of(sentence, verb) if is_passed else None
    held = (subject,) if subject else children(sentence, verb, "obj")
    yield from (bare(sentence.tokens[i].text) for noun in held for i in _heads(sentence, noun))
