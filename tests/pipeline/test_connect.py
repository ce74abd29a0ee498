"""What is on record of copies and credits depends on the documents held, not on how they came."""

import shutil
from collections.abc import Sequence
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from tests.case.factories import SHELTER, Clock

from pactwatch.case.lineage import known_edges
from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.pipeline import WorkingCase, open_case
from pactwatch.pipeline.connect import connect

LONG = " ".join(f"The road of day {n} was open to carts." for n in range(30))
STORY = f"{SHELTER} {LONG}"
CREDIT = f"PORT REED (Tarn Wire) - A driver says that the bridge is closed. {LONG[:400]}"
# Name, outlet, day, words: a wire's story, its reprint, who credits the wire, one without a day.
PAPERS = (
    ("wire.txt", "Tarn Wire", date(2031, 4, 24), STORY),
    ("reprint.txt", "Osteria Herald", date(2031, 4, 25), f"OSTERIA (Tarn Wire) - {STORY}"),
    ("credit.txt", "Reed Post", date(2031, 4, 26), CREDIT),
    ("undated.txt", None, None, f"{STORY} Carts wait at the ford."),
)
ORDERS = [order for n, order in enumerate(permutations(range(4))) if n % 5 == 0]


def edges(case: WorkingCase) -> set[tuple[str, str]]:
    return {(r.ref, str(r.value)) for r in case.view().lineage()}


def rows(case: WorkingCase) -> object:
    return case.board(as_of=date(2031, 5, 1)).as_json()["obligations"]


def add(case: WorkingCase, folder: Path, papers: Sequence[int]) -> None:
    for n in papers:
        name, publisher, day, text = PAPERS[n]
        (folder / name).write_text(text)
        case.add(folder / name, publisher=publisher, published=day)


@pytest.mark.parametrize("order", ORDERS, ids=[str(o) for o in ORDERS])
def test_order_of_arrival_does_not_matter(
    order: tuple[int, ...],
    case: WorkingCase,
    master: Path,
    clock: Clock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    add(case, tmp_path, order)
    copy = shutil.copytree(master, tmp_path / "other")
    with open_case(copy, person="Borin Hale", clock=clock) as other:
        monkeypatch.setattr("pactwatch.pipeline.add.connect", lambda case: None)
        add(other, tmp_path, range(4))
        connect(other)
        assert edges(case) == edges(other)
        assert rows(case) == rows(other)


def test_a_credit_moves_to_the_report_once_it_is_held(case: WorkingCase, tmp_path: Path) -> None:
    add(case, tmp_path, [2])
    assert [r.value.to_node for r in case.view().lineage()] == ["origin:tarn-wire"]
    add(case, tmp_path, [0])
    assert all(r.value.to_node.startswith("doc-") for r in case.view().lineage())


def test_an_edge_a_person_decided_on_is_never_withdrawn(case: WorkingCase, tmp_path: Path) -> None:
    add(case, tmp_path, [2])
    (record,) = case.view().lineage()
    case.decide(Decision(TargetKind.LINEAGE, record.ref, Action.ACCEPT, "the driver says so"))
    add(case, tmp_path, [0])
    decisions = [r.value for r in case.view().decisions()]
    assert record.ref in {one.id for one in known_edges(case.view(), decisions)}
