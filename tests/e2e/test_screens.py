"""Every screen in a real browser: nothing breaks, no other host is asked, axe is content."""

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.conftest import DAY, serious

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


LONGEST = "insufficient coverage"


@pytest.mark.parametrize("width", [390, 800, 1280, 2560])
def test_no_verdict_lies_on_another_or_off_screen(
    served: Any, watch: Callable[..., Any], width: int
) -> None:
    """With the longest verdict in every row; at 1280 it touched its neighbour, at 800 lay on it."""
    page = watch(viewport={"width": width, "height": 900}).page
    page.goto(f"{served.url}/board", wait_until="networkidle")
    boxes = page.evaluate(
        """longest => [...document.querySelectorAll("table.board tbody tr")].map(row =>
          [...row.querySelectorAll(".verdict")].map(one => {
            one.textContent = longest;
            const box = one.getBoundingClientRect();
            return [box.left, box.right, box.top, box.bottom];
          }))""",
        LONGEST,
    )
    assert any(len(row) == 2 for row in boxes)
    for row in boxes:
        assert [box for box in row if width == 390 and box[1] > width] == []
        for one, other in itertools.pairwise(row):
            beside, below = other[0] - one[1], other[2] - one[3]
            assert max(beside, below) >= 4, row


def test_the_network_begins_with_its_middle_on_a_telephone(
    served: Any, watch: Callable[..., Any]
) -> None:
    """Its left edge is empty: the page showed a blank of half a screen."""
    page = watch(viewport={"width": 390, "height": 800}).page
    page.goto(f"{served.url}/network", wait_until="networkidle")
    seen = page.evaluate(
        """() => {
          const frame = document.querySelector(".scroll > svg.network").parentElement;
          const side = frame.getBoundingClientRect();
          return [...frame.querySelectorAll("circle")].filter(one => {
            const box = one.getBoundingClientRect();
            return box.right > side.left && box.left < side.right;
          }).length;
        }"""
    )
    assert seen > 0


@pytest.mark.parametrize("screen", ["/network", "/timeline"])
def test_a_sign_of_the_legend_stands_beside_its_word(
    served: Any, watch: Callable[..., Any], screen: str
) -> None:
    """A sign at the end of one line, its word on the next, was read with the word before it."""
    page = watch(viewport={"width": 390, "height": 800}).page
    page.goto(f"{served.url}{screen}", wait_until="networkidle")
    lines = page.evaluate(
        """() => [...document.querySelectorAll(".legend svg.key")].map(sign => {
          const words = document.createRange();
          words.selectNode(sign.nextSibling);
          const [one, other] = [sign.getBoundingClientRect(), words.getBoundingClientRect()];
          return one.top < other.bottom && other.top < one.bottom;
        })"""
    )
    assert len(lines) > 4
    assert all(lines)


@pytest.mark.parametrize("screen", ["obligation", "decisions", "network", "actors", "documents"])
def test_on_a_telephone_no_value_of_a_table_is_cut_off(
    served: Any, watch: Callable[..., Any], screen: str
) -> None:
    """What lay behind the right edge could be scrolled to, and nothing said so."""
    page = watch(viewport={"width": 390, "height": 800}).page
    page.goto(address(served, screen), wait_until="networkidle")
    edges = page.evaluate(
        """() => [...document.querySelectorAll("table.rowwise :is(td, th)")]
          .map(one => one.getBoundingClientRect().right)"""
    )
    assert edges
    assert max(edges) <= 390


@pytest.mark.parametrize("screen", ["board", "board since", "obligation", "timeline"])
def test_paper_writes_days_one_way_and_no_empty_fields(
    served: Any, watch: Callable[..., Any], screen: str
) -> None:
    """A browser writes the day of a field as its country does: 05/06/2025 is two days."""
    page = watch().page
    page.goto(address(served, screen), wait_until="networkidle")
    page.emulate_media(media="print")
    seen = "list => list.filter(one => one.checkVisibility()).map(one => one.outerHTML)"
    for hidden in ("input[type=date]", "button", ".filters a", "input:placeholder-shown"):
        assert page.eval_on_selector_all(f"main {hidden}", seen) == []
    days = page.eval_on_selector_all(
        "label[data-day]", "list => list.map(one => getComputedStyle(one, '::after').content)"
    )
    assert f'"{DAY}"' in days or screen == "timeline"
