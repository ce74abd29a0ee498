"""Whole cases of fiction against tables written before: verdict, n_min, n_max, standing of the act.

A row with more columns is one the program gets otherwise: mend the row when it is mended.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from pactwatch.case import Board
from pactwatch.domain.agreement import ElementType
from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.domain.status import Status
from pactwatch.pipeline import AddOptions, add_documents, make_case, open_case

CASES = Path(__file__).parents[1] / "gold" / "cases"
_DOCUMENT = re.compile(r"(?m)^=== (\S+) (.+)\n")


def expected(case: str) -> list[list[str]]:
    lines = (CASES / case / "expected.tsv").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def documents(case: str, cases: Path = CASES) -> Iterator[tuple[date, str, str]]:
    """Day, publisher and text of each."""
    parts = _DOCUMENT.split((cases / case / "documents.txt").read_text("utf-8"))[1:]
    for day, publisher, text in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        yield date.fromisoformat(day), publisher, text.rstrip() + "\n"


def build(case: str, root: Path, cases: Path = CASES) -> Path:
    """A case with all its documents, added one by one."""
    folder = root / "case"
    with make_case(folder, (str(cases / case / "agreement.toml"),), person="Ada Reyes"):
        pass
    own = cases / case / "codes.toml"
    if own.exists():
        book = folder / "codebook.toml"
        book.write_text(book.read_text("utf-8") + "\n" + own.read_text("utf-8"), "utf-8")
    with open_case(folder, person="Ada Reyes") as opened:
        for n, (day, publisher, text) in enumerate(documents(case, cases), 1):
            path = root / f"{n:02}.txt"
            path.write_text(text, "utf-8")
            assert not add_documents(opened, [str(path)], AddOptions(day, publisher)).skipped
    return folder


NAMES = sorted(path.name for path in CASES.iterdir())
ROWS = [(case, row) for case in NAMES for row in expected(case)]


@pytest.fixture(scope="module")
def boards(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Board]:
    """By case and day."""
    found: dict[tuple[str, str], Board] = {}
    for case in NAMES:
        with open_case(build(case, tmp_path_factory.mktemp(case)), person="Ada Reyes") as opened:
            for day in {row[1] for row in expected(case)}:
                found[case, day] = opened.board(as_of=date.fromisoformat(day))
    return found


def shown(status: Status) -> list[str]:
    acts = (e.standing.value for e in status.elements if e.type == ElementType.ACT)
    return [status.verdict.value, str(status.n_min), str(status.n_max), next(acts, "S0")]


@pytest.mark.parametrize(("case", "row"), ROWS, ids=[f"{c} {r[0]} {r[1]}" for c, r in ROWS])
def test_case(boards: dict[tuple[str, str], Board], case: str, row: list[str]) -> None:
    duty, day, *wanted = row
    found = shown(boards[case, day].row(duty).provisional)
    assert found == (wanted[4:] or wanted[:4])


def test_a_table_tells_only_what_differs() -> None:
    assert all(len(row) in (6, 10) and row[2:6] != row[6:] for _, row in ROWS)


def test_what_a_body_takes_back_counts_no_more_until_a_person_checks_it(tmp_path: Path) -> None:
    """The clinic takes back its note of 12 April; a person finds that the note holds after all."""
    eve, day = date(2034, 5, 5), date(2034, 5, 15)
    with open_case(build("ardesh", tmp_path), person="Ada Reyes") as opened:
        before = opened.board(as_of=eve).row("VE-5").provisional
        after = opened.board(as_of=day).row("VE-5").provisional
        held = {r.value.id for r in opened.view().documents() if r.value.path.endswith("13.txt")}
        note, reason = held.pop(), "the nurses were asked again"
        for record in opened.view().statements(note):
            checked = Decision(
                TargetKind.STATEMENT, record.value.id, Action.CHECK, reason, {"against": note}
            )
            opened.decide(checked)
        again = opened.board(as_of=day).row("VE-5").provisional
    assert shown(before)[:3] == ["BREACH_ALLEGED", "1", "2"]
    assert shown(after)[:3] == ["BREACH_ALLEGED", "0", "1"]
    assert shown(again)[:3] == ["BREACH_ALLEGED", "1", "2"]
