"""The small case, read without a model; made once and copied, because making one takes a second."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.case.factories import DENIAL, SHELTER, START, Clock, new_case, put, read

from pactwatch.pipeline import WorkingCase, open_case

_MADE: dict[str, Path] = {}


@pytest.fixture(scope="session")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case folder with two documents in it; never written to again. Once per process."""
    if "lake" not in _MADE:
        _MADE["lake"] = _make(tmp_path_factory.mktemp("master"))
    return _MADE["lake"]


def _make(folder: Path) -> Path:
    clock = Clock(START)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pactwatch.pipeline.add.extract", read)
        with new_case(folder / "lake", clock) as case:
            clock.move(hours=1)
            put(case, folder, "panel.txt", SHELTER, date(2031, 4, 20))
            clock.move(hours=1)
            put(case, folder, "front.txt", DENIAL, date(2031, 4, 22))
    return folder / "lake"


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents are read by the pattern, not by the model."""
    monkeypatch.setattr("pactwatch.pipeline.add.extract", read)


@pytest.fixture
def clock() -> Clock:
    clock = Clock(START)
    clock.move(hours=3)
    return clock


@pytest.fixture
def root(master: Path, tmp_path: Path) -> Path:
    """A copy of the case that a test may change."""
    return Path(shutil.copytree(master, tmp_path / "lake"))


@pytest.fixture
def case(root: Path, clock: Clock, reader: None) -> Iterator[WorkingCase]:
    """The copy, opened by a named person."""
    with open_case(root, person="Asha Venn", clock=clock) as opened:
        yield opened


@pytest.fixture
def again(root: Path, clock: Clock) -> Callable[[], WorkingCase]:
    """Open the copy once more, as another command would."""
    return lambda: open_case(root, person="Borin Hale", clock=clock)
