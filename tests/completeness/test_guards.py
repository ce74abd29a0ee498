"""Each of the fifteen guards has a test that is there, by number: docs/guards.md holds the table.

How each was seen to fail stands there too; here every code file and test it names is looked up, so
that neither can be renamed away from under it.
"""

import ast
import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
PAGE = TESTS.parent / "docs" / "guards.md"
SOURCES = TESTS.parent / "src" / "pactwatch"
_ROW = re.compile(r"^\| (\d+) \| ([^|]+) \| ([^|]+) \| `([^`|]+)` \| `([^`|]+)::(\w+)` \|$", re.M)
ROWS = _ROW.findall(PAGE.read_text("utf-8"))


@pytest.mark.parametrize("row", ROWS, ids=[f"{r[0]} {r[2]}" for r in ROWS])
def test_a_guard_has_the_code_and_the_test_it_names(row: tuple[str, ...]) -> None:
    _, guard, _, code, file, name = row
    tree = ast.parse((TESTS / file).read_text("utf-8"))
    assert name in {n.name for n in tree.body if isinstance(n, ast.FunctionDef)}, guard
    assert (SOURCES / code).is_file(), guard


def test_all_fifteen_are_named_and_every_row_is_read() -> None:
    assert {int(row[0]) for row in ROWS} == set(range(1, 16))
    lines = PAGE.read_text("utf-8").splitlines()
    assert len(ROWS) == sum(line.startswith("| ") and line[2].isdigit() for line in lines)
