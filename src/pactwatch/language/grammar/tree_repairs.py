"""A sentence's flat tree in, the same tree with what a small parser gets wrong set right, out.

Rules stand in one table, in the order they are tried; each says what it repairs. They look at
word classes, order and marks alone. Refuses to touch a tree where the rule's whole pattern does
not stand. Source: Universal Dependencies v2 guidelines for control, coordination and clauses.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from pactwatch.language.grammar.tree import NOMINAL, Tree
from pactwatch.language.grammar.tree_clauses import (
    COMPLEMENTS,
    apposition,
    around_report,
    before_its_clause,
    contact_clause,
    floating,
    fronted,
    in_its_clause,
    open_complement,
    own_subject,
    past_main,
    past_stop,
    subject_across,
    subject_before,
    subject_behind,
)
from pactwatch.language.grammar.tree_homographs import (
    behind,
    deed_behind_particle,
    deed_by,
    garden_path,
    gerund,
    homograph,
    infinitive_deed,
    listed_verb,
    past_verb,
)
from pactwatch.language.grammar.tree_openings import (
    closing_subject,
    described,
    having,
    led_by_phrase,
    let_be,
    let_do,
    named_subject,
    next_subject,
    nobody_did,
    noun_clause,
    of_a_noun,
    point_number,
    reduced_relative,
    spliced,
    told_by_next,
    told_by_said,
    told_subject,
    told_too,
)
from pactwatch.language.grammar.tree_phrases import (
    behind_semicolon,
    case_ahead,
    not_one,
    own_phrase,
    seen_doing,
    set_beside,
)
from pactwatch.language.grammar.tree_told import told_before
from pactwatch.language.model.reading import Parse
from pactwatch.language.words.forms import lemma
from pactwatch.language.words.lexicon import phrases
from pactwatch.text.words import Word

__all__ = ["REPAIRS", "repair"]

# A noun phrase between a verb and the infinitive it governs is rarely longer.
_REACH = 8


def repair(parse: Parse, words: Sequence[Word], bounds: Iterable[tuple[int, int]]) -> Parse:
    """The parse with every rule of the table applied once, in order, to each sentence."""
    made = Parse(list(parse.heads), list(parse.relations), list(parse.upos))
    for first, last in bounds:
        heads = [
            h - first if first <= h < last else i for i, h in enumerate(made.heads[first:last])
        ]
        tree = Tree(
            [w.text for w in words[first:last]],
            parse.upos[first:last],
            heads,
            made.relations[first:last],
        )
        for rule in REPAIRS:
            rule(tree)
        made.heads[first:last] = [h + first for h in tree.heads]
        made.relations[first:last] = tree.relations
        made.upos[first:last] = tree.upos
    return made


def _infinitive(tree: Tree) -> None:
    """An infinitive behind "permit", "tell" and their kin and one noun is governed by them."""
    for verb, noun, infinitive in _controlled(tree):
        tree.hang(infinitive, verb, "xcomp")
        tree.hang(noun, verb, "obj")


def _controlled(tree: Tree) -> Iterator[tuple[int, int, int]]:
    """Verb, head of the noun phrase and infinitive of "VERB the NOUN to VERB"."""
    verbs = phrases("conduct", "controllers")
    for to in range(2, len(tree.words) - 1):
        if tree.low[to] != "to" or tree.upos[to + 1] != "VERB":
            continue
        for verb in range(to - 2, max(-1, to - 2 - _REACH), -1):
            if tree.upos[verb] in {"PUNCT", "CCONJ", "SCONJ"}:
                break
            if tree.upos[verb] == "VERB":
                if lemma(tree.words[verb], "VERB") in verbs and tree.upos[to - 1] in NOMINAL:
                    yield verb, _head_of(tree, verb + 1, to), to + 1
                break


def _head_of(tree: Tree, first: int, last: int) -> int:
    """The word of a stretch that hangs outside it; the last one where several do."""
    outer = [i for i in range(first, last) if not first <= tree.heads[i] < last]
    nominal = [i for i in outer if tree.upos[i] in NOMINAL]
    return (nominal or [last - 1])[-1]


def _second_object(tree: Tree) -> None:
    """A verb that has its object leaves what follows a coordinated verb to that verb."""
    for second, relation in enumerate(tree.relations):
        first = tree.heads[second]
        if relation != "conj" or first >= second:
            continue
        if {tree.upos[first], tree.upos[second]} != {"VERB"}:
            continue
        for verb in (first, *(i for i in tree.of(first, "xcomp") if first < i < second)):
            _leave_behind(tree, verb, second)


def _leave_behind(tree: Tree, first: int, second: int) -> None:
    """ "It keeps buying boats and has moved men | into the valley": what is behind the second verb
    is the second's."""
    own = [i for i in tree.of(first, *COMPLEMENTS) if i > first]
    if any(i < second and tree.relations[i] == "obj" for i in own):
        for i in (i for i in own if i > second and _is_next(tree, second, i)):
            tree.hang(i, second, tree.relations[i])


def _is_next(tree: Tree, verb: int, i: int) -> bool:
    """Whether no comma or other verb parts the word from the verb."""
    return all(tree.upos[k] != "VERB" and tree.words[k] != "," for k in range(verb + 1, i))


def _participle(tree: Tree) -> None:
    """A participle behind the comma that closes a side clause goes on with the main one."""
    for i, relation in enumerate(tree.relations):
        verb = tree.heads[i]
        if relation != "advcl" or i == 0 or tree.words[i - 1] != ",":
            continue
        if tree.upos[i] != "VERB" or not tree.low[i].endswith("ing"):
            continue
        if tree.relations[verb] == "advcl" and verb < i and tree.of(verb, "mark", "case"):
            tree.hang(i, tree.heads[verb], "advcl")


def _address(tree: Tree) -> None:
    """ "General, the monitors say": a name set off by one comma is spoken to, not the subject.

    A noun set beside a name is closed by a second comma; where none stands before the verb, that
    noun is the verb's subject.
    """
    for comma in (k for k, word in enumerate(tree.words) if word == "," and k):
        name = comma - 1
        verb = tree.heads[name]
        if verb < comma or tree.relations[name] not in _CALLED or not _is_call(tree, name):
            continue
        for i in (i for i in tree.of(verb, "nsubj") if comma < i < verb):
            if not set(tree.words[i:verb]) & _CLOSING:
                tree.hang(name, verb, "vocative")


def _is_call(tree: Tree, name: int) -> bool:
    """Whether a run of names alone stands between the sentence's start, or a mark, and here."""
    first = name
    while first and tree.upos[first - 1] in {"PROPN", "NOUN"}:
        first -= 1
    return tree.upos[name] == "PROPN" and (first == 0 or tree.upos[first - 1] == "PUNCT")


_CALLED = frozenset({"nsubj", "nmod", "obl", "dislocated", "vocative"})
_CLOSING = frozenset({",", ")", "—", "–", "-", ";", ":"})


def _genitive(tree: Tree) -> None:
    """What has a genitive mark belongs to the noun behind the mark."""
    for mark, word in enumerate(tree.low[:-1]):
        owner = tree.heads[mark]
        if word not in {"'s", "’s", "'", "’"} or tree.relations[mark] != "case":
            continue
        owned = _noun_behind(tree, mark)
        if owned is not None and owner < mark and tree.heads[owner] not in range(mark, owned + 1):
            tree.hang(owner, owned, "nmod")


def _noun_behind(tree: Tree, mark: int) -> int | None:
    """The last noun of the run of adjectives, numbers and nouns right behind a place."""
    found = None
    for i in range(mark + 1, min(len(tree.words), mark + 1 + _REACH)):
        if tree.upos[i] not in NOMINAL | {"ADJ"} or tree.upos[i] == "PRON":
            break
        if tree.upos[i] in {"NOUN", "PROPN"}:
            found = i
    return found


def _named_doer(tree: Tree) -> None:
    """ "Oskel shelters gunmen": a bare name hung on the verb right behind it, as if both were one
    name, is its subject where it has no other."""
    for name, above in enumerate(tree.heads):
        if tree.upos[name] != "PROPN":
            continue
        _across(tree, name, above)
        verb = tree.heads[name]
        is_hung = tree.leads_to(name, verb) and tree.relations[name] in {"compound", "flat", "nmod"}
        is_finite = tree.upos[verb] == "VERB" and tree.relations[verb] in _CLAUSES
        if not (is_hung and is_finite):
            continue
        if not tree.low[verb].endswith("ing") and not tree.of(verb, *_SUBJECTS):
            tree.hang(name, verb, "nsubj")


def _number_subject(tree: Tree) -> None:
    """ "112 of the 180 had been released": a number that is of others counts no verb, it is what
    the verb tells of."""
    for number, relation in enumerate(tree.relations[:-1]):
        verb = tree.heads[number]
        if relation != "nummod" or tree.upos[verb] != "VERB" or tree.upos[number] != "NUM":
            continue
        if tree.low[number + 1] != "of":
            continue
        if number == verb + 1 and not tree.of(verb, "obj"):
            tree.relations[number] = "obj"  # "closed | four | of the sixteen beds"
        elif number < verb and not list(tree.of(verb, "nsubj", "expl", "csubj")):
            tree.relations[number] = "nsubj"


def _part_of(tree: Tree) -> None:
    """ "One of his units had fired": what a number is a part of hangs on it, not on the verb."""
    for of in range(1, len(tree.words) - 1):
        number, noun = of - 1, tree.heads[of]
        if tree.upos[number] not in {"NUM", "PRON", "DET"}:
            continue
        is_part = tree.low[of] == "of"
        is_subject = tree.relations[number] == "nsubj" and tree.heads[number] > of
        if is_part and is_subject and of < noun < tree.heads[number]:
            tree.hang(noun, number, "nmod")


def _across(tree: Tree, name: int, noun: int) -> None:
    """ "Oskel | shelters rebel leaders": no name is part of a noun with the main verb between."""
    verb = name + 1
    is_torn = verb < noun and tree.relations[name] == "compound"
    if is_torn and tree.upos[verb] == "VERB" and tree.relations[verb] == "root":
        tree.hang(name, verb, "nsubj")
        if tree.heads[noun] == verb and tree.relations[noun] == "nsubj":
            tree.hang(noun, verb, "obj")


def _finite_conjunct(tree: Tree) -> None:
    """ "It lets them drill and sends out patrols": a finite verb goes on with a finite one, not
    with an infinitive or participle below it."""
    for verb, relation in enumerate(tree.relations):
        if relation != "conj" or not _is_third(tree, verb) or tree.of(verb, *_SUBJECTS):
            continue
        above = tree.heads[verb]
        while tree.relations[above] in _BELOW and not _is_third(tree, above) and above < verb:
            above = tree.heads[above]
        if above < verb and tree.upos[above] == "VERB" and above != tree.heads[verb]:
            tree.hang(verb, above, "conj")


def _is_third(tree: Tree, i: int) -> bool:
    """ "Sends", "goes": a form that has a subject of its own."""
    word = tree.low[i]
    return tree.upos[i] == "VERB" and word.endswith("s") and lemma(word, "VERB") != word


_BELOW = frozenset({"xcomp", "advcl", "conj"})
_CLAUSES = frozenset({"root", "ccomp", "conj", "parataxis", "advcl"})
_SUBJECTS = ("nsubj", "csubj", "expl")


REPAIRS: Sequence[Callable[[Tree], None]] = (
    past_verb,
    behind,
    homograph,
    listed_verb,
    gerund,
    infinitive_deed,
    deed_behind_particle,
    deed_by,
    garden_path,
    _address,
    _genitive,
    _infinitive,
    _participle,
    _second_object,
    reduced_relative,
    next_subject,
    fronted,
    subject_behind,
    subject_before,
    past_main,
    past_stop,
    own_subject,
    contact_clause,
    apposition,
    open_complement,
    before_its_clause,
    in_its_clause,
    around_report,
    floating,
    _named_doer,
    point_number,
    _finite_conjunct,
    _number_subject,
    _part_of,
    own_phrase,
    subject_across,
    case_ahead,
    seen_doing,
    set_beside,
    not_one,
    behind_semicolon,
    described,
    noun_clause,
    having,
    let_be,
    let_do,
    named_subject,
    told_by_said,
    told_by_next,
    told_too,
    told_subject,
    of_a_noun,
    closing_subject,
    spliced,
    nobody_did,
    led_by_phrase,
    told_before,
)
