"""Decisions on conduct become prototypes, and go with what they rest on."""

from pathlib import Path

import pytest
from tests.case.factories import decide_all

from pactwatch.case.editing import edit_of, parse_edit, value_of
from pactwatch.case.find import StatementFilter
from pactwatch.case.prototypes import prototypes_in
from pactwatch.domain.claim import Quantity
from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.domain.statement import Statement
from pactwatch.errors import BadInput
from pactwatch.pipeline import WorkingCase


def quill(case: WorkingCase) -> Statement:
    return case.statements(StatementFilter(speaker="quill"))[0].statement


def code(case: WorkingCase, line: str) -> None:
    statement = quill(case)
    edit = parse_edit(line, statement)
    case.decide(Decision(TargetKind.STATEMENT, statement.id, Action.EDIT, "read again", edit))


def test_a_case_nobody_reviewed_has_none(case: WorkingCase) -> None:
    assert prototypes_in(case.view()) == ()


def test_an_edit_of_conduct_is_the_whole_coding_of_its_words(case: WorkingCase) -> None:
    code(case, "conduct=HOST.SHELTER host.presence")
    (found,) = prototypes_in(case.view())
    assert (found.codes, found.is_complete) == ({"HOST.SHELTER", "HOST.PRESENCE"}, True)
    assert found.text == "the Front sheltered the Circle in Osteria on 4 April 2031"
    assert quill(case).id in found.origin


def test_codes_that_stay_keep_their_roles_and_none_may_stay(case: WorkingCase) -> None:
    before = {c.conduct: c for c in quill(case).claims}
    code(case, "conduct=HOST.PRESENCE, HOST.SHELTER")
    assert {c.conduct: c for c in quill(case).claims}["HOST.SHELTER"] == before["HOST.SHELTER"]
    code(case, "conduct=")
    assert quill(case).claims == ()
    assert prototypes_in(case.view())[0].codes == frozenset()


def test_the_page_changes_conduct_only_where_it_differs(case: WorkingCase) -> None:
    assert value_of(quill(case), "conduct") == "HOST.SHELTER"
    assert edit_of(quill(case), {"conduct": "HOST.SHELTER"}) == {}
    assert edit_of(quill(case), {"conduct": ""}) == {"claims": []}


def test_a_code_outside_the_codebook_is_refused_with_near_ones(case: WorkingCase) -> None:
    with pytest.raises(BadInput, match=r"HOST\.SHELTR.*HOST\.SHELTER"):
        code(case, "conduct=HOST.SHELTR")


def test_an_accepted_link_confirms_its_code_alone(case: WorkingCase) -> None:
    decide_all(case, Action.ACCEPT)
    found = prototypes_in(case.view())
    assert found
    assert not any(p.is_complete for p in found)
    assert {c for p in found for c in p.codes} <= {"HOST.SHELTER"}


def test_a_decision_taken_back_takes_its_prototype_along(case: WorkingCase) -> None:
    code(case, "conduct=HOST.PRESENCE")
    case.undo()
    assert prototypes_in(case.view()) == ()


def test_a_document_forgotten_takes_its_prototypes_along(case: WorkingCase) -> None:
    code(case, "conduct=HOST.PRESENCE")
    case.forget(quill(case).document_id, "asked by the source")
    assert prototypes_in(case.view()) == ()


def test_the_next_document_is_read_with_them(
    case: WorkingCase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pactwatch.pipeline.add as adding

    given: list[object] = []
    plain = adding.extract

    def watch(document, codebook, *, prototypes, **rest):  # type: ignore[no-untyped-def]
        given.extend(prototypes)
        return plain(document, codebook, **rest)

    monkeypatch.setattr(adding, "extract", watch)
    code(case, "conduct=HOST.PRESENCE")
    path = tmp_path / "next.txt"
    path.write_text("Meridia said that the Front sheltered the Circle in the hills.", "utf-8")
    case.add(path)
    assert given == list(prototypes_in(case.view()))


def test_who_where_when_and_whether_are_corrected_of_a_claim(case: WorkingCase) -> None:
    for line in ("agent=the Front; Hill Men", "place=Tor", "when=2031-04", "polarity=-"):
        code(case, line)
    (claim,) = quill(case).claims
    assert (claim.agent, claim.place, claim.when) == (("the Front", "Hill Men"), "Tor", "2031-04")
    assert (claim.when_basis, claim.polarity.value) == ("STATED", "-")
    code(case, "quantity=no more than 40 armed men")
    code(case, "knowledge=PERMITS")
    (claim,) = quill(case).claims
    assert (claim.quantity, claim.knowledge) == (Quantity(0, 40, "men", "armed men"), "PERMITS")
    assert value_of(quill(case), "quantity") == "at most 40 armed men"
    code(case, "quantity=")
    code(case, "agent=")
    assert quill(case).claims[0].agent == ()
    assert quill(case).claims[0].quantity is None
    assert value_of(quill(case), "place") == "Tor"


def test_of_several_claims_or_none_no_one_is_meant(case: WorkingCase) -> None:
    code(case, "conduct=HOST.SHELTER HOST.PRESENCE")
    with pytest.raises(BadInput, match=r"HOST\.SHELTER, HOST\.PRESENCE; expected one code"):
        code(case, "agent=the Front")
    code(case, "conduct=")
    with pytest.raises(BadInput, match="a statement with no conduct"):
        code(case, "place=Tor")
    assert edit_of(quill(case), {"conduct": "HOST.SHELTER", "agent": "the Front"})["claims"] == [
        {**edit_of(quill(case), {"conduct": "HOST.SHELTER"})["claims"][0], "agent": ["the Front"]}
    ]
