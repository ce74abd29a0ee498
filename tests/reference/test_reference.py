"""The reference article, as it stands and with every name replaced: the same rows and garble."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from pactwatch.domain.statement import EvidenceState, SpeechAct, Statement
from pactwatch.domain.status import BoardRow
from pactwatch.pipeline import AddOptions, add_documents, extract_text, make_case
from tests.reference.rename import rename
from tests.reference.rows import Verdict, expected_rows, judge, move_rows

PUBLISHED = date(2021, 2, 17)
# What decides a row in the first place; the other columns are printed by `report`.
DECISIVE = {"content", "speaker", "act"}
LEAST_ROWS = 15

Read = tuple[list[Verdict], tuple[Statement, ...]]


@pytest.fixture(scope="session", params=["as it stands", "every name replaced"])
def read(article: Path, request: pytest.FixtureRequest) -> Read:
    text = article.read_text("utf-8")
    rows = expected_rows()[1]
    if request.param != "as it stands":
        text, moves = rename(text)
        rows = move_rows(rows, moves)
    statements = extract_text(text, published=PUBLISHED).statements
    return judge(text, rows, statements), statements


def test_most_rows_are_right(read: Read) -> None:
    failing = {v.id: v.wrong for v in read[0] if DECISIVE & set(v.wrong)}
    assert len(read[0]) - len(failing) >= LEAST_ROWS, failing


def test_the_garble_and_nothing_else_is_quarantined(read: Read) -> None:
    verdicts, statements = read
    held = [s for s in statements if s.state is EvidenceState.QUARANTINED]
    garble = next(v.found for v in verdicts if v.id == "D17")
    assert held == [garble]


MUST_NOT: list[tuple[str, str, Callable[[Statement], bool]]] = [
    ("D1", "one claim for the whole sentence", lambda s: len(s.claims) < 3),
    ("D3", "certain", lambda s: s.factuality.value.startswith("CERTAIN")),
    ("D5", "repudiation or performance", lambda s: _has(s, "NEG.SUSPEND", "SANC.REVIEW")),
    ("D6", "a pledge by the outlet", lambda s: s.speech_act is SpeechAct.PLEDGE),
    ("D7", "evidence", lambda s: bool(s.claims)),
    ("D8", "hosting", lambda s: _has(s, "HOST.PRESENCE", "HOST.SHELTER")),
    ("D11", "current state", lambda s: "PAST" not in [m.value for m in s.modes]),
    ("D13", "performance", lambda s: _has(s, "RESTRAIN.INSTRUCT", "RESTRAIN.MESSAGE")),
    ("D14", "performance", lambda s: _has(s, "RESTRAIN.INSTRUCT", "RESTRAIN.MESSAGE")),
    ("D15", "eight claims", lambda s: len(s.claims) > 1),
    ("D16", "performance", lambda s: _has(s, "RESTRAIN.INSTRUCT", "RESTRAIN.MESSAGE")),
    ("D17", "evidence", lambda s: s.state is EvidenceState.USABLE),
    ("D19", "makes no difference", lambda s: s.factuality.value != "UNDERSPECIFIED"),
]


def _has(statement: Statement, *codes: str) -> bool:
    return any(claim.conduct in codes for claim in statement.claims)


@pytest.mark.parametrize(
    ("row", "reading", "is_so"), MUST_NOT, ids=lambda x: x if isinstance(x, str) else ""
)
def test_no_row_is_misread_as(
    read: Read, row: str, reading: str, is_so: Callable[[Statement], bool]
) -> None:
    found = next(v.found for v in read[0] if v.id == row)
    assert found is not None
    assert not is_so(found), f"{row} read as {reading}: {found}"


@pytest.fixture(scope="session")
def board(article: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, BoardRow]:
    moment = datetime(2021, 2, 17, 12, tzinfo=UTC)
    root = tmp_path_factory.mktemp("reference") / "case"
    with make_case(root, ("doha-2020",), person="tester", clock=lambda: moment) as case:
        options = AddOptions(published=PUBLISHED, publisher="Afghan private television news site")
        add_documents(case, [str(article)], options)
        return {row.obligation_id: row for row in case.board(as_of=PUBLISHED).rows}


EXPECTED_BOARD = {
    "TB-3e": "BREACH_ALLEGED",
    "TB-3c": "BREACH_ALLEGED",
    "TB-1": "CONCERN",
    "TB-3a": "CONCERN",
    "TB-2b": "CONCERN",
    "X-ANX": "UNVERIFIABLE",
}


def test_board_of_the_one_document(board: dict[str, BoardRow]) -> None:
    provisional = {i: row.provisional.verdict.value for i, row in board.items()}
    expected = {i: EXPECTED_BOARD.get(i, "NOT_ASSESSED") for i in board}
    assert provisional == expected
    assert {row.reviewed.verdict.value for row in board.values()} == {"NOT_ASSESSED"}


@pytest.mark.parametrize("row", ["TB-3e", "TB-3c"])
def test_alleged_rows_rest_on_one_origin_and_are_denied(
    board: dict[str, BoardRow], row: str
) -> None:
    shown = board[row].shown
    overlays = {overlay.value for overlay in shown.overlays}
    assert (shown.n_min, shown.n_max, shown.fragile, shown.confidence) == (0, 1, True, "LOW")
    assert overlays == {"DENIED_BY_PARTY", "INTEGRITY_CAUTION"}


def test_hosting_falls_with_either_assumption_or_the_origin(board: dict[str, BoardRow]) -> None:
    flips = board["TB-3e"].shown.flip_set
    assert len([f for f in flips if f[0].startswith("assumption:")]) == 2
    assert [f for f in flips if f[0].startswith("origin:")] == [("origin:un-monitoring-team",)]
