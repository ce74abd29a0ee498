"""An agreement entered from nothing: its text, an obligation, a date added up, on the board."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

HEAD = """id = "ford"
title = "Ford Accord"
signed = 2025-01-01
parties = ["north"]

[[actor]]
id = "north"
names = ["North Front"]
kind = "ARMED_GROUP"
role = "MONITORED_PARTY"
"""


def test_from_an_empty_page_to_a_row_of_the_board(
    demo: Path, serve: Callable[..., Any], watch: Callable[..., Any]
) -> None:
    served = serve(demo)
    watched = watch()
    page = watched.page
    page.goto(f"{served.url}/agreements")
    page.locator("input[name=name]").fill("ford-accord")
    page.get_by_role("button", name="Begin a new agreement").click()
    page.locator("textarea[name=toml]").fill(HEAD)
    for name, value in {
        "id": "F-1", "title": "Leave the ford", "promisor": "north", "count": "60",
        "from": "2025-01-01", "since": "2025-01-01",
    }.items():  # fmt: skip
        page.locator(f"input[name={name}]").fill(value)
    page.locator("textarea[name=text]").fill("The North Front leaves the ford within 60 days.")
    page.locator("select[name=codes]").select_option("MIL.WITHDRAW")
    page.get_by_role("button", name="Put it at the end of the text").click()
    page.get_by_text("2025-01-01 + 60 days = 2025-03-02").first.wait_for()
    page.get_by_role("button", name="Save as a new version").click()
    page.get_by_text("Saved and taken in").wait_for()
    page.goto(f"{served.url}/board?party=North+Front")
    assert page.locator("tbody tr").count() == 1
    assert page.get_by_text("Leave the ford").is_visible()
    assert watched.problems == []
