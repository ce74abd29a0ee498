"""Several cases side by side: each under its own address, all of them on every home."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.case.factories import Clock
from tests.web.asking import BASE, Browser

from pactwatch.pipeline import WorkingCase, open_case
from pactwatch.web import create_hub


@pytest.fixture
def both(case: WorkingCase, master: Path, tmp_path: Path, clock: Clock) -> Iterator[Browser]:
    copy = Path(shutil.copytree(master, tmp_path / "other" / "lake"))
    with open_case(copy, person="Asha Venn", clock=clock) as second:
        hub = create_hub([case, second])
        with TestClient(hub, base_url=BASE, raise_server_exceptions=False) as client:
            yield Browser(client)


def test_home_lists_the_cases_and_leads_to_each(both: Browser) -> None:
    page = both.get("/").text
    assert re.search(r'href="/lake/" aria-current="true"', page)
    assert re.search(r'href="/lake-2/"', page)
    for path in ("/lake/board", "/lake-2/board", "/lake-2/obligations/C-1", "/lake-2/search?q=a"):
        assert both.get(path).status_code == 200
    assert both.get("/board").status_code == 404


def test_every_address_of_a_page_stays_in_its_case(both: Browser) -> None:
    for path in ("/", "/board", "/review", "/actors", "/timeline", "/network", "/agreements"):
        page = both.get(f"/lake-2{path}").text
        found = re.findall(r'(?:href|src|action|hx-get|formaction)="(/[^"]*)"', page)
        assert found
        outside = [one for one in found if not one.startswith("/lake-2/")]
        assert outside == (["/lake/"] if path == "/" else [])


def test_a_decision_in_one_case_is_none_in_the_other(both: Browser, case: WorkingCase) -> None:
    page = both.get("/lake-2/review").text
    kind, target = (
        re.search(rf'name="{field}" value="([^"]+)"', page) for field in ("kind", "target")
    )
    assert kind
    assert target
    fields = {"kind": kind.group(1), "target": target.group(1), "action": "accept"}
    answer = both.post("/lake-2/review/decide", **fields)
    assert answer.status_code == 200
    assert answer.url.path == "/lake-2/review"
    assert not case.view().decisions()
