"""Edited case files become versions; one that does not parse stops the run and changes nothing."""

import errno
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tests.case.factories import AGREEMENT, Clock

from pactwatch.case import create_folder, folder
from pactwatch.domain.ids import sha256_bytes
from pactwatch.errors import BadInput, StopRun
from pactwatch.pipeline import WorkingCase

Again = Callable[[], WorkingCase]


def agreement_file(root: Path) -> Path:
    return next((root / "agreements").glob("*.toml"))


def test_an_edited_file_is_a_new_version_with_hash_person_and_time(
    root: Path, again: Again, clock: Clock
) -> None:
    text = '[[actor]]\nid = "watch"\nnames = ["Lake Watch"]\nrole = "MONITOR"\n'
    (root / "actors.toml").write_text(text, "utf-8")
    moment = clock.move(hours=1)
    with again() as case:
        record = case.view().case_file("actors.toml")
        assert record is not None
        versions = case.view().history("case_file", "actors.toml")
        assert (record.author, record.is_authenticated, record.record_time) == (
            "Borin Hale",
            True,
            moment,
        )
        assert record.value.sha256 == sha256_bytes(text.encode())
        assert len(versions) == 2
        assert "Lake Watch" in [a.name for a in case.norms().actors]


def test_opening_again_without_an_edit_records_nothing(again: Again) -> None:
    with again() as case:
        head = case.register.head()
    with again() as case:
        assert case.register.head() == head


def test_an_edited_agreement_links_afresh(root: Path, again: Again, clock: Clock) -> None:
    file = agreement_file(root)
    file.write_text(AGREEMENT.replace('codes = ["HOST.SHELTER"]', 'codes = ["HOST.PRESENCE"]'))
    clock.move(hours=1)
    with again() as case:
        assert [r for r in case.view().links() if r.value.bearing == "SUPPORTS_BREACH"] == []
    file.write_text(AGREEMENT)
    clock.move(hours=1)
    with again() as case:
        assert [r.value.obligation_id for r in case.view().links()] == ["C-1", "C-1"]
        assert case.verify().problems == ()


def test_a_removed_agreement_takes_its_rows_and_leaves_its_history(
    root: Path, again: Again, clock: Clock
) -> None:
    moment = clock.now
    agreement_file(root).unlink()
    clock.move(hours=1)
    with again() as case:
        assert case.board(as_of=date(2031, 5, 1)).rows == ()
        then = case.board(as_of=date(2031, 5, 1), known_at=moment)
        assert [row.obligation_id for row in then.rows] == ["C-1", "M-1"]
        assert case.view().links() == ()


def test_a_case_without_its_folder_of_agreements_is_refused_not_emptied(
    root: Path, again: Again
) -> None:
    """A copy that lost a folder must not look like a person who removed every agreement."""
    (root / "agreements").rename(root / "elsewhere")
    with pytest.raises(BadInput, match=r"although the case has agreements/lake-lake.toml; put"):
        again()
    (root / "agreements").write_text("no folder")
    with pytest.raises(BadInput, match="Not a directory; expected the folder"):
        again()


def test_a_folder_in_place_of_a_case_file_is_named(root: Path, again: Again) -> None:
    (root / "rules.toml").unlink()
    (root / "rules.toml").mkdir()
    with pytest.raises(BadInput, match=r"rules.toml: cannot be read"):
        again()


def test_a_renamed_duty_gets_a_row_of_its_own(root: Path, again: Again, clock: Clock) -> None:
    agreement_file(root).write_text(AGREEMENT.replace('"C-1"', '"C-9"'))
    clock.move(hours=1)
    with again() as case:
        rows = {r.obligation_id: r.provisional.verdict.value for r in case.board().rows}
    assert set(rows) == {"C-9", "M-1"}


BROKEN = [
    ("actors.toml", "[[actor]\n", "actors.toml"),
    ("actors.toml", '[[actor]]\nid = "x"\n', "names"),
    ("codebook.toml", 'name = "c"\n', "codebook.toml"),
    ("rules.toml", "name = 3\n", "rule"),
    ("case.toml", "name = [\n", "case.toml"),
    ("case.toml", 'name = "x"\nrules = "loose"\n', "rule set loose"),
]


@pytest.mark.parametrize(("name", "text", "says"), BROKEN)
def test_a_file_that_does_not_parse_stops_with_one_line_and_records_nothing(
    root: Path, again: Again, name: str, text: str, says: str
) -> None:
    with again() as case:
        head = case.register.head()
    good = (root / name).read_text("utf-8")
    (root / name).write_text(text, "utf-8")
    with pytest.raises(BadInput, match=says) as stopped:
        again()
    assert "\n" not in str(stopped.value)
    (root / name).write_text(good, "utf-8")
    with again() as case:
        assert case.register.head() == head


def test_a_file_that_is_not_utf8_is_named(root: Path, again: Again) -> None:
    (root / "actors.toml").write_bytes(b"# caf\xe9\n")
    with pytest.raises(BadInput, match=r"actors.toml: cannot be read as UTF-8"):
        again()


def test_boards_use_the_registered_version_not_the_file_on_disk(
    case: WorkingCase, root: Path
) -> None:
    agreement_file(root).write_text("not even toml [")
    assert [row.obligation_id for row in case.board().rows] == ["C-1", "M-1"]


def test_conduct_of_somebody_the_case_does_not_know_is_told_until_a_name_ties_it(
    root: Path, again: Again
) -> None:
    file, known = agreement_file(root), 'names = ["Corran Front", "the Front"]'
    file.write_text(AGREEMENT.replace(known, 'names = ["Corran High Command"]'), "utf-8")
    with again() as case:
        told = case.explain("C-1", as_of=date(2031, 5, 1))
        # The report and the denial alike.
        assert {(u.unknown, u.code) for u in told.untied} == {(("Corran Front",), "HOST.SHELTER")}
        assert len(told.untied) == 2
        assert told.linked == ()
        assert "“Corran Front” is nobody the case knows by name" in told.as_text()
        assert told.as_json()["untied"][0]["claim"] == 0
    file.write_text(AGREEMENT, "utf-8")
    with again() as case:
        told = case.explain("C-1", as_of=date(2031, 5, 1))
        assert told.linked
        assert told.untied == ()
        assert "counts for nothing here" not in told.as_text()


def test_a_duty_that_asks_for_what_the_codebook_lacks_says_so(root: Path, again: Again) -> None:
    with again() as case:
        assert case.norms().gaps() == ()
    file = agreement_file(root)
    asked = AGREEMENT.replace('performs = ["MIL.WITHDRAW"]', 'performs = ["MIL.GO", "PRIS.*"]')
    file.write_text(asked, "utf-8")
    with again() as case:
        (gap,) = case.norms().gaps()
    assert gap.startswith("M-1 asks for MIL.GO, which codebook default")
    file.write_text(asked.replace("MIL.GO", "MIL.WITHDRAWL"), "utf-8")
    with again() as case:
        (gap,) = case.norms().gaps()
    assert gap.startswith("M-1 asks for MIL.WITHDRAWL (MIL.WITHDRAW?), which")


def test_the_mark_an_editor_sets_at_the_head_is_no_part_of_a_file(root: Path, again: Again) -> None:
    text = '[[actor]]\nid = "watch"\nnames = ["Lake Watch"]\nrole = "MONITOR"\n'
    (root / "actors.toml").write_text(text, "utf-8-sig")
    with again() as case:
        assert "watch" in {actor.id for actor in case.norms().actors}
        record = case.view().case_file("actors.toml")
        assert record is not None
        assert record.value.content == text
    (root / "actors.toml").write_text(text, "utf-16")
    with pytest.raises(BadInput, match=r"byte 1 does not fit; save the file as UTF-8"):
        again()


def test_a_case_that_could_not_be_made_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr(folder.shutil, "copyfileobj", full)
    with pytest.raises(StopRun, match="No space left"):
        create_folder(tmp_path / "new")
    assert not (tmp_path / "new").exists()
    (tmp_path / "empty").mkdir()
    with pytest.raises(StopRun):
        create_folder(tmp_path / "empty")
    assert not any((tmp_path / "empty").iterdir())
