"""The invented codes that the network for examples learns from are whole and marked."""

import random
from collections import Counter
from pathlib import Path

import pytest
from training.reported import read_reports, report_pairs
from training.shown import Code, own_pairs, plain_pairs, read_codes

from training import reported


def test_parts_share_no_family_and_every_line_that_tells_has_its_word() -> None:
    parts = {part: read_codes(part) for part in ("learned", "level", "held")}
    assert [len(codes) for codes in parts.values()] == [994, 44, 69]
    families = [{code.family for code in codes.values()} for codes in parts.values()]
    assert families[0].isdisjoint(families[1] | families[2])
    for code in (code for codes in parts.values() for code in codes.values()):
        roles = Counter(line.role for line in code.lines)
        assert roles == {"shows": 9, "contrary": 3, "misses": 8}
        assert all(bool(line.at) is (line.role != "misses") for line in code.lines)
        assert all(len(line.sides) == 2 * (line.role != "misses") for line in code.lines)


def test_a_line_stands_beside_its_sisters_as_what_does_not_show_them() -> None:
    kinds = Counter(pair.kind for pair in own_pairs(read_codes("held"), None))
    assert (kinds["shows"], kinds["contrary"], kinds["misses"]) == (621, 207, 552)
    assert kinds["sister"] > 0


def test_an_example_shows_its_code_without_itself_and_no_sister() -> None:
    codes = read_codes("held")
    pairs = list(plain_pairs(codes, None))
    assert all(pair.text not in pair.code for pair in pairs if pair.kind == "example")
    assert {p.shows for p in pairs if p.kind == "example"} == {True}
    assert {p.shows for p in pairs if p.kind != "example"} == {False}


@pytest.mark.parametrize("part", ["learned", "level", "held"])
def test_a_report_is_about_codes_of_its_part_and_most_lines_tell_of_none(part: str) -> None:
    codes = read_codes(part)
    lines = read_reports(codes)
    assert all(set(line.about) <= set(codes) for line in lines)
    telling = [line for line in lines if any(label.code in codes for label in line.labels)]
    assert 0.05 < len(telling) / len(lines) < 0.5


def test_a_line_is_no_pair_of_no_with_a_code_that_it_tells(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Which examples are read is left to chance; by its description each code can be told.
    monkeypatch.setattr(Code, "words", lambda code, *_: code.describes)
    codes = read_codes("held")
    lines = read_reports(codes)
    pairs = list(report_pairs(lines, codes, 2, random.Random(1)))
    told = {(line.text, label.code) for line in lines for label in line.labels}
    assert sum(p.shows or bool(p.contrary) for p in pairs) >= len(told)
    assert Counter(p.kind for p in pairs if p.shows).keys() == {"report, shows"}
    said_no = {(p.text, p.code) for p in pairs if not (p.shows or p.contrary)}
    assert said_no.isdisjoint({(text, codes[code].describes) for text, code in told})


@pytest.mark.parametrize("row", ["r1\tOrsk fell.", "r1\tOrsk fell.\tWAGES.PAY|+|rose|-"])
def test_a_row_of_a_report_that_is_none_is_named(
    row: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "held.tsv").write_text(row + "\n", encoding="utf-8")
    monkeypatch.setattr(reported, "REPORTS", tmp_path)
    with pytest.raises(ValueError, match="Orsk fell"):
        read_reports(read_codes("held"))
