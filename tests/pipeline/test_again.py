"""A document added again with more said about it: completed, never turned to and fro."""

from datetime import date
from pathlib import Path

import pytest
from tests.case.factories import SECOND, Clock

from pactwatch.pipeline import AddOptions, WorkingCase, add_documents, open_case

DAY, OTHER_DAY = date(2031, 4, 25), date(2031, 4, 28)


def add(case: WorkingCase, folder: Path, **said: object) -> str:
    path = folder / "second.txt"
    path.write_text(SECOND)
    options = AddOptions(**said)  # type: ignore[arg-type]
    report = add_documents(case, [str(path)], options)
    return (report.new or report.known)[0]


def test_what_was_unknown_is_filled_in_by_a_person(
    case: WorkingCase, clock: Clock, tmp_path: Path
) -> None:
    add(case, tmp_path)
    before = clock.move(hours=1)
    clock.move(hours=1)
    line = add(case, tmp_path, published=DAY, publisher="Lake Courier")
    assert (
        line == "known    second.txt: already in the case; now recorded with what you say about it"
    )
    (hit,) = [h for h in case.search("again") if h.kind == "document"]
    record, earlier = (case.view(at).document(hit.document_id) for at in (None, before))
    assert record is not None
    assert earlier is not None
    assert (record.value.published, record.value.publisher) == (DAY, "Lake Courier")
    assert (record.author, record.value.published_basis) == ("Asha Venn", "OPTION")
    assert earlier.value.published is None
    assert case.verify().problems == ()


def test_the_same_said_again_records_nothing(case: WorkingCase, tmp_path: Path) -> None:
    add(case, tmp_path)
    add(case, tmp_path, published=DAY)
    head = case.register.head()
    assert add(case, tmp_path, published=DAY) == "known    second.txt: already in the case"
    assert add(case, tmp_path) == "known    second.txt: already in the case"
    assert case.register.head() == head


@pytest.mark.parametrize(
    ("said", "stays"),
    [
        ({"published": OTHER_DAY}, "; it stays 2031-04-25, 2031-04-28 is not taken over"),
        ({"publisher": "Ford Post"}, "; it stays Lake Courier, Ford Post is not taken over"),
    ],
)
def test_what_a_person_said_stays_and_the_other_is_told(
    case: WorkingCase, tmp_path: Path, said: dict[str, object], stays: str
) -> None:
    add(case, tmp_path, published=DAY, publisher="Lake Courier")
    head = case.register.head()
    line = add(case, tmp_path, **said)
    assert line.startswith(f"known    second.txt: already in the case{stays} (to correct it: ")
    assert case.register.head() == head


def test_its_statements_and_bearings_move_with_it(case: WorkingCase, tmp_path: Path) -> None:
    add(case, tmp_path)
    before = {link.value.id for link in case.view().links()}
    assert [s.published_iso for s in case.statements()].count(None) == 1
    add(case, tmp_path, published=DAY)
    assert {link.value.id for link in case.view().links()} == before
    assert [s.published_iso for s in case.statements()].count(DAY.isoformat()) == 1


def test_an_agreement_edited_during_a_run_counts_from_the_next_document(
    root: Path, case: WorkingCase, tmp_path: Path
) -> None:
    for n in range(2):
        (tmp_path / f"{n}.txt").write_text(f"{SECOND} Day {n}.")

    def edit(done: int, total: int, name: str) -> None:
        if done == 1:
            file = next((root / "agreements").glob("*.toml"))
            file.write_text(file.read_text().replace('["HOST.SHELTER"]', '["HOST.PRESENCE"]'))
            open_case(root, person="Borin Hale", clock=case.clock).close()

    paths = [str(tmp_path / f"{n}.txt") for n in range(2)]
    report = add_documents(case, paths, on_progress=edit)
    assert [line.partition(";")[0] for line in report.new] == [
        "new      0.txt: 1 statement, 1 suggestion of evidence",
        "new      1.txt: 1 statement, 0 suggestions of evidence",
    ]


def test_the_number_of_threads_reaches_the_reader(
    case: WorkingCase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.case.factories import read

    seen: list[int] = []

    def reading(*given: object, threads: int, **more: object) -> object:
        seen.append(threads)
        return read(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr("pactwatch.pipeline.add.extract", reading)
    add(case, tmp_path, threads=3)
    assert seen == [3]
