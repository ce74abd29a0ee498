"""Questions asked of a tree; every tree is hand-made, and helpers end on broken ones too."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.language.trees import tree

from pactwatch.language.grammar.modes import Scope
from pactwatch.language.grammar.scopes import adds
from pactwatch.language.grammar.syntax import (
    Sentence,
    Token,
    ancestors,
    build_sentences,
    clause_verb,
    conjuncts,
    core_phrase,
    head_of_range,
    is_negated,
    is_passive,
    object_of,
    obliques,
    particle_verbs,
    phrase,
    subject_of,
    subtree,
)
from pactwatch.language.words.forms import is_participle, lemma
from pactwatch.text.words import words

DENIAL = (
    "The/DET/det/2 Korvani/PROPN/nsubj/3 insist/VERB/root/0 that/SCONJ/mark/7 no/DET/det/6 "
    "guests/NOUN/nsubj/7 stay/VERB/ccomp/3 in/ADP/case/9 Velm/PROPN/obl/7 ./PUNCT/punct/3"
)
PASSIVE = (
    "Recruits/NOUN/nsubj/3 were/AUX/aux/3 trained/VERB/root/0 by/ADP/case/6 the/DET/det/6 "
    "Column/PROPN/obl/3 and/CCONJ/cc/8 fed/VERB/conj/3 ./PUNCT/punct/3"
)
RELATIVE = (
    "The/DET/det/2 men/NOUN/nsubj/6 who/PRON/nsubj/4 guard/VERB/acl/2 camps/NOUN/obj/4 "
    "left/VERB/root/0 ./PUNCT/punct/6"
)


def word(sentence: Sentence, text: str) -> Token:
    return next(t for t in sentence.tokens if t.text == text)


def test_subject_and_object_of_a_plain_clause() -> None:
    _, sentence = tree(DENIAL)
    subject = subject_of(sentence, word(sentence, "insist"))
    assert subject is not None
    assert subject.text == "Korvani"
    assert object_of(sentence, word(sentence, "insist")) is None


def test_a_negated_subject_negates_its_verb() -> None:
    _, sentence = tree(DENIAL)
    assert is_negated(sentence, word(sentence, "stay"))
    assert not is_negated(sentence, word(sentence, "insist"))


def test_not_only_and_no_doubt_negate_nothing() -> None:
    _, added = tree("Korvani/PROPN/nsubj/4 not/PART/advmod/4 only/ADV/advmod/4 left/VERB/root/0")
    _, sure = tree("He/PRON/nsubj/2 had/VERB/root/0 no/DET/det/4 doubt/NOUN/obj/2")
    _, just = tree("He/PRON/nsubj/2 had/VERB/root/0 no/DET/det/5 just/ADJ/amod/5 cause/NOUN/obj/2")
    _, nobody = tree("Nobody/PRON/nsubj/3 just/ADV/advmod/3 left/VERB/root/0")
    assert not is_negated(added, word(added, "left"))
    assert is_negated(nobody, word(nobody, "left"))
    assert not is_negated(sure, word(sure, "had"))
    assert is_negated(just, word(just, "had"))


@pytest.mark.parametrize(
    ("rows", "is_added"),
    [
        ("Korvani/PROPN/nsubj/4 not/PART/advmod/4 only/ADV/advmod/4 left/VERB/root/0", True),
        (
            "It/PRON/nsubj/4 did/AUX/aux/4 not/PART/advmod/4 stop/VERB/root/0 not/PART/advmod/4 "
            "just/ADV/advmod/4 theft/NOUN/obj/4",
            False,
        ),
        (
            "It/PRON/nsubj/2 stopped/VERB/root/0 theft/NOUN/obj/2 in/ADP/case/6 the/DET/det/6 "
            "mill/NOUN/obl/2 not/PART/advmod/2 just/ADV/advmod/2 once/ADV/advmod/2",
            False,
        ),
    ],
)
def test_not_only_adds_where_it_stands_with_its_verb_alone(rows: str, is_added: bool) -> None:
    _, sentence = tree(rows)
    verb = next(t for t in sentence.tokens if t.is_root)
    assert adds(Scope(sentence, verb, frozenset(range(len(sentence.tokens))))) is is_added


def test_passive_is_seen_without_subtypes() -> None:
    _, sentence = tree(PASSIVE)
    assert is_passive(sentence, word(sentence, "trained"))
    assert [t.text for t in obliques(sentence, word(sentence, "trained"), "by")] == ["Column"]
    assert [t.text for t in conjuncts(sentence, word(sentence, "trained"))] == ["trained", "fed"]


def test_joined_verb_shares_its_subject_and_a_relative_clause_takes_its_noun() -> None:
    _, passive = tree(PASSIVE)
    _, relative = tree(RELATIVE)
    shared = subject_of(passive, word(passive, "fed"))
    guards = subject_of(relative, word(relative, "guard"))
    assert shared is not None
    assert guards is not None
    assert (shared.text, guards.text) == ("Recruits", "men")
    assert subject_of(passive, word(passive, "fed"), inherit=False) is None


def test_phrases_leave_off_clauses_and_prepositions() -> None:
    text, sentence = tree(RELATIVE)
    men = word(sentence, "men")
    assert text[slice(*phrase(sentence, men))] == "The men who guard camps"
    assert text[slice(*core_phrase(sentence, men))] == "The men"
    assert clause_verb(sentence, men).text == "left"


def test_head_of_a_range_is_its_highest_word() -> None:
    text, sentence = tree(DENIAL)
    start = text.index("no guests")
    head = head_of_range(sentence, start, len(text) - 1)
    assert head is not None
    assert head.text == "stay"


def test_a_head_outside_its_sentence_makes_a_root() -> None:
    found = words("Guards left. Camps burn.")
    sentences = build_sentences(
        found,
        [(0, 3), (3, 6)],
        heads=[1, 1, 1, 0, 4, 4],
        relations=["nsubj", "root", "punct", "nsubj:pass", "root", "punct"],
        upos=["NOUN", "VERB", "PUNCT", "NOUN", "VERB", "PUNCT"],
    )
    assert sentences[1].tokens[0].is_root
    assert sentences[1].tokens[0].relation == "nsubj"
    assert sentences[1].start == found[3].start


@given(st.lists(st.integers(0, 7), min_size=8, max_size=8))
def test_helpers_end_on_any_heads_even_cycles(heads: list[int]) -> None:
    tokens = tuple(
        Token(i, 2 * i, 2 * i + 1, "x", "VERB", head, "conj") for i, head in enumerate(heads)
    )
    sentence = Sentence(tokens)
    for token in tokens:
        assert len(list(ancestors(sentence, token))) < 8
        assert len(subtree(sentence, token)) <= 8
        subject_of(sentence, token)
        clause_verb(sentence, token)


@pytest.mark.parametrize(
    ("form", "upos", "base"),
    [
        ("harbouring", "VERB", "harbour"),
        ("negotiated", "VERB", "negotiate"),
        ("permitting", "VERB", "permit"),
        ("denied", "VERB", "deny"),
        ("said", "VERB", "say"),
        ("was", "AUX", "be"),
        ("hosting", "VERB", "host"),
        ("released", "VERB", "release"),
        ("spokesmen", "NOUN", "spokesman"),
        ("militias", "NOUN", "militia"),
        ("allies", "NOUN", "ally"),
        ("Velm", "PROPN", "velm"),
    ],
)
def test_lemma(form: str, upos: str, base: str) -> None:
    assert lemma(form, upos) == base


def test_participles() -> None:
    assert is_participle("held")
    assert is_participle("trained")
    assert not is_participle("hold")


@given(
    stem=st.text(alphabet="abelsz'", max_size=5),
    ending=st.sampled_from(["", "s", "ed", "ing", "ies", "ied"]),
    upos=st.sampled_from(["VERB", "NOUN", "AUX", "ADJ", ""]),
)
def test_any_letters_have_a_lemma(stem: str, ending: str, upos: str) -> None:
    """ "lling", cut off at a page's edge, once ended a run."""
    assert isinstance(lemma(stem + ending, upos), str)
    assert lemma("lling", "VERB")


@pytest.mark.parametrize("place", ["2", "5"])
def test_a_particle_is_its_verbs_wherever_the_tree_hangs_it(place: str) -> None:
    """ "Off" is the release's in some trees."""
    _, sentence = tree(
        "They/PRON/nsubj/2 called/VERB/root/0 "
        f"off/ADP/compound/{place} the/DET/det/5 release/NOUN/obl/2"
    )
    assert "call_off" in particle_verbs(sentence, sentence.tokens[1])
