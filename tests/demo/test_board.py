"""The demo case, built and replayed as a user's first command builds it."""

import contextlib
import io

import pytest

from pactwatch.case import Board
from pactwatch.domain.status import BoardRow, Overlay, Verdict
from pactwatch.pipeline.demo import build_demo

# The verdict that each row shows, reviewed (provisional where nobody has reviewed it).
SHOWN = {
    "HF-1": Verdict.BREACH_ALLEGED,
    "HF-2": Verdict.BREACH_INDICATED,
    "HF-3": Verdict.BREACH_ALLEGED,
    "HF-4": Verdict.CONCERN,
    "HF-5": Verdict.NO_BREACH_FOUND,
    "HF-6": Verdict.DECLARED_ONLY,
    "HF-7": Verdict.FULFILLED_LATE,
    "HF-8": Verdict.OVERDUE,
    "HF-9": Verdict.NOT_YET_DUE,
    "GT-1": Verdict.FULFILLED,
    "GT-2": Verdict.BREACH_ESTABLISHED,
    "GT-3": Verdict.STALLED,
    "GT-4": Verdict.IN_PROGRESS,
    "GT-5": Verdict.OVERDUE,
    "GT-6": Verdict.PARTLY_FULFILLED,
    "VM-1": Verdict.OVERDUE,
    "VM-2": Verdict.CONDITION_PENDING,
    "VM-3": Verdict.INSUFFICIENT_COVERAGE,
    "JT-1": Verdict.FULFILLED,
    "JT-2": Verdict.NOT_ASSESSED,
    "JT-3": Verdict.WAIVED,
    "JT-4": Verdict.SUPERSEDED,
    "JT-5": Verdict.UNVERIFIABLE,
    "JT-6": Verdict.NOT_ASSESSED,
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Board, str]:
    """The board and what was said on stderr; built once, since reading takes a while."""
    said = io.StringIO()
    with contextlib.redirect_stderr(said):
        board = build_demo(tmp_path_factory.mktemp("demo") / "case")
    return board, said.getvalue()


@pytest.fixture(scope="module")
def rows(built: tuple[Board, str]) -> dict[str, BoardRow]:
    return {row.obligation_id: row for row in built[0].rows}


def test_board_shows_the_verdicts_that_the_walk_through_names(rows: dict[str, BoardRow]) -> None:
    assert {row: board_row.shown.verdict for row, board_row in rows.items()} == SHOWN
    assert len({row.shown.verdict for row in rows.values()}) >= 12


def test_only_the_open_row_is_unreviewed_but_for_rows_that_nothing_bears_on(
    rows: dict[str, BoardRow],
) -> None:
    unreviewed = {r for r, row in rows.items() if row.reviewed.verdict is Verdict.NOT_ASSESSED}
    assert unreviewed == {"HF-3", "JT-2", "JT-6"}


def test_copies_count_once_and_independent_origins_twice(rows: dict[str, BoardRow]) -> None:
    assert (rows["HF-1"].shown.n_min, rows["HF-1"].shown.n_max) == (1, 1)
    assert rows["HF-2"].shown.n_min == 2
    assert rows["GT-2"].shown.n_min == 3


def test_denials_garble_and_double_date_stand_beside(rows: dict[str, BoardRow]) -> None:
    assert Overlay.DENIED_BY_PARTY in rows["HF-1"].shown.overlays
    assert Overlay.DATE_VARIANCE in rows["VM-1"].shown.overlays
    assert rows["HF-1"].shown.quarantined or rows["HF-2"].shown.quarantined


def test_every_recorded_act_found_its_target(built: tuple[Board, str]) -> None:
    assert built[1] == ""
