"""What "they", "it", "nine" or "nine of them" stands for where conduct is told of it.

In: a sentence and the one before it. Out: for each pronoun the nouns that it goes on with: what was
done something to for one that something is done to, who acted for one that acts; so that "they were
let go" behind "nine hostages were seen" is read as a release. The clauses before it in its own
sentence are asked, then the sentence before. Refuses to choose between two that fit alike.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from pactwatch.language.conduct.steps import NOBODY, forms_in
from pactwatch.language.grammar.chunks import is_name_word
from pactwatch.language.grammar.syntax import (
    Sentence,
    Token,
    children,
    clause_verb,
    conjuncts,
    is_passive,
    obliques,
)
from pactwatch.language.names.mention_words import is_people
from pactwatch.language.names.offices import office_class
from pactwatch.language.words.counts import number_of
from pactwatch.language.words.kept import once_a_sentence
from pactwatch.language.words.lexicon import phrases

__all__ = ["Antecedent", "antecedents", "pronoun_words", "sentence_before"]

_PLURAL = frozenset({"they", "them"})
_SINGULAR = frozenset({"it", "its"})
_OWNING = frozenset({"its"})
_TAKING_UP = frozenset({"NUM", "PRON"})
_START = attrgetter("start")
_CORE = frozenset({"nsubj", "obj", "iobj"})


@dataclass(frozen=True, slots=True)
class Antecedent:
    """The nouns that a pronoun goes on with, and their sentence."""

    sentence: Sentence
    heads: tuple[Token, ...]


def sentence_before(sentences: Sequence[Sentence], sentence: Sentence) -> Sentence | None:
    """The sentence before one, of a document's in their order."""
    place = bisect_left(sentences, sentence.start, key=_START)
    return sentences[place - 1] if 0 < place <= len(sentences) else None


def pronoun_words(sentence: Sentence, last: Sentence | None) -> frozenset[tuple[int, str]]:
    """Pairs of a pronoun's place and what triggers may call it: all forms of what it stands for."""
    return frozenset(
        (place, form)
        for place, meant in antecedents(sentence, last).items()
        if sentence.tokens[place].lower not in _OWNING
        for head in meant.heads
        for noun in _with_held(meant.sentence, head)
        if noun.lemma not in phrases("conduct", "vague")
        for form in forms_in(meant.sentence, NOBODY).words[noun.i]
    )


def _with_held(sentence: Sentence, head: Token) -> tuple[Token, ...]:
    """ "Crates of mortars": what they hold is sold with them."""
    holds = head.lemma in phrases("conduct", "containers") | phrases("conduct", "counts")
    return (head, *(obliques(sentence, head, "of") if holds else ()))


@once_a_sentence
def antecedents(sentence: Sentence, last: Sentence | None) -> Mapping[int, Antecedent]:
    """For each pronoun's place in the sentence what it stands for; missing where that is open."""
    found = {}
    for token in sentence.tokens:
        if token.upos not in _TAKING_UP:
            continue
        is_pronoun = token.upos == "PRON" and token.lower in _PLURAL | _SINGULAR
        if not is_pronoun and not is_bare_number(sentence, token):
            continue
        here = list(_earlier(sentence, token))
        where, nouns = (sentence, here) if here or last is None else (last, list(_nouns(last)))
        accused = _accused(where, sentence, token) if where is not sentence else ()
        heads = accused or _chosen(sentence, token, where, nouns)
        is_owning_here = where is sentence and token.lower in _OWNING
        if heads and (is_owning_here or _is_open_name(where, sentence, heads[0], token)):
            continue
        if heads:
            found[token.i] = Antecedent(where, heads)
    return found


def is_bare_number(sentence: Sentence, token: Token) -> bool:
    """ "| Nine went home", "handed over | 23": a number without what it counts, and no year."""
    is_number = token.upos in _TAKING_UP and number_of(token.text) is not None
    if not is_number or token.relation not in _CORE or token.head == token.i:
        return False
    verb = sentence.tokens[token.head]
    is_year = token.lower.isdigit() and len(token.lower) == _YEAR
    is_of = bool(children(sentence, token, "nmod", "nummod", "flat", "compound"))
    return verb.upos == "VERB" and not is_year and not is_of


# So many digits has a year. A number of captives as long would have a comma.
_YEAR = 4


def _nouns(sentence: Sentence) -> Iterator[Token]:
    """Subjects and objects that somebody or something can be taken up by, without times."""
    for token in sentence.tokens:
        is_noun = token.upos in {"NOUN", "PROPN"} and token.relation in _CORE
        if is_noun and token.lemma.lower() not in phrases("conduct", "times_and_means"):
            yield token
        elif token.upos == "NUM" and token.relation in _CORE:  # "hired 112 of the 120 | nurses"
            counted = obliques(sentence, token, "of")
            yield from (t for t in counted if t.upos == "NOUN")
            if any(t.upos == "PROPN" for t in counted):
                yield token  # "four of the Hill Guard" are "they"


def _earlier(sentence: Sentence, pronoun: Token) -> Iterator[Token]:
    """Those of the clauses before the pronoun's own, and who is named by "according to"."""
    own = clause_verb(sentence, pronoun)
    if (teller := _according(sentence, pronoun)) is not None:
        yield teller
        return
    for noun in _nouns(sentence):
        if noun.i < pronoun.i and clause_verb(sentence, noun).i != own.i:
            yield noun


def _according(sentence: Sentence, pronoun: Token) -> Token | None:
    """ "According to the army, it has left": whose telling it is, right before what it tells."""
    before = [t for t in sentence.tokens[: pronoun.i] if t.text != ","]
    at = next((t.i for t in before if t.lower == "according"), None)
    behind = sentence.tokens[at + 2 : pronoun.i] if at is not None else ()
    words = [t for t in behind if t.text != ","]
    is_phrase = bool(words) and all(t.upos in _OF_NAME for t in words)
    return words[-1] if is_phrase and words[-1].upos in {"NOUN", "PROPN"} else None


def _accused(where: Sentence, sentence: Sentence, pronoun: Token) -> tuple[Token, ...]:
    """ "The Front accused the army of shelling. “They fired,” its spokesman said": in the words of
    those who accuse, who acts is whom they accuse, and never they themselves."""
    is_quoted = any(t.text in _MARKS for t in sentence.tokens[: pronoun.i])
    if not is_quoted or _is_done_to(sentence, pronoun):
        return ()
    charges = (t for t in where.tokens if t.lemma in phrases("conduct", "charging_verbs"))
    found = [n for verb in charges for n in children(where, verb, "obj")]
    # An army is a "they" as well.
    acting = phrases("conduct", "combatants") | phrases("conduct", "armed_names")
    fits = [n for n in found if n.lemma.lower() in acting or _agrees(where, n, pronoun)]
    return conjuncts(where, fits[0]) if len(found) == len(fits) == 1 else ()


_MARKS = frozenset({'"', "“", "``", "'", "‘"})
_OF_NAME = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON"})


def _chosen(
    sentence: Sentence, pronoun: Token, where: Sentence, nouns: Sequence[Token]
) -> tuple[Token, ...]:
    """The only group of nouns that stands to its verb as the pronoun does, else the only one."""
    fits = [n for n in nouns if _agrees(where, n, pronoun)]
    if number_of(pronoun.text) is not None:
        return (fits[0],) if len(fits) == 1 else ()
    is_done_to = _is_done_to(sentence, pronoun)
    alike = [n for n in fits if _is_done_to(where, n) is is_done_to]
    chosen = alike if alike or not is_done_to else fits
    return conjuncts(where, chosen[0]) if len(chosen) == 1 else ()


def _is_done_to(sentence: Sentence, token: Token) -> bool:
    """An object, the subject of a passive, or those counted ("nine of them")."""
    if token.lower in _OWNING:
        return False
    above = sentence.tokens[token.head]
    return token.relation != "nsubj" or is_passive(sentence, above)


def _agrees(sentence: Sentence, noun: Token, pronoun: Token) -> bool:
    """Several for "they", one for "it"; a body's name may be either, a person is no "it", and a
    number counts what several were told of."""
    if number_of(pronoun.text) is not None:
        return noun.upos == "NOUN" and noun.lemma != noun.lower and not is_name_word(noun)
    if noun.upos == "NUM":
        return pronoun.lower in _PLURAL
    if is_name_word(noun):
        return pronoun.lower in _SINGULAR or _is_body(noun)
    if pronoun.lower in _SINGULAR and (office_class(noun.lemma) or is_people(noun)):
        return False
    is_several = len(conjuncts(sentence, noun)) > 1 or noun.lemma != noun.lower
    return is_several is (pronoun.lower in _PLURAL)


def _is_body(name: Token) -> bool:
    return name.lower in phrases("conduct", "armed_names") | phrases("organisations", "bodies")


def _is_open_name(where: Sentence, sentence: Sentence, noun: Token, pronoun: Token) -> bool:
    """Whether a name may be a person's, which no "it" takes up: "spokesman Ole Brandt said it"."""
    if not is_name_word(noun) or _is_body(noun):
        return False
    has_office = any(office_class(t.lemma) for t in children(where, noun, "compound", "appos"))
    return where is sentence or has_office or pronoun.lower not in _SINGULAR
