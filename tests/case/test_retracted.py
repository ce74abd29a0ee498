"""What rests on a retracted source: its own words, what it published, what was printed from it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pactwatch.case import Case, StatementFilter, add_decision, own_statement
from pactwatch.case.own import ranges_of
from pactwatch.domain.evidence import Certainty, LineageEdge, LineageType
from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.pipeline import AddOptions, WorkingCase, add_documents

DAY = date(2031, 5, 1)
WHY = "it made reports up"


def page(speaker: str, words: str) -> str:
    """One telling, the rest in nobody else's words."""
    own = " ".join(f"{words}{n}" for n in range(60))
    return f"{speaker} said that the Front sheltered the Circle in Osteria on 4 April 2031. {own}."


def published(case: WorkingCase, folder: Path, name: str, publisher: str, text: str) -> str:
    path = folder / name
    path.write_text(text, "utf-8")
    options = AddOptions(published=date(2031, 4, 24), publisher=publisher)
    return add_documents(case, [str(path)], options).ids[0]


def join(case: Case, copy: str, original: str, certainty: Certainty) -> None:
    edge = LineageEdge(copy, original, LineageType.NEAR_DUPLICATE, certainty, "read side by side")
    with case.register.write() as writer:
        writer.put_lineage([edge])


@pytest.fixture
def wire(case: WorkingCase, tmp_path: Path) -> str:
    return published(case, tmp_path, "wire.txt", "Ford Wire", page("Ilse Brandt", "wire"))


def cited(case: Case) -> set[str]:
    """The documents of the statements behind the row."""
    told = {f.statement.id: f.document_id for f in case.statements()}
    return {told[i] for i in case.board(as_of=DAY).row("C-1").shown.evidence}


def test_an_outlet_is_retracted_with_all_it_published(case: WorkingCase, wire: str) -> None:
    assert wire in cited(case)
    trial = case.retract("Ford Wire", WHY, is_trial=True, as_of=DAY)
    assert [change.obligation_id for change in trial] == ["C-1"]
    assert case.retract("ford-wire", WHY, as_of=DAY) == trial
    assert cited(case)
    assert wire not in cited(case)
    case.take_back_in("Ford Wire", "it did not", as_of=DAY)
    assert wire in cited(case)


# Printed by another; how its document derives from the wire's; whether it falls with the wire.
PRINTED = [
    ("Ilse Brandt", Certainty.PROBABLE, True),
    ("Ilse Brandt", Certainty.POSSIBLE, False),
    ("Ilse Brandt", None, False),
    ("Lake Watch", Certainty.PROBABLE, False),
]


@pytest.mark.parametrize(("speaker", "certainty", "falls"), PRINTED)
def test_what_another_printed_from_it_falls_and_what_another_added_stays(
    case: WorkingCase,
    tmp_path: Path,
    wire: str,
    speaker: str,
    certainty: Certainty | None,
    falls: bool,
) -> None:
    said = page(speaker, "other").replace("sheltered", "has sheltered" * (speaker != "Ilse Brandt")
                                          or "sheltered")  # fmt: skip
    other = published(case, tmp_path, "other.txt", "Lake Post", said)
    if certainty:
        join(case, other, wire, certainty)
    case.retract("Ford Wire", WHY, as_of=DAY)
    assert wire not in cited(case)
    told = case.explain("C-1", as_of=DAY).linked
    (aside,) = {bool(one.aside) for one in told if one.statement.document_id == other}
    assert aside is falls


def test_who_printed_a_copy_falls_without_the_original(
    case: WorkingCase, tmp_path: Path, wire: str
) -> None:
    copy = published(case, tmp_path, "copy.txt", "Lake Post", page("Ilse Brandt", "copy"))
    join(case, copy, wire, Certainty.ESTABLISHED)
    before = case.board(as_of=DAY).row("C-1").shown.n_max
    case.retract("Lake Post", WHY, as_of=DAY)
    assert wire in cited(case)
    assert case.board(as_of=DAY).row("C-1").shown.n_max == before


def test_what_a_retracted_outlet_publishes_later_falls_too(
    case: WorkingCase, tmp_path: Path, wire: str
) -> None:
    case.retract("Ford Wire", WHY, as_of=DAY)
    case.board(as_of=DAY)
    later = published(case, tmp_path, "later.txt", "Ford Wire", page("Lake Watch", "later"))
    assert later not in cited(case)


@pytest.mark.parametrize("what", ["source", "outlet", "document", "statement"])
def test_what_is_retracted_is_shown_with_who_and_why_and_counts_for_nothing(
    case: WorkingCase, wire: str, what: str
) -> None:
    found = case.statements(StatementFilter(speaker="brandt"))[0].statement.id
    for record in case.view().links():
        case.decide(Decision(TargetKind.LINK, record.ref, Action.ACCEPT, "read"))
    names = {"source": "Ilse Brandt", "outlet": "Ford Wire", "document": wire, "statement": found}
    assert found in case.explain("C-1", as_of=DAY).as_text().split("What does not go together")[1]
    case.retract(names[what], WHY, as_of=DAY)
    told = case.explain("C-1", as_of=DAY)
    below = told.as_text().split("\nEvidence:\n")[1]
    line = next(x for x in below.split("\n- ") if found in x)
    assert "was set aside by Asha Venn (it made reports up), counts for nothing" in line
    assert f"{what if what in ('document', 'statement') else names[what]} was set aside" in line
    assert "accepted" not in line
    pairs = [*told.beside.opposed, *(p for one in told.beside.again for p in one.again)]
    assert found not in {s.id for p in pairs for s in (p.one, p.other)}
    assert any(one.aside for one in case.row_file("C-1", as_of=DAY).evidence)
    case.take_back_in(names[what], "it did not", as_of=DAY)
    assert "set aside" not in case.explain("C-1", as_of=DAY).as_text()


def test_what_was_retracted_waits_for_nobody_and_is_listed_as_set_aside(
    case: WorkingCase, wire: str
) -> None:
    found = case.statements(StatementFilter(speaker="brandt"))[0].statement.id

    def shown() -> tuple[bool, str]:
        states = {f.statement.id: f.statement.state.value for f in case.statements()}
        queued = {i.statement.id for i in case.queue() if i.statement}
        assert all(i.statement.state.value != "RETRACTED" for i in case.queue() if i.statement)
        return found in queued, states[found]

    for named in (wire, "Ford Wire", "Ilse Brandt", found):
        assert shown() == (True, "USABLE")
        case.retract(named, WHY, as_of=DAY)
        assert shown() == (False, "RETRACTED")
        case.take_back_in(named, "it did not", as_of=DAY)
    assert shown() == (True, "USABLE")


def test_an_own_statement_of_a_person_set_aside_waits_for_nobody(
    case: WorkingCase, again: Callable[[], WorkingCase]
) -> None:
    document = case.view().documents()[0].value
    claim = {"conduct": "HOST.SHELTER", "agent": ["the Front"], "counterpart": ["the Circle"]}
    labels = {"speaker": {"name": "Dana Quill", "status": "NAMED"}, "claims": [claim]}
    own = own_statement(document, ranges_of(document, ["The weather was fair"]), labels=labels)
    with again() as other:
        other.decide(add_decision(own))
    assert own.id in {i.statement.id for i in case.queue() if i.statement}
    case.retract("Borin Hale", "misread the page")
    assert own.id not in {i.statement.id for i in case.queue() if i.statement}
    assert own.id not in {f.statement.id for f in case.statements()}


def test_an_edge_of_a_retracted_document_is_proposed_no_longer(
    case: WorkingCase, tmp_path: Path, wire: str
) -> None:
    copy = published(case, tmp_path, "copy.txt", "Lake Post", page("Ilse Brandt", "copy"))
    join(case, copy, wire, Certainty.PROBABLE)
    before = case.open_lineage()
    edge = next(e for e in before if wire in (e.edge.from_node, e.edge.to_node))
    case.retract(wire, WHY)
    assert edge.id not in {one.id for one in case.open_lineage()}
    assert edge in case.lineage()
    case.decide(Decision(TargetKind.LINEAGE, edge.id, Action.ACCEPT, "side by side"))
    assert edge.id in {one.id for one in case.open_lineage()}
