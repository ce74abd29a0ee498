"""Every screen in a real browser: nothing breaks, no other host is asked, axe is content."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.conftest import serious

SCREENS = {
    "home": "/",
    "board": "/board",
    "board since": "/board?since=2025-03-01&by=theme",
    "obligation": "/obligations/HF-1",
    "obligation with a reply": "/obligations/GT-2",
    "review": "/review",
    "documents": "/documents",
    "document": "doc:15-radio",
    "garbled document": "doc:14-lantern",
    "web page beside": "doc:09-wire?beside=yes",
    "PDF beside": "doc:16-mission?beside=yes",
    "search": "/search?q=Narrin",
    "actors": "/actors",
    "actor": "/actors/halven-front",
    "timeline": "/timeline",
    "network": "/network",
    "passages": "/network/passages?from=halven-front&to=skarn",
    "ties of one": "/network?around=halven-front",
    "timeline near": "/timeline?row=HF-1&first=2025-02-01&last=2025-03-01",
    "all evidence": "/obligations/HF-1/more?what=carrying",
    "import": "/actors/import",
    "agreements": "/agreements",
    "new agreement": "/agreements/ford?begin=yes",
    "editor": "/agreements/agreement",
    "error": "/obligations/NONE",
    "decisions": "/decisions",
}


def address(served: Any, screen: str) -> str:
    path = SCREENS[screen]
    if not path.startswith("doc:"):
        return f"{served.url}{path}"
    name, _, tail = path.removeprefix("doc:").partition("?")
    records = served.case.view().documents()
    found = next(r.value.id for r in records if name in r.value.path)
    return f"{served.url}/documents/{found}{'?' + tail if tail else ''}"


@pytest.fixture
def served(demo: Path, serve: Callable[..., Any]) -> Any:
    return serve(demo)


def test_every_screen_is_clean_light_dark_and_narrow(
    served: Any, watch: Callable[..., Any]
) -> None:
    problems: list[str] = []
    for options in (
        {"color_scheme": "light"},
        {"color_scheme": "dark"},
        {"color_scheme": "light", "viewport": {"width": 390, "height": 800}},
    ):
        watched = watch(**options)
        for screen in SCREENS:
            watched.page.goto(address(served, screen), wait_until="networkidle")
            wide = watched.page.evaluate("document.documentElement.scrollWidth - innerWidth")
            problems += [f"{screen} {options}: {p}" for p in serious(watched.page)]
            problems += [f"{screen} {options}: {wide} pixels too wide"] if wide > 0 else []
        expected = [p for p in watched.problems if "404" not in p]
        problems += expected
        assert watched.asked == {served.url.removeprefix("http://")}
    assert problems == []


def test_a_page_works_without_script(served: Any, watch: Callable[..., Any]) -> None:
    page = watch(java_script_enabled=False).page
    page.goto(f"{served.url}/review")
    before = page.locator(".place").inner_text()
    page.get_by_role("button", name="Accept").click()
    assert page.locator("[role=status]").first.inner_text().startswith("Accepted")
    assert page.locator(".place").inner_text() != before


def test_the_original_frame_runs_and_loads_nothing(served: Any, watch: Callable[..., Any]) -> None:
    watched = watch()
    watched.page.goto(address(served, "web page beside"), wait_until="networkidle")
    frame = watched.page.frames[1]
    assert "Halven Front shelters" in frame.locator("h1").inner_text()
    assert frame.locator("script, img, link, a[href], form").count() == 0
    assert watched.problems == []
