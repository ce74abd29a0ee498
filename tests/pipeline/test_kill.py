"""A power cut in the middle of `add`: no document reported as taken in is lost."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.case.factories import Clock, read

from pactwatch.pipeline import add_documents, open_case
from pactwatch.pipeline.add import AddReport

DOCUMENTS = 30
KILLED_AFTER = 6
PROGRAM = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[3])
import pactwatch.pipeline.add as add
from pactwatch.pipeline import open_case
from tests.case.factories import read
add.extract = read
def told(done, total, name):
    print(name, flush=True)
with open_case(sys.argv[1], person="Asha Venn") as case:
    add.add_documents(case, [sys.argv[2]], on_progress=told)
"""


def test_kill_nine_loses_nothing_that_was_reported(
    root: Path, tmp_path: Path, monkeypatch: object
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for n in range(DOCUMENTS):
        words = f"Dana Quill said that the Front sheltered the Circle on {n % 28 + 1} April 2031."
        (folder / f"{n:02}.txt").write_text(f"{words} Report {n}.")
    here = str(Path(__file__).parents[2])
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(root), str(folder), here],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    told = [process.stdout.readline().strip() for _ in range(KILLED_AFTER)]
    os.kill(process.pid, signal.SIGKILL)
    told += [line.strip() for line in process.stdout.read().splitlines()]
    assert process.wait() == -signal.SIGKILL
    _everything_told_is_there(root, told)
    report = _add_the_rest(root, folder)
    assert len(report.new) + len(report.known) == DOCUMENTS
    assert len(report.known) >= len(told)


def _everything_told_is_there(root: Path, told: list[str]) -> None:
    with open_case(root, person="Asha Venn") as case:
        names = {record.value.path for record in case.view().documents()}
        assert {Path(name).name for name in told} <= {Path(name).name for name in names}
        assert case.verify().problems == ()


def _add_the_rest(root: Path, folder: Path) -> AddReport:
    import pytest

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pactwatch.pipeline.add.extract", read)
        with open_case(root, person="Asha Venn", clock=Clock()) as case:
            report = add_documents(case, [str(folder)])
            assert case.verify().problems == ()
    return report
