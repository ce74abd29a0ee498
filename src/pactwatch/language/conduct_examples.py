"""A code without triggers in, what its examples do and to what, out; and whether a verb does that.

"Fitted fire doors in two mills" shows a doing (fit) and things (door, mill). A passage shows the
code where its verb is one of the doings, or kin to one by the rows of lexicon/conduct.toml, and
stands with one of the things; where only one is met, the closeness of all words decides too.
Refuses to tell things from each other by closeness alone: "locked the doors" fits none.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from pactwatch.domain.codebook import ConductCode
from pactwatch.language.closeness import passage
from pactwatch.language.doings import is_kin, rows
from pactwatch.language.engine import default_engine
from pactwatch.language.forms import lemma
from pactwatch.language.lexicon import phrases
from pactwatch.language.syntax import Sentence, Token, children

__all__ = [
    "Kinship",
    "Shown",
    "doing_of",
    "has_thing_of",
    "is_named_after",
    "is_of_other",
    "kinship",
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


@dataclass(frozen=True, slots=True)
class Shown:
    """Lemmas: what is done in each text, the nouns that stand with it, and those that only
    counter-examples have ("the court's order was cancelled")."""

    texts: tuple[tuple[str, frozenset[str]], ...]
    things: frozenset[str]
    others: frozenset[str] = frozenset()

    @property
    def doings(self) -> frozenset[str]:
        """What is done in any of the texts."""
        return frozenset[str]().union(*(doings for _, doings in self.texts))

    def text_with(self, doing: str) -> str | None:
        """The text that tells of a doing itself, else the first that tells of one kin to it."""
        same = (text for text, doings in self.texts if doing in doings)
        return next(same, None) or next((t for t, d in self.texts if is_kin(doing, d)), None)


class Kinship(NamedTuple):
    """How a verb meets the examples: its doing is theirs, or kin to theirs by a row and says
    enough to count alone; or it is kin, or of one field, and does not; it stands with one of their
    things, or with a bare number ("the last two")."""

    is_same: bool
    is_telling: bool
    is_near: bool
    has_thing: bool
    is_counted: bool


@lru_cache(maxsize=1024)
def shown_by(code: ConductCode) -> Shown:
    """What the label, the description and the examples of a code tell."""
    read = {text: _read((text,)) for text in (*code.examples, code.description)}
    parsed = [sentence for sentences in read.values() for sentence in sentences]
    texts = tuple((text, _doings(sentences)) for text, sentences in read.items())
    own = frozenset(w for word in code.label.lower().split() if len(word) > 3 for w in _forms(word))
    things = own | _nouns(parsed) | frozenset(filter(None, (code.thing or "").split("|")))
    return Shown(texts, things, _nouns(_read(code.counter_examples)) - things)


def _doings(sentences: Iterable[Sentence]) -> frozenset[str]:
    return frozenset(doing_of(s, t) for s in sentences for t in s.tokens if _is_doing(t))


def _read(texts: Iterable[str]) -> list[Sentence]:
    return [s for text in texts for s in default_engine(1).read(text).sentences]


def _nouns(parsed: Iterable[Sentence]) -> frozenset[str]:
    """A capital at the start of an example makes no name of "Centrifuges"."""
    words = (t.lower for s in parsed for t in s.tokens if t.upos in {"NOUN", "PROPN"})
    return frozenset(form for word in words for form in _forms(word)) - _any_thing()


def has_thing_of(sentence: Sentence, inside: frozenset[int], shown: Shown) -> bool:
    """Whether one of the examples' things stands there, wherever the tree hangs it."""
    return any(_is_thing(sentence.tokens[i], shown) for i in inside)


def is_of_other(sentence: Sentence, inside: frozenset[int], shown: Shown) -> bool:
    """Whether a noun that only the counter-examples have stands there."""
    return any(sentence.tokens[i].lemma in shown.others for i in inside)


def kinship(sentence: Sentence, verb: Token, shown: Shown) -> Kinship:
    """How a verb of a passage meets what a code's examples show."""
    doing = doing_of(sentence, verb)
    told = shown.doings
    is_same = doing in told
    field = passage(" ".join(sorted(told)))
    is_akin = is_same or is_kin(doing, told)
    is_telling = is_akin and doing not in phrases("conduct", "light_verbs")
    is_near = is_akin or field.nearest(verb.lower) >= _ONE_FIELD
    beside = tuple(_with(sentence, verb))
    is_counted = any(t.upos == "NUM" or t.lower in _REST for t in beside)
    has_thing = any(_is_thing(t, shown) for t in beside)
    return Kinship(is_same, is_telling, is_near, has_thing, is_counted)


def is_named_after(noun: Token, shown: Shown) -> bool:
    """ "Cancellation", "payment", "dismissal": the noun of one of the doings."""
    word, told = noun.lemma, shown.doings
    akin = frozenset[str]().union(*(row for row in rows() if told & row))
    stems = (d.partition("_")[0].rstrip("ey") for d in told | akin)
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


def doing_of(sentence: Sentence, verb: Token) -> str:
    """A verb's lemma with the particle right behind it ("turn_in")."""
    behind = sentence.tokens[verb.i + 1 : verb.i + 2]
    particle = next((t.lower for t in behind if t.lower in _PARTICLES), "")
    joined = f"{verb.lemma}_{particle}"
    return joined if particle and joined in _two_words() else verb.lemma


@cache
def _two_words() -> frozenset[str]:
    return frozenset(word for row in rows() for word in row if "_" in word)


def _is_doing(token: Token) -> bool:
    idle = phrases("conduct", "idle_verbs")
    return token.upos == "VERB" and token.relation != "amod" and token.lemma not in idle


def _any_thing() -> frozenset[str]:
    """Nouns that tell no matter from another."""
    return phrases("conduct", "any_thing")


def _forms(word: str) -> frozenset[str]:
    return frozenset({word, lemma(word, "NOUN")})


def _is_thing(token: Token, shown: Shown) -> bool:
    return token.upos in {"NOUN", "PROPN"} and (
        token.lemma in shown.things or token.lower in shown.things
    )


def _with(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """The verb's arguments, what is joined to them, and what "of" or a noun before puts on them."""
    for argument in children(sentence, verb, *_ARGUMENTS):
        for head in (argument, *children(sentence, argument, "conj")):
            yield head
            yield from children(sentence, head, "compound")
            for below in children(sentence, head, "nmod"):
                if any(c.lower == "of" for c in children(sentence, below, "case")):
                    yield below
                    yield from children(sentence, below, "compound")
