"""Where one step of a trigger stands in a sentence: by the forms of the words, and their part.

In: a sentence and a step. Out: the indices of the words that meet it, for each place.
A word is looked up under all its likely dictionary forms. Refuses to join steps: see conduct/order.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from pactwatch.language.grammar.chunks import is_name_word
from pactwatch.language.grammar.syntax import Sentence, Token, children, is_passive
from pactwatch.language.words.forms import lemma
from pactwatch.language.words.kept import once_a_sentence
from pactwatch.language.words.lexicon import load, phrases
from pactwatch.text.triggers import Step, Trigger

__all__ = ["NOBODY", "Forms", "forms_in", "is_of_date", "step_places", "word_forms"]

_PARTS = {"NOUN": ("NOUN", "PROPN"), "VERB": ("VERB", "AUX"), "ADJ": ("ADJ", "VERB")}


@dataclass(frozen=True, slots=True, eq=False)
class Forms:
    """Forms of each word of a sentence, of all together, and the places of each form.

    `standing` keeps where triggers were found to stand (conduct).
    """

    words: tuple[frozenset[str], ...]
    present: frozenset[str]
    places: Mapping[str, list[int]]
    standing: dict[Trigger, tuple[tuple[int, ...], ...]] = field(default_factory=dict)


NOBODY: frozenset[tuple[int, str]] = frozenset()
_NONE: frozenset[str] = frozenset()


@once_a_sentence
def forms_in(sentence: Sentence, known: frozenset[tuple[int, str]]) -> Forms:
    """The forms, once a sentence: it is asked for many triggers in a row.

    `known` adds what the case knows of a name: the place of its last word and what it is called.
    """
    words = [_word_forms(t.text, t.upos) for t in sentence.tokens]
    armed = phrases("conduct", "armed_names")
    for token in sentence.tokens:
        if token.lower in armed and is_name_word(token):
            words[token.i] |= _SIDE
        if token.upos == "NOUN":
            words[token.i] |= _as_member(sentence, token) | _as_person(token)
    for place, word in known:
        words[place] |= {word}
    places = defaultdict[str, list[int]](list)
    for i, forms in enumerate(words):
        for form in forms:
            places[form].append(i)
    return Forms(tuple(words), frozenset(places), places)


@lru_cache(maxsize=16384)
def _word_forms(text: str, upos: str) -> frozenset[str]:
    low = text.lower().replace("’", "'").replace("\u2011", "-")
    found = {low, lemma(text, upos), lemma(text, "VERB"), lemma(text, "NOUN")}
    # A silent e the rules may have missed ("incited"): more candidates do no harm here.
    if low.endswith("ed"):
        found.add(low[:-1])
    elif low.endswith("ing"):
        found.add(low[:-3] + "e")
    return frozenset(found)


def word_forms(token: Token) -> frozenset[str]:
    """Everything a word may be looked up as: itself and its likely dictionary forms."""
    return _word_forms(token.text, token.upos)


# What the codebook calls a member of a guest group, and a man of an armed side.
_MEMBER = frozenset({"operative"})
_OF_SIDE = frozenset({"operative", "militia"})
# A name that says by its last word that the body bears arms ("Orlan Front").
_SIDE = frozenset({"militia"})


# What the codebook calls people whom it does not name by their trade ("four schoolteachers").
_SOMEBODY = frozenset({"somebody"})
_PEOPLE = ("ist", "ists", "man", "men", "woman", "women", "ers", "ors", "ees")


def _as_person(token: Token) -> frozenset[str]:
    """A common noun for people, listed or by its ending; of those in -er the plural alone tells."""
    if token.text[0].isupper() or token.lemma in phrases("conduct", "combatants"):
        return _NONE  # a name; who bears arms is more than somebody
    by_ending = token.lower.endswith(_PEOPLE) and token.lower not in phrases(
        "conduct", "things_in_er"
    )
    return _SOMEBODY if by_ending or token.lemma in _parties() else _NONE


@cache
def _parties() -> frozenset[str]:
    return phrases("conduct", "parties") - phrases("conduct", "texts")


def _as_member(sentence: Sentence, token: Token) -> frozenset[str]:
    """ "Orlan men", "the network's people", "couriers of the Front": all are members."""
    if token.lemma in phrases("conduct", "parties") and _is_of_band(sentence, token):
        return _OF_SIDE
    if token.lemma not in phrases("conduct", "members"):
        return frozenset()
    owners = children(sentence, token, "nmod", "compound")
    named = [t for t in owners if _is_band(sentence, t)]
    # "Varo people" may be its citizens; "the network's people" are its members.
    is_folk = token.lower == "people" and all(is_name_word(t) for t in named)
    return _MEMBER if named and not is_folk else frozenset()


def _is_of_band(sentence: Sentence, token: Token) -> bool:
    """ "The Kestrel Brigade's cooks", "the Front's engineers": the name says what the body is."""
    owners = children(sentence, token, "nmod", "compound")
    bands = [t for t in owners if t.lemma in phrases("conduct", "bands") and is_name_word(t)]
    return any(_is_band(sentence, t) for t in bands)


def _is_band(sentence: Sentence, owner: Token) -> bool:
    links = {c.lower for c in children(sentence, owner, "case")}
    if links - {"of", "'s", "'"}:
        return False
    is_name = is_name_word(owner) and owner.upos in {"NOUN", "PROPN"}
    return is_name or owner.lemma in phrases("conduct", "bands")


def step_places(sentence: Sentence, forms: Forms, step: Step) -> list[tuple[int, ...]]:
    """Each run of words that meets one of the step's forms, as indices."""
    found = []
    for form in step.forms:
        word = form[0]
        is_plain = word[0] not in "=#" and word[-1] != "*"
        places = forms.places.get(word, ()) if is_plain else _starts(sentence, forms, word)
        for i in places:
            if (
                (is_plain or _meets(sentence.tokens[i], forms.words[i], word))
                and (len(form) == 1 or _goes_on(sentence, forms, form, i))
                and (step.part is None or _is_part(sentence, sentence.tokens[i], step.part))
                and not (step.role and is_plain and _is_doing(sentence.tokens[i], word))
            ):
                found.append(tuple(range(i, i + len(form))))
    return found


def _is_doing(token: Token, word: str) -> bool:
    """ "Forced to leave" is no force: a verb's other form names nobody."""
    return token.upos == "VERB" and token.lower != word and token.relation != "amod"


def _goes_on(sentence: Sentence, forms: Forms, form: Sequence[str], first: int) -> bool:
    """Whether the words behind the first meet the rest of a form."""
    return first + len(form) <= len(forms.words) and all(
        _meets(sentence.tokens[first + k], forms.words[first + k], form[k])
        for k in range(1, len(form))
    )


def _starts(sentence: Sentence, forms: Forms, word: str) -> Sequence[int]:
    """Where a form can begin: words that have its first word among theirs, or any word."""
    if word == "#":
        return [i for i in range(len(sentence.tokens)) if not is_of_date(sentence, i)]
    if word.endswith("*"):
        return range(len(sentence.tokens))
    return forms.places.get(word.removeprefix("="), ())


def is_of_date(sentence: Sentence, i: int) -> bool:
    """ "On 30 May", "on May 30, 2037": a day of the month and a year count nothing."""
    token = sentence.tokens[i]
    counted = sentence.tokens[token.head]
    if not token.text.isdecimal() or (token.relation == "nummod" and counted.upos == "NOUN"):
        return False
    near = sentence.tokens[max(0, i - 1) : i + 2]
    if len(token.text) == 4:
        near = sentence.tokens[max(0, i - 3) : i]
    is_day = len(token.text) == 4 or 1 <= int(token.text) <= 31
    return is_day and any(t.text.istitle() and t.lower in _months() for t in near)


@cache
def _months() -> frozenset[str]:
    return frozenset(
        form.casefold() for forms in load("times")["months"].values() for form in forms
    )


def _meets(token: Token, forms: frozenset[str], word: str) -> bool:
    if word == "#":
        # "The other five": at the end of its phrase a number passes for a noun.
        is_number = token.upos == "NUM" or (
            token.upos == "NOUN" and load("numbers").get(token.lower, 0) > 1
        )
        return (is_number and token.lower != "one") or token.text[0].isdigit()
    if word.startswith("="):
        return token.lower == word[1:]
    if word.endswith("*"):
        return token.lower.startswith(word[:-1])
    return word in forms


def _is_part(sentence: Sentence, token: Token, part: str) -> bool:
    if part == "VERB" and token.upos == "AUX" and token.relation in {"aux", "cop"}:
        return False
    if part == "VERB" and (_is_owned(sentence, token) or _is_named_doing(sentence, token)):
        return False
    if part == "NOUN" and token.upos == "PRON":
        return True  # found as what it stands for (conduct/pronouns)
    if part == "BARE":
        return token.upos == "VERB" and not _has_object(sentence, token)
    if token.upos in _PARTS.get(part, (part,)):
        return True
    return part == "VERB" and token.is_root and token.upos == "NOUN"  # a rare verb taken for a noun


def _is_named_doing(sentence: Sentence, token: Token) -> bool:
    """ "Guard all the exits": right behind an article stands a noun, whatever it is taken for."""
    before = sentence.tokens[token.i - 1] if token.i else None
    is_behind = before is not None and before.lower in {"the", "a", "an"} and before.upos == "DET"
    return is_behind and token.relation != "amod" and not token.lower.endswith("ing")


def _is_owned(sentence: Sentence, token: Token) -> bool:
    """ "The brigade's wounded are in the clinic": right behind an owner stands no verb."""
    before = sentence.tokens[token.i - 1] if token.i else None
    return before is not None and before.relation == "case" and before.lower in {"'s", "'"}


def _has_object(sentence: Sentence, verb: Token) -> bool:
    return is_passive(sentence, verb) or any(c.i > verb.i for c in children(sentence, verb, "obj"))
