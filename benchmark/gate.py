"""Floors: measured shares against what was reached before, item by item.

Comes in: results by metric, floors.toml, last.json. Goes out: lines and problems, or new files.
"""

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from benchmark.measures import Items, share

# Shares are written with four digits; a last digit is no loss.
STEP = 0.0001


class LoweredFloor(Exception):
    """A floor would sink and nobody said why."""


@dataclass(frozen=True, slots=True)
class Result:
    """What one metric gave on one corpus."""

    metric: str
    corpus: str
    items: Items

    @property
    def value(self) -> float:
        """Share right, four digits."""
        return round(share(self.items), 4)


@dataclass(frozen=True, slots=True)
class Floor:
    """What a metric must reach on the corpus it was set for."""

    metric: str
    floor: float
    items: int
    corpus: str


@dataclass(frozen=True, slots=True)
class Regression:
    """A floor that was lowered, and why."""

    metric: str
    before: float
    after: float
    reason: str
    on: str


@dataclass(frozen=True, slots=True)
class Floors:
    """The whole of floors.toml."""

    floors: tuple[Floor, ...] = ()
    regressions: tuple[Regression, ...] = ()

    def of(self, metric: str) -> Floor | None:
        """The floor of a metric, if there is one."""
        return next((floor for floor in self.floors if floor.metric == metric), None)


def read_floors(path: Path) -> Floors:
    """floors.toml; no file is no floor yet."""
    if not path.exists():
        return Floors()
    table = tomllib.loads(path.read_text("utf-8"))
    return Floors(
        tuple(Floor(**row) for row in table.get("floor", [])),
        tuple(Regression(**row) for row in table.get("regression", [])),
    )


def problems(results: tuple[Result, ...], floors: Floors) -> list[str]:
    """Why the gate stays shut, a sentence each."""
    found = [line for result in results for line in _problem(result, floors.of(result.metric))]
    measured = {result.metric for result in results}
    gone = [floor.metric for floor in floors.floors if floor.metric not in measured]
    return found + [f"{metric}: has a floor and is no longer measured" for metric in gone]


def _problem(result: Result, floor: Floor | None) -> Iterator[str]:
    if floor is None:
        yield f"{result.metric}: has no floor; set it with: python -m benchmark gate --update"
    elif floor.corpus != result.corpus:
        yield f"{result.metric}: its gold has changed; look at it and run gate --update"
    elif result.value < floor.floor - STEP / 2:
        yield f"{result.metric}: {result.value:.4f} is below its floor of {floor.floor:.4f}"


def updated(
    results: tuple[Result, ...], floors: Floors, *, reason: str | None, today: date
) -> Floors:
    """Floors at what was measured now. Raises LoweredFloor where one would sink unexplained."""
    sunk = [r for r in results if (f := floors.of(r.metric)) and r.value < f.floor - STEP / 2]
    if sunk and not (reason or "").strip():
        named = ", ".join(f"{r.metric} to {r.value:.4f}" for r in sunk)
        raise LoweredFloor(f'would lower {named}; say why with --allow-regression "reason"')
    lowered = tuple(
        Regression(r.metric, _floor(floors, r), r.value, str(reason), today.isoformat())
        for r in sunk
    )
    new = tuple(Floor(r.metric, r.value, len(r.items), r.corpus) for r in results)
    return replace(floors, floors=new, regressions=floors.regressions + lowered)


def _floor(floors: Floors, result: Result) -> float:
    floor = floors.of(result.metric)
    return floor.floor if floor else 0.0


def as_toml(floors: Floors) -> str:
    """floors.toml as it is written."""
    lines = [
        "# Shares of gold items that must come out right. Written by `python -m benchmark gate",
        "# --update`; lowered only with a reason, which stays below for good.",
    ]
    for floor in floors.floors:
        lines += ["", "[[floor]]", *_fields(floor, ("metric", "floor", "items", "corpus"))]
    for row in floors.regressions:
        fields = ("metric", "before", "after", "reason", "on")
        lines += ["", "[[regression]]", *_fields(row, fields)]
    return "\n".join(lines) + "\n"


def _fields(row: Floor | Regression, names: tuple[str, ...]) -> list[str]:
    """JSON strings and numbers are TOML too."""
    return [f"{name} = {json.dumps(getattr(row, name), ensure_ascii=False)}" for name in names]


def changes(last: Mapping[str, list[str]], results: tuple[Result, ...]) -> Iterator[str]:
    """Items gained and lost against the wrong ones of the last update."""
    for result in results:
        if result.metric not in last:
            continue
        wrong, before = set(_wrong(result)), set(last[result.metric])
        yield from (f"gained  {result.metric}: {i}" for i in sorted(before - wrong))
        yield from (f"lost    {result.metric}: {i}" for i in sorted(wrong - before))


def as_last(results: tuple[Result, ...]) -> dict[str, list[str]]:
    """last.json: the items that are wrong, by metric."""
    return {result.metric: _wrong(result) for result in results}


def _wrong(result: Result) -> list[str]:
    return sorted(name for name, is_right in result.items.items() if not is_right)
