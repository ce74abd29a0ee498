"""`add`: what was new, known or skipped and why; repeating changes nothing; nothing is lost."""

import io
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tests.case.factories import DENIAL, LEAVING, SECOND, SHELTER, Clock, new_case, read

from pactwatch.domain.ids import sha256_bytes
from pactwatch.errors import BadInput
from pactwatch.pipeline import AddOptions, WorkingCase, add_documents

PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)


def test_adding_again_changes_no_statement_and_no_link(
    case: WorkingCase, clock: Clock, tmp_path: Path
) -> None:
    path = tmp_path / "second.txt"
    path.write_text(SECOND)
    first = case.add(path, published=date(2031, 4, 25))
    before = case.view().counts()
    clock.move(hours=1)
    second = case.add(path, published=date(2031, 4, 25))
    after = case.view().counts()
    assert (len(first.new), len(second.new), len(second.known)) == (1, 0, 1)
    assert first.ids == second.ids
    grown = {name for name in after if after[name] != before.get(name)}
    assert grown <= {"audit", "capture", "custody"}
    assert case.verify().problems == ()


def test_documents_are_read_with_the_agreements_as_named_events(
    case: WorkingCase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[dict[str, str]] = []

    def watch(document, codebook, *, actors, events, **rest):  # type: ignore[no-untyped-def]
        given.append(events)
        return read(document, codebook, actors=actors)

    monkeypatch.setattr("pactwatch.pipeline.add.extract", watch)
    path = tmp_path / "second.txt"
    path.write_text(SECOND)
    case.add(path, published=date(2031, 4, 25))
    assert given == [{"Lake Accord": "2030-03-01"}]


def test_the_same_text_under_another_name_is_the_same_document(
    case: WorkingCase, tmp_path: Path
) -> None:
    path = tmp_path / "renamed.txt"
    path.write_text(SHELTER)
    assert case.add(path).known == ["known    renamed.txt: already in the case"]


def test_a_folder_gives_its_files_in_order_without_hidden_ones(
    case: WorkingCase, tmp_path: Path
) -> None:
    folder = tmp_path / "reports"
    (folder / "inner").mkdir(parents=True)
    (folder / "b.txt").write_text(SECOND)
    (folder / "inner" / "a.txt").write_text(LEAVING)
    (folder / ".hidden.txt").write_text("hidden")
    report = case.add(folder)
    assert [line.split()[1] for line in report.new] == ["b.txt:", "a.txt:"]
    assert report.skipped == []


def test_an_empty_folder_is_no_error(case: WorkingCase, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert case.add(tmp_path / "empty").lines() == ["0 new, 0 known already, 0 skipped"]


BAD = {
    "empty.txt": b"",
    "blank.txt": b" \n\t\n",
    "picture.txt": PNG,
    "cut.pdf": b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog",
    "binary.bin": bytes(range(256)) * 8,
    "nul.txt": b"Dana Quill said\x00 that",
    "sheet.xlsx": b"PK\x03\x04" + bytes(30),
    "page.html": b"<html><head></head><body></body></html>",
}


def test_bad_inputs_are_one_line_each_and_the_rest_is_done(
    case: WorkingCase, tmp_path: Path
) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    for name, content in BAD.items():
        (folder / name).write_bytes(content)
    (folder / "good.txt").write_text(SECOND)
    report = add_documents(case, [str(folder), str(tmp_path / "missing.txt")])
    assert [line.split()[1] for line in report.new] == ["good.txt:"]
    assert len(report.skipped) == len(BAD) + 1
    for name in [*BAD, "missing.txt"]:
        assert sum(name in line for line in report.skipped) == 1
    assert [line for line in report.skipped if "\n" in line or ";" not in line] == []


def test_an_input_that_cannot_be_read_keeps_its_original(case: WorkingCase, tmp_path: Path) -> None:
    path = tmp_path / "picture.png"
    path.write_bytes(PNG)
    assert len(case.add(path).skipped) == 1
    kept = [p for p in case.folder.originals.rglob("*") if p.is_file()]
    assert sha256_bytes(PNG) in {sha256_bytes(p.read_bytes()) for p in kept}
    assert case.verify().problems == ()


@pytest.mark.parametrize("name", ["notes.xyz", "notes", "notes.pdf", "notes.html"])
def test_a_wrong_extension_does_not_stop_plain_text(
    case: WorkingCase, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    path.write_text(SECOND)
    report = case.add(path)
    assert len(report.new) + len(report.skipped) == 1
    if name.endswith((".xyz", "notes")):
        assert len(report.new) == 1


def test_a_note_comes_from_standard_input(
    case: WorkingCase, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Standard:
        buffer = io.BytesIO(SECOND.encode())

    monkeypatch.setattr(sys, "stdin", Standard)
    report = add_documents(case, ["-"], AddOptions(published=date(2031, 4, 25)))
    assert [line.partition(";")[0] for line in report.new] == [
        "new      note.txt: 1 statement, 1 suggestion of evidence"
    ]
    record = case.view().document(report.ids[0])
    assert record is not None
    assert record.value.published == date(2031, 4, 25)


CSV = f"""\
words,day,outlet,address,heading
"{SECOND}",2031-04-25,Lake Courier,https://lake.example/1,Shelter
"{LEAVING}",,,,
"{DENIAL} Again.",25 April,Lake Courier,,
,2031-04-26,Lake Courier,,
"""
MAP = "text=words, published=day,publisher=outlet,url=address,title=heading"


def test_a_csv_gives_a_document_a_row(case: WorkingCase, tmp_path: Path) -> None:
    table = tmp_path / "wire.csv"
    table.write_text(CSV, "utf-8")
    options = AddOptions(published=date(2031, 4, 1), publisher="Wire", columns=MAP)
    report = add_documents(case, [str(table)], options)
    assert [line.split()[1] for line in report.new] == ["wire.csv#1.txt:", "wire.csv#2.txt:"]
    assert len(report.skipped) == 2
    assert "wire.csv#3: published '25 April' is no day" in report.skipped[0]
    first, second = (case.view().document(i) for i in report.ids)
    assert first is not None
    assert second is not None
    assert (first.value.publisher, first.value.published) == ("Lake Courier", date(2031, 4, 25))
    assert first.value.url == "https://lake.example/1"
    assert (second.value.publisher, second.value.published) == ("Wire", date(2031, 4, 1))


def test_a_very_long_cell_is_a_document_like_any(case: WorkingCase, tmp_path: Path) -> None:
    table = tmp_path / "long.tsv"
    words = " ".join(f"The road of day {n} was open." for n in range(8000))
    table.write_text(f"words\tday\n{SECOND} {words}\t2031-04-25\n", "utf-8")
    report = add_documents(case, [str(table)], AddOptions(columns="text=words,published=day"))
    assert (len(report.new), report.skipped) == (1, [])


@pytest.mark.parametrize(
    ("columns", "says"),
    [
        ("published=day", "expected text=COLUMN"),
        ("text=words,byline=x", "unknown byline"),
        ("", "expected text=COLUMN"),
        ("words", "expected text=COLUMN"),
    ],
)
def test_a_wrong_column_map_stops_before_anything_is_added(
    case: WorkingCase, tmp_path: Path, columns: str, says: str
) -> None:
    (tmp_path / "a.txt").write_text(SECOND)
    table = tmp_path / "wire.csv"
    table.write_text(CSV, "utf-8")
    head = case.register.head()
    paths = [str(tmp_path / "a.txt"), str(table)]
    with pytest.raises(BadInput, match=says):
        add_documents(case, paths, AddOptions(columns=columns))
    assert case.register.head() == head


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"other\nx\n", "no column words; it has other"),
        (b"\xff\xfe\x00", "no known encoding"),
        (b"", "no column words; it has none"),
    ],
)
def test_a_csv_that_does_not_fit_is_one_line(
    case: WorkingCase, tmp_path: Path, content: bytes, says: str
) -> None:
    table = tmp_path / "odd.csv"
    table.write_bytes(content)
    report = add_documents(case, [str(table)], AddOptions(columns="text=words"))
    assert len(report.skipped) == 1
    assert says in report.skipped[0]


def test_another_language_is_kept_searchable_and_says_so(case: WorkingCase, tmp_path: Path) -> None:
    path = tmp_path / "bericht.txt"
    path.write_text(
        "Der Sprecher der Regierung sagte am Montag, dass die Straße wieder offen sei. "
        "Niemand habe seit gestern die Brücke über den Fluss genutzt, hieß es weiter."
    )
    report = case.add(path)
    told = "kept     bericht.txt: language de is not read; searchable, no statements"
    assert [line.partition("; no day")[0] for line in report.new] == [told]
    assert [h.document_id for h in case.search("Brücke")] == report.ids


def test_copies_are_joined_and_add_no_origin(case: WorkingCase, tmp_path: Path) -> None:
    """The same report with a dateline before it is a copy, found at the end of the run."""
    long = " ".join(f"The road of day {n} was open to carts." for n in range(30))
    for n, start in enumerate(("", "OSTERIA (Wire) - ")):
        (tmp_path / f"copy{n}.txt").write_text(f"{start}{SHELTER} {long}")
    case.add(*sorted(tmp_path.glob("copy*.txt")), published=date(2031, 4, 26))
    assert [r.value.type.value for r in case.view().lineage()] != []


def test_a_run_cut_short_after_its_last_document_is_made_good_by_the_next(
    root: Path, case: WorkingCase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [tmp_path / f"copy{n}.txt" for n in (0, 1)]
    long = " ".join(f"The road of day {n} was open to carts." for n in range(30))
    for n, path in enumerate(paths):
        path.write_text(f"{n} {SHELTER} {long}")
    with monkeypatch.context() as patch:
        patch.setattr("pactwatch.pipeline.add.connect", _killed)
        with pytest.raises(KeyboardInterrupt):
            case.add(*paths)
    before = len(case.view().lineage())
    case.add(*paths)
    assert len(case.view().lineage()) > before


def _killed(case: object) -> None:
    raise KeyboardInterrupt


def test_a_file_above_the_limit_is_refused_unread(
    case: WorkingCase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pactwatch.pipeline.inputs.MAX_BYTES", 100)
    path = tmp_path / "large.txt"
    path.write_text("word " * 40)
    report = case.add(path)
    assert "200 bytes, more than the limit of 100" in report.skipped[0]

    class Standard:
        buffer = io.BytesIO(b"word " * 40)

    monkeypatch.setattr(sys, "stdin", Standard)
    report = add_documents(case, ["-"])
    assert len(report.skipped) == 1
    assert "more than the limit of 100" in report.skipped[0]


def test_progress_counts_every_input(case: WorkingCase, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    paths = [str(tmp_path / f"{n}.txt") for n in range(3)]
    add_documents(case, paths, on_progress=lambda done, total, name: seen.append((done, total)))
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_a_case_without_an_agreement_reads_documents(
    tmp_path: Path, clock: Clock, reader: None
) -> None:
    with new_case(tmp_path / "bare", clock) as case:
        next(case.folder.agreements.glob("*.toml")).unlink()
    from pactwatch.pipeline import open_case

    with open_case(tmp_path / "bare", clock=clock) as case:
        (tmp_path / "a.txt").write_text(SHELTER)
        report = case.add(tmp_path / "a.txt")
        assert report.new[0].startswith("new      a.txt: 1 statement, 0 suggestions of evidence")
        assert case.board().rows == ()


def test_a_body_publishes_what_bears_its_heading(
    again: Callable[[], WorkingCase], tmp_path: Path
) -> None:
    """With the shipped reader: who says it is read off the heading, and a person's word wins."""
    text = "Ministry of Defence of Tolm\nPress statement, 15 January 2031\n\nThe ministry has "
    text += "withdrawn two battalions from the salient."
    first, second = tmp_path / "one.txt", tmp_path / "two.txt"
    first.write_text(text)
    second.write_text(text + " It says no more.")
    with again() as case:
        told = case.add(first).new
        case.add(second, publisher="The Beacon")
        held = {r.value.path: r.value.publisher for r in case.view().documents()}
    assert "dated 2031-01-15, as its first lines print" in told[0]
    assert held["one.txt"] == "Ministry of Defence of Tolm"
    assert held["two.txt"] == "The Beacon"


def test_a_csv_without_columns_is_told_to_be_one_text(case: WorkingCase, tmp_path: Path) -> None:
    table = tmp_path / "log.csv"
    table.write_text(f'words\n"{SECOND}"\n')
    whole = add_documents(case, [str(table)])
    assert "read as one text (--columns" in whole.new[0]
    rows = add_documents(case, [str(table)], AddOptions(columns="text=words"))
    assert "read as one text" not in rows.new[0]
