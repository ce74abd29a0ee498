"""The gate: floors hold for one corpus, sink only with a reason, and items are named."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from benchmark.gate import (
    Floor,
    Floors,
    LoweredFloor,
    Regression,
    Result,
    as_last,
    as_toml,
    changes,
    problems,
    read_floors,
    updated,
)
from benchmark.measures import GOLD, MEASURES, numbered, share

DAY = date(2031, 5, 1)
HALF = Result("speakers", "c1", {"a": True, "b": False})
FULL = Result("speakers", "c1", {"a": True, "b": True})
AT_FULL = Floors((Floor("speakers", 1.0, 2, "c1"),))


@pytest.mark.parametrize(
    ("results", "floors", "says"),
    [
        ((HALF,), AT_FULL, "speakers: 0.5000 is below its floor of 1.0000"),
        ((FULL,), Floors(), "speakers: has no floor"),
        ((Result("speakers", "c2", {"a": True}),), AT_FULL, "speakers: its gold has changed"),
        ((), AT_FULL, "speakers: has a floor and is no longer measured"),
        ((Result("speakers", "c1", {}),), AT_FULL, "below its floor"),
    ],
)
def test_the_gate_stays_shut(results: tuple[Result, ...], floors: Floors, says: str) -> None:
    (line,) = problems(results, floors)
    assert says in line


def test_the_gate_opens_at_the_floor_and_above() -> None:
    assert problems((FULL,), AT_FULL) == []
    assert problems((FULL,), Floors((Floor("speakers", 0.5, 2, "c1"),))) == []
    third = Result("m", "c", {"a": True, "b": False, "c": False})
    assert problems((third,), Floors((Floor("m", third.value, 3, "c"),))) == []


@pytest.mark.parametrize("reason", [None, "", "  "])
def test_a_floor_does_not_sink_without_a_reason(reason: str | None) -> None:
    with pytest.raises(LoweredFloor, match=r"speakers to 0\.5000; say why"):
        updated((HALF,), AT_FULL, reason=reason, today=DAY)


def test_a_reason_is_kept_for_good(tmp_path: Path) -> None:
    lowered = updated((HALF,), AT_FULL, reason='stricter "gold"', today=DAY)
    assert lowered.floors == (Floor("speakers", 0.5, 2, "c1"),)
    expected = (Regression("speakers", 1.0, 0.5, 'stricter "gold"', "2031-05-01"),)
    assert lowered.regressions == expected
    again = updated((FULL,), lowered, reason=None, today=DAY)
    file = tmp_path / "floors.toml"
    file.write_text(as_toml(again), "utf-8")
    assert read_floors(file) == again
    assert again.regressions == expected


def test_changed_gold_does_not_hide_a_loss() -> None:
    """A new corpus with a lower share needs a reason as well."""
    with pytest.raises(LoweredFloor):
        updated((Result("speakers", "c2", {"a": False}),), AT_FULL, reason=None, today=DAY)


def test_items_gained_and_lost_are_named() -> None:
    last = as_last((HALF,))
    assert last == {"speakers": ["b"]}
    other = Result("speakers", "c1", {"a": False, "b": True})
    assert list(changes(last, (other,))) == ["gained  speakers: b", "lost    speakers: a"]
    assert list(changes({}, (other,))) == []


def test_items_met_twice_are_told_apart() -> None:
    items = numbered([("x", True), ("x", False), ("x", True), ("y", True)])
    assert items == {"x": True, "x #2": False, "x #3": True, "y": True}
    assert share(items) == 0.75
    assert share({}) == 0.0


def test_the_floors_that_ship_are_of_the_gold_that_ships() -> None:
    floors = read_floors(Path(__file__).parents[2] / "benchmark" / "floors.toml")
    assert {floor.metric for floor in floors.floors} == {m.name for m in MEASURES}
    for measure in MEASURES:
        floor = floors.of(measure.name)
        assert floor is not None
        assert floor.corpus == measure.digest
        assert 0 < floor.floor <= 1
    assert tomllib.loads(as_toml(floors))


@pytest.mark.parametrize("measure", MEASURES, ids=lambda m: m.name)
def test_a_measure_names_gold_that_is_there(measure: object) -> None:
    assert all((GOLD / name).is_file() for name in measure.files)  # type: ignore[attr-defined]
