"""What an analyst does on the other pages: merge and take back, go back in time, follow a line."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pactwatch.case import add_decision, own_statement


@pytest.fixture
def served(demo: Path, serve: Callable[..., Any]) -> Any:
    return serve(demo)


@pytest.fixture
def watched(watch: Callable[..., Any]) -> Any:
    return watch()


def opened(page: Any, address: str) -> None:
    page.goto(address)
    page.wait_for_selector("html[data-ready]", state="attached")


def test_a_merge_and_its_reversal(served: Any, watched: Any) -> None:
    page = watched.page
    opened(page, f"{served.url}/actors")
    pair = page.locator("li.pair", has_text="Ministry of Defence of Velmark")
    pair.get_by_role("button", name="Same").click()
    page.locator("#pairs summary").wait_for()
    assert page.locator("li.pair", has_text="Ministry of Defence of Velmark").count() == 0
    assert len(served.case.identities()[0].groups) == 1
    opened(page, f"{served.url}/actors/velmark-defence")
    assert page.url.endswith("/actors/velmark")  # one actor, one page
    assert page.get_by_text("Ministry of Defence of Velmark").first.is_visible()
    opened(page, f"{served.url}/actors")
    page.locator("#pairs summary").click()
    page.get_by_role("button", name="Take back").click()
    page.locator("li.pair", has_text="Ministry of Defence of Velmark").wait_for()
    assert not served.case.identities()[0].groups
    opened(page, f"{served.url}/actors/velmark-defence")
    assert page.url.endswith("/actors/velmark-defence")
    assert watched.problems == []


def test_the_slider_of_what_was_known_goes_back_to_before_the_decisions(
    served: Any, watched: Any
) -> None:
    page = watched.page
    opened(page, f"{served.url}/board")
    decided = page.locator(".verdict.reviewed", has_text="not assessed").count()
    slider = page.locator("input[type=range]").nth(1)
    slider.focus()
    slider.press("Home")
    page.wait_for_url("**known_at=2**")
    assert page.locator(".verdict.reviewed", has_text="not assessed").count() > decided
    assert re.search(r"known at 20\d\d-", page.locator(".versions").inner_text())


def test_a_past_day_is_kept_from_page_to_page_until_it_is_left(served: Any, watched: Any) -> None:
    page = watched.page
    opened(page, f"{served.url}/board")
    page.locator("#as-of").fill("2025-03-20")
    page.get_by_role("button", name="Show").click()
    for key, name in (("t", "timeline"), ("d", "documents"), ("a", "actors"), ("h", "")):
        page.wait_for_selector("html[data-ready]", state="attached")
        page.keyboard.press("g")
        page.keyboard.press(key)
        page.wait_for_url(re.compile(rf"/{name}\?as_of=2025-03-20"))
        assert page.get_by_role("note").get_by_text("2025-03-20").is_visible()
    page.get_by_role("searchbox").fill("bridge")
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_url("**/search?as_of=2025-03-20&q=bridge")
    page.wait_for_selector("html[data-ready]", state="attached")
    page.keyboard.press(".")
    page.wait_for_url("**/search?q=bridge")
    assert page.get_by_role("note").count() == 0
    assert watched.problems == []


def test_a_line_of_the_network_opens_the_passages_it_counts(served: Any, watched: Any) -> None:
    page = watched.page
    opened(page, f"{served.url}/network")
    line = page.locator("svg.network a[href*='from=halven-front&to=skarn']")
    says, _, denies = line.locator("text").text_content().partition(" / −")
    line.locator(".hit-area").dispatch_event("click")
    page.wait_for_url("**/network/passages?**")
    columns = page.locator(".twins > section")
    assert columns.nth(0).locator("blockquote").count() == int(says)
    assert columns.nth(1).locator("blockquote").count() == int(denies)
    assert watched.problems == []


def test_the_timeline_is_zoomed_by_key_and_by_dragging(served: Any, watched: Any) -> None:
    page = watched.page
    opened(page, f"{served.url}/timeline")
    first = page.locator("input[name=first]").input_value()
    page.keyboard.press("+")
    page.wait_for_url("**first=**")
    page.wait_for_selector("html[data-ready]", state="attached")
    closer = page.locator("input[name=first]").input_value()
    assert closer > first
    box = page.locator("svg.timeline").bounding_box()
    y = box["y"] + 8
    page.mouse.move(box["x"] + 600, y)
    page.mouse.down()
    page.mouse.move(box["x"] + 800, y, steps=4)
    page.mouse.up()
    page.locator(f"html[data-ready] input[name=first]:not([value='{closer}'])").wait_for()
    assert page.locator("input[name=first]").input_value() > closer
    page.keyboard.press("0")
    page.locator(f"html[data-ready] input[name=first][value='{first}']").wait_for()
    assert watched.problems == []


def test_on_a_telephone_the_timeline_tells_which_duty_a_bar_is_of(
    served: Any, watch: Callable[..., Any]
) -> None:
    watched = watch(viewport={"width": 390, "height": 844}, has_touch=True)
    page = watched.page
    opened(page, f"{served.url}/timeline")
    wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert not page.evaluate(wide)
    edges = (
        "[...document.querySelectorAll('rect.happened')].map(e => e.getBoundingClientRect().left)"
    )
    assert min(page.evaluate(edges)) < 390  # something that happened is seen at once
    first = page.locator("svg.timeline .stuck").first
    assert 0 <= first.bounding_box()["x"] < 40
    page.evaluate("document.querySelector('svg.timeline').parentElement.scrollLeft = 600")
    page.locator("svg.timeline .stuck[x='604']").first.wait_for(state="attached")
    assert 0 <= first.bounding_box()["x"] < 40
    page.locator("#events summary").click()
    row = page.locator("table.events tbody tr").first
    assert row.bounding_box()["width"] <= 390
    assert all(box["x"] + box["width"] <= 390 for box in
               (cell.bounding_box() for cell in row.locator("td, th").all()))  # fmt: skip
    assert not page.evaluate(wide)
    assert watched.problems == []


def test_a_kept_search_shows_what_is_new_until_it_was_seen(served: Any, watched: Any) -> None:
    page = watched.page
    opened(page, f"{served.url}/search?q=Narrin")
    page.locator("input[name=name]").fill("The mill")
    page.get_by_role("button", name="Keep this search").click()
    page.get_by_text("0 new since").wait_for()
    record = next(r for r in served.case.view().documents() if "Narrin" in r.value.text)
    start = record.value.text.index("Narrin")
    labels = {"speaker": {"name": None, "status": "ARTICLE_VOICE"}}
    own = own_statement(record.value, [(start, start + 6)], labels=labels)
    served.case.decide(add_decision(own))
    opened(page, f"{served.url}/")
    page.get_by_role("link", name="The mill").click()
    page.get_by_text("1 new since").wait_for()
    assert page.locator("li.new").count() == 1
    page.wait_for_selector("html[data-ready]", state="attached")
    page.keyboard.press("y")
    page.get_by_text("0 new since").wait_for()
    assert watched.problems == []
