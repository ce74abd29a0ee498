"""Looking after a case: forget, backup, restore, move, lock, older and newer registers."""

import shutil
import sqlite3
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.case.factories import MODEL, SHELTER, START, Clock, put

from pactwatch.case import open_case, restore_case
from pactwatch.domain.ids import sha256_bytes
from pactwatch.domain.review import Reply
from pactwatch.errors import BadInput, StopRun
from pactwatch.pipeline import WorkingCase
from pactwatch.settings import load_settings

Again = Callable[[], WorkingCase]
DAY = date(2031, 5, 1)
PANEL = f"doc-{sha256_bytes(SHELTER.encode())[:16]}"


def test_forget_removes_words_and_names_and_leaves_a_tombstone(
    case: WorkingCase, clock: Clock, tmp_path: Path
) -> None:
    assert any(hit.document_id == PANEL for hit in case.search("sheltered"))
    clock.move(hours=1)
    case.forget(PANEL, "the witness withdrew consent")
    assert case.view().document(PANEL) is None
    assert all(hit.document_id != PANEL for hit in case.search("sheltered"))
    assert [f.document_id for f in case.statements() if f.document_id == PANEL] == []
    report = case.verify()
    assert report.problems == ()
    assert PANEL in report.summary
    raw = b"".join(p.read_bytes() for p in case.folder.root.rglob("*") if p.is_file())
    assert b"The weather was fair" not in raw


def test_a_forgotten_document_is_not_taken_again(case: WorkingCase, tmp_path: Path) -> None:
    case.forget(PANEL, "the witness withdrew consent")
    path = tmp_path / "again.txt"
    path.write_text(SHELTER)
    report = case.add(path)
    assert report.new == []
    assert len(report.skipped) == 1
    assert "forgotten" in report.skipped[0]
    assert report.skipped[0].startswith("again.txt: ")


def test_an_older_board_says_what_it_says_after_forgetting(case: WorkingCase, clock: Clock) -> None:
    moment = clock.now
    clock.move(hours=1)
    case.forget(PANEL, "a court ordered it")
    now = case.board(as_of=DAY).row("C-1").provisional
    then = case.board(as_of=DAY, known_at=moment).row("C-1").provisional
    assert now.verdict.value == then.verdict.value == "NOT_ASSESSED"


@pytest.mark.parametrize(
    ("hours", "day", "is_told"),
    [
        (3, DAY, True),
        (3, date(2031, 4, 20), True),
        (3, date(2031, 4, 19), False),  # before it was published
        (0.5, DAY, False),  # before it was recorded
        (5, DAY, False),  # boards from then on replay as they are
    ],
)
def test_a_board_that_used_what_was_forgotten_since_says_so(
    case: WorkingCase, clock: Clock, hours: float, day: date, is_told: bool
) -> None:
    clock.move(hours=1)
    case.forget(PANEL, "a court ordered it")
    clock.move(hours=5)
    told = case.board(as_of=day, known_at=START + timedelta(hours=hours)).breaks
    starts = f"Forgotten on 2031-05-01, after this moment: {PANEL}; this board lacks"
    assert [line.startswith(starts) for line in told] == [True] * is_told


def test_a_forgotten_document_that_bore_on_nothing_is_told_on_no_board(
    case: WorkingCase, clock: Clock, tmp_path: Path
) -> None:
    weather = put(case, tmp_path, "weather.txt", "The weather was fair.", date(2031, 4, 2))
    moment = clock.now
    before = case.board(as_of=DAY, known_at=moment).as_json()
    clock.move(hours=1)
    case.forget(weather, "asked by the author")
    assert case.board(as_of=DAY, known_at=moment).as_json() == before


@pytest.mark.parametrize(
    ("document", "reason", "says"),
    [(PANEL, "  ", "no reason given"), ("doc-0000", "x", "document doc-0000: not in this case")],
)
def test_forget_says_what_is_wrong(
    case: WorkingCase, document: str, reason: str, says: str
) -> None:
    with pytest.raises(BadInput, match=says):
        case.forget(document, reason)


def test_backup_and_restore_give_the_same_case(
    case: WorkingCase, clock: Clock, tmp_path: Path
) -> None:
    before = case.board(as_of=DAY, known_at=clock.now).as_json()
    file = tmp_path / "kept.zip"
    case.backup(file)
    restore_case(file, tmp_path / "elsewhere")
    with open_case(tmp_path / "elsewhere", clock=clock) as restored:
        assert restored.verify().problems == ()
        assert restored.board(as_of=DAY, known_at=clock.now).as_json() == before
        assert restored.register.head() == case.register.head()


def test_nothing_is_overwritten(case: WorkingCase, tmp_path: Path) -> None:
    file = tmp_path / "kept.zip"
    case.backup(file)
    with pytest.raises(BadInput, match="exists"):
        case.backup(file)
    with pytest.raises(BadInput):
        restore_case(file, case.folder.root)


def test_a_moved_folder_is_the_same_case(
    root: Path, clock: Clock, tmp_path: Path, reader: None
) -> None:
    with open_case(root, clock=clock) as case:
        before = case.board(as_of=DAY).as_json()
    moved = tmp_path / "a ü folder" / "moved"
    moved.parent.mkdir()
    shutil.move(root, moved)
    with open_case(moved, clock=clock) as case:
        assert case.verify().problems == ()
        assert case.board(as_of=DAY).as_json() == before


def test_the_second_writer_is_told_who_the_first_is(
    case: WorkingCase, root: Path, clock: Clock, tmp_path: Path
) -> None:
    settings = load_settings({"user": "Borin Hale", "lock_wait_s": 0}, {})
    with open_case(root, settings=settings, clock=clock) as second:
        with (
            case.register.write(),
            pytest.raises(StopRun, match="being written by Asha Venn"),
        ):
            second.record_reply(_reply())
        second.record_reply(_reply())


def test_reading_goes_on_while_another_writes(case: WorkingCase, again: Again) -> None:
    with again() as second, case.register.write():
        assert [row.obligation_id for row in second.board(as_of=DAY).rows] == ["C-1", "M-1"]


def test_a_register_from_a_newer_program_is_left_alone(root: Path, again: Again) -> None:
    connection = sqlite3.connect(root / "register.sqlite")
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    before = (root / "register.sqlite").read_bytes()
    with pytest.raises(StopRun, match="newer"):
        again()
    assert (root / "register.sqlite").read_bytes() == before


@pytest.mark.parametrize("size", [0, 100, 5000])
def test_a_damaged_register_stops_the_run(root: Path, again: Again, size: int) -> None:
    (root / "register.sqlite").write_bytes(b"\x7fnot a database" * (size // 15 + 1))
    for tail in ("-wal", "-shm"):
        (root / f"register.sqlite{tail}").unlink(missing_ok=True)
    with pytest.raises(StopRun):
        again()


def test_a_folder_without_a_case_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"no case here.*pactwatch init"):
        open_case(tmp_path)


def test_every_row_names_who_wrote_it(case: WorkingCase) -> None:
    record = case.view().document(PANEL)
    assert record is not None
    assert (record.author, record.is_authenticated) == ("Asha Venn", True)
    extraction = case.view().extraction(PANEL)
    assert extraction is not None
    assert MODEL in extraction.maker


def test_the_system_user_is_shown_as_unauthenticated(root: Path, clock: Clock) -> None:
    settings = load_settings({}, {})
    with open_case(root, settings=settings, clock=clock) as case:
        assert case.person.is_authenticated is False
        case.record_reply(_reply())
        assert case.view().replies()[-1].is_authenticated is False


def test_a_record_from_before_the_last_one_keeps_the_order(
    case: WorkingCase, clock: Clock, tmp_path: Path
) -> None:
    """A clock set back must not let a row slip into a board that was printed already."""
    last = case.view().known_at
    assert last is not None
    clock.now = START - timedelta(days=30)
    put(case, tmp_path, "late.txt", "Meridia said that the road is open.", date(2031, 4, 2))
    assert case.view().known_at is not None
    assert min(r.record_time for r in case.view().documents()[-1:]) >= last


def test_a_note_of_its_own_is_known_again(case: WorkingCase, tmp_path: Path) -> None:
    path = tmp_path / "twice.txt"
    path.write_text(SHELTER)
    report = case.add(path)
    assert (report.new, len(report.known), report.ids) == ([], 1, [PANEL])


def _reply() -> Reply:
    return Reply("C-1", "corran", "SENT", sent_on=DAY)


@pytest.mark.parametrize("is_there", [True, False])
def test_a_lost_register_is_not_made_anew(root: Path, is_there: bool) -> None:
    """An empty one would say that everything holds, with every document gone."""
    for file in root.glob("register.sqlite*"):
        file.unlink()
    if is_there:
        (root / "register.sqlite").touch()
    for is_syncing in (True, False):
        with pytest.raises(StopRun, match="missing or empty, although this case has been used"):
            open_case(root, is_syncing=is_syncing)


def test_a_register_lost_after_decisions_alone_is_told_by_its_lock(
    root: Path, clock: Clock
) -> None:
    shutil.rmtree(root / "originals")
    (root / "originals").mkdir()
    (root / "register.sqlite").write_bytes(b"")
    with pytest.raises(StopRun, match="restore it from a backup"):
        open_case(root, clock=clock)


def test_verify_lists_a_row_that_cannot_be_read_back(root: Path, clock: Clock) -> None:
    with sqlite3.connect(root / "register.sqlite") as file:
        file.execute("DROP TRIGGER statement_no_update")
        file.execute("UPDATE statement SET payload = substr(payload, 1, 40)")
    file.close()
    with open_case(root, clock=clock, is_syncing=False) as case:
        problems = case.verify().problems
    assert any("its content is not what was recorded" in problem for problem in problems)
