"""A code without triggers in, what its examples do and to what, out; and whether a verb does that.

"Fitted fire doors in two mills" shows a doing (fit) and things (door, mill). A passage shows the
code where its verb is one of the doings, or kin to one by the rows of lexicon/conduct.toml, and
stands with one of the things; where only one is met, the closeness of all words decides too.
Refuses to tell things from each other by closeness alone: "locked the doors" fits none.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from pactwatch.language.conduct.doing import doing_of, particle_of
from pactwatch.language.conduct.done_to import patient_of, people_or_thing
from pactwatch.language.conduct.shown import Shown, acting_on, doers_of
from pactwatch.language.conduct.steps import NOBODY, is_of_date
from pactwatch.language.grammar.doings import akin_to
from pactwatch.language.grammar.syntax import (
    Sentence,
    Token,
    children,
)
from pactwatch.language.names.mention_words import names_people
from pactwatch.language.words.forms import lemma
from pactwatch.language.words.lexicon import phrases

__all__ = [
    "Deed",
    "deed_of",
    "has_thing",
    "has_thing_of",
    "is_done_to_near",
    "is_event",
    "is_made",
    "is_named_after",
    "is_of_other",
    "is_telling",
    "is_to_neither",
    "is_to_other",
    "opened_again",
    "stands_with_thing",
]

_SOMEBODY = frozenset({"them", "him", "her", "us", "me", "they", "he", "she", "we", "i"})
_REST = frozenset({"rest", "remainder", "others", "ones"})
_OF_DOING = ("ment", "tion", "sion", "al", "ing", "ery", "ure", "age", "ance")
# Where the doing is the very one and the passage near, so much is enough of a thing. A guess: below
# it stand words for what a verb can hardly be done to.
_ABOUT_ONE_FIELD = 0.3
# Relations in which a noun is what something is done to, by or for.
_ARGUMENTS = ("nsubj", "obj", "iobj", "obl", "nmod")


class Deed(NamedTuple):
    """A verb of a passage, its doing, and what it is done by, to or for.

    `is_counted`: a bare number stands there ("the last two"). `is_to_people`: done to people, to a
    thing, or open. `taken_up`: forms of what a pronoun beside it stands for. `acting`: what does it
    to something else.
    """

    verb: Token
    doing: str
    beside: tuple[Token, ...]
    doers: tuple[Token, ...] = ()
    is_counted: bool = False
    patient: Token | None = None
    is_to_people: bool | None = None
    taken_up: frozenset[str] = frozenset()
    particle: str = ""
    acting: tuple[Token, ...] = ()


def deed_of(sentence: Sentence, verb: Token, known: frozenset[tuple[int, str]] = NOBODY) -> Deed:
    """What a verb tells, whatever code it may show. `known`: what pronouns there take up, by their
    places (conduct/pronouns)."""
    doing, doers = doing_of(sentence, verb), doers_of(sentence, verb)
    is_event = doing in phrases("conduct", "happenings")
    beside = tuple(_with(sentence, verb, *(("nsubj",) if is_event else _ARGUMENTS)))
    is_counted = any(_counts(sentence, t) for t in (*beside, *doers))
    patient = patient_of(sentence, verb)
    is_to_people = people_or_thing(sentence, patient)
    places = {t.i for t in beside if t.upos in {"PRON", "NUM"}}
    taken_up = frozenset(form for i, form in known if i in places)
    told = is_to_people, taken_up, particle_of(sentence, verb), acting_on(sentence, verb)
    return Deed(verb, doing, beside, doers, is_counted, patient, *told)


def _counts(sentence: Sentence, token: Token) -> bool:
    """ "The last two", "the rest": of what was told before; "the rest of the year" says of what,
    and "on 4 July" tells when."""
    after = sentence.tokens[token.i + 1].lower if token.i + 1 < len(sentence.tokens) else ""
    is_number = token.upos == "NUM" and not is_of_date(sentence, token.i)
    return is_number or (token.lower in _REST and after != "of")


def has_thing(deed: Deed, shown: Shown) -> bool:
    """Whether it is done to, by or for one of the examples' things."""
    doers = (t for t in deed.doers if t.lemma in shown.doers)
    if not shown.things.isdisjoint(deed.taken_up) or _is_done_to_alike(deed, shown):
        return True
    own = (t for t in deed.beside if t not in deed.acting or t.lemma in shown.acting)
    return any(_is_thing(t, shown) for t in (*own, *doers))


def _is_done_to_alike(deed: Deed, shown: Shown) -> bool:
    """The very doing of an example, to people like its own, or to any where any will do."""
    vague = phrases("conduct", "light_verbs") | phrases("conduct", "observing")
    is_own = deed.doing in shown.doings and deed.doing not in vague
    noun = deed.patient
    if is_own and shown.reasons and noun is not None and noun.lower in _SOMEBODY:
        return shown.is_of_anybody  # "sacked | them | because they had struck"
    if not is_own or noun is None or noun.upos != "NOUN" or not names_people(noun):
        return False
    is_anybody = shown.is_of_anybody and noun.lemma not in shown.others
    return is_anybody or shown.is_near_thing(noun.lower)


def is_done_to_near(deed: Deed, shown: Shown) -> bool:
    """ "Smashed two coal cutters" where the examples smash looms: their very doing, to a thing of
    about one field with theirs; enough where all the words are near."""
    light = phrases("conduct", "light_verbs") | phrases("conduct", "observing")
    noun = deed.patient
    if noun is None or noun.upos != "NOUN" or noun.lemma in shown.others:
        return False
    is_own = deed.doing in shown.doings and deed.doing not in light
    return is_own and shown.is_near_thing(noun.lower, _ABOUT_ONE_FIELD)


def is_to_other(deed: Deed, shown: Shown) -> bool:
    """ "Released nine prisoners" where the examples release a list of prisoners: people are no
    thing, and no thing is people."""
    if deed.particle not in shown.particles.get(deed.doing, {deed.particle}):
        return True  # "took in a mother" where the examples take beds out of use
    if deed.doing in phrases("conduct", "seeing"):
        return False  # who is seen does something, and nothing is done to him
    kin = akin_to(frozenset({deed.doing})) | {deed.doing}
    own = {deed.doing} if deed.doing in shown.patients else kin
    kinds = frozenset[bool | None]().union(*(shown.patients.get(d, frozenset()) for d in own))
    is_told = deed.is_to_people is not None and bool(kinds)
    return is_told and None not in kinds and deed.is_to_people not in kinds


def is_to_neither(deed: Deed, shown: Shown) -> bool:
    """ "A mine destroyed | a lorry | on the road" where the examples remove mines from roads: what
    acts on another noun, by a verb that no example has, does not do what is done to it."""
    noun = deed.patient
    is_own = deed.doing in shown.doings or noun is None
    acts = any(_is_thing(t, shown) and t.lemma not in shown.acting for t in deed.acting)
    return not is_own and acts and noun is not None and not _is_thing(noun, shown)


def opened_again(sentence: Sentence, inside: frozenset[int]) -> Iterator[Token]:
    """ "The ward is | open | again", "is | shut | once more": told as back, a state is the doing
    that brought it back; that it "is open" or "is still open" tells of none."""
    for token in (sentence.tokens[i] for i in sorted(inside)):
        is_state = token.upos == "ADJ" and token.lower in {"open", "shut"}
        if not is_state or not children(sentence, token, "cop", "nsubj"):
            continue
        near = [t.lower for t in sentence.tokens[max(0, token.i - 2) : token.i + 3]]
        if "again" in near or any(pair == ("once", "more") for pair in pairwise(near)):
            yield token


def is_event(deed: Deed) -> bool:
    """ "The shooting took place in the market": what took place tells it, and not where."""
    return deed.doing in phrases("conduct", "happenings")


def is_made(deed: Deed, shown: Shown) -> bool:
    """ "Made a payment to the families": the noun is the doing, and what stands beside it tells."""
    made = [t for t in deed.beside if t.i > deed.verb.i and is_named_after(t, shown)]
    return deed.verb.lemma == "make" and bool(made)


def is_telling(deed: Deed, shown: Shown) -> bool:
    """Whether a doing kin to the examples' says enough to count beside one of their things."""
    return deed.doing in shown.telling and deed.doing not in phrases("conduct", "light_verbs")


def has_thing_of(sentence: Sentence, inside: frozenset[int], shown: Shown) -> bool:
    """Whether one of the examples' things stands there, wherever the tree hangs it."""
    return any(_is_thing(sentence.tokens[i], shown) for i in inside)


def is_of_other(sentence: Sentence, inside: frozenset[int], shown: Shown) -> bool:
    """Whether a noun that only the counter-examples have stands there."""
    return any(sentence.tokens[i].lemma in shown.others for i in inside)


def is_named_after(noun: Token, shown: Shown) -> bool:
    """ "Cancellation", "payment", "dismissal": the noun of one of the doings."""
    word = noun.lemma
    kin = akin_to(shown.doings) - phrases("conduct", "light_verbs")  # "work" is no word for hiring
    roots = {d.partition("_")[0] for d in shown.doings | kin}
    stems = roots | {root.rstrip("ey") for root in roots}
    if noun.lower.endswith("ing"):  # "handling" is of "handle", and not of "hand"
        return noun.upos == "NOUN" and lemma(noun.lower, "VERB") in roots
    return noun.upos == "NOUN" and any(
        word == stem or (len(stem) > 2 and word.startswith(stem) and word.endswith(_OF_DOING))
        for stem in stems
    )


def stands_with_thing(sentence: Sentence, noun: Token, shown: Shown) -> bool:
    """ "The cancellation of orders", "order cancellations"."""
    below = [noun, *children(sentence, noun, "compound")]
    below += [
        t for n in children(sentence, noun, "nmod") for t in (n, *children(sentence, n, "compound"))
    ]
    return any(_is_thing(t, shown) for t in below if t.i != noun.i)


def _is_thing(token: Token, shown: Shown) -> bool:
    return token.upos in {"NOUN", "PROPN"} and (
        token.lemma in shown.things or token.lower in shown.things
    )


def _with(sentence: Sentence, verb: Token, *relations: str) -> Iterator[Token]:
    """The verb's arguments, what is joined to them, and what "of" or a noun before puts on them."""
    doers = doers_of(sentence, verb)
    for argument in children(sentence, verb, *relations):
        if argument in doers:
            continue
        for head in (argument, *children(sentence, argument, "conj")):
            yield head
            yield from children(sentence, head, "compound")
            for below in children(sentence, head, "nmod"):
                if any(c.lower == "of" for c in children(sentence, below, "case")):
                    yield below
                    yield from children(sentence, below, "compound")
