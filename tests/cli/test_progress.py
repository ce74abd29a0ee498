"""What a person at a terminal sees while a long document is read, and nobody else does."""

import io

import pytest
from tests.cli.running import run

from pactwatch.cli.progress import Progress, still_reading


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_long_document_is_told_of_from_second_to_second(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", seen := _Terminal())
    progress = Progress()
    progress.begin("panel.txt", 1_600_000)
    for _ in range(3):
        progress.tick()
    assert seen.getvalue() == ""
    progress.tick()
    progress.tick()
    assert seen.getvalue().split("\r\x1b[2K")[1:] == [
        "reading panel.txt (1.6 MB), 0:04 so far",
        "reading panel.txt (1.6 MB), 0:05 so far",
    ]
    progress(1, 1, "panel.txt")
    assert seen.getvalue().endswith("\r\x1b[2K\r\x1b[2K1/1 panel.txt\n")


def test_nothing_is_told_in_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", seen := io.StringIO())
    with Progress() as progress:
        progress.begin("panel.txt", 1_600_000)
        for _ in range(9):
            progress.tick()
        progress(1, 1, "panel.txt")
    assert seen.getvalue() == ""


@pytest.mark.parametrize(
    ("size", "seconds", "words"),
    [
        (80, 5, "reading a.txt (0 kB), 0:05 so far"),
        (90_400, 61, "reading a.txt (90 kB), 1:01 so far"),
        (5_000_000, 700, "reading a.txt (5.0 MB), 11:40 so far"),
    ],
)
def test_size_and_time_are_told_in_words(size: int, seconds: int, words: str) -> None:
    assert still_reading("a.txt", size, seconds=seconds) == words


def test_a_name_with_a_line_break_stays_on_one_line() -> None:
    assert "\n" not in still_reading("a\nb.txt", 5, seconds=5)


def test_a_file_that_is_not_there_is_refused_as_ever() -> None:
    ran = run("extract", "nowhere.txt")
    assert (ran.code, ran.out) == (1, "")
    assert "not found" in ran.err
