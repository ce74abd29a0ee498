"""Every way of tampering is found and named."""

import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from tests.register import makers
from tests.register.makers import tamper

from pactwatch.domain.plain import to_plain
from pactwatch.errors import StopRun
from pactwatch.register import Register
from pactwatch.register.chain import row_hash
from pactwatch.register.originals import original_path

DOCUMENT = makers.document()
STATEMENT = makers.statement(DOCUMENT).id
LINK = makers.link(makers.statement(DOCUMENT)).id

_COLUMNS = (
    "kind, ref, payload_sha256, recorded_at, author, is_authenticated, maker, supersedes, "
    "prev_hash, hash"
)
SWAP = (
    "UPDATE audit SET seq = -1 WHERE seq = 5",
    "UPDATE audit SET seq = 5 WHERE seq = 6",
    "UPDATE audit SET seq = 6 WHERE seq = -1",
)
PUT_IN = f"INSERT INTO audit SELECT max(seq) + 1, {_COLUMNS} FROM audit"

# Row 5 as somebody would forge it, who knows how rows are hashed.
FORGED = "FORGED"

# what is done to the file, and the sentence that must be among the problems
TAMPERING = {
    "audit row changed": (
        ("UPDATE audit SET author = 'Nobody' WHERE seq = 5",),
        rf"row 5 \(statement {STATEMENT}\): the row was changed",
    ),
    "audit row dropped": (("DELETE FROM audit WHERE seq = 5",), r"row 5 of audit dropped"),
    "last audit row dropped": (
        ("DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)",),
        r"row 19 of audit dropped",
    ),
    "last rows dropped and head set back without its hash": (
        ("DELETE FROM audit WHERE seq > 17", "UPDATE head SET seq = 17"),
        r"its hash is not the one the head",
    ),
    "head dropped": (("DELETE FROM head",), r"the head of the chain is missing"),
    "head renamed": (("UPDATE head SET id = 2",), r"head was changed: its id is 2"),
    "yes written otherwise": (
        ("UPDATE statement SET is_authenticated = 7 WHERE seq = 5",),
        r"row 5 of statement was changed: is_authenticated",
    ),
    "audit rows reordered": (SWAP, r"row 5 \(.*\): reordered, it was recorded as row 6"),
    "audit row put in": ((PUT_IN,), r"row 20 .*put in|audit rows were put in after the head"),
    "hash made anew": (
        ("UPDATE audit SET hash = prev_hash WHERE seq = 5",),
        r"row 5 .*: the row was changed",
    ),
    "audit row made anew, in itself sound": (
        (f"UPDATE audit SET author = 'Nobody', hash = '{FORGED}' WHERE seq = 5",),
        r"row 6 .* does not follow row 5, one of the two was put in",
    ),
    "decision changed": (
        ("UPDATE decision SET payload = replace(payload, 'ACCEPT', 'REJECT')",),
        r"decision dec-\w+ \(row 17\) was changed: its content",
    ),
    "decision's column changed": (
        ("UPDATE decision SET action = 'REJECT'",),
        r"decision dec-\w+ \(row 17\) was changed: action differ",
    ),
    "decision dropped": (("DELETE FROM decision",), r"decision dec-\w+ \(row 17\) was dropped"),
    "decision put in": (
        (
            "INSERT INTO decision SELECT 99, ref, target_kind, target_id, action, payload, "
            "payload_sha256, recorded_at, author, is_authenticated, maker, supersedes "
            "FROM decision",
        ),
        r"decision dec-\w+ \(row 99\) was put in",
    ),
    "author changed": (
        ("UPDATE decision SET author = 'Nobody'",),
        r"decision dec-\w+ \(row 17\) was changed: author differ from the audit",
    ),
    "capture changed": (
        ("UPDATE capture SET uri = 'https://elsewhere.example/'",),
        rf"capture {DOCUMENT.sha256} \(row 1\) was changed: uri",
    ),
    "text changed": (
        ("UPDATE document SET payload = replace(payload, 'closed', 'opened')",),
        rf"document {DOCUMENT.id} \(row 2\) was changed: its content",
    ),
    "speaker changed": (
        ("UPDATE statement SET speaker = 'Nobody' WHERE seq = 5",),
        rf"statement {STATEMENT} \(row 5\) was changed: speaker",
    ),
    "claim changed": (
        ("UPDATE claim SET conduct = 'ROAD.OPEN' WHERE entry = 5",),
        rf"statement {STATEMENT} \(row 5\) was changed: its rows in claim",
    ),
    "claim dropped": (("DELETE FROM claim WHERE entry = 5",), r"its rows in claim differ"),
    "claim of nobody": (
        ("INSERT INTO claim (entry, n, conduct) VALUES (2, 0, 'ROAD.OPEN')",),
        r"rows of claim were put in for row 2",
    ),
    "flag dropped": (("DELETE FROM flag WHERE entry = 5",), r"its rows in flag differ"),
    "duty renamed": (
        ("UPDATE obligation SET promisor = 'nord'",),
        r"agreement quarry \(row 11\) was changed: its rows in obligation",
    ),
    "actor added": (
        ("INSERT INTO actor_name (entry, n, actor_id, name) VALUES (12, 7, 'nord', 'South')",),
        r"actors actors \(row 12\) was changed: its rows in actor_name",
    ),
    "emptied without a tombstone": (
        ("UPDATE link SET payload = NULL",),
        rf"link {LINK} \(row 7\) was emptied without a tombstone",
    ),
    "hidden from search": (
        ("DELETE FROM fulltext WHERE rowid = 5",),
        rf"statement {STATEMENT} \(row 5\): the full text differs",
    ),
    "unreadable content": (
        ("UPDATE link SET payload = '{'",),
        rf"link {LINK} \(row 7\) was changed: its content",
    ),
    "time moved": (
        ("UPDATE document SET recorded_at = 'yesterday'",),
        rf"document {DOCUMENT.id} \(row 2\) was changed: recorded_at",
    ),
}


def test_an_untouched_register_holds(register: Register, originals: Path) -> None:
    makers.record_all(register, originals)
    found = register.inspect(originals)
    assert (found.problems, found.tombstoned) == ((), ())
    assert (found.rows, found.originals, found.anchors) == (19, 1, 6)


@pytest.mark.parametrize("attack", TAMPERING)
def test_tampering_is_found_and_named(register: Register, originals: Path, attack: str) -> None:
    makers.record_all(register, originals)
    statements, sentence = TAMPERING[attack]
    tamper(register.path, *(one.replace(FORGED, _forged(register)) for one in statements))
    problems = register.verify(originals)
    assert any(re.search(sentence, problem) for problem in problems), problems
    assert len(problems) <= 6


def _forged(register: Register) -> str:
    row = to_plain(register.view().audit_rows()[4])
    time = makers.START.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return row_hash(row | {"author": "Nobody", "recorded_at": time})


def test_a_removed_guard_is_found(register: Register, originals: Path) -> None:
    tamper(register.path, keep_guards=False)
    problems = register.verify(originals)
    assert any("guard link_no_update is missing" in problem for problem in problems)


OTHER = makers.document("The ferry at Nordhafen sailed again.", path="ferry.txt")
# What happens to the file of an original, and the end of the sentence about it.
ORIGINALS: dict[str, tuple[Callable[[Path, Path], object], str]] = {
    "one byte changed": (lambda p, _: p.write_bytes(b"N" + p.read_bytes()[1:]), "was changed"),
    "cut short": (lambda p, _: p.write_bytes(p.read_bytes()[:-1]), "was changed"),
    "emptied": (lambda p, _: p.write_bytes(b""), "was changed: found sha256 e3b0c442"),
    "grown": (lambda p, _: p.write_bytes(p.read_bytes() + b"\n"), "was changed"),
    "another's bytes": (lambda p, other: p.write_bytes(other.read_bytes()), "was changed"),
    "gone": (lambda p, _: p.unlink(), "is missing"),
    "a folder in its place": (lambda p, _: (p.unlink(), p.mkdir()), "cannot be read: Is a dir"),
    "a link to nothing": (lambda p, _: (p.unlink(), p.symlink_to("nowhere")), "is missing"),
    "all gone": (lambda p, _: shutil.rmtree(p.parent.parent), "is missing"),
}


@pytest.mark.parametrize("attack", ORIGINALS)
def test_what_happens_to_an_original_is_found_and_named(
    register: Register, originals: Path, attack: str
) -> None:
    makers.record_all(register, originals)
    register.store_original(originals, OTHER.text.encode())
    path = original_path(originals, DOCUMENT.sha256)
    path.chmod(0o644)
    happens, says = ORIGINALS[attack]
    happens(path, original_path(originals, OTHER.sha256))
    (problem,) = register.verify(originals)
    assert problem.startswith(f"original {DOCUMENT.sha256} {says}")
    assert problem.endswith("(captured as quarry.txt)")


@pytest.mark.parametrize(
    ("attack", "says"),
    [
        ("DELETE FROM head", "the head of the audit chain is missing"),
        ("INSERT INTO head SELECT 2, seq, hash FROM head", "it has 2 rows, not one"),
    ],
)
def test_without_its_one_head_nothing_is_recorded(
    register: Register, attack: str, says: str
) -> None:
    makers.record_all(register)
    tamper(register.path, attack)
    with pytest.raises(StopRun, match=says):
        register.head()
    with pytest.raises(StopRun, match=says), register.write():
        pass


def test_two_originals_that_changed_places_are_both_named(
    register: Register, originals: Path
) -> None:
    makers.record_all(register, originals)
    register.store_original(originals, OTHER.text.encode())
    with register.write() as writer:
        writer.put_capture(makers.capture(OTHER))
        writer.put_document(OTHER)
    one, other = (original_path(originals, d.sha256) for d in (DOCUMENT, OTHER))
    away = one.rename(originals / "away")
    other.rename(one)
    away.rename(other)
    assert [p.split()[1] for p in register.verify(originals)] == [DOCUMENT.sha256, OTHER.sha256]


def test_an_anchor_that_never_held_is_found(register: Register, originals: Path) -> None:
    shifted = makers.replace_span(makers.statement(DOCUMENT), 3)
    with register.write() as writer:
        writer.put_document(DOCUMENT)
        writer.put_extraction(makers.extraction(DOCUMENT, shifted))
    (problem,) = register.verify(originals)
    assert f"statement {shifted.id} of {DOCUMENT.id}: the anchor 3..61" in problem


def test_the_printed_head_gives_a_rewrite_away(register: Register, originals: Path) -> None:
    makers.record_all(register, originals)
    printed = register.head()
    assert printed == (19, register.view().audit_rows()[-1].hash)
    assert len(printed[1]) == 64


def test_a_printed_head_gives_a_cut_tail_away(register: Register, originals: Path) -> None:
    """The chain by itself cannot see it."""
    makers.record_all(register, originals)
    rows = register.view().audit_rows()
    heads = ["0" * 64, *(row.hash for row in rows)]
    assert [register.row_of(one) for one in heads] == list(range(20))
    last = rows[-1]
    tamper(
        register.path,
        f"DELETE FROM {last.kind} WHERE seq = {last.seq}",
        f"DELETE FROM audit WHERE seq = {last.seq}",
        f"UPDATE head SET seq = {last.seq - 1}, hash = '{last.prev_hash}'",
    )
    assert register.verify(originals) == ()
    assert [register.row_of(one) for one in heads[-2:]] == [18, None]


def test_nothing_is_added_to_a_chain_that_was_cut(register: Register) -> None:
    makers.record_all(register)
    tamper(register.path, "DELETE FROM audit WHERE seq = 19")
    with pytest.raises(StopRun, match="ends at row 18, its head says 19"), register.write():
        pass


def test_a_damaged_row_stops_a_view_in_one_line(register: Register) -> None:
    makers.record_all(register)
    tamper(register.path, "UPDATE link SET payload = '{'")
    with pytest.raises(StopRun, match=rf"link {LINK} \(row 7\) is damaged; run verify"):
        register.view().links()


def test_tampering_here_is_what_it_seems(register: Register) -> None:
    """The helper itself leaves every guard in place."""
    with closing(sqlite3.connect(register.path)) as connection:
        before = connection.execute("SELECT name FROM sqlite_master ORDER BY name").fetchall()
        tamper(register.path)
        after = connection.execute("SELECT name FROM sqlite_master ORDER BY name").fetchall()
    assert after == before


def test_a_damaged_index_is_found_although_every_row_is_there(
    register: Register, originals: Path
) -> None:
    """Its rows would be overlooked: a document not found is taken in a second time."""
    makers.record_all(register, originals)
    register.close()
    with closing(sqlite3.connect(register.path)) as file:
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)").close()
        find = "SELECT rootpage FROM sqlite_master WHERE name = 'document_by_ref'"
        (page,) = file.execute(find).fetchone()
        (size,) = file.execute("PRAGMA page_size").fetchone()
    with register.path.open("rb+") as file:
        file.seek((page - 1) * size + size - 8)
        file.write(bytes(8))
    problems = register.verify(originals)
    assert any(p.startswith("the register file is damaged (") for p in problems), problems
