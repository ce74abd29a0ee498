"""What stands on stdout: plain tables with codes as they stand, JSON in the contract's shape."""

import json
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.case.factories import AGREEMENT, GARBLED, SECOND
from tests.cli.running import run
from tests.contracts.schema import BOARD, EXPLANATION, EXTRACTION, STATEMENT, differences

from pactwatch.settings import SETTINGS
from pactwatch.text.catalogue import keys

AS_OF = ("--as-of", "2031-05-01")


def test_the_board_is_a_plain_table(root: Path) -> None:
    ran = run("board", str(root), *AS_OF)
    lines = ran.out.splitlines()
    assert "\x1b" not in ran.out
    assert lines[0].split()[:3] == ["id", "verdict", "provisional"]
    assert len(lines) == 3
    row = next(line for line in lines if line.startswith("C-1"))
    assert {"NOT_ASSESSED", "BREACH_ALLEGED", "DENIED_BY_PARTY"} <= set(row.split())
    assert "Give the Ashen Circle no shelter" in row
    assert "as of 2031-05-01, known at " in ran.err


def test_statements_are_listed_with_the_id_that_retract_takes(root: Path) -> None:
    lines = run("statements", str(root)).out.splitlines()
    assert lines[0].split()[:3] == ["id", "published", "speaker"]
    named = lines[1].split()[0]
    told = run("retract", str(root), named, "--reason", "misread", "--as", "Asha Venn")
    assert told.err.startswith(f"{named}: retracted, ")
    ids = {line.split()[0]: line for line in run("statements", str(root)).out.splitlines()}
    assert "RETRACTED" in ids[named]


def test_a_row_marked_reviewed_says_how_many_suggestions_still_wait(root: Path) -> None:
    says = "stand open that nobody has decided on"
    assert says not in run("explain", str(root), "C-1", *AS_OF).out
    done = run("review", str(root), "--done", "C-1", "--done", "M-1", "--as", "Asha Venn")
    waiting = re.search(r"C-1: (\d+) suggestion\(s\) still wait for a decision", done.err)
    assert waiting
    assert int(waiting[1]) > 0
    assert "M-1: marked reviewed" in done.out
    assert "M-1: " not in done.err
    assert says in run("explain", str(root), "C-1", *AS_OF).out
    assert says not in run("explain", str(root), "M-1", *AS_OF).out


def test_long_words_are_not_wrapped_or_cut(
    root: Path, tmp_path: Path, reader: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    long = "Dana Quill said that " + "very " * 80 + "many carts passed."
    (tmp_path / "long.txt").write_text(long)
    run("add", str(root), str(tmp_path / "long.txt"))
    ran = run("statements", str(root))
    assert "very " * 80 + "many carts passed" in ran.out
    assert len(ran.out.splitlines()) == 4


def test_board_json_is_the_contract_s_shape(root: Path) -> None:
    ran = run("board", str(root), "--json", *AS_OF)
    board = json.loads(ran.out)
    assert differences(board, BOARD) == []
    assert (board["case"], board["as_of"]) == ("lake", "2031-05-01")
    assert [row["id"] for row in board["obligations"]] == ["C-1", "M-1"]
    assert ran.err == ""


BEGINS = "2031-05-01T12:00:00Z"
# The moment asked for, and the words on stderr that say what the board is.
MOMENTS = {
    "1999-01-01": f"Nothing was on record at 1999-01-01T23:59:59.999999Z; the record of this case"
    f" begins at {BEGINS}.",
    "2041-01-01": "--known-at lies ahead: the board is what is known now, and is stamped"
    " 2031-05-01T14:00:00Z.",
    "2041-01-01T12:00:00+05:00": "--known-at lies ahead: the board is what is known now",
    "2031-05-01T14:00:00Z": "",
    "2031-05-01T12:30:00Z": "",
}


@pytest.mark.parametrize("known_at", MOMENTS)
def test_a_moment_that_shows_no_board_of_its_own_is_told_in_one_line(
    root: Path, known_at: str
) -> None:
    ran = run("board", str(root), *AS_OF, "--known-at", known_at)
    told = [line for line in ran.err.splitlines() if "ahead" in line or "on record" in line]
    assert [line.partition(MOMENTS[known_at])[1] for line in told] == [MOMENTS[known_at]] * bool(
        MOMENTS[known_at]
    )
    assert "no agreement yet" not in ran.err


def test_a_case_without_agreements_is_told_of_the_moment_that_was_asked(tmp_path: Path) -> None:
    run("init", str(tmp_path / "bare"))
    assert "The case has no agreement yet; add one" in run("board", str(tmp_path / "bare")).err
    begun = datetime.now(UTC).isoformat()
    told = run("board", str(tmp_path / "bare"), "--known-at", begun).err
    assert "No agreement was on record at " in told


def test_explain_says_that_a_moment_lies_ahead(root: Path) -> None:
    ran = run("explain", str(root), "C-1", "--json", "--known-at", "2041-01-01")
    assert json.loads(ran.out)["known_at"] == "2031-05-01T14:00:00Z"
    assert ran.err.startswith("--known-at lies ahead")


def test_json_bears_the_breaks_of_its_series(root: Path) -> None:
    rules = root / "rules.toml"
    rules.write_text(rules.read_text("utf-8").replace('"1.0.0"', '"1.1.0"', 1), "utf-8")
    board = json.loads(run("board", str(root), "--json", *AS_OF).out)
    row = json.loads(run("explain", str(root), "C-1", "--json", *AS_OF).out)
    assert (differences(board, BOARD), differences(row, EXPLANATION)) == ([], [])
    told = [*(one["breaks"] for one in board["obligations"]), row["breaks"]]
    assert [len(lines) for lines in told] == [1, 1, 1]
    assert "rules default 1.0.0 became default 1.1.0" in told[0][0]


def test_explain_json_is_a_row_with_its_statements(root: Path) -> None:
    explained = json.loads(run("explain", str(root), "C-1", "--json", *AS_OF).out)
    assert differences(explained, EXPLANATION) == []
    assert explained["statements"]


def test_statements_json_is_a_line_each(root: Path, tmp_path: Path, reader: None) -> None:
    (tmp_path / "garbled.txt").write_text(GARBLED)
    run("add", str(root), str(tmp_path / "garbled.txt"), "--published", "2031-04-25")
    lines = run("statements", str(root), "--json").out.splitlines()
    found = [json.loads(line) for line in lines]
    shape = {"document": str, "published": str, **STATEMENT}
    assert [d for item in found for d in differences(item, shape)] == []
    assert [item["published"] for item in found] == sorted(item["published"] for item in found)
    assert found[-1]["state"] == "QUARANTINED"
    assert found[-1]["proposed"][0]["conduct"] == "ENABLE.TRAIN_CAMP"


def test_search_json_names_document_and_words(root: Path) -> None:
    lines = run("search", str(root), "sheltered", "--json").out.splitlines()
    hits = [json.loads(line) for line in lines]
    assert {hit["kind"] for hit in hits} == {"document", "statement"}
    assert all(hit["document_id"].startswith("doc-") for hit in hits)


@pytest.mark.parametrize(
    "command", [("search", "{root}", "zyxwv"), ("statements", "{root}", "--speaker", "zyxwv")]
)
def test_what_finds_nothing_says_so_and_prints_no_bare_heading(
    root: Path, command: tuple[str, ...]
) -> None:
    ran = run(*(part.format(root=root) for part in command))
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (0, "", 1)


@pytest.mark.parametrize("query", ['"', "(", "AND", "a*b*", "-", "NEAR(", "x OR", "'", "^"])
def test_odd_queries_find_nothing_or_something_and_never_break(root: Path, query: str) -> None:
    assert run("search", str(root), "--", query).code in (0, 2)


ARTICLE = "The ministry said the road was open on 4 April 2031.\r\nDana Quill denied it. \n"


def test_extract_json_offsets_index_the_file_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(ARTICLE.encode())
    ran = run("extract", str(path), "--json", "--published", "2031-04-05")
    (line,) = ran.out.splitlines()
    extraction = json.loads(line)
    assert differences(extraction, EXTRACTION) == []
    assert extraction["document"]["published"] == "2031-04-05"
    spans = [
        span for s in extraction["statements"] for span in (*s["content"], *s["cue"], *s["source"])
    ]
    marks = [*spans, *extraction["names"], *extraction["dates"]]
    assert spans
    assert extraction["dates"]
    for mark in marks:
        assert ARTICLE[mark["start"] : mark["end"]] == mark["text"]


def test_with_text_adds_the_working_text(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        "<html><body><article><h1>Road</h1><p>The ministry said the road was open.</p>"
        "<p>It had been closed for three weeks after the storm.</p></article></body></html>"
    )
    extraction = json.loads(run("extract", str(path), "--json", "--with-text").out)
    text = extraction["text"]
    assert differences(extraction, {**EXTRACTION, "text": str}) == []
    for statement in extraction["statements"]:
        for span in statement["content"]:
            assert text[span["start"] : span["end"]] == span["text"]


def test_extract_takes_several_files_a_line_each(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("The ministry said the road was open.")
    ran = run("extract", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--json")
    paths = [json.loads(line)["document"]["path"] for line in ran.out.splitlines()]
    assert [Path(p).name for p in paths] == ["a.txt", "b.txt"]


def test_init_lists_and_makes(tmp_path: Path) -> None:
    listed = run("init", "--list").out.split()
    assert "doha-2020" in listed
    case = tmp_path / "fresh"
    assert run("init", str(case), *(f"--agreement={name}" for name in listed)).code == 0
    made = {p.name for p in case.iterdir()}
    assert {"case.toml", "agreements", "actors.toml", "codebook.toml", "rules.toml"} <= made
    assert {"originals", "register.sqlite"} <= made
    board = json.loads(run("board", str(case), "--json").out)
    assert differences(board, BOARD) == []
    assert {row["verdict"] for row in board["obligations"]} <= {"NOT_ASSESSED", "UNVERIFIABLE"}


@pytest.mark.parametrize("command", keys("command"))
def test_every_command_explains_itself(command: str) -> None:
    ran = run(command, "--help")
    assert ran.code == 0
    assert "Usage:" in ran.out
    assert len(ran.out.splitlines()) > 4


def test_strict_marks_rows_that_differ(root: Path) -> None:
    ran = run("board", str(root), "--rules", "strict", *AS_OF)
    assert ran.code == 0
    assert "rules strict" in ran.err


PROGRAM = [sys.executable, "-c", "from pactwatch.cli import main; main()"]
HEAVY = "onnxruntime sqlalchemy numpy lxml fastapi trafilatura tokenizers alembic"


@pytest.mark.parametrize("words", [["--help"], ["extract", "--help"], ["bord"]])
def test_help_loads_nothing_heavy(words: list[str]) -> None:
    program = (
        "import sys\n"
        "from pactwatch.cli import main\n"
        f"sys.argv = ['pactwatch', *{words!r}]\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        f"print(' '.join(m for m in {HEAVY!r}.split() if m in sys.modules), file=sys.stderr)\n"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert ran.stderr.splitlines()[-1] == ""


def test_the_program_itself_ends_with_its_codes(tmp_path: Path) -> None:
    """Through the installed entry: no terminal, no colour, the code of the contract."""
    ran = subprocess.run([*PROGRAM, "board", str(tmp_path)], capture_output=True, text=True)
    assert ran.returncode == 2
    assert ran.stdout == ""
    assert ran.stderr.startswith("pactwatch: ")
    assert "\x1b" not in ran.stderr


def test_a_reader_that_stops_reading_is_no_error(root: Path) -> None:
    program = [*PROGRAM, "statements", str(root), "--json"]
    process = subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    errors = process.stderr.read().decode()
    process.stderr.close()
    assert process.wait() == 0
    assert errors == ""


def test_a_setting_is_set_for_one_run(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for setting in SETTINGS:
        monkeypatch.setenv(setting.env, "")
    ran = run("--set", "user=Asha Venn", "review", str(root), "--done", "C-1")
    assert ran.out == "C-1: marked reviewed by Asha Venn\n"
    assert (
        "--set colour=red: expected NAME=VALUE with one of user"
        in run("--set", "colour=red", "review", "x").err
    )
    assert "setting threads: found 'many'" in run("--set", "threads=many", "extract", "x").err


def test_a_name_nobody_vouches_for_says_so(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PACTWATCH_USER", raising=False)
    assert run("review", str(root), "--done", "C-1").out.endswith(
        "(system user, unauthenticated)\n"
    )
    named = run("review", str(root), "--done", "C-1", "--as", "Asha Venn").out
    assert named.endswith("by Asha Venn\n")


def test_each_document_is_reported_as_soon_as_it_is_recorded(
    root: Path, tmp_path: Path, reader: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run that is killed has told what it recorded until then."""
    (tmp_path / "second.txt").write_text(SECOND)

    def killed(case: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pactwatch.pipeline.add.connect", killed)
    ran = run("add", str(root), str(tmp_path / "second.txt"))
    assert ran.code == 130
    told = "new      second.txt: 1 statement, 1 suggestion of evidence; no day on it"
    assert ran.out.startswith(told)
    assert ran.out.count("\n") == 1


def test_files_of_one_name_are_told_apart_by_their_folders(
    root: Path, tmp_path: Path, reader: None
) -> None:
    for folder, text in (("north", SECOND), ("south", f"{SECOND}\nOne more."), ("empty", "")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "report.txt").write_text(text)
    (tmp_path / "alone.txt").write_text(f"{SECOND}\nAlone.")
    ran = run("add", str(root), *(str(tmp_path / n) for n in ("north", "south", "empty")),
              str(tmp_path / "alone.txt"))  # fmt: skip
    lines = ran.out.splitlines()
    for line, folder in zip(lines, ("north", "south"), strict=False):
        assert line.startswith(f"new      {tmp_path / folder / 'report.txt'}: 1 statement")
    assert lines[2].startswith("new      alone.txt: 1 statement")
    assert ran.err.count(str(tmp_path / "empty" / "report.txt")) == 1
    again = run("add", str(root), str(tmp_path / "north"), str(tmp_path / "south"))
    assert f"known    {tmp_path / 'south' / 'report.txt'}" in again.out
    twice = str(tmp_path / "north" / "report.txt")
    assert "known    report.txt" in run("add", str(root), twice, twice).out


def test_an_agreement_without_duties_is_told_from_none(tmp_path: Path) -> None:
    text = AGREEMENT.split("[[obligation]]")[0]
    (tmp_path / "bare.toml").write_text(text, "utf-8")
    folder = tmp_path / "case"
    assert run("init", str(folder), "--agreement", str(tmp_path / "bare.toml")).code == 0
    told = run("board", str(folder)).err
    assert "No agreement of this case has a duty yet" in told
    assert "agreements/bare.toml" in told
    assert "0 duties" not in told


def test_review_shows_the_document_and_the_words_around(root: Path) -> None:
    ran = run("review", str(root), "--row", "C-1", "--as", "Asha Venn", stdin="zebra\nq\n")
    assert re.search(r"\n  in \S+, .*2031-04-\d\d: .+", ran.out)
    assert "“z” is none of the keys" in ran.err


def test_words_of_a_document_act_on_no_terminal(
    root: Path, tmp_path: Path, reader: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Click leaves escape sequences in what goes to a terminal, and everywhere marks that turn."""
    monkeypatch.setattr("click.utils.should_strip_ansi", lambda *_: False)
    text = "Dana Quill said that \x1b[8mthe Front sheltered the \u202eCircle in Osteria."
    path = tmp_path / "annex \u202etxt.html"
    path.write_text(text, "utf-8")
    run("add", str(root), str(path), "--published", "2031-04-20")
    for words in (("statements", str(root)), ("explain", str(root), "C-1", *AS_OF)):
        ran = run(*words)
        assert not {"\x1b", "\u202e"} & set(ran.out + ran.err), words
        assert "sheltered the \\u202eCircle" in ran.out
