"""Forgetting removes bytes, text and names; what is left still verifies."""

import errno
from dataclasses import replace
from pathlib import Path

import pytest
from tests.register import makers
from tests.register.makers import Clock

from pactwatch.errors import BadInput, SkipItem, StopRun
from pactwatch.register import Register
from pactwatch.register.kinds import JOINED
from pactwatch.register.originals import original_path

OTHER = makers.document(
    "The ferry at Nordhafen sailed again, the harbour master said on Friday.",
    title="Ferry",
    path="ferry.txt",
)
# Words that stand in the forgotten document, its title and what was made of it; the last as the
# table of claims has the doers.
WORDS = ("quarry bridge stayed", "Mira Dunst", "mira-dunst", "oststadt.example", "Quarry bridge",
         f"Oststadt{JOINED}Nord")  # fmt: skip


def _prepare(register: Register, originals: Path) -> str:
    gone = makers.record_all(register, originals)
    register.store_original(originals, OTHER.text.encode())
    with register.write() as writer:
        writer.put_capture(replace(makers.capture(OTHER), uri=None))
        writer.put_document(OTHER)
    return gone.id


def test_bytes_text_and_names_are_gone_from_the_disk(register: Register, originals: Path) -> None:
    document_id = _prepare(register, originals)
    sha256 = register.view().document(document_id).value.sha256  # type: ignore[union-attr]
    everything = b"".join(path.read_bytes() for path in register.path.parent.glob("register*"))
    assert all(word.encode() in everything for word in WORDS)
    register.forget(document_id, reason="asked by the author", originals=originals)
    everything = b"".join(path.read_bytes() for path in register.path.parent.glob("register*"))
    assert [word for word in WORDS if word.encode() in everything] == []
    assert not original_path(originals, sha256).exists()


def test_a_tombstone_stays_and_the_audit_still_verifies(
    register: Register, originals: Path, clock: Clock
) -> None:
    document_id = _prepare(register, originals)
    clock.move(60)
    register.forget(document_id, reason="asked by the author", originals=originals)
    found = register.inspect(originals)
    (tombstone,) = register.view().tombstones()
    assert found.problems == ()
    assert found.tombstoned[0].startswith(f"{document_id} is tombstoned (sha256 ")
    assert (tombstone.author, tombstone.value.reason) == ("Asha Venn", "asked by the author")
    assert (tombstone.record_time, len(tombstone.value.sha256)) == (clock.now, 64)


def test_views_show_the_rest_also_of_earlier_moments(
    register: Register, originals: Path, clock: Clock
) -> None:
    document_id = _prepare(register, originals)
    clock.move(60)
    register.forget(document_id, reason="asked by the author", originals=originals)
    for view in (register.view(), register.view(makers.START)):
        assert [one.value for one in view.documents()] == [OTHER]
        assert (view.statements(), view.links(), view.lineage()) == ((), (), ())
        assert view.search("quarry") == ()
        assert len(view.search("ferry")) == 1
        assert len(view.findings()) == 1


def test_forgotten_bytes_do_not_come_back(register: Register, originals: Path) -> None:
    gone = makers.document()
    register.forget(_prepare(register, originals), reason="a court said so", originals=originals)
    with pytest.raises(SkipItem, match="forgotten on 2031-05-01 by Asha Venn: a court said so"):
        register.store_original(originals, gone.text.encode())
    with register.write() as writer:
        for put in (
            lambda: writer.put_capture(makers.capture(gone)),
            lambda: writer.put_document(gone),
            lambda: writer.put_extraction(makers.extraction(gone)),
        ):
            with pytest.raises(SkipItem, match="was forgotten on"):
                put()
        changed = makers.link(makers.statement(gone), rationale="another")
        assert writer.put_links([changed]) == 0
        assert writer.put_assumptions([makers.assumption(changed)]) == 0
        assert writer.put_lineage([makers.edge(gone)]) == 0
    assert register.verify(originals) == ()


def test_forgetting_twice_finishes_what_was_interrupted(
    register: Register, originals: Path
) -> None:
    document_id = _prepare(register, originals)
    with register.write() as writer:
        tombstone = writer.forget(document_id, "asked by the author")
    (problem,) = register.verify(originals)
    assert problem == f"original {tombstone.sha256} of forgotten {document_id} is still there"
    assert register.forget(document_id, reason="again", originals=originals) == tombstone
    assert register.verify(originals) == ()


@pytest.mark.parametrize("error", [OSError(errno.EIO, "the disk"), StopRun("the disk; nothing")])
def test_a_disk_that_fails_after_the_record_says_what_is_left_to_do(
    register: Register, originals: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    document_id = _prepare(register, originals)

    def fails(*_: object) -> None:
        raise error

    whole = Register._fold_log
    monkeypatch.setattr(Register, "_fold_log", fails)
    with pytest.raises(StopRun) as raised:
        register.forget(document_id, reason="asked by the author", originals=originals)
    monkeypatch.setattr(Register, "_fold_log", whole)
    assert "recorded as forgotten, but not all of its bytes are gone" in str(raised.value)
    assert "nothing" not in str(raised.value)
    assert str(raised.value).endswith("mend that and run forget again")
    register.forget(document_id, reason="again", originals=originals)
    assert register.verify(originals) == ()


@pytest.mark.parametrize(
    ("document_id", "reason", "told"),
    [
        ("doc-0000000000000000", "why not", "doc-0000000000000000 is not in the register"),
        (makers.document().id, "  ", "needs a reason"),
    ],
)
def test_what_cannot_be_forgotten_is_said(
    register: Register, originals: Path, document_id: str, reason: str, told: str
) -> None:
    makers.record_all(register, originals)
    with pytest.raises(BadInput, match=told):
        register.forget(document_id, reason=reason, originals=originals)
    assert register.view().tombstones() == ()


def test_copies_left_by_migrations_go_too(register: Register, originals: Path) -> None:
    document_id = _prepare(register, originals)
    copy = register.path.with_name("register.sqlite.v0006.bak")
    copy.write_bytes(b"Mira Dunst")
    register.forget(document_id, reason="asked by the author", originals=originals)
    assert not copy.exists()
