"""The queue: what is shown, what a decision does, how it is taken back."""

import re
from datetime import date
from pathlib import Path

import pytest
from tests.case.factories import GARBLED, put
from tests.web.asking import Browser

from pactwatch.pipeline import WorkingCase

DAY = date(2031, 5, 1)


def target_of(page: str) -> str:
    found = re.search(r'name="target" value="([^"]+)"', page)
    assert found
    return found.group(1)


def act(browser: Browser, case: WorkingCase, action: str, **more: str) -> str:
    page = browser.get("/review" if "row" not in more else f"/review?row={more['row']}").text
    target = target_of(page)
    kind = next(i.kind.value for i in case.queue() if i.target_id == target)
    browser.post("/review/decide", kind=kind, target=target, action=action, **more)
    return target


def test_an_item_stands_in_its_sentence_with_the_reason_and_the_duty(browser: Browser) -> None:
    page = browser.get("/review?row=C-1").text
    assert "The program suggests" in page
    assert re.search(r'<mark class="content[^"]*"[^>]*>[^<]*', page)
    assert "The Front gives the Ashen Circle no shelter" in page
    assert re.search(r"1 of \d", page)


def test_keys_are_those_of_the_issue(browser: Browser) -> None:
    keys = set(re.findall(r'data-key="([^"]+)"', browser.get("/review").text))
    assert {"y", "n", "h", "e", "j", "u", "/", "?"} <= keys


def test_accepting_decides_and_goes_to_the_next(case: WorkingCase, browser: Browser) -> None:
    before = len(case.queue())
    target = act(browser, case, "accept", reason="read twice")
    (decision,) = (r for r in case.view().decisions())
    assert (decision.value.target_id, decision.value.reason) == (target, "read twice")
    assert decision.author == "Asha Venn"
    assert len(case.queue()) == before - 1
    assert target_of(browser.get("/review").text) != target


def test_undo_brings_the_item_back(case: WorkingCase, browser: Browser) -> None:
    target = act(browser, case, "reject")
    assert target not in {i.target_id for i in case.queue()}
    page = browser.post("/undo").text
    assert "Took back: reject on link" in page
    assert target_of(page) == target
    assert "nothing of yours to take back" in browser.post("/undo").text


def test_undo_refuses_where_somebody_else_decided_since(
    case: WorkingCase, browser: Browser, again: object
) -> None:
    target = act(browser, case, "reject")
    from pactwatch.domain.review import Action, Decision, TargetKind

    with again() as other:  # type: ignore[operator]
        other.decide(Decision(TargetKind.LINK, target, Action.ACCEPT))
    answer = browser.post("/undo")
    assert answer.status_code == 404
    assert "Borin Hale has decided on it since" in answer.text


def test_what_is_put_off_comes_last_and_stays_open(case: WorkingCase, browser: Browser) -> None:
    browser.get("/review")
    order = [i.target_id for i in case.queue()]
    browser.post("/review/hold", target=order[0], kind="LINK")
    assert target_of(browser.get("/review").text) == order[1]
    assert "put off until the end" in browser.get(f"/review?at={order[0]}").text
    assert len(case.view().decisions()) == 0


def test_an_edit_changes_the_statement_and_leaves_the_item(
    case: WorkingCase, browser: Browser
) -> None:
    page = browser.get("/review?row=C-1").text
    fields = dict(re.findall(r'<input name="([a-z_.]+)" value="([^"]*)"', page))
    chosen = re.findall(r'<select name="([^"]+)">.*?<option selected>([^<]*)', page)
    statement = re.search(r'name="statement" value="([^"]+)"', page)
    assert statement
    values = {**fields, **dict(chosen), "factuality": "PROBABLE+", "statement": statement.group(1)}
    after = browser.post("/review/edit", row="C-1", target=target_of(page), **values).text
    assert "Changed factuality" in after
    now = {f.statement.id: f.statement for f in case.statements()}[statement.group(1)]
    assert now.factuality.value == "PROBABLE+"
    assert target_of(after) == target_of(page)


def test_the_effect_names_what_would_move(case: WorkingCase, browser: Browser) -> None:
    items = case.queue("C-1")
    for item in items[1:]:
        browser.get("/review")
        browser.post("/review/decide", kind=item.kind.value, target=item.target_id, action="reject")
    (item,) = case.queue("C-1")
    address = f"/review/effect?kind={item.kind.value}&target={item.target_id}"
    piece = browser.get(address).text
    assert "If accepted" in piece
    assert "C-1" in piece
    assert "not assessed" in piece
    head = case.register.head()
    browser.get(address)
    assert case.register.head() == head


def test_a_garble_shows_both_readings_and_can_be_released(
    case: WorkingCase, browser: Browser, tmp_path: Path
) -> None:
    put(case, tmp_path, "garbled.txt", GARBLED, date(2031, 4, 23))
    page = browser.get("/review").text
    assert "As the sentence stands" in page
    assert "Proposed reading, without standing" in page
    assert 'value="release"' in page
    target = target_of(page)
    browser.post("/review/decide", kind="STATEMENT", target=target, action="release")
    now = {f.statement.id: f.statement for f in case.statements()}[target]
    assert now.state.value == "USABLE"
    assert not now.is_blocked
    assert now.flags


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "LINK", "target": "lnk-none", "action": "accept"},
        {"kind": "PARTY", "target": "x", "action": "accept"},
        {"kind": "LINK", "target": "x", "action": "release"},
        {"kind": "LINK", "target": "x", "action": "delete"},
        {},
    ],
)
def test_what_cannot_be_decided_is_refused_with_a_reason(
    case: WorkingCase, browser: Browser, fields: dict[str, str]
) -> None:
    browser.get("/review")
    answer = browser.post("/review/decide", **fields)
    assert answer.status_code == 404
    assert "<h1>" in answer.text
    assert not case.view().decisions()


def test_an_empty_queue_says_so(case: WorkingCase, browser: Browser) -> None:
    for _ in range(len(case.queue())):
        act(browser, case, "reject")
    assert "Nothing waits for a decision." in browser.get("/review").text
