"""A large case is worked out beside the pages; a page asked for meanwhile says so and comes."""

import re
import threading
import time
from collections import Counter

import pytest
from starlette.testclient import TestClient
from tests.web.asking import BASE

from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.pipeline import WorkingCase
from pactwatch.web import create_app, preparing
from pactwatch.web.preparing import Preparing, Step
from pactwatch.web.snapshot import Snapshot

PAGES = (
    "/", "/board", "/obligations/C-1", "/review", "/actors", "/timeline", "/network", "/search?q=a",
)  # fmt: skip


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every case counts as a large one."""
    monkeypatch.setattr(preparing, "LARGE", 0)


@pytest.fixture
def gate(case: WorkingCase, monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Statements are not read before it opens."""
    opened = threading.Event()
    real = WorkingCase.view

    def view(self: WorkingCase, *given: object) -> object:
        assert opened.wait(20)
        return real(self, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(WorkingCase, "view", view)
    return opened


def settled(client: TestClient, path: str) -> str:
    """The page itself, asked for until it comes, as a browser does."""
    for _ in range(400):
        answer = client.get(path)
        if answer.status_code != 202:
            assert answer.status_code == 200
            return answer.text
        time.sleep(0.02)
    raise AssertionError(f"{path} never came")


@pytest.mark.usefixtures("large")
def test_a_page_says_what_is_worked_out_and_then_comes(
    case: WorkingCase, gate: threading.Event
) -> None:
    with TestClient(create_app(case, default_as_of="2031-05-01"), base_url=BASE) as client:
        for path in PAGES:
            waiting = client.get(path)
            assert waiting.status_code == 202
            assert 'http-equiv="refresh" content="1"' in waiting.text
            assert "Statements are read" in waiting.text
        gate.set()
        for path in PAGES:
            assert "The case is being worked out" not in settled(client, path)


@pytest.mark.usefixtures("large")
def test_what_needs_nothing_of_it_comes_at_once(case: WorkingCase, gate: threading.Event) -> None:
    with TestClient(create_app(case), base_url=BASE) as client:
        assert client.get("/static/pactwatch.css").status_code == 200
        assert client.get("/nowhere").status_code == 404
        gate.set()
        assert client.get("/documents").status_code == 200
        assert client.get("/agreements").status_code == 200


@pytest.mark.usefixtures("large")
def test_nothing_is_worked_out_twice(case: WorkingCase, monkeypatch: pytest.MonkeyPatch) -> None:
    made: Counter[object] = Counter()
    real = Snapshot._keep

    def keep(self: Snapshot, whole: tuple[object, object], make: object) -> object:
        made[id(self), whole] += 1  # threads of an earlier test may still be at work
        time.sleep(0.02)
        return real(self, whole, make)  # type: ignore[arg-type]

    monkeypatch.setattr(Snapshot, "_keep", keep)
    with TestClient(create_app(case, default_as_of="2031-05-01"), base_url=BASE) as client:
        threads = [threading.Thread(target=settled, args=(client, path)) for path in PAGES * 2]
        for one in threads:
            one.start()
        for one in threads:
            one.join()
    assert {key: n for (_, (_, key)), n in made.items() if n > 1} == {}


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize(
    "path", ["/obligations/C-99", "/board?as_of=yesterday", "/timeline?first=x"]
)
def test_what_is_wrong_with_a_page_is_said_and_not_waited_for(case: WorkingCase, path: str) -> None:
    with TestClient(create_app(case), base_url=BASE) as client:
        for _ in range(400):
            if (answer := client.get(path)).status_code != 202:
                break
            time.sleep(0.02)
        assert answer.status_code == 404
        assert re.search(r"not in this case|not a day", answer.text)


@pytest.mark.usefixtures("large")
def test_after_a_decision_the_page_comes_by_itself(case: WorkingCase) -> None:
    with TestClient(create_app(case, default_as_of="2031-05-01"), base_url=BASE) as client:
        settled(client, "/review")
        (item, *_) = [i for i in case.queue() if i.kind is TargetKind.LINK]
        case.decide(Decision(TargetKind.LINK, item.target_id, Action.ACCEPT))
        assert item.target_id not in settled(client, "/review")


def test_a_small_case_is_never_waited_for(case: WorkingCase) -> None:
    step = Step("board", Snapshot(case), "board", lambda: 1 // 0)
    assert Preparing().ready([step])


@pytest.mark.usefixtures("large")
def test_what_cannot_be_worked_out_holds_nobody_up(case: WorkingCase) -> None:
    step = Step("board", Snapshot(case), "board", lambda: 1 // 0)
    assert Preparing().ready([step], patience_s=5)
