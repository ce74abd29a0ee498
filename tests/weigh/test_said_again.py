"""What is told more than once: a table of our own fiction, and what must hold of any statements."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.weigh.test_contradictions import NO, POOL, SHELTERS, SHELTERS_NOT, told

from pactwatch.domain.statement import Statement
from pactwatch.weigh.passages.passages import read_passage
from pactwatch.weigh.relations.contradictions import find_opposed
from pactwatch.weigh.relations.relations import relate
from pactwatch.weigh.relations.said_again import find_again

FIRST = "The Council shelters forty armed guests in the fort at Orsel"
SAME = "Forty armed guests are sheltered by the Council in the fort at Orsel"
MORE = (
    "The Council shelters forty armed guests in the fort at Orsel, thirty men of the Column and "
    "ten gunners, who arrived by boat with their weapons and sleep in the old granary"
)
OTHER = "Bread has become dear in the harbour of Tarn since the spring, the bakers complain"
DAYS = {"a": date(2031, 4, 1), "b": date(2031, 4, 2), "c": date(2031, 4, 3)}


def on(day: str, who: str, words: str, **more: object) -> Statement:
    return replace(told(who, words, **more), document_id=day)


@pytest.mark.parametrize(
    ("words", "relation"),
    [(SAME, "SAME_AS"), (MORE, "REFINES"), (OTHER, None)],
    ids=["in other words", "in more detail", "of another matter"],
)
def test_who_says_it_again(words: str, relation: str | None) -> None:
    found = find_again([on("b", "Brand", words), on("a", "Quill", FIRST)], published=DAYS)
    assert [p.relation.value for one in found for p in one.again] == [relation] * bool(relation)
    assert all(one.first.speaker.name == "Quill" for one in found)
    assert all("Quill" in p.reason or "Brand" in p.reason for one in found for p in one.again)


def test_each_later_telling_stands_once_behind_the_first() -> None:
    three = [on("a", "Quill", FIRST), on("b", "Brand", SAME), on("c", "Ward", MORE)]
    (found,) = find_again(three, published=DAYS)
    assert [p.other.speaker.name for p in found.again] == ["Brand", "Ward"]


def test_a_no_is_no_telling_of_a_yes() -> None:
    """What denies stands among what does not go together."""
    assert not find_again([on("a", "Quill", FIRST), on("b", "Brand", SAME, **NO)], published=DAYS)


def test_what_a_reader_has_read_counts_with_the_words() -> None:
    two = [on("a", "Quill", FIRST), on("b", "Brand", SAME)]
    assert find_again(two, published=DAYS, reader=lambda _a, _b: 6.0)
    assert not find_again(two, published=DAYS, reader=lambda _a, _b: -6.0)


def test_of_two_matters_for_a_reader_a_no_in_words_alone_is_none() -> None:
    """Claims of the two that meet say more than the reader."""
    yes, no = read_passage(SHELTERS, DAYS["a"]), read_passage(SHELTERS_NOT, DAYS["a"])
    found = [relate(yes, no, reader=lambda _a, _b, n=n: n) for n in (-6.0, 6.0)]
    assert [f.rule for f in found] == ["read as two matters", "denied as own"]
    two = [on("a", "Quill", SHELTERS), on("a", "Brand", SHELTERS_NOT, **NO)]
    assert find_opposed(two, published=DAYS, reader=lambda _a, _b: -6.0)


@given(order=st.permutations(POOL))
@settings(max_examples=10, deadline=None)
def test_the_order_of_arrival_does_not_matter(order: list[Statement]) -> None:
    assert find_again(order) == find_again(POOL)


@given(st.lists(st.sampled_from(POOL), max_size=12))
@settings(max_examples=20, deadline=None)
def test_nothing_is_a_telling_of_itself_or_stands_twice(some: list[Statement]) -> None:
    for one in find_again(some):
        later = [p.other.id for p in one.again]
        assert one.first.id not in later
        assert len(set(later)) == len(later)
