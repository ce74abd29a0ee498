"""Every command of docs/demo.md runs, in the order of the page, on the case the page builds."""

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.running import Ran, run

PAGE = (Path(__file__).parents[2] / "docs" / "demo.md").read_text("utf-8")
BLOCKS = re.findall(r"^```\n(.*?)^```", PAGE, re.M | re.S)
COMMANDS = [
    line.removeprefix("uv run pactwatch ")
    for block in BLOCKS
    for line in block.splitlines()
    if line.startswith("uv run pactwatch")
]
NOTE = next(block for block in BLOCKS if not re.match(r"uv|pip", block))
INLINE = re.findall(r"`uv run pactwatch ([^`]+)`", PAGE)


def words_of(command: str) -> list[str]:
    """The command for a test: the demo ends instead of serving, CASE is the folder it made."""
    words = ["pactwatch-demo" if word == "CASE" else word for word in shlex.split(command)]
    return [*words, "--no-serve"] if words == ["demo"] else words


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Ran]:
    folder = tmp_path_factory.mktemp("walk")
    (folder / "note.txt").write_text(NOTE, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        return {c: run(*words_of(c), stdin="h\nq\n") for c in [*COMMANDS, *INLINE]}


def test_the_page_has_its_commands() -> None:
    first_words = {command.split()[0] for command in COMMANDS}
    assert {"demo", "explain", "board", "statements", "add", "review"} <= first_words


@pytest.mark.parametrize("command", [*COMMANDS, *INLINE])
def test_a_command_of_the_page_runs(walked: dict[str, Ran], command: str) -> None:
    assert walked[command].code == 0, walked[command].err
    assert walked[command].out


def test_the_note_of_the_page_is_new_and_is_read(walked: dict[str, Ran]) -> None:
    (added,) = [ran for command, ran in walked.items() if command.startswith("add ")]
    assert "note.txt" in added.out
