"""A board made of kept rows is the board made alone, byte for byte; only what moved is weighed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.case.factories import put
from tests.case.test_keeping import DAY, sealing, told
from tests.case.test_people import report

from pactwatch.case import Case
from pactwatch.case.bookkeeping import ENDING, BookKeeper
from pactwatch.case.keeping import Keeper
from pactwatch.case.sealed import FOLDER, Sealed
from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.domain.status import BoardRow, Verdict
from pactwatch.pipeline import WorkingCase, open_case


@pytest.fixture(autouse=True)
def rows_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows of small cases are kept too, whole boards never."""
    monkeypatch.setattr(
        "pactwatch.case.held.BookKeeper",
        lambda root, secret: BookKeeper(root, secret=sealing, worth=0),
    )
    monkeypatch.setattr(
        "pactwatch.case.held.Keeper", lambda root, secret: Keeper(root, secret=lambda: None)
    )


@pytest.fixture
def weighed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The duties that are weighed and not read back."""
    board = import_module("pactwatch.weigh.board")
    seen: list[str] = []
    weigh = board._weigh

    def noting(stale: tuple[object, object, object]) -> tuple[BoardRow, object]:
        seen.append(stale[2].id)  # type: ignore[attr-defined]
        return weigh(stale)  # type: ignore[arg-type]

    monkeypatch.setattr(board, "_weigh", noting)
    return seen


@pytest.fixture
def alone(case: WorkingCase, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """The board of the same case as a program gives it that keeps and believes nothing."""

    def made(**asked: object) -> str:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(
                "pactwatch.case.held.BookKeeper",
                lambda root, secret: BookKeeper(root, secret=lambda: None),
            )
            with open_case(case.folder.root, person="Nobody", clock=case.clock) as opened:
                return told(opened, **asked)

    return made


@pytest.fixture
def afresh(again: Callable[[], WorkingCase]) -> Callable[..., str]:
    """The board as a program gives it that has just started."""

    def made(**asked: object) -> str:
        with again() as opened:
            return told(opened, **asked)

    return made


def rows_file(case: Case) -> Path:
    (path,) = (case.folder.root / FOLDER).glob(f"*{ENDING}")
    return path


ACTIONS = (Action.ACCEPT, Action.REJECT)
STATES = (Action.QUARANTINE, Action.RETRACT, Action.RELEASE)


def move(case: WorkingCase, folder: Path, chance: Random) -> None:
    """Record something: a document, or a decision about anything there is."""
    view, n = case.view(), chance.randrange(1000)
    decided = [
        (TargetKind.LINK, [r.ref for r in view.links()], ACTIONS),
        (TargetKind.ASSUMPTION, [r.ref for r in view.assumptions()], ACTIONS),
        (TargetKind.STATEMENT, [r.value.id for r in view.statements()], STATES),
        (TargetKind.LINEAGE, [r.ref for r in view.lineage()], ACTIONS),
        (TargetKind.DOCUMENT, [r.value.id for r in view.documents()], (Action.RETRACT,)),
    ]
    kind, ids, actions = chance.choice(decided)
    if not ids or chance.random() < 0.4:
        text = f"{report(chance.choice(['Ruth Brand', 'Ilse Tarn', 'Brand']))} Paper {n}."
        put(case, folder, f"{n}.txt", text, DAY - timedelta(days=n % 40))
    else:
        case.decide(Decision(kind, chance.choice(ids), chance.choice(actions), "drawn"))


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(chance=st.randoms(use_true_random=False))
def test_a_board_of_kept_rows_is_the_board_made_alone(
    case: WorkingCase,
    alone: Callable[..., str],
    afresh: Callable[..., str],
    tmp_path: Path,
    chance: Random,
) -> None:
    """The case goes on growing from one example to the next."""
    drawn = Random(chance.randrange(10**6))
    for _ in range(drawn.randint(1, 3)):
        move(case, tmp_path, drawn)
        day = DAY + timedelta(days=drawn.choice([0, 0, 0, 30, -6]))
        rules = drawn.choice([None, None, "strict"])
        assert afresh(as_of=day, rules=rules) == alone(as_of=day, rules=rules)


def test_only_rows_that_a_document_bears_on_are_weighed(
    case: WorkingCase, afresh: Callable[..., str], tmp_path: Path, weighed: list[str]
) -> None:
    rows = {row.obligation_id for row in case.board(as_of=DAY).rows}
    assert set(weighed) == rows
    weighed.clear()
    afresh(as_of=DAY)
    assert weighed == []
    put(case, tmp_path, "brand.txt", report("Ruth Brand"), date(2031, 4, 25))
    weighed.clear()
    afresh(as_of=DAY)
    assert set(weighed) < rows
    assert weighed


def test_after_add_the_board_of_today_is_as_it_is_kept(
    case: WorkingCase,
    alone: Callable[..., str],
    afresh: Callable[..., str],
    again: Callable[[], WorkingCase],
    tmp_path: Path,
    weighed: list[str],
) -> None:
    today = case.clock().date()
    rows = {row.obligation_id for row in case.board(as_of=today).rows}
    weighed.clear()
    with again() as adding:
        put(adding, tmp_path, "brand.txt", report("Ruth Brand"), date(2031, 4, 25))
    assert weighed
    assert set(weighed) < rows
    weighed.clear()
    made = afresh(as_of=today)
    assert weighed == []
    assert made == alone(as_of=today)


def test_add_makes_no_board_where_none_is_kept(
    case: WorkingCase, tmp_path: Path, weighed: list[str]
) -> None:
    put(case, tmp_path, "brand.txt", report("Ruth Brand"), date(2031, 4, 25))
    assert weighed == []
    assert not list((case.folder.root / FOLDER).glob(f"*{ENDING}"))


TAMPERED: dict[str, Callable[[bytes], bytes]] = {
    "another verdict": lambda b: b.replace(b"BREACH_ALLEGED", b"BREACH_REFUTED"),
    "cut short": lambda b: b[: len(b) // 2],
    "nothing": lambda b: b"",
    "sealed under another name": lambda b: _sealed("other.rows", b),
    "of another shape": lambda b: _sealed(None, b"\x01\x02"),
}
NAMES: list[str] = []


def _sealed(name: str | None, content: bytes) -> bytes:
    body = content.partition(b"\n")[2] or content
    return Sealed(Path(), secret=sealing)._seal(name or NAMES[-1], body).encode() + b"\n" + body


@pytest.mark.parametrize("how", TAMPERED)
def test_rows_another_hand_changed_are_not_believed(
    case: WorkingCase, afresh: Callable[..., str], how: str, weighed: list[str]
) -> None:
    made = told(case, as_of=DAY)
    NAMES.append(rows_file(case).name)
    rows_file(case).write_bytes(TAMPERED[how](rows_file(case).read_bytes()))
    weighed.clear()
    assert afresh(as_of=DAY) == made
    assert weighed


def test_another_program_takes_none_of_the_rows(
    case: WorkingCase,
    afresh: Callable[..., str],
    weighed: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = told(case, as_of=DAY)
    monkeypatch.setattr("pactwatch.case.sealed.program_digest", lambda: "another")
    weighed.clear()
    assert afresh(as_of=DAY) == made
    assert weighed


def test_verify_weighs_kept_rows_anew(case: WorkingCase) -> None:
    case.board(as_of=DAY)
    assert not case.verify().problems
    keeper = BookKeeper(case.folder.root, secret=sealing, worth=0)
    (kept,) = keeper.kept()
    name, first = next(iter(kept.rows.items()))
    lie = replace(first.row.provisional, verdict=Verdict.FULFILLED)
    false = replace(first, row=replace(first.row, provisional=lie))
    keeper.put(replace(kept, rows={**kept.rows, name: false}))
    (problem,) = case.verify().problems
    assert "rows kept of 2031-05-01" in problem


def test_a_backup_and_forgetting_leave_no_kept_rows(case: WorkingCase) -> None:
    case.board(as_of=DAY)
    assert rows_file(case).exists()
    case.forget(case.view().documents()[0].value.id, "asked to")
    assert not (case.folder.root / FOLDER).exists()
