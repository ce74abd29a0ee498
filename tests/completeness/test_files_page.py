"""docs/files.md tells every key that a reader takes, rightly says which are needed, and its example
runs."""

import re
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest
from docs import files

from pactwatch.case import open_case
from pactwatch.case.folder import create_folder
from pactwatch.errors import BadInput
from pactwatch.read.agreement_file import parse_agreement
from pactwatch.weigh import RuleSet

PAGE = files.PAGE.read_text("utf-8")
EXAMPLE = PAGE.split("```toml\n")[1].split("```")[0]
LINES = [n for n, line in enumerate(EXAMPLE.splitlines()) if " = " in line]


@pytest.mark.parametrize("name", files.KEYS)
def test_every_key_of_a_table_is_told_and_no_other(name: str) -> None:
    assert set(files.TOLD[name]) - {"needed"} == set(files.KEYS[name])
    assert files.needed(name) <= set(files.KEYS[name])


def test_no_table_and_no_setting_of_a_rule_set_is_left_out() -> None:
    assert set(files.HEADINGS) | {"rules"} == set(files.TOLD) == set(files.KEYS)
    settings = {field.name for field in fields(RuleSet)} - {"high", "moderate"}
    assert settings <= set(files.TOLD["rules"])


def test_the_page_is_what_the_readers_take() -> None:
    assert files.inserted() == PAGE


def test_the_example_makes_a_case_with_two_rows(tmp_path: Path) -> None:
    (tmp_path / "lake.toml").write_text(EXAMPLE, "utf-8")
    create_folder(tmp_path / "lake", [str(tmp_path / "lake.toml")])
    with open_case(tmp_path / "lake") as case:
        board = case.board(as_of=date(2024, 5, 2))
        assert [row.obligation_id for row in board.rows] == ["CF-1", "LC-1"]
        assert case.norms().gaps() == ()


def test_nothing_a_user_reads_points_to_a_paper_that_is_not_there() -> None:
    shipped = files.FOLDER.parent / "src" / "pactwatch" / "resources"
    read = [*files.FOLDER.glob("*.md"), *shipped.glob("*.toml"), *shipped.glob("agreements/*")]
    assert [page.name for page in read if re.search(r"\bMETHOD\b", page.read_text("utf-8"))] == []


@pytest.mark.parametrize("number", LINES, ids=lambda n: EXAMPLE.splitlines()[n][:40])
def test_a_key_is_needed_where_the_page_says_so(number: int) -> None:
    lines = EXAMPLE.splitlines()
    key = lines[number].partition(" = ")[0]
    heads = [m[1] for line in lines[:number] if (m := re.match(r"\[\[?([\w.]+)", line))]
    table = heads[-1].rpartition(".")[2] if heads else "agreement"
    text = "\n".join(lines[:number] + lines[number + 1 :])
    if key in files.needed(table):
        with pytest.raises(BadInput):
            parse_agreement(text, name="lake.toml")
    else:
        parse_agreement(text, name="lake.toml")
