"""Joins the places of a trigger's steps: one after the other, or tied by the tree in any order.

In: a sentence, a trigger and the places of each of its steps. Out: one place per step.
In order, small gaps are allowed, and what counts within a number ("12 of the 40") is no gap.
Refuses to say whether the words mean what the trigger means: see conduct/sense.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pactwatch.language.grammar.syntax import Sentence, Token, children, is_passive
from pactwatch.language.words.lexicon import phrases
from pactwatch.text.triggers import Step, Trigger

__all__ = ["in_order", "in_tree"]

# Words that may stand between two steps: an article, an adverb and two adjectives, or a short name.
_GAP = 4
_WIDE_GAP = 14
_OF_A_NUMBER = frozenset({"of", "the", "its", "their", "some", "about"})
_MARKS = frozenset("-\u2011\u2013“”‘’\"'")
# No step stands farther behind the one before it, whatever numbers are left out of the count: of a
# sentence of a thousand clauses each would be held against each.
_FARTHEST = 3 * _WIDE_GAP
_BARRIERS = frozenset({";", ":", "!", "?"})


def in_order(
    sentence: Sentence, trigger: Trigger, found: list[list[tuple[int, ...]]]
) -> Iterator[tuple[tuple[int, ...], ...]]:
    """The steps one after the other; of several continuations the nearest."""
    wide = _wide_flags(trigger)
    steps = trigger.words
    counts = [step.forms == (("#",),) for step in steps]
    objects = [one.role == "object" and not _is_link(before) for before, one in pairwise(steps)]
    governed = [bool(one.role) and _is_link(before) for before, one in pairwise(steps)]
    for start in found[0]:
        places = [start]
        rest = zip(found[1:], wide[1:], counts, objects, governed, strict=False)
        for options, is_wide, is_count, is_object, is_governed in rest:
            after = places[-1][-1]
            fits = [
                o
                for o in options
                if after < o[0] <= after + _FARTHEST
                and _distance(sentence, after, o[0]) <= (_WIDE_GAP if is_wide else _GAP)
                and not _is_cut(sentence, after, o[0])
                and not (is_count and not is_wide and _is_other_count(sentence, after, o[0]))
                and not _is_others_by(sentence, o, places, steps)
                and not _is_others_from(sentence, o, places)
                and not _is_of_a_place(sentence, o)
                and not (is_object and _is_hearer(sentence, o, places))
                and not _is_of_later_verb(sentence, after, o)
                and not (is_governed and not is_wide and _is_behind_other(sentence, after, o[0]))
            ]
            if not fits:
                break
            places.append(min(fits))
        if len(places) == len(found):
            yield tuple(places)


def _is_behind_other(sentence: Sentence, link: int, right: int) -> bool:
    """ "Transfers of rifles to the Front": the Front is not what "of" governs, nor is the man what
    they are close to in "close to | identifying the man"."""
    between = sentence.tokens[link + 1 : right]
    is_doing = any(t.upos == "VERB" and t.relation != "amod" for t in between[:1])
    is_doing = is_doing and f"{sentence.tokens[link].lower} -{between[0].lower[-3:]}" == "to -ing"
    return is_doing or any(t.upos == "ADP" and t.lower != "of" for t in between)


def _is_others_by(
    sentence: Sentence,
    place: tuple[int, ...],
    places: list[tuple[int, ...]],
    steps: tuple[Step, ...],
) -> bool:
    """ "Raided houses used by X": what X did stands nearer to its "by" than the words found; as in
    "the release of nine monks taken captive by X", where one of them fills a role."""
    token = sentence.tokens[place[0]]
    if token.lower != "by" or token.is_root:
        return False
    doing = sentence.tokens[sentence.tokens[token.head].head]
    told = [p for p, step in zip(places, steps, strict=False) if not step.role]
    last = places[0][-1] if doing.relation == "acl" else places[-1][-1]
    is_between = last < doing.i < token.i
    is_done = doing.upos == "VERB" and is_passive(sentence, doing)
    return is_between and is_done and all(doing.i not in p for p in told)


def _is_others_from(
    sentence: Sentence, place: tuple[int, ...], places: list[tuple[int, ...]]
) -> bool:
    """ "Carried papers after crossing from X": where they came from, and no giver of the papers."""
    token = sentence.tokens[place[0]]
    if token.lower != "from" or token.is_root:
        return False
    doing = sentence.tokens[sentence.tokens[token.head].head]
    is_between = places[-1][-1] < doing.i < token.i
    is_other = doing.upos == "VERB" and doing.relation in {"advcl", "acl", "conj", "parataxis"}
    return is_between and is_other and all(doing.i not in p for p in places)


def _is_of_a_place(sentence: Sentence, place: tuple[int, ...]) -> bool:
    """ "Ambushed south of Karo": where, and none of Karo's doing."""
    of = sentence.tokens[place[0]]
    before = sentence.tokens[of.i - 1].lower if of.i else ""
    return of.lower == "of" and before in _SIDES


_SIDES = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast"})
_SIDES |= {"southwest", "outside"}


def _is_of_later_verb(sentence: Sentence, left: int, place: tuple[int, ...]) -> bool:
    """ "Were not handed over; Varo keeps them", "passed it on, as they were told": the pronoun is
    another verb's."""
    token = sentence.tokens[place[0]]
    verb = sentence.tokens[token.head]
    is_other = verb.relation in {"parataxis", "conj", "advcl", "acl"} and verb.i > left
    if token.upos != "PRON" or not is_other or token.lower in {"who", "that", "which"}:
        return False  # a relative word stands behind its noun
    return token.relation == "nsubj" or (token.relation == "obj" and verb.i < token.i)


def _wide_flags(trigger: Trigger) -> list[bool]:
    """Per word step, whether "..." stands anywhere between it and the word step before it."""
    flags, is_wide = [], False
    for step in trigger.steps:
        is_wide = is_wide or step.is_wide
        if step.forms:
            flags.append(is_wide)
            is_wide = False
    return flags


def _is_other_count(sentence: Sentence, left: int, right: int) -> bool:
    """In "29 years, finally withdrawing soldiers" the number counts no soldiers."""
    between = sentence.tokens[left + 1 : right]
    return any(
        t.upos in {"AUX", "SCONJ"}
        or (t.upos == "PUNCT" and t.text not in _MARKS)
        or (t.upos == "VERB" and t.relation != "amod")
        for t in between
    )


def _distance(sentence: Sentence, left: int, right: int) -> int:
    """Words between, those of a number left out: "released only 12 of the 40 prisoners"."""
    count, is_number = 0, False
    for token in sentence.tokens[left + 1 : right]:
        is_part = token.upos == "NUM" or (is_number and token.lower in _OF_A_NUMBER)
        count += not is_part
        is_number = is_part
    return count


def _is_cut(sentence: Sentence, left: int, right: int) -> bool:
    return any(sentence.tokens[i].text in _BARRIERS for i in range(left + 1, right))


def in_tree(
    sentence: Sentence, trigger: Trigger, found: list[list[tuple[int, ...]]]
) -> Iterator[tuple[tuple[int, ...], ...]]:
    """The steps in any order, each tied by an arc to one before it."""
    if len(found) < 2:
        return
    steps = trigger.words
    for start in found[0]:
        if steps[0].role == "object" and _is_hearer(sentence, start):
            continue
        places = [start]
        for step, options in zip(steps[1:], found[1:], strict=True):
            tied = [
                o
                for o in options
                if not any(set(o) & set(p) for p in places)
                and not _is_of_a_place(sentence, o)
                and any(_is_tied(sentence, p, o) for p in places)
                and not (step.role and _is_active_subject(sentence, o))
                and (o[0] > places[-1][-1] or not _is_link(step))
                and not (step.role == "object" and _is_hearer(sentence, o, places))
            ]
            if not tied:
                break
            places.append(tied[0])
        if len(places) == len(found):
            yield tuple(places)


_BESIDE = frozenset({"to", "for", "with", "after", "before", "during", "over", "about", "since"})


def _is_hearer(
    sentence: Sentence, place: tuple[int, ...], others: Sequence[tuple[int, ...]] = ()
) -> bool:
    """ "Released the file to the lawyers": who gets it is not what is released; of "handed over the
    airfield" the "over" is the verb's, whatever the tree ties it to."""
    token = sentence.tokens[place[-1]]
    own = {i for other in others for i in other}
    return any(c.lower in _BESIDE and c.i not in own for c in children(sentence, token, "case"))


def _is_link(step: Step) -> bool:
    """A step of given forms ("=of", "=with") follows what it links, in any order of the rest."""
    return all(form[0].startswith("=") for form in step.forms)


def _is_active_subject(sentence: Sentence, place: tuple[int, ...]) -> bool:
    """A role word that follows the verb in the trigger cannot be the verb's own subject."""
    for i in place:
        token = _counted(sentence, sentence.tokens[i])
        if token.relation == "nsubj" and not is_passive(sentence, sentence.tokens[token.head]):
            return True
    return False


def _is_tied(sentence: Sentence, one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return any(_has_arc(sentence, a, b) for a in one for b in other)


def _counted(sentence: Sentence, token: Token) -> Token:
    """ "One of the drivers was freed": the count stands where the counted would."""
    above = sentence.tokens[token.head]
    is_of = any(c.lower == "of" for c in children(sentence, token, "case"))
    counts = token.relation == "nmod" and is_of and not above.is_root
    is_count = above.upos == "NUM" or above.lower in phrases("conduct", "counts")
    return above if counts and is_count else token


def _has_arc(sentence: Sentence, a: int, b: int) -> bool:
    for low_i, high_i in ((a, b), (b, a)):
        low = _counted(sentence, sentence.tokens[low_i])
        above = sentence.tokens[low.head]
        if low.relation in phrases("conduct", "ties") and above.i == high_i:
            return True
        if low.relation == "nsubj" and above.i in _sharing(sentence, sentence.tokens[high_i]):
            return True
        if (
            low.relation in {"case", "mark"}
            and above.relation in phrases("conduct", "ties")
            and above.head == high_i
        ):
            return True
    return False


def _sharing(sentence: Sentence, verb: Token) -> set[int]:
    """ "The Front stopped a train and shot the driver": the verbs whose subject is the verb's."""
    found: set[int] = set()
    while verb.relation == "conj" and verb.head < verb.i and not children(sentence, verb, "nsubj"):
        verb = sentence.tokens[verb.head]
        found.add(verb.i)
    return found
