"""What is on record of copies and credits depends on the documents held, not on how they came."""

import shutil
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from tests.case.factories import SHELTER, Clock

from pactwatch.case.lineage import known_edges
from pactwatch.case.noted import NoteKeeper
from pactwatch.case.sealed import FOLDER
from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.pipeline import WorkingCase, open_case
from pactwatch.pipeline import connect as pipeline_connect
from pactwatch.pipeline.connect import connect
from pactwatch.weigh.lineage import Notes

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


@pytest.mark.parametrize("order", ORDERS[::2], ids=[str(o) for o in ORDERS[::2]])
def test_notes_of_earlier_runs_move_nothing_on_record(
    order: tuple[int, ...],
    case: WorkingCase,
    master: Path,
    clock: Clock,
    tmp_path: Path,
) -> None:
    case.noted = NoteKeeper(case.folder.root, secret=lambda: b"s" * 32, worth=0)
    copy = shutil.copytree(master, tmp_path / "other")
    with open_case(copy, person="Borin Hale", clock=clock) as other:
        for n in order:
            add(case, tmp_path, [n])
            add(other, tmp_path, [n])
            assert len(case.noted.get().alike) == len(case.view().documents())
            assert other.noted.get() == Notes()
        assert edges(case) == edges(other)
        assert case.register.head()[0] == other.register.head()[0]


def test_damaged_notes_and_those_of_another_program_are_not_believed(
    case: WorkingCase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = case.noted = NoteKeeper(case.folder.root, secret=lambda: b"s" * 32, worth=0)
    add(case, tmp_path, [0])
    (path,) = (case.folder.root / FOLDER).glob("comparisons.*")
    whole = path.read_bytes()
    for content in (b"", whole[:-1], whole[:99] + b"!" + whole[100:], b"\xff" * 90):
        path.write_bytes(content)
        assert kept.get() == Notes()
    path.write_bytes(whole)
    assert kept.get() != Notes()
    monkeypatch.setattr("pactwatch.case.sealed.program_digest", lambda: "another")
    assert kept.get() == Notes()


def test_what_is_forgotten_lives_on_in_no_notes(case: WorkingCase, tmp_path: Path) -> None:
    case.noted = NoteKeeper(case.folder.root, secret=lambda: b"s" * 32, worth=0)
    add(case, tmp_path, [0, 1])
    gone, stays = (record.value.id for record in case.view().documents()[-2:])
    case.forget(gone, "asked to")
    assert not (case.folder.root / FOLDER).exists()
    add(case, tmp_path, [2])
    assert gone not in case.noted.get().alike
    assert stays in case.noted.get().alike


def test_notes_are_not_kept_where_something_was_forgotten_meanwhile(
    case: WorkingCase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case.noted = NoteKeeper(case.folder.root, secret=lambda: b"s" * 32, worth=0)
    add(case, tmp_path, [0])
    (first,) = (r.value.id for r in case.view().documents() if r.value.publisher == "Tarn Wire")
    find = pipeline_connect.find_edges

    def forgetting(*given: object, **options: object) -> object:
        found = find(*given, **options)  # type: ignore[arg-type]
        case.forget(first, "asked to")
        return found

    monkeypatch.setattr(pipeline_connect, "find_edges", forgetting)
    with suppress(Exception):
        connect(case)
    assert not (case.folder.root / FOLDER).exists()
