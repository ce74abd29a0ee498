"""A real browser on the demo case: Debian's Chromium, driven by Playwright.

Run with `uv run --group e2e pytest tests/e2e`. Left out where Playwright or Chromium is missing,
unless PACTWATCH_E2E demands them.
"""

import os
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = os.environ.get("PACTWATCH_CHROMIUM", "/usr/bin/chromium")
IS_DEMANDED = bool(os.environ.get("PACTWATCH_E2E"))
AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text("utf-8")
DAY = "2025-05-05"

try:
    from playwright.sync_api import Browser, sync_playwright
except ImportError:
    if IS_DEMANDED:
        raise
    collect_ignore_glob = ["test_*.py"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a browser there is nothing to test, and it is said."""
    if Path(CHROMIUM).exists() or IS_DEMANDED:
        return
    for item in items:
        if "e2e" in item.path.parts:
            item.add_marker(pytest.mark.skip(reason=f"no browser at {CHROMIUM}"))


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo case, built once; tests work on copies."""
    from pactwatch.pipeline.demo import build_demo

    folder = tmp_path_factory.mktemp("e2e") / "demo"
    build_demo(folder)
    return folder


@dataclass(slots=True)
class Served:
    """A case being served at `url`; `case` is the open case behind it."""

    url: str
    case: Any


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Served]]:
    """Serve a copy of a case until the test ends."""
    import uvicorn

    from pactwatch.pipeline import open_case
    from pactwatch.web import create_app

    running: list[tuple[uvicorn.Server, threading.Thread, Any]] = []

    def start(source: Path, *, as_of: str | None = DAY, person: str = "Mirela Toft") -> Served:
        root = Path(shutil.copytree(source, tmp_path / f"served-{len(running)}"))
        case = open_case(root, person=person)
        listener = socket.socket()
        listener.bind(("127.0.0.1", 0))
        config = uvicorn.Config(
            create_app(case, default_as_of=as_of), log_level="warning", lifespan="off"
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        running.append((server, thread, case))
        return Served(f"http://127.0.0.1:{listener.getsockname()[1]}", case)

    yield start
    for server, thread, case in running:
        server.should_exit = True
        thread.join(timeout=10)
        case.close()


@pytest.fixture(scope="session")
def chromium() -> Iterator["Browser"]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@dataclass(slots=True)
class Watched:
    """A page that remembers what went wrong on it and which hosts it asked."""

    page: Any
    problems: list[str] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)


@pytest.fixture
def watch(chromium: "Browser") -> Iterator[Callable[..., Watched]]:
    """Open pages that watch themselves: console errors, script errors, hosts asked."""
    contexts = []

    def open_page(**options: Any) -> Watched:
        context = chromium.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        contexts.append(context)
        watched = Watched(context.new_page())
        page = watched.page
        page.set_default_timeout(10_000)
        page.on("console", lambda m: watched.problems.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda e: watched.problems.append(str(e)))
        page.on(
            "request", lambda r: watched.asked.add(r.url.split("/")[2] if "//" in r.url else r.url)
        )
        return watched

    yield open_page
    for context in contexts:
        context.close()


def serious(page: Any) -> list[str]:
    """What axe finds serious or critical, WCAG 2.2 A and AA, as sentences."""
    page.evaluate(AXE)
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = page.evaluate("tags => axe.run({runOnly: tags})", tags)
    return [
        f"{v['id']}: {v['help']} ({v['nodes'][0]['html'][:160]})"
        for v in found["violations"]
        if v["impact"] in ("serious", "critical")
    ]
