"""A case with one page in it, made once per page and copied for tests that change it."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from pactwatch.case import Board
from pactwatch.domain.status import BoardRow
from pactwatch.pipeline import AddOptions, WorkingCase, add_documents, make_case, open_case
from tests.reference.conftest import article  # noqa: F401
from tests.scenarios.pages import Page, correct, original, twin


class Clock:
    """Stands still until it is set."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture(scope="session", params=["twin", "original"])
def page(request: pytest.FixtureRequest) -> Page:
    """Both pages; the original is skipped with a reason where it is not at hand."""
    if request.param == "twin":
        return twin()
    return original(request.getfixturevalue("article"))


@pytest.fixture(scope="session")
def master(page: Page, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The case after this one page, corrected where the page says so; never written to again."""
    root = tmp_path_factory.mktemp(page.name) / "case"
    with make_case(root, (page.agreement,), person="Ada Reyes", clock=lambda: page.moment) as case:
        options = AddOptions(published=page.published, publisher=page.publisher)
        add_documents(case, [str(page.article)], options)
        correct(case, page)
    return root


@pytest.fixture(scope="session")
def board(page: Page, master: Path) -> Board:
    """The board as of the day the page came out."""
    with open_case(master, person="Ada Reyes", clock=lambda: page.moment) as case:
        return case.board(as_of=page.published)


@pytest.fixture(scope="session")
def row(board: Board) -> Callable[[str], BoardRow]:
    return board.row


@pytest.fixture
def clock(page: Page) -> Clock:
    return Clock(page.moment)


@pytest.fixture
def case(page: Page, master: Path, tmp_path: Path, clock: Clock) -> Iterator[WorkingCase]:
    """A copy that a test may change."""
    root = Path(shutil.copytree(master, tmp_path / "case"))
    with open_case(root, person="Ada Reyes", clock=clock) as opened:
        yield opened


@pytest.fixture
def add(case: WorkingCase, tmp_path: Path) -> Callable[..., str]:
    """Add a page of text; the id of its document."""

    def adding(name: str, text: str, published: date, publisher: str) -> str:
        path = tmp_path / name
        path.write_text(text, "utf-8")
        report = add_documents(case, [str(path)], AddOptions(published, publisher))
        assert not report.skipped
        return report.ids[0]

    return adding
