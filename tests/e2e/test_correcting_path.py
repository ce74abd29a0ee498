"""Correcting a document, a large case that is being worked out, forms of an earlier sitting."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pactwatch.web import preparing
from tests.e2e.conftest import serious


@pytest.fixture
def served(demo: Path, serve: Callable[..., Any]) -> Any:
    return serve(demo)


def document(served: Any, name: str) -> str:
    records = served.case.view().documents()
    return next(r.value.id for r in records if name in r.value.path)


def test_a_day_is_corrected_by_keys_and_taken_back(served: Any, watch: Callable[..., Any]) -> None:
    watched, radio = watch(), document(served, "15-radio")
    page = watched.page
    page.goto(f"{served.url}/documents/{radio}", wait_until="networkidle")
    page.keyboard.press("c")
    page.wait_for_url("**/correct")
    assert serious(page) == []
    page.get_by_label("Published").fill("2025-02-28")
    page.get_by_label("Why, so that").fill("the broadcast was on Friday")
    page.keyboard.press("Enter")
    page.wait_for_selector("#said, p[role=status].said", timeout=60_000)
    page.wait_for_url(f"**/documents/{radio}?said=*", timeout=60_000)
    assert "published 2025-02-28" in page.locator("#said").inner_text()
    page.goto(f"{served.url}/documents/{radio}/correct")
    assert "the broadcast was on Friday" in page.locator(".history").inner_text()
    page.get_by_label("Why it is taken back").fill("it was Saturday after all")
    page.get_by_role("button", name="Take the last correction back").click()
    page.wait_for_url(f"**/documents/{radio}?said=*", timeout=60_000)
    assert "published 2025-03-01" in page.locator("#said").inner_text()
    assert watched.problems == []


def test_a_page_of_a_large_case_comes_by_itself(
    demo: Path, serve: Callable[..., Any], watch: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(preparing, "LARGE", 0)
    monkeypatch.setattr(preparing, "PATIENCE_S", 0.0)
    served, watched = serve(demo), watch()
    watched.page.goto(f"{served.url}/board")
    watched.page.wait_for_selector("table.board", timeout=60_000)
    assert watched.page.locator(".preparing").count() == 0
    assert watched.problems == []


def test_a_form_of_an_earlier_sitting_keeps_what_was_typed(
    served: Any, serve: Callable[..., Any], demo: Path, watch: Callable[..., Any]
) -> None:
    """The server was started anew between the page and its form."""
    page = watch().page
    radio = document(served, "15-radio")
    page.goto(f"{served.url}/documents/{radio}", wait_until="networkidle")
    page.locator("[data-marks=flag] >> xpath=..").locator("summary").click()
    form = page.locator("form[data-marks=flag]")
    form.get_by_label("Or the exact words").fill("Your spokesman says")
    form.get_by_label("Why, so that").fill("he speaks of somebody else")
    page.context.clear_cookies()
    form.get_by_role("button", name="Record it").click()
    page.wait_for_selector("[role=alert]")
    assert "earlier sitting" in page.locator("[role=alert]").inner_text()
    assert page.get_by_label("Reason").input_value() == "he speaks of somebody else"
    page.get_by_role("button", name="Send again").click()
    page.wait_for_url(f"**/documents/{radio}?*")
    assert served.case.view().decisions()[-1].value.reason == "he speaks of somebody else"


@pytest.mark.parametrize("width", [390, 1280])
def test_long_words_and_names_widen_no_page(
    served: Any, watch: Callable[..., Any], tmp_path: Path, width: int
) -> None:
    name = "Commission" + "for" * 60
    text = f"{name} said that the Halven Front sheltered Skarn fighters in Narrin."
    (tmp_path / f"{'long' * 40}.txt").write_text(text, "utf-8")
    served.case.add(str(tmp_path / f"{'long' * 40}.txt"), publisher=name)
    page = watch(viewport={"width": width, "height": 800}).page
    added = served.case.view().documents()[-1].value.id
    for path in ("/", "/board", "/documents", f"/documents/{added}", f"/documents/{added}/correct",
                 "/search?q=Narrin", "/actors", "/review"):  # fmt: skip
        page.goto(f"{served.url}{path}", wait_until="networkidle")
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path
