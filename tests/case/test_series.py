"""Where verdicts before and after cannot be compared, the board says so, whatever a number says."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from tests.case.factories import Clock

from pactwatch.pipeline import WorkingCase, make_case, open_case

DAY = date(2031, 5, 1)

_MORE = "'The guild shelters the brigade.', "
_ROAD = """
[[codes]]
id = "ROAD.CLOSE"
label = "closes a road"
description = "A road is closed to those who may use it."
"""
# What is done to the codebook's text, and whether verdicts before and after compare.
CODEBOOKS: dict[str, tuple[Callable[[str], str], bool]] = {
    "a comment": (lambda text: f"# read again\n{text}", False),
    "a new PATCH number alone": (lambda text: text.replace('"1.0.0"', '"1.0.1"', 1), False),
    "a new MINOR number alone": (lambda text: text.replace('"1.0.0"', '"1.1.0"', 1), False),
    "a new MAJOR number alone": (lambda text: text.replace('"1.0.0"', '"2.0.0"', 1), True),
    "another name": (lambda text: text.replace('"default"', '"lake"', 1), True),
    "an entry gone, same number": (lambda text: _without(text, "MIL.STRIKE"), True),
    "an entry gone, PATCH": (lambda text: _numbered(_without(text, "MIL.STRIKE"), "1.0.1"), True),
    "an entry gone, MINOR": (lambda text: _numbered(_without(text, "MIL.STRIKE"), "1.1.0"), True),
    "an entry gone, MAJOR": (lambda text: _numbered(_without(text, "MIL.STRIKE"), "2.0.0"), True),
    "a new entry, MINOR": (lambda text: _numbered(text + _ROAD, "1.1.0"), True),
    "another example, PATCH": (
        lambda text: _numbered(text.replace("examples = [", f"examples = [{_MORE}", 1), "1.0.1"),
        True,
    ),
    "the file gone, the same as ships": (lambda text: "", False),
}


def _numbered(text: str, version: str) -> str:
    return text.replace('"1.0.0"', f'"{version}"', 1)


def _without(text: str, code: str) -> str:
    head, *entries = text.split("[[codes]]")
    left = [entry for entry in entries if f'id = "{code}"' not in entry]
    assert len(left) == len(entries) - 1
    return "[[codes]]".join([head, *left])


@pytest.mark.parametrize("change", CODEBOOKS)
def test_a_codebook_that_says_something_else_breaks_the_series_whatever_its_number(
    case: WorkingCase, clock: Clock, change: str
) -> None:
    changed, is_break = CODEBOOKS[change]
    file = case.folder.root / "codebook.toml"
    before, text = case.board(as_of=DAY), file.read_text("utf-8")
    assert changed(text) != text
    file.write_text(changed(text), "utf-8")
    clock.move(hours=1)
    with open_case(case.folder.root, person="Asha Venn", clock=clock) as again:
        told = again.board(as_of=DAY).breaks
        replayed = again.board(as_of=DAY, known_at=datetime.fromisoformat(before.known_at))
        rows = [row.get("breaks") for row in again.board(as_of=DAY).as_json()["obligations"]]
        explained = again.explain("C-1", as_of=DAY).as_json().get("breaks")
    assert [*rows, explained] == [list(told) or None] * 3
    assert [line.partition(":")[0] for line in told] == ["Series break on 2031-05-01"] * is_break
    assert (replayed.as_json(), replayed.breaks) == (before.as_json(), ())


def test_what_was_set_before_anything_was_taken_in_breaks_no_series(
    tmp_path: Path, clock: Clock, reader: None
) -> None:
    root = tmp_path / "bare"
    make_case(root, ("doha-2020",), clock=clock).close()
    file = root / "codebook.toml"
    file.write_text(file.read_text("utf-8") + _ROAD, "utf-8")
    clock.move(hours=1)
    (tmp_path / "a.txt").write_text("The guild closed the road, the reeve said on Monday.", "utf-8")
    with open_case(root, person="Asha Venn", clock=clock) as first:
        first.add(tmp_path / "a.txt")
        assert first.board(as_of=DAY).breaks == ()
    file.write_text(file.read_text("utf-8").replace("closes a road", "shuts a road"), "utf-8")
    clock.move(hours=1)
    with open_case(root, person="Asha Venn", clock=clock) as again:
        assert len(again.board(as_of=DAY).breaks) == 1
