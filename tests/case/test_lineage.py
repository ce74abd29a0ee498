"""People enter, accept, reject and take back edges of lineage; what each of it moves."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.case.factories import put
from tests.case.test_people import report

from pactwatch.case import Case
from pactwatch.case.lineage import edge_decision, edge_of
from pactwatch.domain.evidence import LineageEdge
from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.errors import BadInput
from pactwatch.pipeline import WorkingCase

DAY = date(2031, 5, 1)


def counted(case: Case) -> int:
    return case.board(as_of=DAY).row("C-1").provisional.n_max


def two_papers(case: WorkingCase, folder: Path) -> tuple[str, str]:
    for name, who in (("brand.txt", "Ruth Brand"), ("marsh.txt", "Olle Marsh")):
        put(case, folder, name, report(who), date(2031, 4, 25))
    held = {Path(r.value.path).name: r.value.id for r in case.view().documents()}
    return held["marsh.txt"], held["brand.txt"]


def fed(later: str, earlier: str, reason: str = "both heard one driver") -> LineageEdge:
    return edge_of(later, earlier, "FED_BY", "PROBABLE", reason)


def origins(case: Case) -> LineageEdge:
    return edge_of("origin:olle-marsh", "origin:ruth-brand", "FED_BY", "PROBABLE", "one driver")


def test_an_edge_a_person_enters_joins_and_can_be_taken_back(
    case: WorkingCase, tmp_path: Path
) -> None:
    two_papers(case, tmp_path)
    before = counted(case)
    entered = edge_decision(origins(case))
    case.decide(entered)
    assert counted(case) == before - 1
    case.decide(Decision(TargetKind.LINEAGE, entered.target_id, Action.REOPEN, "two drivers"))
    assert counted(case) == before
    assert [r.value.action for r in case.view().decisions()][-2:] == [Action.ADD, Action.REOPEN]


def test_an_edge_is_rejected_and_the_board_known_before_replays(
    case: WorkingCase, tmp_path: Path, again: Callable[[], WorkingCase]
) -> None:
    two_papers(case, tmp_path)
    entered = edge_decision(origins(case))
    case.decide(entered)
    known = case.clock()
    joined = counted(case)
    case.clock.move(hours=1)  # type: ignore[attr-defined]
    with again() as other:
        other.decide(Decision(TargetKind.LINEAGE, entered.target_id, Action.REJECT, "no driver"))
        assert counted(other) == joined + 1
        (edge,) = [e for e in other.lineage() if e.id == entered.target_id]
        assert (edge.state, edge.maker) == ("REJECTED", "a person")
        then = other.board(as_of=DAY, known_at=known).row("C-1").provisional
        assert then.n_max == joined


def test_an_accepted_possible_edge_joins_from_then_on(case: WorkingCase, tmp_path: Path) -> None:
    two_papers(case, tmp_path)
    before = counted(case)
    maybe = edge_decision(replace(origins(case), certainty="POSSIBLE"))
    case.decide(maybe)
    assert counted(case) == before
    case.decide(Decision(TargetKind.LINEAGE, maybe.target_id, Action.ACCEPT, "they say so"))
    assert counted(case) == before - 1
    (edge,) = [e.edge for e in case.lineage() if e.id == maybe.target_id]
    assert (edge.certainty, edge.basis) == (
        "ESTABLISHED",
        "one driver; accepted by a person: they say so",
    )


def test_what_cannot_be_an_edge_is_said(case: WorkingCase, tmp_path: Path) -> None:
    later, earlier = two_papers(case, tmp_path)
    for edge, told in (
        (fed(later, "doc-0000000000000000"), "found no document doc-0000000000000000"),
        (fed(later, earlier, " "), "found no reason"),
        (fed(later, later), "does not derive from itself"),
    ):
        with pytest.raises(BadInput, match=told):
            case.decide(edge_decision(edge))
    with pytest.raises(BadInput, match="found type 'COPY', expected VERBATIM_COPY"):
        edge_of(later, earlier, "COPY", "PROBABLE", "why")
    with pytest.raises(BadInput, match="edge lin-none: not in this case"):
        case.decide(Decision(TargetKind.LINEAGE, "lin-none", Action.REJECT, "why"))
