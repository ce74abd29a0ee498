"""Fixtures: migrating takes longer than most tests, so an empty register is made once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.register.makers import ASHA, Clock, fresh

from pactwatch.register import Register, open_register


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("blank") / "register.sqlite"
    open_register(path, person=ASHA, clock=Clock()).close()
    return path


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def originals(tmp_path: Path) -> Path:
    return tmp_path / "originals"


@pytest.fixture
def register(blank: Path, tmp_path: Path, clock: Clock) -> Iterator[Register]:
    with fresh(blank, tmp_path, clock) as opened:
        yield opened
