"""A code without triggers in, what its examples do and to what, out; and whether a verb does that.

"Fitted fire doors in two mills" shows a doing (fit) and things (door, mill). A passage shows the
code where its verb is one of the doings, or kin to one by the rows of lexicon/conduct.toml, and
stands with one of the things; where only one is met, the closeness of all words decides too.
Refuses to tell things from each other by closeness alone: "locked the doors" fits none.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from typing import NamedTuple

from pactwatch.domain.codebook import ConductCode
from pactwatch.language.grammar.doings import akin_to, kin_of, rows
from pactwatch.language.grammar.engine import Engine
from pactwatch.language.grammar.syntax import (
    NEGATORS,
    Sentence,
    Token,
    ancestors,
    children,
    is_negated,
    is_passive,
)
from pactwatch.language.model.closeness import Passage, passage
from pactwatch.language.names.mention_words import is_people
from pactwatch.language.words.forms import lemma
from pactwatch.language.words.lexicon import phrases

__all__ = [
    "Deed",
    "Shown",
    "deed_of",
    "has_thing",
    "has_thing_of",
    "is_event",
    "is_made",
    "is_named_after",
    "is_of_other",
    "is_telling",
    "shown_by",
    "stands_with_thing",
]

# From here on two verbs are of one field ("refused", "denied"). A guess, from thirty pairs.
_ONE_FIELD = 0.4
_REST = frozenset({"rest", "remainder", "others", "ones"})
_OF_DOING = ("ment", "tion", "sion", "al", "ing", "ery", "ure", "age", "ance")
_PARTICLES = frozenset(
    {"in", "out", "over", "up", "away", "back", "down", "off", "on", "to", "apart"}
)
# Relations in which a noun is what something is done to, by or for.
_ARGUMENTS = ("nsubj", "obj", "iobj", "obl", "nmod")


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """Lemmas: what is done in each text, the nouns that stand with it, and those that only
    counter-examples have ("the court's order was cancelled"). `denied`: by text what it tells by
    a "not" ("turned away or not let in"). Worked out once a code."""

    texts: tuple[tuple[str, frozenset[str]], ...]
    things: frozenset[str]
    others: frozenset[str]
    doers: frozenset[str] = frozenset()
    denied: Mapping[str, frozenset[str]] = field(default_factory=dict, repr=False)
    doings: frozenset[str] = field(init=False)
    kin: frozenset[str] = field(init=False)
    _field: Passage = field(init=False, repr=False)
    _near: dict[str, bool] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        doings = frozenset[str]().union(*(told for _, told in self.texts))
        # "There are boots on the ground": that something is says nothing where others are done.
        doings = doings - {"be"} or doings
        object.__setattr__(self, "doings", doings)
        object.__setattr__(self, "kin", kin_of(doings))
        object.__setattr__(self, "_field", passage(" ".join(sorted(doings))))

    def is_in_field(self, word: str) -> bool:
        """Whether a verb is of one field with one of the doings; asked for few verbs and often."""
        if word not in self._near:
            self._near[word] = self._field.nearest(word) >= _ONE_FIELD
        return self._near[word]

    def text_with(self, doing: str) -> str | None:
        """The text that tells of a doing itself, else the first that tells of one kin to it."""
        same = (text for text, told in self.texts if doing in told)
        return next(same, None) or next(
            (t for t, told in self.texts if doing in kin_of(told)), None
        )

    def is_denied(self, text: str, doing: str) -> bool:
        """Whether a text tells of a doing, or of what is kin to it, by a "not"."""
        told, denied = dict(self.texts)[text], self.denied[text]
        meant = {doing} & told or {d for d in told if doing in kin_of(frozenset({d}))} or told
        return bool(denied) and meant <= denied


class Deed(NamedTuple):
    """A verb of a passage, its doing, and what it is done by, to or for.

    `is_counted`: a bare number stands there ("the last two").
    """

    verb: Token
    doing: str
    beside: tuple[Token, ...]
    doers: tuple[Token, ...] = ()
    is_counted: bool = False


def deed_of(sentence: Sentence, verb: Token) -> Deed:
    """What a verb tells, whatever code it may show."""
    doing, doers = _doing_of(sentence, verb), _doers(sentence, verb)
    is_event = doing in phrases("conduct", "happenings")
    beside = tuple(_with(sentence, verb, *(("nsubj",) if is_event else _ARGUMENTS)))
    is_counted = any(_counts(sentence, t) for t in (*beside, *doers))
    return Deed(verb, doing, beside, doers, is_counted)


def _counts(sentence: Sentence, token: Token) -> bool:
    """ "The last two", "the rest": of what was told before; "the rest of the year" says of what."""
    after = sentence.tokens[token.i + 1].lower if token.i + 1 < len(sentence.tokens) else ""
    return token.upos == "NUM" or (token.lower in _REST and after != "of")


def has_thing(deed: Deed, shown: Shown) -> bool:
    """Whether it is done to, by or for one of the examples' things."""
    doers = (t for t in deed.doers if t.lemma in shown.doers)
    return any(_is_thing(t, shown) for t in (*deed.beside, *doers))


def is_event(deed: Deed) -> bool:
    """ "The shooting took place in the market": what took place tells it, and not where."""
    return deed.doing in phrases("conduct", "happenings")


def is_made(deed: Deed, shown: Shown) -> bool:
    """ "Made a payment to the families": the noun is the doing, and what stands beside it tells."""
    made = [t for t in deed.beside if t.i > deed.verb.i and is_named_after(t, shown)]
    return deed.verb.lemma == "make" and bool(made)


def is_telling(deed: Deed, shown: Shown) -> bool:
    """Whether a doing kin to the examples' says enough to count beside one of their things."""
    return deed.doing in shown.kin and deed.doing not in phrases("conduct", "light_verbs")


# By code and the model that reads it; a case has a few dozen.
_KNOWN: dict[tuple[ConductCode, str], Shown] = {}


def shown_by(code: ConductCode, engine: Engine) -> Shown:
    """What the label, the description and the examples of a code tell, by the engine that reads."""
    key = code, engine.label
    if key not in _KNOWN:
        _KNOWN[key] = _read(code, engine)
    return _KNOWN[key]


def _read(code: ConductCode, engine: Engine) -> Shown:
    read = {text: engine.read(text).sentences for text in (*code.examples, code.description)}
    texts = tuple((text, _doings(sentences)) for text, sentences in read.items())
    own = frozenset(w for word in code.label.lower().split() if len(word) > 3 for w in _forms(word))
    own |= _nouns(chain.from_iterable(read.values()))
    things = own | _listed(code)
    against = chain.from_iterable(engine.read(text).sentences for text in code.counter_examples)
    doers = (
        d.lemma
        for s in chain.from_iterable(read.values())
        for t in _told_in(s)
        for d in _doers(s, t)
        if d.lemma not in _any_doer()
    )
    denied = {text: _denied(sentences) for text, sentences in read.items()}
    return Shown(texts, things, _nouns(against) - things, frozenset(doers), denied)


def _listed(code: ConductCode) -> frozenset[str]:
    """In a case the nouns of the duties that ask for it."""
    return frozenset(filter(None, (code.thing or "").split("|")))


def _doings(sentences: Iterable[Sentence]) -> frozenset[str]:
    return frozenset(_doing_of(s, t) for s in sentences for t in _told_in(s))


def _denied(sentences: Iterable[Sentence]) -> frozenset[str]:
    """The doings told by a "not"; of one doing alone the "not" is wherever it stands."""
    told = [(s, t) for s in sentences for t in _told_in(s)]
    # "Sold tin without papers" is done: what it is done without is a part of the deed.
    has_no = any(t.lower in NEGATORS - {"without"} for s, _ in told for t in s.tokens)
    if has_no and len(told) == 1:
        return frozenset(_doing_of(s, t) for s, t in told)
    return frozenset(_doing_of(s, t) for s, t in told if _is_told_by_no(s, t))


def _is_told_by_no(sentence: Sentence, verb: Token) -> bool:
    """ "May not move and report freely", "refused to let them in": neither reports nor lets."""
    above = sentence.tokens[verb.head]
    if verb.relation == "conj" and not children(sentence, verb, "nsubj", "aux"):
        return is_negated(sentence, verb) or is_negated(sentence, above)
    is_refused = verb.relation in {"xcomp", "ccomp", "acl"} and not verb.is_root
    is_turned = is_refused and above.lemma in phrases("conduct", "turning_verbs")
    return is_negated(sentence, verb) is not is_turned


def _told_in(sentence: Sentence) -> list[Token]:
    """ "Kept out of a place they asked to see": what a relative clause has is not what is told."""
    doings = [t for t in sentence.tokens if _is_doing(t)]
    told = [t for t in doings if not _is_beside(sentence, t)]
    return told or doings


def _is_beside(sentence: Sentence, verb: Token) -> bool:
    return any(t.relation.startswith("acl") for t in (verb, *ancestors(sentence, verb)))


def _nouns(parsed: Iterable[Sentence]) -> frozenset[str]:
    """A capital at the start of an example makes no name of "Centrifuges"."""
    words = (t.lower for s in parsed for t in s.tokens if _names_matter(s, t))
    return frozenset(form for word in words for form in _forms(word)) - _any_thing()


def _names_matter(sentence: Sentence, noun: Token) -> bool:
    """Not a firm that pays this or that, nor what a relative clause has: they tell no matter."""
    if noun.upos not in {"NOUN", "PROPN"} or _is_beside_noun(sentence, noun):
        return False
    is_doer = noun in _doers(sentence, sentence.tokens[noun.head])
    return not (is_doer and noun.lemma in _any_doer())


def _is_beside_noun(sentence: Sentence, noun: Token) -> bool:
    clause = next((t for t in ancestors(sentence, noun) if t.relation.startswith("acl")), None)
    return clause is not None and clause.upos == "VERB" and clause.i < noun.i


def has_thing_of(sentence: Sentence, inside: frozenset[int], shown: Shown) -> bool:
    """Whether one of the examples' things stands there, wherever the tree hangs it."""
    return any(_is_thing(sentence.tokens[i], shown) for i in inside)


def is_of_other(sentence: Sentence, inside: frozenset[int], shown: Shown) -> bool:
    """Whether a noun that only the counter-examples have stands there."""
    return any(sentence.tokens[i].lemma in shown.others for i in inside)


def is_named_after(noun: Token, shown: Shown) -> bool:
    """ "Cancellation", "payment", "dismissal": the noun of one of the doings."""
    word = noun.lemma
    roots = {d.partition("_")[0] for d in shown.doings | akin_to(shown.doings)}
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


def _doing_of(sentence: Sentence, verb: Token) -> str:
    """A verb's lemma with the particle behind it ("turn_in"; "take them | back") or with the noun
    that makes it a doing of its own ("take_into_rank")."""
    behind = sentence.tokens[verb.i + 1 : verb.i + 2]
    hung = [t for t in children(sentence, verb, "advmod", "compound:prt") if t.i > verb.i]
    particles = [f"{verb.lemma}_{t.lower}" for t in (*behind, *hung) if t.lower in _PARTICLES]
    nouns = [
        "_".join((verb.lemma, *(c.lower for c in children(sentence, noun, "case")), noun.lemma))
        for noun in children(sentence, verb, "obj", "obl")
    ]
    made = [n for n in nouns if verb.lemma == "make"]  # to make a payment is to pay
    return next(
        (d for d in (*particles, *nouns) if d in _more_words()), next(iter(made), verb.lemma)
    )


@cache
def _more_words() -> frozenset[str]:
    return frozenset(word for row in rows() for word in row if "_" in word)


def _is_doing(token: Token) -> bool:
    idle = phrases("conduct", "idle_verbs")
    return token.upos == "VERB" and token.relation != "amod" and token.lemma not in idle


def _any_thing() -> frozenset[str]:
    """Nouns that tell no matter from another."""
    return phrases("conduct", "any_thing")


def _any_doer() -> frozenset[str]:
    """Nouns for those who do all sorts of things to what is told."""
    return phrases("conduct", "any_doer")


def _forms(word: str) -> frozenset[str]:
    return frozenset({word, lemma(word, "NOUN")})


def _is_thing(token: Token, shown: Shown) -> bool:
    return token.upos in {"NOUN", "PROPN"} and (
        token.lemma in shown.things or token.lower in shown.things
    )


def _doers(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """Names, people and bodies that do it: "the Mission refused" is not "refused the Mission"."""
    if is_passive(sentence, verb):
        return ()
    return tuple(t for t in children(sentence, verb, "nsubj") if _is_somebody(t))


def _is_somebody(noun: Token) -> bool:
    is_body = noun.lemma in phrases("organisations", "bodies")
    return noun.upos == "PROPN" or is_body or is_people(noun)


def _with(sentence: Sentence, verb: Token, *relations: str) -> Iterator[Token]:
    """The verb's arguments, what is joined to them, and what "of" or a noun before puts on them."""
    doers = _doers(sentence, verb)
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
