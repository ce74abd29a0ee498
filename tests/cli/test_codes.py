"""The exit codes of docs/contract.md, one clear line each, and never a traceback."""

import errno
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.case.factories import SECOND, Clock
from tests.cli.running import Ran, run
from tests.register.makers import tamper

from pactwatch.pipeline import WorkingCase, open_case
from pactwatch.text.catalogue import keys

AS_OF = ("--as-of", "2031-05-01")


def one_line(ran: Ran) -> str:
    lines = ran.err.strip().splitlines()
    assert len(lines) == 1, ran.err
    assert lines[0].startswith("pactwatch: ")
    assert "Traceback" not in ran.err
    return lines[0]


def test_done_is_0(root: Path) -> None:
    assert run("board", str(root), *AS_OF).code == 0
    assert run("verify", str(root)).code == 0
    assert run("--help").code == 0
    assert run("board", "--help").code == 0


def test_skipped_inputs_are_1_and_the_rest_is_done(
    root: Path, tmp_path: Path, reader: None
) -> None:
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "good.txt").write_text(SECOND)
    ran = run("add", str(root), str(tmp_path / "empty.txt"), str(tmp_path / "good.txt"))
    assert ran.code == 1
    assert "new      good.txt: 1 statement, 1 suggestion of evidence" in ran.out
    assert "1 new, 0 known already, 1 skipped" in ran.out
    assert "skipped  empty.txt: found an empty file" in one_line(ran)


def test_extract_skips_with_1_and_goes_on(tmp_path: Path) -> None:
    ran = run("extract", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"))
    assert ran.code == 1
    assert [line.count("not found; check the path") for line in ran.err.splitlines()] == [1, 1]


def test_verify_that_fails_is_1_with_a_list_on_stdout(root: Path) -> None:
    original = next(p for p in (root / "originals").rglob("*") if p.is_file())
    original.chmod(0o644)
    original.write_bytes(b"something else")
    ran = run("verify", str(root))
    assert ran.code == 1
    assert len(ran.out.strip().splitlines()) >= 1
    assert "problem(s) found; see the list" in one_line(ran)


def test_a_family_by_its_bare_name_means_all_its_codes(root: Path) -> None:
    bare, starred = (run("statements", str(root), "--conduct", f) for f in ("mil", "MIL.*"))
    assert bare.code == 0
    assert bare.out == starred.out


def test_verify_takes_no_edited_file_in(root: Path) -> None:
    """Verifying must not write: an edited case file stays outside until the next command."""
    (root / "actors.toml").write_text("not toml [")
    assert run("verify", str(root)).code == 0


def test_verify_prints_a_head_and_says_whether_the_chain_still_contains_it(root: Path) -> None:
    printed = run("verify", str(root)).out
    head = re.search(r"head of the chain: ([0-9a-f]{64}) \(row (\d+)\)", printed)
    assert head
    ran = run("verify", str(root), "--head", head[1].upper())
    assert (ran.code, f"the chain still contains row {head[2]}" in ran.out) == (0, True)
    tamper(
        root / "register.sqlite",
        *(f"DELETE FROM {t} WHERE seq = {head[2]}" for t in (_last_kind(root), "audit")),
        f"UPDATE head SET seq = {int(head[2]) - 1}, "
        f"hash = (SELECT hash FROM audit WHERE seq = {int(head[2]) - 1})",
    )
    ran = run("verify", str(root), "--head", head[1])
    assert ran.code == 1
    assert ran.out.startswith(f"no row of the chain has the hash {head[1]}: since it was the head")


def _last_kind(root: Path) -> str:
    with closing(sqlite3.connect(root / "register.sqlite")) as file:
        (kind,) = file.execute("SELECT kind FROM audit ORDER BY seq DESC").fetchone()
    return str(kind)


@pytest.mark.parametrize(
    ("words", "code"),
    [(("verify", "{}"), 1), (("board", "{}"), 3), (("backup", "{}", "{}.zip"), 3)],
)
def test_a_missing_head_is_named_in_one_line(root: Path, words: tuple[str, ...], code: int) -> None:
    tamper(root / "register.sqlite", "DELETE FROM head")
    ran = run(*(word.format(root) for word in words))
    assert ran.code == code
    told = ran.out if code == 1 else one_line(ran)
    assert told.count("the head of the") == 1
    assert "missing" in told


DUE_BEFORE_SENT = ("--sent", "2024-04-20", "--due", "2024-04-01")
NO_CASE = "no case here"
WRONG: list[tuple[tuple[str, ...], str]] = [
    (("verify", "{case}", "--head", "abc"), "--head abc: not a hash of the chain; give the 64"),
    (("board", "{nowhere}"), NO_CASE),
    (("explain", "{nowhere}", "C-1"), NO_CASE),
    (("statements", "{nowhere}"), NO_CASE),
    (("search", "{nowhere}", "x"), NO_CASE),
    (("review", "{nowhere}"), NO_CASE),
    (("verify", "{nowhere}"), NO_CASE),
    (("backup", "{nowhere}", "{tmp}/x.zip"), NO_CASE),
    (("forget", "{nowhere}", "doc-0", "--reason", "x"), NO_CASE),
    (("serve", "{nowhere}", "--port", "0"), NO_CASE),
    (("add", "{nowhere}", "x.txt"), NO_CASE),
    (("board", "{case}", "--as-of", "yesterday"), "--as-of yesterday: not a day"),
    (("board", "{case}", "--as-of", ""), "--as-of : not a day"),
    (("board", "{case}", "--known-at", "noon"), "--known-at noon: not a time"),
    (("board", "{case}", "--known-at", "0001-01-01T00:00:00+09:00"), "not a time"),
    (("board", "{case}", "--rules", "loose"), "rule set loose: unknown; choose one of default"),
    (("explain", "{case}", "Z-1"), "obligation Z-1: not in this case; it has C-1, M-1"),
    (("statements", "{case}", "--act", "SHOUT"), "--act SHOUT: unknown speech act"),
    (("statements", "{case}", "--flag", "ODD"), "--flag ODD: unknown flag"),
    (("statements", "{case}", "--conduct", "TEA.DRINK"), "--conduct TEA.DRINK: unknown to the"),
    (("statements", "{case}", "--since", "May"), "--since May: not a day"),
    (("statements", "{case}", "--since", "2031-W17-5"), "--since 2031-W17-5: not a day"),
    (("statements", "{case}", "--until", "32"), "--until 32: not a day"),
    (("review", "{case}", "--row", "Z-1"), "obligation Z-1"),
    (("review", "{case}", "--row", ""), "obligation : not in this case"),
    (("review", "{case}", "--done", "Z-1"), "obligation Z-1"),
    (("forget", "{case}", "doc-0", "--reason", "x"), "document doc-0: not in this case"),
    (("forget", "{case}", "doc-0", "--reason", " "), "no reason given"),
    (("add", "{case}", "x", "--published", "1/2/2031"), "--published 1/2/2031: not a day"),
    (("add", "{case}", "x.csv", "--columns", "day=published"), "expected text=COLUMN"),
    (("extract", "x", "--published", "soon"), "--published soon: not a day"),
    (("init",), "no folder given"),
    (("init", "{case}"), "something is there already"),
    (("init", "{case}/case.toml/new"), "cannot write the case: Not a directory; give another"),
    (("init", "{tmp}/new", "--agreement", "peace"), "agreement peace: neither a file nor one"),
    (("restore", "{tmp}/no.zip", "{tmp}/new"), "no.zip"),
    (("search", "{case}", "x", "--limit", "0"), "--limit 0: not a number from 1 to 1000"),
    (("search", "{case}", "x", "--limit", "many"), "--limit many: not a number"),
    (("serve", "{case}", "--port", "70000"), "--port 70000: not a number from 0 to 65535"),
    (("demo", "--case", "{tmp}/new", "--port", "http"), "--port http: not a number"),
    (("review", "{case}", "--done", "C-1", "--as", " "), "--as: found no name"),
    (("review", "{case}", "--done", "C-1", "--row", "C-1"), "found --done and --row"),
    (("review", "{case}", "--done", "C-1", "--confidence", "C-1=LOW"), "expected one of them"),
    (("actors", "{case}", "--same", "quill", "quil", "--reason", "x"), "quil: found no actor"),
    (("actors", "{case}", "--undo", "quill", "corran"), "found no judgement to take back"),
    (
        ("actors", "{case}", "--same", "quill", "ashen", "--undo", "quill", "ashen"),
        "found --same and --undo, expected one of them",
    ),
    (("lineage", "{case}", "--accept", "a", "--undo", "a"), "found --accept and --undo, expected"),
    (("lineage", "{case}", "--undo", ""), "edge : not in this case"),
    (("reply", "{case}", "C-1", "corran", "--state", "odd"), "expected one of TO_SEND, SENT"),
    (("reply", "{case}", "C-1", "coran", "--state", "SENT"), "found party 'coran', expected"),
    (
        ("reply", "{case}", "C-1", "corran", "--state", "SENT", *DUE_BEFORE_SENT),
        "found due 2024-04-01, expected a day not before it was sent, 2024-04-20",
    ),
    (("sign", "{case}", "C-1", "--text", " ", "--as", "Asha Venn"), "found no words, expected"),
    (("retract", "{case}", "nobody", "--reason", "x"), "nobody: found no document, statement"),
    (("init", "{tmp}/new", "--list"), "found --list and a case to make, expected one"),
    (("backup", "{case}", "{case}/kept.zip"), "lies inside the case"),
    (("backup", "{case}", "{tmp}"), "exists already"),
    (("backup", "{case}", "{tmp}/noise/x.zip"), "Not a directory; give another place"),
    (("backup", "{case}", "{tmp}/none/kept.zip"), "No such file or directory; give another place"),
    (("backup", "{case}", "{tmp}/" + "x" * 300), "File name too long; give another place"),
    (("restore", "{case}", "{tmp}/new"), "not a file; give what pactwatch backup wrote"),
    (("restore", "/dev/zero", "{tmp}/new"), "/dev/zero: not a file"),
    (("restore", "{tmp}/noise", "{tmp}/new"), "is no backup"),
    (("restore", "{tmp}/noise", "{case}"), "is not empty; restore into a new folder"),
    (("evaluate", "spelling", "{tmp}"), "task spelling: unknown; choose one of"),
    (("evaluate", "phrases", "{tmp}/none"), "not found"),
    (("evaluate", "phrases", "/dev/null"), "not found; give the folder or file"),
    (("evaluate", "statements", "{tmp}/noise"), "gold data must be UTF-8 text"),
]


@pytest.mark.parametrize(("words", "says"), WRONG, ids=lambda w: " ".join(w)[:50])
def test_what_the_caller_can_mend_is_2_and_one_line(
    root: Path, tmp_path: Path, words: tuple[str, ...], says: str
) -> None:
    (tmp_path / "noise").write_bytes(b"\xf5\xff\x00")
    places = {"case": str(root), "nowhere": str(tmp_path / "nowhere"), "tmp": str(tmp_path)}
    ran = run(*(word.format(**places) for word in words))
    assert ran.code == 2
    assert says in one_line(ran)


# A call that cannot be read, what the one line says of it, and the page it names.
USAGE: list[tuple[tuple[str, ...], str, str]] = [
    (("bord",), "no such command 'bord'", "pactwatch"),
    (("--colour", "board"), "no such option: --colour", "pactwatch"),
    (("--set",), "option '--set' requires an argument", "pactwatch"),
    (("board",), "missing argument 'CASE'; write: pactwatch board", "pactwatch board"),
    (("board", "x", "y"), "unexpected extra argument(s) (y)", "pactwatch board"),
    (("board", "x", "--asof", "2031-05-01"), "no such option: --asof", "pactwatch board"),
    (("board", "x", "--as-of"), "option '--as-of' requires an argument", "pactwatch board"),
    (("board", "x", "--json=3"), "option '--json' does not take a value", "pactwatch board"),
    (
        ("board", "x", "--as-of", "2031-05-01", "--as-of", "2031-05-02"),
        "--as-of was given 2 times, expected once",
        "pactwatch board",
    ),
    (
        ("demo", "--serve", "--no-serve"),
        "--serve/--no-serve was given 2 times, expected once",
        "pactwatch demo",
    ),
    (("actors", "x", "--same", "a"), "option '--same' requires 2 arguments", "pactwatch actors"),
    (("explain", "x"), "missing argument 'OBLIGATION'", "pactwatch explain"),
    (("forget", "x", "doc-0"), "missing option '--reason'", "pactwatch forget"),
    (("restore", "x"), "missing argument 'CASE'", "pactwatch restore"),
    (("extract",), "missing argument 'FILE'", "pactwatch extract"),
]


@pytest.mark.parametrize(("words", "says", "page"), USAGE)
def test_a_wrong_call_is_2_and_one_line(words: tuple[str, ...], says: str, page: str) -> None:
    ran = run(*words)
    assert (ran.code, ran.out) == (2, "")
    assert says in one_line(ran)
    assert one_line(ran).endswith(f"; see: {page} --help")


@pytest.mark.parametrize("command", keys("command"))
def test_every_command_refuses_what_it_does_not_know_in_one_line(command: str) -> None:
    assert "no such option: --colour" in one_line(run(command, "--colour"))
    assert run(command, "--colour").code == 2


def test_no_words_at_all_show_the_help() -> None:
    ran = run()
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("Usage: pactwatch")


def test_a_locked_register_is_3_and_names_the_holder(
    root: Path, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reader: None
) -> None:
    monkeypatch.setenv("PACTWATCH_LOCK_WAIT_S", "0")
    (tmp_path / "good.txt").write_text(SECOND)
    with open_case(root, person="Asha Venn", clock=clock) as first, first.register.write():
        ran = run("add", str(root), str(tmp_path / "good.txt"))
    assert ran.code == 3
    assert "being written by Asha Venn" in one_line(ran)


def test_a_damaged_register_is_3(root: Path) -> None:
    (root / "register.sqlite").write_bytes(b"no database at all" * 300)
    for tail in ("-wal", "-shm"):
        (root / f"register.sqlite{tail}").unlink(missing_ok=True)
    ran = run("board", str(root))
    assert ran.code == 3
    assert "register" in one_line(ran)


def test_a_full_disk_is_3_and_says_what_to_do(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reader: None
) -> None:
    def full(*_: object, **__: object) -> str:
        raise OSError(errno.ENOSPC, "No space left on device", "originals/ab")

    monkeypatch.setattr("pactwatch.register.originals.store_original", full)
    (tmp_path / "good.txt").write_text(SECOND)
    ran = run("add", str(root), str(tmp_path / "good.txt"))
    assert ran.code == 3
    assert "free some space and repeat the command" in one_line(ran)


def test_a_defect_is_3_one_line_and_no_traceback(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a defect")

    monkeypatch.setattr("pactwatch.case.remembering.Boards.now", broken)
    ran = run("board", str(root))
    assert ran.code == 3
    assert "internal error ZeroDivisionError" in one_line(ran)
    monkeypatch.setenv("PACTWATCH_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        run("board", str(root))


def test_the_keyboard_stops_with_130_and_one_line(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pactwatch.case.remembering.Boards.now", stopped)
    ran = run("board", str(root))
    assert ran.code == 130
    assert "what was reported as done is kept" in ran.err
    assert "Traceback" not in ran.err


def test_every_decision_carries_the_person_named(root: Path, clock: Clock) -> None:
    assert run("review", str(root), "--done", "C-1", "--as", "Rhea Moss").code == 0
    with open_case(root, clock=clock) as case:
        record = case.view().decisions()[-1]
        assert (record.author, record.is_authenticated) == ("Rhea Moss", True)


def test_review_walks_accepts_and_ends(root: Path, clock: Clock) -> None:
    ran = run("review", str(root), "--row", "C-1", "--as", "Rhea Moss", stdin="x\ny\nh\n")
    assert ran.code == 0
    assert "[1/2] LINK C-1" in ran.out
    with open_case(root, clock=clock) as case:
        assert [r.value.action.value for r in case.view().decisions()] == ["ACCEPT"]
    assert "[1/1]" in run("review", str(root), stdin="q\n").out


def test_forget_backup_and_restore_by_command(case: WorkingCase, tmp_path: Path) -> None:
    root, document = str(case.folder.root), case.view().documents()[0].value.id
    assert run("backup", root, str(tmp_path / "kept.zip")).code == 0
    assert "forgot" in run("forget", root, document, "--reason", "asked", "--as", "Rhea Moss").err
    again = run("forget", root, document, "--reason", "once more", "--as", "Ada Reyes")
    assert (again.code, "by Rhea Moss" in again.err) == (0, True)
    assert run("verify", root).code == 0
    assert run("restore", str(tmp_path / "kept.zip"), str(tmp_path / "old")).code == 0
    assert document in run("search", str(tmp_path / "old"), "sheltered", "--json").out
    assert document not in run("search", root, "sheltered", "--json").out
    broken = tmp_path / "broken.zip"
    broken.write_bytes((tmp_path / "kept.zip").read_bytes()[:-200])
    assert run("restore", str(broken), str(tmp_path / "other")).code in (1, 2)
    assert not (tmp_path / "other").exists() or not any((tmp_path / "other").iterdir())


JUNK = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=0, max_size=12
)
OPTIONS = st.sampled_from(
    ["--as-of", "--known-at", "--rules", "--json", "--published", "--with-text", "--", "-", "-h9"]
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    command=st.sampled_from(["board", "extract", "explain", "statements", "search"]),
    words=st.lists(st.one_of(JUNK, OPTIONS), max_size=4),
    with_case=st.booleans(),
)
def test_junk_is_never_a_traceback(
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    words: list[str],
    with_case: bool,
) -> None:
    monkeypatch.chdir(root.parent)
    ran = run(command, *([str(root)] if with_case else []), *words)
    assert ran.code in (0, 1, 2)
    assert "Traceback" not in ran.err + ran.out
    assert "internal error" not in ran.err
