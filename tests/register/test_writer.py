"""What is recorded comes back whole, once, with who recorded it when."""

from dataclasses import replace
from datetime import UTC
from pathlib import Path

import pytest
from tests.register import makers
from tests.register.makers import Clock

from pactwatch.domain.review import CoverageResult
from pactwatch.errors import BadInput
from pactwatch.register import Register, Writer
from pactwatch.register.view import View

DOCUMENT = makers.document()
STATEMENT = makers.statement(DOCUMENT)
LINK = makers.link(STATEMENT)

# noun: how a view gives all of it back, and what was put in
ROUND_TRIPS = {
    "captures": (makers.capture(DOCUMENT),),
    "documents": (DOCUMENT,),
    "statements": (STATEMENT, makers.statement(DOCUMENT, 59, 69)),
    "links": (LINK,),
    "assumptions": (makers.assumption(LINK),),
    "lineage": (makers.edge(DOCUMENT),),
    "agreements": (makers.agreement(),),
    "coverage": (makers.COVERAGE,),
    "replies": (makers.REPLY,),
    "findings": (makers.FINDING,),
    "decisions": (makers.accept(STATEMENT.id, "Mira Dunst was there"),),
}


@pytest.mark.parametrize("noun", ROUND_TRIPS)
def test_what_is_recorded_comes_back_equal(register: Register, noun: str) -> None:
    makers.record_all(register)
    found = getattr(register.view(), noun)()
    assert tuple(record.value for record in found) == ROUND_TRIPS[noun]
    assert {record.author for record in found} == {"Asha Venn"}
    assert {record.record_time for record in found} == {makers.START}
    assert all(record.is_authenticated and record.record_time.tzinfo == UTC for record in found)


def test_single_things_come_back_equal(register: Register) -> None:
    makers.record_all(register)
    view = register.view()
    assert view.document(DOCUMENT.id).value == DOCUMENT  # type: ignore[union-attr]
    assert view.statement(STATEMENT.id).value == STATEMENT  # type: ignore[union-attr]
    assert view.actors().value == makers.ACTORS  # type: ignore[union-attr]
    assert view.codebook().value == makers.CODEBOOK  # type: ignore[union-attr]
    assert view.case_file("case.toml").value.content == "title = 'Quarry'\n"  # type: ignore[union-attr]
    assert view.document("doc-0000000000000000") is None


def test_machine_and_person_are_told_apart(register: Register) -> None:
    makers.record_all(register)
    view = register.view()
    assert {one.maker for one in view.statements()} == {"MACHINE reader 1"}
    assert view.links()[0].maker.startswith("MACHINE pactwatch ")
    assert view.decisions()[0].maker == "HUMAN"


def test_the_same_document_twice_adds_only_a_custody_note(register: Register) -> None:
    makers.record_all(register)
    before = register.view()
    with register.write() as writer:
        assert writer.put_capture(makers.capture(DOCUMENT)) is False
        assert writer.put_document(DOCUMENT) is False
        writer.put_extraction(makers.extraction(DOCUMENT, *_values(before.statements())))
        assert writer.put_links([LINK]) == 0
        assert writer.put_lineage([makers.edge(DOCUMENT)]) == 0
        assert writer.put_case_file("case.toml", "title = 'Quarry'\n") is False
        assert writer.put_agreement(makers.agreement()) is False
    after = register.view()
    assert after.statements() == before.statements()
    assert after.upto == before.upto + 1
    assert len(after.custody(DOCUMENT.id)) == len(before.custody(DOCUMENT.id)) + 1


def test_a_new_reading_by_the_same_model_replaces_and_keeps_the_old(register: Register) -> None:
    makers.record_all(register)
    changed = replace(STATEMENT, confidence=0.9)
    with register.write() as writer:
        writer.put_extraction(makers.extraction(DOCUMENT, changed))
    view = register.view()
    assert _values(view.statements()) == [changed]
    old, new = view.extractions(DOCUMENT.id)
    assert (len(old.value.statements), new.supersedes) == (2, old.seq)
    assert view.statement(STATEMENT.id).value.confidence == 0.9  # type: ignore[union-attr]


def test_readings_of_two_models_are_never_mixed(register: Register) -> None:
    makers.record_all(register)
    other = makers.statement(DOCUMENT, 16, 30, "Nobody")
    with register.write() as writer:
        writer.put_extraction(makers.extraction(DOCUMENT, other, model="reader 2"))
    view = register.view()
    assert _values(view.statements()) == [other]
    assert len(view.statements(model="reader 1")) == 2
    with register.write() as writer:
        writer.put_extraction(
            makers.extraction(DOCUMENT, *_values(view.statements(model="reader 1")))
        )
    assert {one.maker for one in register.view().statements()} == {"MACHINE reader 1"}


def test_a_changed_proposal_supersedes_and_a_withdrawn_one_stands_no_longer(
    register: Register, clock: Clock
) -> None:
    makers.record_all(register)
    first = register.view().links()[0]
    clock.move(1)
    with register.write() as writer:
        assert writer.put_links([replace(LINK, rationale="Another reason.")]) == 1
    (second,) = register.view().links()
    assert (second.value.rationale, second.supersedes) == ("Another reason.", first.seq)
    clock.move(1)
    with register.write() as writer:
        assert writer.withdraw("link", [LINK.id, "lnk-unknown"], reason="no longer proposed") == 1
    assert register.view().links() == ()
    assert register.view(second.record_time).links() == (second,)
    assert len(register.view().history("link", LINK.id)) == 2


def test_a_withdrawn_proposal_can_be_made_again(register: Register) -> None:
    makers.record_all(register)
    with register.write() as writer:
        writer.withdraw("link", [LINK.id], reason="no longer proposed")
        assert writer.put_links([LINK]) == 1
    assert _values(register.view().links()) == [LINK]


def test_the_same_decision_twice_is_two_decisions(register: Register) -> None:
    decision = makers.accept(STATEMENT.id)
    with register.write() as writer:
        ids = {writer.put_decision(decision), writer.put_decision(decision)}
    assert {record.ref for record in register.view().decisions(STATEMENT.id)} == ids
    assert len(ids) == 2


def test_a_done_check_replaces_the_planned_one(register: Register) -> None:
    done = replace(makers.COVERAGE, result=CoverageResult.NOTHING_FOUND)
    with register.write() as writer:
        planned = writer.put_coverage(makers.COVERAGE)
        writer.put_coverage(done)
    (record,) = register.view().coverage()
    assert (record.value, record.supersedes) == (done, planned)


def test_a_corrected_finding_replaces_the_earlier(register: Register) -> None:
    with register.write() as writer:
        first = writer.put_finding(makers.FINDING)
        assert writer.put_finding(makers.FINDING) == first
        writer.put_finding(replace(makers.FINDING, dissent="One signer."), supersedes=first)
    assert [one.value.dissent for one in register.view().findings()] == ["One signer."]


def test_what_is_read_out_of_an_unknown_document_is_refused(register: Register) -> None:
    with pytest.raises(BadInput, match="record the document before"), register.write() as writer:
        writer.put_extraction(makers.extraction(DOCUMENT))
    assert register.view().upto == 0


def test_only_suggestions_and_files_can_be_withdrawn(register: Register) -> None:
    with (
        pytest.raises(BadInput, match="'decision' cannot be withdrawn"),
        register.write() as writer,
    ):
        writer.withdraw("decision", ["dec-1"], reason="regret")


def test_an_error_inside_the_block_records_nothing(register: Register) -> None:
    with pytest.raises(BadInput, match="unknown kind"), register.write() as writer:
        _record_and_fail(writer)
    assert register.view().documents() == ()
    assert register.view().search("bridge") == ()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (
            "SELECT conduct, agent, when_edtf FROM claim",
            ("ROAD.CLOSE", "Oststadt; Nord", "2031-04-28"),
        ),
        ("SELECT code, severity, reason FROM flag", ("SCOPE_GAP", "INFO", "No place is named.")),
        ("SELECT speaker, speech_act, state FROM statement", ("Mira Dunst", "ASSERT", "USABLE")),
        ("SELECT obligation_id, promisor FROM obligation", ("O-1", "oststadt")),
        ("SELECT obligation_id, number, codes FROM element", ("O-1", 1, "ROAD.CLOSE")),
        ("SELECT actor_id FROM actor_name WHERE name = 'East Town'", ("oststadt",)),
        ("SELECT code, label FROM conduct_code", ("ROAD.CLOSE", "closes a road")),
        ("SELECT target_id, action FROM decision", (STATEMENT.id, "ACCEPT")),
        ("SELECT source, result FROM coverage", ("Oststadt Gazette", "PLANNED")),
    ],
)
def test_sql_users_find_it_in_columns(
    register: Register, query: str, expected: tuple[object, ...]
) -> None:
    makers.record_all(register)
    with register._database.reading() as connection:
        assert tuple(connection.exec_driver_sql(query).first() or ()) == expected


@pytest.mark.parametrize("text", ["lone \ud83d surrogate", "a NUL \0 inside", "جسر مغلق", "𝔅𝔯𝔦𝔡𝔤𝔢"])
def test_any_text_a_reader_can_make_is_kept_exactly(
    register: Register, originals: Path, text: str
) -> None:
    odd = replace(DOCUMENT, text=text, text_sha256=makers.sha256_text(text), title=text)
    with register.write() as writer:
        writer.put_document(odd)
    assert register.view().documents()[0].value == odd
    assert register.verify(originals) == ()


def _record_and_fail(writer: Writer) -> None:
    writer.put_document(DOCUMENT)
    raise BadInput("unknown kind")


def _values(records: tuple[object, ...]) -> list[object]:
    return [record.value for record in records]  # type: ignore[attr-defined]


def test_counts_say_what_stands(register: Register) -> None:
    makers.record_all(register)
    counts = register.view().counts()
    assert (counts["document"], counts["statement"], counts["case_file"]) == (1, 2, 1)
    assert counts["audit"] == register.view().upto == len(register.view().audit_rows())


def test_a_view_is_a_snapshot(register: Register) -> None:
    view: View = register.view()
    makers.record_all(register)
    assert view.documents() == ()
    assert view.counts()["audit"] == 0
