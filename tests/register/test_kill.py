"""A kill at any moment loses nothing that was reported."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.register.makers import Clock, fresh

# Adds document after document and reports each only after its transaction has ended.
ADDER = """
import sys
from pathlib import Path
from pactwatch.register import open_register
from tests.register import makers

case = Path(sys.argv[1])
register = open_register(case / "register.sqlite", person=makers.ASHA)
for n in range(100_000):
    one = makers.document(f"{makers.TEXT} Report {n}.")
    register.store_original(case / "originals", one.text.encode())
    with register.write() as writer:
        writer.put_capture(makers.capture(one))
        writer.put_document(one)
        writer.put_extraction(makers.extraction(one))
    print(one.id, flush=True)
"""


@pytest.mark.parametrize("delay_s", [0.0, 0.02, 0.1])
def test_a_kill_loses_no_reported_document(blank: Path, tmp_path: Path, delay_s: float) -> None:
    fresh(blank, tmp_path, Clock()).close()
    command = [sys.executable, "-c", ADDER, str(tmp_path)]
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root) as adder:
        assert adder.stdout is not None
        first = [adder.stdout.readline()]
        time.sleep(delay_s)
        adder.send_signal(signal.SIGKILL)
        reported = {line.strip() for line in (*first, *adder.stdout) if line.endswith("\n")}
    with fresh(blank, tmp_path, Clock()) as register:
        view = register.view()
        assert reported <= {one.ref for one in view.documents()}
        assert {one.value.document_id for one in view.statements()} >= reported
        assert register.verify(tmp_path / "originals") == ()
        with register.write() as writer:
            writer.put_case_file("case.toml", "after = 'the kill'\n")
    assert "" not in reported
