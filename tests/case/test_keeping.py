"""A kept board is the board made alone, byte for byte, or it is not believed."""

import shutil
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.case.factories import put
from tests.case.test_people import report

from pactwatch.case import Case, keeping
from pactwatch.case.keeping import FOLDER, Grounds, Keeper, own_secret
from pactwatch.case.sealed import Sealed
from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.domain.status import Verdict
from pactwatch.pipeline import WorkingCase, open_case

DAY = date(2031, 5, 1)


def sealing() -> bytes:
    return b"s" * 32


@pytest.fixture(autouse=True)
def all_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Boards of small cases are kept too, sealed with a secret of the tests."""
    monkeypatch.setattr(
        "pactwatch.case.held.Keeper", lambda root, secret: Keeper(root, secret=sealing, worth=0)
    )


@pytest.fixture
def alone(case: WorkingCase) -> Iterator[Case]:
    """The same case, keeping nothing and believing nothing."""
    with open_case(case.folder.root, person="Nobody", clock=case.clock) as opened:
        opened._keeper = Keeper(case.folder.root, secret=lambda: None)
        yield opened


def told(case: Case, **asked: object) -> str:
    """Everything of a board, as text."""
    return repr(case.board(**asked))  # type: ignore[arg-type]


def board_file(case: Case) -> Path:
    (path,) = (case.folder.root / FOLDER).glob("*.board")
    return path


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    ahead=st.integers(-20, 400),
    rules=st.sampled_from([None, "default", "strict"]),
    is_known_at=st.booleans(),
)
def test_a_kept_board_replays_to_the_byte(
    case: WorkingCase, alone: Case, ahead: int, rules: str | None, is_known_at: bool
) -> None:
    moment = case.clock() if is_known_at else None
    asked = {"as_of": DAY + timedelta(days=ahead), "rules": rules, "known_at": moment}
    made, kept = told(case, **asked), told(case, **asked)
    assert made == kept == told(alone, **asked)


def test_the_second_board_is_read_and_not_weighed(
    case: WorkingCase, again: Callable[[], WorkingCase], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = told(case, as_of=DAY)
    with again() as other:
        monkeypatch.setattr(other._boards, "now", lambda *_, **__: pytest.fail("weighed anew"))
        assert told(other, as_of=DAY) == made


def test_whatever_is_recorded_makes_a_kept_board_void(
    case: WorkingCase, alone: Case, tmp_path: Path
) -> None:
    link = case.view().links()[0].value
    changes: list[Callable[[], object]] = [
        lambda: put(case, tmp_path, "brand.txt", report("Ruth Brand"), date(2031, 4, 25)),
        lambda: case.decide(Decision(TargetKind.LINK, link.id, Action.REJECT, "no")),
        lambda: case.undo(),
        lambda: case.forget(case.view().documents()[0].value.id, "asked to"),
    ]
    for change in changes:
        told(case, as_of=DAY)
        change()
        assert told(case, as_of=DAY) == told(alone, as_of=DAY)


def test_an_earlier_moment_is_never_answered_from_a_kept_board(
    case: WorkingCase, alone: Case, tmp_path: Path
) -> None:
    then = case.clock()
    before = told(case, as_of=DAY, known_at=then)
    case.clock.move(hours=1)  # type: ignore[attr-defined]
    put(case, tmp_path, "brand.txt", report("Ruth Brand"), date(2031, 4, 25))
    told(case, as_of=DAY)
    assert told(case, as_of=DAY, known_at=then) == before == told(alone, as_of=DAY, known_at=then)


TAMPERED: dict[str, Callable[[bytes], bytes]] = {
    "another verdict": lambda b: b.replace(b"BREACH_ALLEGED", b"FULFILLED"),
    "cut short": lambda b: b[: len(b) // 2],
    "nothing": lambda b: b"",
    "no text": lambda b: b"\xff\xfe" * 40,
    "sealed by somebody else": lambda b: _sealed_by(b"x" * 32, b),
}


def _sealed_by(secret: bytes, content: bytes) -> bytes:
    body = content.partition(b"\n")[2].replace(b"BREACH_ALLEGED", b"FULFILLED")
    name = Grounds("", str(DAY), "").name
    return Sealed(Path(), secret=lambda: secret)._seal(name, body).encode() + b"\n" + body


@pytest.mark.parametrize("how", TAMPERED)
def test_a_board_another_hand_changed_is_not_believed(case: WorkingCase, how: str) -> None:
    made = told(case, as_of=DAY)
    path = board_file(case)
    changed = TAMPERED[how](path.read_bytes())
    assert changed != path.read_bytes()
    path.write_bytes(changed)
    assert told(case, as_of=DAY) == made
    assert b"FULFILLED" not in path.read_bytes()


def test_another_program_believes_none_of_it(
    case: WorkingCase, monkeypatch: pytest.MonkeyPatch
) -> None:
    told(case, as_of=DAY)
    before = board_file(case).read_bytes()
    monkeypatch.setattr("pactwatch.case.sealed.program_digest", lambda: "another")
    told(case, as_of=DAY)
    assert board_file(case).read_bytes() != before


def test_verify_works_a_kept_board_out_anew(case: WorkingCase) -> None:
    case.board(as_of=DAY)
    assert not case.verify().problems
    ((grounds, worked),) = case._keeper.kept()
    row = worked.rows[0]
    lie = replace(row, provisional=replace(row.provisional, verdict=Verdict.FULFILLED))
    case._keeper.put(grounds, replace(worked, rows=(lie, *worked.rows[1:])))
    (problem,) = case.verify().problems
    assert "the board kept of 2031-05-01" in problem


def test_what_is_forgotten_lives_on_in_no_kept_board(case: WorkingCase) -> None:
    case.board(as_of=DAY)
    case.forget(case.view().documents()[0].value.id, "asked to")
    assert not (case.folder.root / FOLDER).exists()


def test_a_backup_leaves_kept_boards_out(case: WorkingCase, tmp_path: Path) -> None:
    case.board(as_of=DAY)
    case.backup(tmp_path / "lake.zip")
    with zipfile.ZipFile(tmp_path / "lake.zip") as archive:
        assert not [name for name in archive.namelist() if FOLDER in name]


def test_adding_weighs_no_board_that_nobody_asked_for(case: WorkingCase, tmp_path: Path) -> None:
    put(case, tmp_path, "brand.txt", report("Ruth Brand"), date(2031, 4, 25))
    assert not [*(case.folder.root / FOLDER).glob("*.board")]


def test_a_small_board_is_not_kept(case: WorkingCase) -> None:
    case._keeper = Keeper(case.folder.root, secret=sealing)
    case.board(as_of=DAY)
    assert not [*(case.folder.root / FOLDER).glob("*.board")]


def test_only_a_few_days_are_kept(case: WorkingCase) -> None:
    for n in range(keeping.MOST_KEPT + 3):
        case.board(as_of=DAY + timedelta(days=n))
    kept = [grounds.as_of for grounds, _ in case._keeper.kept()]
    assert len(kept) == keeping.MOST_KEPT
    assert str(DAY) not in kept


def test_a_file_in_the_place_of_the_folder_keeps_nothing(case: WorkingCase) -> None:
    shutil.rmtree(case.folder.root / FOLDER)
    (case.folder.root / FOLDER).write_text("not a folder")
    assert case.board(as_of=DAY).rows == case.board(as_of=DAY).rows


def test_the_secret_is_made_once_and_is_its_owner_s(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_secret.cache_clear()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    first = own_secret()
    own_secret.cache_clear()
    (path,) = (tmp_path / "pactwatch").iterdir()
    assert first
    assert own_secret() == first
    assert path.stat().st_mode & 0o077 == 0
    own_secret.cache_clear()


def test_without_a_place_for_a_secret_nothing_is_kept(
    case: WorkingCase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    own_secret.cache_clear()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    assert own_secret() is None
    own_secret.cache_clear()
    keeper = Keeper(tmp_path, secret=lambda: None, worth=0)
    keeper.put(Grounds("h", "2031-05-01", ""), keeping.Worked("c", "r", "k"))
    assert not (tmp_path / FOLDER).exists()
