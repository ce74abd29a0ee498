"""One writer at a time, between processes; a dead writer holds nobody up."""

import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.register import makers
from tests.register.makers import Clock, fresh

from pactwatch.errors import StopRun
from pactwatch.register import Register

HOLDER = """
import sys, time
from pathlib import Path
from pactwatch.domain.review import Person
from pactwatch.register import open_register
register = open_register(Path(sys.argv[1]), person=Person("Caro Lind"))
with register.write():
    print("held", flush=True)
    sys.stdin.readline()
"""


def _hold(path: Path) -> subprocess.Popen[str]:
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", HOLDER, str(path)]
    process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_writer_waits_then_names_the_first(register: Register) -> None:
    with _hold(register.path) as holder:
        began = time.monotonic()
        with pytest.raises(StopRun) as refused, register.write():
            pass
        assert time.monotonic() - began >= 0.3
        assert register.view().upto == 0
        holder.communicate("\n")
    told = str(refused.value)
    assert f"being written by Caro Lind (process {holder.pid} on " in told
    assert "waited 0.3 s" in told
    with register.write() as writer:
        writer.put_document(makers.document())


def test_a_killed_writer_lets_go(register: Register) -> None:
    with _hold(register.path) as holder:
        holder.kill()
    with register.write() as writer:
        assert writer.put_document(makers.document())


def test_a_second_writer_goes_on_when_the_first_ends(
    blank: Path, tmp_path: Path, clock: Clock
) -> None:
    with fresh(blank, tmp_path, clock, wait_s=30) as register, _hold(register.path) as holder:
        assert holder.stdin is not None
        holder.stdin.write("\n")
        holder.stdin.flush()
        with register.write() as writer:
            assert writer.put_document(makers.document())


def test_an_unsigned_lock_is_still_told(register: Register) -> None:
    with register.write():
        register.path.with_name("register.sqlite.lock").write_bytes(b"")
        with pytest.raises(StopRun, match="another program that has not given its name"):
            _write_nothing(register)


def _write_nothing(register: Register) -> None:
    with register.write():
        pass


def test_two_runs_that_add_wait_for_each_other_while_people_decide(register: Register) -> None:
    with register.adding():
        _write_nothing(register)
        with pytest.raises(StopRun, match=r"register.sqlite is being written by .* \(process "):
            _add_nothing(register)
    _add_nothing(register)


def _add_nothing(register: Register) -> None:
    with register.adding():
        pass
