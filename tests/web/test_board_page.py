"""The board narrowed by its address, and what changed since a day."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.case.factories import Clock
from tests.web.asking import BASE, Browser

from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.pipeline import WorkingCase
from pactwatch.web import create_app
from pactwatch.web.pages.asked import Asked
from pactwatch.web.pages.board import MOST_STOPS
from pactwatch.web.pages.rows import PER_PAGE, Filter, groups_of, lines_of


def rows(page: str) -> set[str]:
    return set(re.findall(r'<th scope="row"><a href="/obligations/([^?"]+)', page))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", {"C-1", "M-1"}),
        ("party=Meridia", {"M-1"}),
        ("verdict=BREACH_ALLEGED", {"C-1"}),
        ("overlay=DENIED_BY_PARTY", {"C-1"}),
        ("overlay=FRAGILE", {"C-1"}),
        ("open=yes", {"C-1"}),
        ("party=Nobody", set()),
        ("verdict=BREACH_ALLEGED&party=Meridia", set()),
    ],
)
def test_filters_narrow_the_rows(browser: Browser, query: str, expected: set[str]) -> None:
    page = browser.get(f"/board?{query}").text
    assert rows(page) == expected
    assert f"{len(expected)} of 2 rows" in page


def test_a_filter_keeps_its_place_in_the_form(browser: Browser) -> None:
    page = browser.get("/board?verdict=BREACH_ALLEGED&open=yes&since=2031-04-21").text
    assert re.search(r'<option value="BREACH_ALLEGED" selected>', page)
    assert re.search(r'name="open" value="yes" checked', page)
    assert 'name="since" value="2031-04-21"' in page


def test_the_address_of_a_filter_shows_the_same(browser: Browser) -> None:
    query = Filter(party="Meridia", by="theme").query(Asked(date(2031, 5, 1), None, "strict"))
    assert query == "as_of=2031-05-01&rules=strict&party=Meridia&by=theme"
    assert rows(browser.get(f"/board?{query}").text) == {"M-1"}


def test_what_changed_since_a_day(case: WorkingCase, browser: Browser, clock: Clock) -> None:
    clock.move(days=3)
    for item in case.queue("C-1"):
        case.decide(Decision(item.kind, item.target_id, Action.REJECT))
    case.decide(Decision(TargetKind.OBLIGATION, "C-1", Action.DONE))
    page = browser.get("/board?as_of=2031-05-04&since=2031-05-02").text
    assert "What changed since 2031-05-02" in page
    section = page.split("What changed since 2031-05-02")[1].split("</section>")[0]
    assert "C-1" in section
    assert "M-1" not in section
    assert "insufficient coverage" in section
    nothing = browser.get("/board?as_of=2031-05-04&since=2031-05-04").text
    assert "No row moves." in nothing


def test_waiting_suggestions_lead_to_the_queue_of_the_row(
    case: WorkingCase, browser: Browser
) -> None:
    count = len(case.queue("C-1"))
    assert f'href="/review?row=C-1">{count} to decide</a>' in browser.get("/board").text


def test_sliders_have_the_days_something_was_recorded(browser: Browser) -> None:
    page = browser.get("/board").text
    moments = re.search(r'data-moments="([^"]*)"', page)
    assert moments
    stops = [datetime.fromisoformat(one) for one in moments.group(1).split()]
    assert stops == sorted(stops)
    assert all(stop.tzinfo == UTC for stop in stops)
    assert 0 < len(stops) <= MOST_STOPS


def test_a_long_board_has_pages_and_its_groups_say_how_many_they_hold(
    case: WorkingCase, browser: Browser
) -> None:
    board, norms = case.board(), case.norms()
    lines = lines_of(board, norms, {}, {}, {}) * (PER_PAGE + 1)
    pages = [groups_of(lines, by_theme=False, page=n) for n in range(1, len(board.rows) + 2)]
    assert [sum(len(g.lines) for g in page) for page in pages][:-1] == [PER_PAGE] * len(board.rows)
    assert sum(len(g.lines) for page in pages for g in page) == len(lines)
    assert {g.total for page in pages for g in page} <= {len(lines), *range(len(lines))}
    assert 'class="pager"' not in browser.get("/board").text


def test_the_board_says_what_the_codebook_lacks(
    root: Path, again: Callable[[], WorkingCase]
) -> None:
    file = next((root / "agreements").glob("*.toml"))
    text = file.read_text("utf-8")
    with again() as case, TestClient(create_app(case), base_url=BASE) as opened:
        assert "the codebook lacks" not in Browser(opened).get("/board").text
    file.write_text(text.replace('"MIL.WITHDRAW"', '"MIL.GO_HOME"'), "utf-8")
    with again() as case, TestClient(create_app(case), base_url=BASE) as opened:
        page = Browser(opened).get("/board").text
    assert "to mend in the agreements or the codebook: 1" in page
    assert "M-1 asks for MIL.GO_HOME" in page
