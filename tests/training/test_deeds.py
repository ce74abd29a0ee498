"""Gold of what is done, as training reads it; none of this needs torch to be fast, only present."""

import json
import re
from pathlib import Path

import pytest
from tests.language.gold_rows import codebook

ROOT = Path(__file__).parents[2]
LINES = [
    line
    for line in (ROOT / "tests/gold/deeds.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
SIDES = ("agent_at", "counterpart_at")
MARK = re.compile(r"\[([^|\[\]]+)\|([A-Z_.]+)([+-])((?:\|[A-Z_.]+[+-])*)\]")
CODES = frozenset(code.id for code in codebook().codes)
ROWS = [
    json.loads(line)
    for name in ("deeds.jsonl", "deeds-rare.jsonl")
    for line in (ROOT / "benchmark/gold" / name).read_text("utf-8").splitlines()
]


def test_every_mark_of_our_fiction_names_a_code_and_holds_one_word() -> None:
    for line in LINES:
        rest = MARK.sub("", line)

        assert not set("[]|") & set(rest), line
        for word, code, _, more in MARK.findall(line):
            assert " " not in word, line
            assert {code, *(part[:-1] for part in more.split("|")[1:])} <= CODES, line


def test_look_alikes_stand_beside_what_shows_a_code() -> None:
    bare = [line for line in LINES if not MARK.search(line)]

    assert len(bare) * 5 > len(LINES)
    assert {code for line in LINES for _, code, _, _ in MARK.findall(line)} == CODES


def test_the_gold_holds_offsets_alone() -> None:
    for row in ROWS:
        (start, end) = row["content"][0]

        assert set(row) <= {"document", "digest", "content", "deeds", "second"}
        for deed in (*row["deeds"], *row.get("second", ())):
            assert set(deed) <= {"conduct", "at", "polarity", "doubtful", *SIDES}
            assert deed["conduct"] in CODES
            for at in (deed["at"], *(deed[side] for side in SIDES if deed.get(side))):
                assert start <= at[0] < at[1] <= end


def test_brackets_are_taken_out_and_words_keep_their_places() -> None:
    deeds = pytest.importorskip("training.deeds")

    text, marks = deeds.marked_text("They [ran|MIL.WITHDRAW+|POS.ADMIT-] and [hid|HOST.SHELTER+].")

    assert text == "They ran and hid."
    assert [(code, text[slice(*at)], sign) for code, at, sign in marks] == [
        ("MIL.WITHDRAW", "ran", "+"),
        ("POS.ADMIT", "ran", "-"),
        ("HOST.SHELTER", "hid", "+"),
    ]
