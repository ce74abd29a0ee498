"""Where a name ends, and how mentions of one name agree, whatever model proposes them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch.language.grammar.engine import Found
from pactwatch.language.names.edges import EDGE_RULES, mended
from pactwatch.language.names.joins import whole_people
from pactwatch.language.names.names import bare
from pactwatch.language.names.votes import agreed


@pytest.mark.parametrize(
    ("words", "kind", "left"),
    [
        ("Oren\n\nMallow", "PER", ["Oren", "Mallow"]),
        ("Oren\nMallow", "PER", ["Oren\nMallow"]),
        ("Oren Mallow mallow@velm.example", "PER", ["Oren Mallow"]),
        ("mallow@velm.example", "PER", []),
        ("Velm Road (North", "ORG", ["Velm Road"]),
        ("V)", "ORG", ["V"]),
        ("Velm Union (VU)", "ORG", ["Velm Union (VU)"]),
        ("The Velm Union", "ORG", ["Velm Union"]),
        ("The Oren", "PER", ["The Oren"]),
        ("Velm's", "LOC", ["Velm"]),
        ("Velm-based", "LOC", ["Velm"]),
        ("Port Velm-backed", "LOC", ["Port Velm"]),
        ("Velm-Arvan", "LOC", ["Velm-Arvan"]),
        ("new Velm", "LOC", ["Velm"]),
        ("Union of", "ORG", ["Union"]),
        ("al-Mallow", "PER", ["al-Mallow"]),
    ],
)
def test_a_name_is_mended_at_its_edges(words: str, kind: str, left: list[str]) -> None:
    parts = mended(words, Found(0, len(words), kind, 0.9))
    assert [words[p.start : p.end] for p in parts] == left


@given(st.text(alphabet="aV (\n)'@-s", min_size=1, max_size=20), st.sampled_from(["PER", "ORG"]))
def test_parts_lie_inside_and_apart(words: str, kind: str) -> None:
    parts = mended(words, Found(0, len(words), kind, 0.9))
    assert all(0 <= p.start < p.end <= len(words) for p in parts)
    assert all(a.end <= b.start for a, b in pairwise(parts))


def test_every_rule_says_what_it_does() -> None:
    assert all(rule.sentence.endswith(".") for rule in EDGE_RULES)


def found(text: str, *names: tuple[str, str, float]) -> list[Found]:
    at, out = 0, []
    for words, kind, score in names:
        start = text.index(words, at)
        at = start + len(words)
        out.append(Found(start, at, kind, score))
    return out


def kinds(text: str, names: list[Found]) -> list[str]:
    return [n.kind for n in agreed(text, names, bare)]


def test_the_surer_side_wins_between_person_and_body() -> None:
    text = "Karvel said no. Karvel shares fell. Shares of Karvel rose."
    names = found(text, ("Karvel", "PER", 0.5), ("Karvel", "ORG", 0.9), ("Karvel", "ORG", 0.8))
    assert kinds(text, names) == ["ORG", "ORG", "ORG"]


def test_an_open_vote_and_a_place_stay_as_they_are() -> None:
    text = "Karvel said no. Karvel fell."
    assert kinds(text, found(text, ("Karvel", "PER", 0.6), ("Karvel", "ORG", 0.6))) == [
        "PER",
        "ORG",
    ]
    assert kinds(text, found(text, ("Karvel", "LOC", 0.5), ("Karvel", "ORG", 0.9))) == [
        "LOC",
        "ORG",
    ]


def test_a_name_seen_twice_is_one_wherever_it_stands() -> None:
    text = "Karvel rose. Karvel fell. Then Karvel, and Karvel-like shares, rested."
    assert kinds(text, found(text, ("Karvel", "ORG", 0.9), ("Karvel", "ORG", 0.9))) == ["ORG"] * 3


def test_a_short_word_seen_twice_is_not_spread() -> None:
    text = "Mo left. Mo slept. Mo, they say, woke."
    assert len(agreed(text, found(text, ("Mo", "PER", 0.9), ("Mo", "PER", 0.9)), bare)) == 2


@pytest.mark.parametrize(
    ("before", "name", "left"),
    [
        ("led by the ", "Briton Ada Marr", "Ada Marr"),
        ("led by ", "Briton Ada Marr", "Briton Ada Marr"),
        ("led by the ", "Ada Marr", "Ada Marr"),
    ],
)
def test_whose_people_somebody_is_of_is_no_part_of_the_name(
    before: str, name: str, left: str
) -> None:
    text = before + name
    cut = len(before) + len(name.split()[0])
    whole = [Found(len(before), len(text), "PER", 0.9)]
    halves = [Found(len(before), cut, "PER", 0.9), Found(cut + 1, len(text), "PER", 0.9)]
    for seen in (whole, halves):
        assert [text[p.start : p.end] for p in whole_people(text, seen)] == [left]
