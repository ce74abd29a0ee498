"""Which bodies of FNC-1 tell one story: those that share a headline which is about both."""

import csv
from collections import defaultdict
from pathlib import Path

_UNRELATED = "3"


def stories(data: Path) -> dict[str, str]:
    """Per body the body that its story is called by; bodies that no headline is about are alone."""
    csv.field_size_limit(10_000_000)
    with (data / "fnc1/train_bodies.csv").open(encoding="utf-8", newline="") as file:
        called = {row["Body ID"]: row["Body ID"] for row in csv.DictReader(file)}
    for bodies in _by_headline(data).values():
        for body in bodies[1:]:
            called[_first(called, body)] = _first(called, bodies[0])
    return {body: _first(called, body) for body in called}


def _by_headline(data: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    path = data / "fnc1/train_stances_recoded.csv"
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["Stance"] != _UNRELATED:
                found[row["Headline"]].append(row["Body_ID"])
    return found


def _first(called: dict[str, str], body: str) -> str:
    while called[body] != body:
        body = called[body]
    return body
