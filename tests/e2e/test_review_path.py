"""A review with the keys alone, from the queue to a changed verdict and back again."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def served(demo: Path, serve: Callable[..., Any]) -> Any:
    return serve(demo)


def verdict(page: Any, url: str, row: str) -> str:
    page.goto(f"{url}/board")
    line = page.locator("tr", has=page.locator(f"a[href^='/obligations/{row}']"))
    return str(line.locator(".verdict.reviewed").inner_text())


def opened(page: Any, address: str) -> None:
    page.goto(address)
    page.wait_for_selector("html[data-ready]", state="attached")


def wait_for_place(page: Any, place: str) -> None:
    """Wait until another place stands, by a locator: the pages' policy forbids an expression."""
    stood = re.compile(rf"^\s*{re.escape(place.strip())}\s*$")
    page.locator("html[data-ready] .place").filter(has_not_text=stood).wait_for(state="attached")


def test_keys_lead_from_the_queue_to_a_changed_verdict_and_back(
    served: Any, watch: Callable[..., Any]
) -> None:
    watched = watch()
    page = watched.page
    assert verdict(page, served.url, "HF-3") == "not assessed"
    waiting = len(served.case.queue("HF-3"))
    opened(page, f"{served.url}/review?row=HF-3")
    pressed = 0
    for _ in range(waiting):
        place = page.locator(".place").inner_text()
        page.keyboard.press("y")
        pressed += 1
        wait_for_place(page, place)
    assert page.get_by_text("Nothing waits for a decision.").is_visible()
    assert pressed == waiting  # one key for one decision
    assert verdict(page, served.url, "HF-3") == "breach alleged"
    opened(page, f"{served.url}/review?row=HF-3")
    page.keyboard.press("u")
    page.get_by_text("Took back").wait_for()
    assert verdict(page, served.url, "HF-3") == "not assessed"
    assert watched.problems == []


def test_the_effect_is_shown_before_the_decision(served: Any, watch: Callable[..., Any]) -> None:
    page = watch().page
    waiting = len(served.case.queue("HF-3"))
    opened(page, f"{served.url}/review?row=HF-3")
    for _ in range(waiting - 1):
        place = page.locator(".place").inner_text()
        page.keyboard.press("y")
        wait_for_place(page, place)
    page.get_by_role("heading", name="If accepted").wait_for()
    effect = page.locator("section", has=page.get_by_role("heading", name="If accepted")).last
    assert "not assessed → breach alleged" in effect.inner_text()


def test_arrows_move_as_j_and_k_do(served: Any, watch: Callable[..., Any]) -> None:
    page = watch().page
    opened(page, f"{served.url}/review")
    first = page.locator(".place").inner_text().strip()
    page.keyboard.press("ArrowRight")
    wait_for_place(page, first)
    second = page.locator(".place").inner_text().strip()
    assert second.startswith("2 of")
    page.keyboard.press("ArrowLeft")
    wait_for_place(page, second)
    assert page.locator(".place").inner_text().strip() == first


def test_moving_and_putting_off_decide_nothing(served: Any, watch: Callable[..., Any]) -> None:
    page = watch().page
    opened(page, f"{served.url}/review")
    decided = len(served.case.view().decisions())
    first = page.locator("input[name=target]").first.get_attribute("value")
    for key in ("j", "k"):
        place = page.locator(".place").inner_text()
        page.keyboard.press(key)
        wait_for_place(page, place)
    assert page.locator("input[name=target]").first.get_attribute("value") == first
    place = page.locator(".place").inner_text()
    page.keyboard.press("h")
    wait_for_place(page, place)
    page.get_by_text("Put off: it comes again").wait_for()
    assert page.locator("input[name=target]").first.get_attribute("value") != first
    assert len(served.case.view().decisions()) == decided


def test_the_sheet_lists_every_key_and_typing_presses_none(
    served: Any, watch: Callable[..., Any]
) -> None:
    page = watch().page
    opened(page, f"{served.url}/review")
    page.keyboard.press("?")
    keys = set(" ".join(page.locator("#sheet dt").all_inner_texts()).split())
    assert {"y", "n", "h", "e", "j", "→", "u", "/", "?"} <= keys
    page.keyboard.press("Escape")
    decided = len(served.case.view().decisions())
    page.keyboard.press("/")
    page.keyboard.type("yny")
    assert page.locator("input[name=q]").input_value() == "yny"
    page.keyboard.press("Escape")
    page.keyboard.press("e")
    page.locator("select[name=speech_act]").wait_for()
    assert len(served.case.view().decisions()) == decided


def test_both_dates_replay_the_board(served: Any, watch: Callable[..., Any]) -> None:
    page = watch().page
    page.goto(f"{served.url}/board")
    page.locator("#as-of").fill("2025-03-12")
    page.locator("#known-at").fill("2025-03-12T00:00:00Z")
    page.get_by_role("button", name="Show").click()
    line = page.locator("tr", has=page.locator("a[href^='/obligations/GT-2']"))
    assert line.locator(".verdict.reviewed").inner_text() == "not assessed"
    assert "as_of=2025-03-12" in page.url
    page.wait_for_selector("html[data-ready]", state="attached")  # the slider's script is there
    slider = page.locator("input[type=range]").first
    before = page.locator("#as-of").input_value()
    slider.focus()
    slider.press("ArrowRight")
    page.wait_for_url("**as_of=2025-03-13**")
    assert page.locator("#as-of").input_value() > before
