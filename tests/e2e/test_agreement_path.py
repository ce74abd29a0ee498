"""An agreement from nothing: its text, its provisions marked, a date added up, the board."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

SOURCE = """THE FORD ACCORD

Article 1. The North Front leaves the ford within 60 days of signature.

Article 2. The North Front gives the Reed Company no shelter in the hills it holds. 🌾
"""
SELECT = """words => {
  const pieces = [...document.querySelectorAll('[data-text] [data-at]')];
  const text = pieces.map((one) => one.firstChild).find((one) => one.data.includes(words));
  const start = text.data.indexOf(words);
  document.getSelection().setBaseAndExtent(text, start, text, start + words.length);
}"""


def press(page: Any, words: str, key: str) -> None:
    """Mark words of the agreement and press the key of a field."""
    page.evaluate(SELECT, words)
    page.keyboard.press(key)


def click(page: Any, name: str) -> None:
    page.get_by_role("button", name=name).click()
    page.wait_for_selector("html[data-ready]", state="attached")


def test_from_an_empty_page_to_a_row_of_the_board(
    demo: Path, serve: Callable[..., Any], watch: Callable[..., Any]
) -> None:
    served = serve(demo)
    watched = watch()
    page = watched.page
    page.goto(f"{served.url}/agreements")
    page.locator("input[name=name]").fill("ford-accord")
    click(page, "Begin a new agreement")
    page.locator("textarea[name=source]").fill(SOURCE)
    click(page, "Take the text in")
    press(page, "THE FORD ACCORD", "7")
    page.locator("input[name=signed]").fill("2025-01-01")
    click(page, "Put it into the file")
    press(page, "North Front", "8")
    page.locator("select[name=actor_role]").select_option("MONITORED_PARTY")
    click(page, "Put it into the file")
    page.get_by_text("North Front is in the file.").wait_for()
    press(page, "The North Front leaves the ford within 60 days of signature", "1")
    press(page, "Article 1", "2")
    press(page, "leaves the ford", "3")
    page.locator("input[name=promisor]").check()
    page.locator("select[name=codes]").select_option("MIL.WITHDRAW")
    page.locator("input[name=from]").fill("2025-01-01")
    page.locator("input[name=count]").fill("60")
    page.locator("output", has_text="2025-01-01 + 60 days = 2025-03-02").wait_for()
    click(page, "Take the obligation in")
    press(page, "gives the Reed Company no shelter in the hills it holds", "1")
    press(page, "Article 2", "2")
    press(page, "no shelter", "3")
    page.locator("select[name=polarity]").select_option("REFRAIN")
    page.locator("select[name=kind]").select_option("ABSTENTION")
    page.locator("select[name=codes]").select_option("HOST.SHELTER")
    page.locator("input[name=promisor]").focus()  # a box that is ticked takes no letters
    press(page, "in the hills it holds", "4")
    click(page, "Take the obligation in")
    assert page.locator("mark.provision.begins").count() == 2
    click(page, "Save as a new version")
    page.get_by_text("Saved and taken in").wait_for()
    duties = [served.case.norms().obligation(i) for i in ("TFA-1", "TFA-2")]
    assert [d.provision for d in duties] == ["Article 1", "Article 2"]
    assert {d.since for d in duties} == {"2025-01-01"}
    assert [e.type.value for e in duties[1].elements] == ["ACT", "PLACE_SCOPE"]
    page.goto(f"{served.url}/board?party=North+Front")
    assert page.locator("tbody tr").count() == 2
    assert page.get_by_text("leaves the ford").is_visible()
    assert page.get_by_text("2025-03-02").is_visible()
    assert watched.problems == []


def test_words_of_a_document_become_a_provision(
    demo: Path, serve: Callable[..., Any], watch: Callable[..., Any]
) -> None:
    served = serve(demo)
    watched = watch()
    page = watched.page
    record = next(r for r in served.case.view().documents() if "15-radio" in r.value.path)
    page.goto(f"{served.url}/documents/{record.value.id}")
    page.wait_for_selector("html[data-ready]", state="attached")
    press(page, "nobody leaves his village with a weapon", "0")
    click(page, "Open the agreement")
    shown = page.locator("textarea[name=text]").input_value()
    assert shown == "nobody leaves his village with a weapon"
    assert watched.problems == []
