"""Which names are compared: all of a few, the most alike of many, and none of them twice."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pactwatch.case.alike as alike
from pactwatch.case.alike import FEW, Alike, near_pairs

NAMES = {
    "tal": "Orin Tal",
    "taal": "Orin Taal",
    "brandt": "Ilse Brandt",
    "guild": "The Ford Guild",
}
# Many names of a few words each, as speakers are numbered in minutes of a council.
MANY = {f"w-{n}": f"Witness {chr(97 + n % 26)}{chr(97 + n // 26)} Oru" for n in range(FEW + 40)}


def test_a_few_names_are_all_compared() -> None:
    assert near_pairs(NAMES, NAMES) == list(combinations(sorted(NAMES), 2))
    assert ("taal", "tal") in Alike().among(NAMES)


def test_of_many_names_the_most_alike_are_compared() -> None:
    names = MANY | {"a-tal": "Orin Tal", "a-taal": "Orin Tohl", "a-tall": "Orin Tal"}
    found = near_pairs(names, names, most=50)
    assert len(found) == 50
    assert found[0] == ("a-tal", "a-tall")


def test_what_was_compared_once_is_not_compared_again(monkeypatch: pytest.MonkeyPatch) -> None:
    names = Alike()
    names.among(NAMES)
    asked: list[tuple[str, str]] = []
    match = alike.match_names
    monkeypatch.setattr(alike, "match_names", lambda a, b: asked.append((a, b)) or match(a, b))
    more = NAMES | {"new": "Orin Tahl"}
    assert ("new", "tal") in names.among(more)
    assert len(asked) == len(NAMES)
    asked.clear()
    names.among(more)
    assert asked == []


FEW_NAMES = st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from(sorted(NAMES.values())))


@given(FEW_NAMES, FEW_NAMES)
def test_the_order_in_which_names_come_changes_nothing(
    first: dict[str, str], second: dict[str, str]
) -> None:
    step_by_step, at_once = Alike(), Alike()
    step_by_step.among(first)
    assert dict(step_by_step.among(second)) == dict(at_once.among(second))


@given(st.sets(st.sampled_from(sorted(MANY)), max_size=5))
def test_a_pair_of_new_names_is_found_once(fresh: set[str]) -> None:
    found = near_pairs(MANY, fresh, most=10_000)
    assert len(found) == len(set(found))
    assert all(one < other and {one, other} & fresh for one, other in found)
