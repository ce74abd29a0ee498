"""Whoever looks at a past day stays on it: every link and form, and every page says it."""

import html
import re
from urllib.parse import parse_qsl, urlsplit

from starlette.testclient import TestClient
from tests.web.asking import BASE, Browser

from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.pipeline import WorkingCase
from pactwatch.web import create_app, create_hub

PAST = "as_of=2031-04-12"
THEN = "known_at=2031-05-01T12:00:00Z"
DATED = {
    "/",
    "/actors",
    "/actors/quill",
    "/network",
    "/board",
    "/documents",
    "/timeline",
    "/search",
    "/obligations/C-1",
}
# Before anything came in.
EARLY = "known_at=2031-05-01T12:30:00Z"
ALL = ("/", "/board", "/review", "/documents", "/actors", "/timeline", "/network", "/agreements",
       "/search?q=shelter", "/decisions", "/actors/quill", "/obligations/C-1")  # fmt: skip


def addresses(page: str) -> list[str]:
    found = re.findall(r'(?<!data-start) (?:href|hx-get)="([^"]*)"', page)
    return [a for a in map(html.unescape, found) if not a.startswith(("#", "/static"))]


def names(address: str) -> set[str]:
    return {name for name, _ in parse_qsl(urlsplit(address).query)}


def test_every_link_that_can_be_reached_stays_on_the_day(browser: Browser) -> None:
    seen, waiting = {}, [f"/board?{PAST}&{THEN}"]
    while waiting:
        address = waiting.pop(0)
        path, query = urlsplit(address).path, urlsplit(address).query
        # One document, one actor, one row: a page of each kind.
        kind = re.sub(r"(?<=s/)[^/]+", "*", path), frozenset(name for name, _ in parse_qsl(query))
        if kind in seen or path.endswith((".atom", ".svg", ".csv", "/original", ".png")):
            continue
        seen[kind] = path
        answer = browser.get(address)
        assert answer.status_code == 200, address
        found = addresses(answer.text)
        assert all(names(a) >= {"as_of", "known_at"} for a in found), address
        waiting += [a if a.startswith("/") else f"{path}{a}" for a in found]
    assert set(seen.values()) >= {urlsplit(a).path for a in ALL[:8]}


def test_every_page_says_which_day_it_shows_and_leads_back(browser: Browser) -> None:
    for address in ALL:
        joined = f"{address}{'&' if '?' in address else '?'}{PAST}"
        page = browser.get(joined).text
        note = re.search(r'<p class="looked" role="note">(.*?)</p>', page)
        assert note, address
        assert "2031-04-12" in note[1]
        is_dated = note[1].startswith("You see the case as of")
        assert is_dated is (urlsplit(address).path in DATED), address
        back = html.unescape(re.search(r'data-start href="([^"]*)"', note[1])[1])
        assert back == address
        assert 'class="looked"' not in browser.get(back).text


def test_the_day_boards_start_on_is_no_other_day(case: WorkingCase, browser: Browser) -> None:
    page = browser.get("/board?as_of=2031-05-01").text
    assert 'class="looked"' not in page
    assert 'href="/timeline"' in page
    with TestClient(create_app(case), base_url=BASE) as today:
        assert "Back to today, 20" in today.get("/documents?as_of=2031-04-12").text


def test_a_decision_and_an_undo_leave_a_person_on_the_day(browser: Browser) -> None:
    page = browser.get(f"/obligations/C-1?{PAST}").text
    action = re.search(r'<form method="post" action="(/undo[^"]*)"', page)[1]
    answer = browser.post(html.unescape(action), **{"from": "/obligations/C-1"})
    assert names(str(answer.url)) >= {"as_of"}
    page = browser.get(f"/review?{PAST}").text
    action = html.unescape(re.search(r'action="(/review/decide[^"]*)"', page)[1])
    kind = re.search(r'name="kind" value="(\w+)"', page)[1]
    target = re.search(r'name="target" value="([^"]+)"', page)[1]
    answer = browser.post(action, kind=kind, target=target, action="accept")
    assert answer.status_code == 200
    assert names(str(answer.url)) >= {"as_of"}


def test_a_form_that_asks_carries_the_day(browser: Browser) -> None:
    page = browser.get(f"/search?q=shelter&{PAST}").text
    for form in re.findall(r'<form action="/search.*?</form>', page, re.DOTALL):
        assert '<input type="hidden" name="as_of" value="2031-04-12">' in form
    board = browser.get(f"/board?{PAST}").text
    filters = re.search(r'<form class="filters".*?</form>', board, re.DOTALL)[0]
    assert len(re.findall(r'name="as_of"', filters)) == 1


def test_pages_of_the_past_show_what_was_out(case: WorkingCase, browser: Browser) -> None:
    days = sorted(d.value.published for d in case.view().documents() if d.value.published)
    early = f"as_of={days[0]}"
    listed = browser.get(f"/documents?{early}").text
    assert f"{days.count(days[0])} documents" in listed
    rows = browser.get(f"/timeline.csv?{early}").text.splitlines()
    assert len(rows) < len(browser.get("/timeline.csv").text.splitlines())
    assert browser.get(f"/documents?{early}&known_at=2000-01-01").text.count("<td") == 0
    found = browser.get(f"/search?q=shelter&{early}&known_at=2000-01-01").text
    assert "data-statement" not in found


def test_actors_and_the_network_of_a_past_day_show_what_was_said_by_then(browser: Browser) -> None:
    def said(query: str) -> int:
        page = browser.get(f"/actors/quill?{query}").text
        return int(re.search(r"What they said \((\d+)\)", page)[1])

    assert said("as_of=2031-04-19") == 0 < said("as_of=2031-04-20")
    assert said(f"as_of=2031-04-30&{EARLY}") == 0 < said("as_of=2031-04-30")
    assert browser.get("/network.svg?as_of=2031-04-19").text.count('class="edge') == 0
    assert browser.get("/network.svg").text.count('class="edge') > 0


def test_decisions_are_those_of_the_moment_looked_at(case: WorkingCase, browser: Browser) -> None:
    case.decide(Decision(TargetKind.OBLIGATION, "C-1", Action.DONE))
    then = browser.get(f"/decisions?{EARLY}").text
    assert "You see what had been decided at 2031-05-01T12:30:00Z." in then
    assert "this page shows what is on record now" not in then
    assert then.count("<time") == 0 < browser.get("/decisions").text.count("<time")


def test_a_day_that_is_none_is_refused_on_every_page(browser: Browser) -> None:
    for address in ("/board", "/actors", "/review", "/documents", "/nowhere"):
        answer = browser.get(f"{address}?as_of=2031-02-30")
        assert answer.status_code == 404
        assert "as of 2031-02-30: not a day" in answer.text


def test_among_several_cases_links_stay_in_their_own(case: WorkingCase) -> None:
    with TestClient(create_hub([case]), base_url=BASE) as hub:
        root = str(hub.get("/").url.path)
        page = hub.get(f"{root}board?{PAST}").text
        assert f'href="{root}actors?{PAST}"' in page
        assert f'href="{root}static/pactwatch.css"' in page


def test_who_gives_the_password_first_comes_back_to_the_day(case: WorkingCase) -> None:
    with TestClient(create_app(case, password="a-long-one"), base_url=BASE) as guarded:
        page = guarded.get(f"/board?{PAST}")
        assert 'name="next" value="/board?as_of=2031-04-12"' in page.text


def test_no_day_breaks_a_page(browser: Browser) -> None:
    for day in ("0001-01-01", "0001-01-05", "9999-12-31"):
        for address in ("/", "/board", "/timeline", "/documents", "/obligations/C-1"):
            assert browser.get(f"{address}?as_of={day}").status_code == 200, (address, day)
