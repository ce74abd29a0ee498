"""How two passages stand to each other: a table of our own fiction, then properties."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch.weigh.passages.passages import read_passage
from pactwatch.weigh.relations.likeness import likeness
from pactwatch.weigh.relations.pair import Pair
from pactwatch.weigh.relations.relations import RELATIONS, Relation, relate

EARLY, LATE = date(2031, 5, 2), date(2031, 5, 9)
BRIDGE = "The Reed Column blew up the bridge at Tarn on Monday evening"

TABLE = [
    ("denial", BRIDGE, "The Reed Column denied that it had blown up the bridge", "DENIES"),
    (
        "denied before",
        "The Column denied that it blew up the bridge at Tarn",
        BRIDGE,
        "CONTRADICTS",
    ),
    (
        "plain no",
        "The Reed Column keeps mortars in the quarry",
        "“The Reed Column does not keep mortars in any quarry”",
        "DENIES",
    ),
    (
        "no before",
        "“There are no mortars in the quarry,”",
        "Mortars of the Reed Column are in the quarry",
        "CONTRADICTS",
    ),
    (
        "risen",
        "The council says 140 families have fled the delta since spring",
        "The council says 210 families have fled the delta since spring",
        "UPDATES",
    ),
    (
        "two counters",
        "Activists say 140 people have been killed in the delta",
        "Police say 210 people have been killed in the delta",
        "NONE",
    ),
    (
        "two places",
        "In Orvel 140 houses were burnt by raiders in the night",
        "In Tarn 210 houses were burnt by raiders in the night",
        "NONE",
    ),
    (
        "other years",
        "The Reed Column hides deserters in the delta",
        "In 2019 the Reed Column hid deserters in the delta",
        "NONE",
    ),
    (
        "other days",
        "Raiders burnt the mill at Tarn on 3 April 2031",
        "Raiders burnt the mill at Tarn on 29 April 2031",
        "NONE",
    ),
    (
        "not judged",
        "The Reed Column recruits ferrymen in the delta",
        "The monitors could not verify whether the Reed Column recruits ferrymen in the delta",
        "NONE",
    ),
    (
        "plan done",
        "The Reed Column will release 40 sailors from the fort",
        "The Reed Column released 40 sailors from the fort",
        "UPDATES",
    ),
    (
        "same",
        "The ferry Alba was seized off Tarn by armed men",
        "Armed men seized the ferry Alba off Tarn",
        "SAME_AS",
    ),
    (
        "entry denied is no denial",
        "A relief convoy reached the delta with flour",
        "The relief convoy with flour was denied entry to the delta",
        "SAME_AS",
    ),
    (
        "a plan told twice",
        "The ferry guild would pay all lawful claims of the drowned crew, its clerk said",
        "The guild of the ferry paid all lawful claims of the drowned crew",
        "UPDATES",
    ),
    (
        "thanks to two people",
        "Thank you for the interview on the quay this morning, Captain Osk",
        "Thank you for the interview on the quay this morning, Reeve Menk",
        "NONE",
    ),
    (
        "an order form",
        "To order The Salt Road for 12 crowns, call the book service of this paper",
        "To order A Winter at Tarn for 9 crowns, call the book service of this paper",
        "NONE",
    ),
    ("nothing", BRIDGE, "Rain is forecast for the whole weekend", "NONE"),
]


@pytest.mark.parametrize(("a", "b", "relation"), [r[1:] for r in TABLE], ids=[r[0] for r in TABLE])
def test_relation(a: str, b: str, relation: str) -> None:
    found = relate(read_passage(a, EARLY), read_passage(b, LATE))
    assert found.relation.value == relation, found
    assert found.reason.endswith(".")


ROWS = [
    line.split("\t")
    for line in (Path(__file__).parents[1] / "gold" / "pairs.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize("row", ROWS, ids=[f"{r[0]}: {r[5][:40]}" for r in ROWS])
def test_fiction_written_blind(row: list[str]) -> None:
    """A row with a seventh column is one the program gets wrong: mend the row when it is mended."""
    _, relation, first, second, a, b, *missed = row
    one = read_passage(a, date.fromisoformat(first))
    found = relate(one, read_passage(b, date.fromisoformat(second)))
    assert found.relation.value == (missed[0] if missed else relation), found


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Cholera cases have climbed to 88, the health office said", 88, "cas"),
        ("The appeal raised £23m within a week", 23e6, "money"),
        ("About 140 families have fled", 140, "famil"),
    ],
)
def test_what_is_counted_stands_beside_the_number(text: str, value: float, unit: str) -> None:
    count = read_passage(text).counts[0]
    assert (count.value, count.unit[0]) == (value, unit)


def test_ranges_that_meet_do_not_conflict() -> None:
    one = read_passage("The Front has between 200 and 500 fighters").counts
    other = read_passage("The Front has 400 to 600 fighters").counts
    assert any(x.meets(y) for x in one for y in other)
    assert not one[0].meets(read_passage("The Front has 900 fighters").counts[0])


def test_what_had_been_so_is_no_state() -> None:
    assert read_passage("The bridge is closed").states
    assert not read_passage("The bridge had been closed").states


def test_on_one_day_two_numbers_contradict() -> None:
    one = read_passage("The council says 140 families have fled the delta", EARLY)
    other = read_passage("The council says 210 families have fled the delta", EARLY)
    assert relate(one, other).relation is Relation.CONTRADICTS
    assert "140" in relate(one, other).reason


def test_every_rule_has_a_name_of_its_own() -> None:
    assert len({rule.name for rule in RELATIONS}) == len(RELATIONS)


@given(text=st.text(max_size=200), other=st.text(max_size=200))
def test_any_two_texts_can_be_compared(text: str, other: str) -> None:
    assert relate(read_passage(text, EARLY), read_passage(other, LATE)).reason


def test_likeness_grows_with_the_words_in_common() -> None:
    texts = (BRIDGE, "A bridge at Tarn was blown up by the Column", "Rain is forecast for Tarn")
    found = [likeness(Pair(read_passage(BRIDGE), read_passage(text))) for text in texts]
    assert found == sorted(found, reverse=True)
    assert found[0] > 0.9 > 0.5 > found[-1]


@given(text=st.text(max_size=200), other=st.text(max_size=200))
def test_likeness_is_a_share_and_the_same_from_either_side(text: str, other: str) -> None:
    one, two = read_passage(text), read_passage(other)
    assert 0 <= likeness(Pair(one, two)) <= 1
    assert likeness(Pair(one, two)) == pytest.approx(likeness(Pair(two, one)))
