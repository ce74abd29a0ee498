"""The small case of tests.case, for the tests here, and a browser that looks at it."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient
from tests.case.fixtures import again, case, clock, master, reader, root
from tests.web.asking import BASE, Browser

from pactwatch.pipeline import WorkingCase
from pactwatch.web import create_app

__all__ = ["again", "case", "clock", "master", "reader", "root"]


@pytest.fixture
def browser(case: WorkingCase) -> Iterator[Browser]:
    app = create_app(case, default_as_of="2031-05-01")
    with TestClient(app, base_url=BASE, raise_server_exceptions=False) as opened:
        yield Browser(opened)
