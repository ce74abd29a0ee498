"""Lists kept between questions are those a register would read anew, whatever came meanwhile."""

import tempfile
import threading
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.register import makers
from tests.register.makers import ASHA, Clock, fresh
from tests.register.test_replay import DOCUMENTS, STATEMENTS, STEPS

from pactwatch.domain.evidence import Certainty, LineageEdge, LineageType
from pactwatch.register import Register, View, Writer, open_register
from pactwatch.register.query import attempts

LISTS = ("documents", "statements", "links", "assumptions", "lineage", "decisions")


def _read_one_more(writer: Writer, n: int) -> None:
    """A document with what is said in it; read before, it is said in other words now and then."""
    writer.put_extraction(makers.extraction(DOCUMENTS[n], makers.statement(DOCUMENTS[n], n, 20)))
    writer.put_links([makers.link(STATEMENTS[n])])


def _derive(writer: Writer, n: int) -> None:
    one, other, certainty = DOCUMENTS[n].id, DOCUMENTS[n - 1].id, [*Certainty][n]
    writer.put_lineage([LineageEdge(one, other, LineageType.CITES, certainty, "drawn")])


def _read_as_another(writer: Writer, n: int) -> None:
    said = makers.statement(DOCUMENTS[n], 0, 25)
    writer.put_extraction(makers.extraction(DOCUMENTS[n], said, model="another"))


KINDS = st.tuples(
    st.sampled_from([*STEPS, _read_one_more, _read_one_more, _derive, _read_as_another]),
    st.integers(0, 2),
)


def everything(view: View) -> dict[str, object]:
    return {name: getattr(view, name)() for name in LISTS}


@settings(max_examples=30, deadline=None)
@given(st.lists(KINDS, min_size=2, max_size=8), st.sampled_from([None, 0, 1]))
def test_they_are_what_is_read_anew_now_and_of_the_past(
    blank: Path, plan: list[tuple], gone: int | None
) -> None:  # type: ignore[type-arg]
    clock = Clock()
    with tempfile.TemporaryDirectory() as folder, fresh(blank, Path(folder), clock) as register:
        moments = []
        for step, n in plan:
            clock.move(60)
            with register.write() as writer:
                writer.put_document(DOCUMENTS[n])
                step(writer, n)
            everything(register.view())
            moments.append(clock.now)
        if gone is not None and register.view().document(DOCUMENTS[gone].id):
            register.forget(DOCUMENTS[gone].id, reason="asked to", originals=Path(folder))
        for at in (None, *moments):
            with open_register(Path(folder) / "register.sqlite", person=ASHA) as anew:
                assert everything(register.view(at)) == everything(anew.view(at))


def test_what_nothing_moved_is_the_very_list(register: Register) -> None:
    of = makers.document()
    with register.write() as writer:
        writer.put_document(of)
        writer.put_extraction(makers.extraction(of))
    before = everything(register.view())
    with register.write() as writer:
        writer.put_decision(makers.accept("lnk-1"))
    after = register.view()
    for name in ("documents", "statements", "links", "lineage"):
        assert getattr(after, name)() is before[name]
    assert len(after.decisions()) == 1


def test_what_came_since_is_read_on_from_where_the_list_ended(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetched: list[str] = []

    def counted(connection: Any, kind: Any, *where: Any) -> Any:
        for (seq, ref), record in attempts(connection, kind, *where):
            fetched.append(ref)
            yield (seq, ref), record

    for n in range(3):
        with register.write() as writer:
            writer.put_document(DOCUMENTS[n])
            _read_one_more(writer, n)
        everything(register.view())
        monkeypatch.setattr("pactwatch.register.query.attempts", counted)
    assert len(fetched) == 2 * 3  # two documents more, each with a statement and a link
    assert len(register.view().statements()) == 3


def test_who_asks_while_a_list_is_read_waits_for_it(register: Register, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    of, read = makers.document(), []
    with register.write() as writer:
        writer.put_document(of)
        writer.put_extraction(makers.extraction(of))
    real = View._statements

    def slow(self: View, *given: object, **more: object) -> object:
        read.append(threading.current_thread().name)
        return real(self, *given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(View, "_statements", slow)
    threads = [threading.Thread(target=register.view().statements) for _ in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(read) == 1
