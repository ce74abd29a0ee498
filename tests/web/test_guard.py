"""A change needs our own form, from our own page, and the password where one is set."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient
from tests.web.asking import BASE, Browser

from pactwatch.pipeline import WorkingCase
from pactwatch.web import create_app
from pactwatch.web.guard import MOST_BYTES, TRIES, local_path


@pytest.fixture
def locked(case: WorkingCase) -> Iterator[Browser]:
    app = create_app(case, password="seven herons")
    with TestClient(app, base_url=BASE, raise_server_exceptions=False) as opened:
        yield Browser(opened)


def decided(case: WorkingCase) -> int:
    return len(case.view().decisions())


def first_link(case: WorkingCase) -> dict[str, str]:
    (item, *_) = case.queue("C-1")
    return {"kind": item.kind.value, "target": item.target_id, "action": "accept"}


def test_our_own_form_decides(case: WorkingCase, browser: Browser) -> None:
    browser.get("/review")
    assert browser.post("/review/decide", **first_link(case)).status_code == 200
    assert decided(case) == 1


@pytest.mark.parametrize("token", ["", "0" * 64, "ü"])
def test_a_form_without_our_token_changes_nothing(
    case: WorkingCase, browser: Browser, token: str
) -> None:
    browser.get("/review")
    answer = browser.post("/review/decide", **{**first_link(case), "csrf": token})
    assert answer.status_code == 403
    assert "<h1>" in answer.text
    assert decided(case) == 0


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "https://127.0.0.1"},
    ],
)
def test_a_form_from_elsewhere_changes_nothing_even_with_the_token(
    case: WorkingCase, browser: Browser, headers: dict[str, str]
) -> None:
    browser.get("/review")
    answer = browser.post("/review/decide", headers=headers, **first_link(case))
    assert answer.status_code == 403
    assert decided(case) == 0


def test_a_token_of_one_browser_is_none_of_another(case: WorkingCase, browser: Browser) -> None:
    browser.get("/review")
    browser.client.cookies.clear()
    browser.client.get("/review")
    assert browser.post("/review/decide", **first_link(case)).status_code == 403


def test_the_cookie_is_for_this_site_and_no_script(browser: Browser) -> None:
    cookie = browser.get("/").headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "samesite=strict" in cookie.lower()
    assert "set-cookie" not in browser.get("/").headers


def test_a_form_that_is_too_large_or_no_form_changes_nothing(
    case: WorkingCase, browser: Browser
) -> None:
    browser.get("/review")
    large = browser.post("/review/decide", **{**first_link(case), "reason": "x" * MOST_BYTES})
    assert large.status_code == 413
    assert browser.client.post("/review/decide", content=b"\xff\xfe").status_code == 400
    assert browser.client.post("/review/decide", content=b"&" * 10_000).status_code in (400, 403)
    assert decided(case) == 0


@pytest.mark.parametrize("path", ["/", "/review", "/documents", "/obligations/C-1"])
def test_without_the_password_nothing_is_seen(locked: Browser, path: str) -> None:
    answer = locked.client.get(path, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/login?next={path}"
    page = locked.client.get(path)
    assert "no shelter" not in page.text


def test_without_the_password_nothing_is_decided(case: WorkingCase, locked: Browser) -> None:
    locked.get("/login")
    locked.post("/review/decide", **first_link(case))
    assert decided(case) == 0


def test_the_password_opens_what_was_asked_for(case: WorkingCase, locked: Browser) -> None:
    locked.get("/login?next=/review")
    assert locked.post("/login", password="six herons", next="/review").status_code == 403
    before = locked.client.cookies["pactwatch"]
    entered = locked.post("/login", password="seven herons", next="/review")
    assert entered.url.path == "/review"
    assert locked.client.cookies["pactwatch"] != before
    assert locked.post("/review/decide", **first_link(case)).status_code == 200
    assert decided(case) == 1


def test_guessing_is_stopped(locked: Browser) -> None:
    locked.get("/login")
    answers = [locked.post("/login", password="guess") for _ in range(TRIES + 1)]
    assert [a.status_code for a in answers] == [403] * TRIES + [429]
    assert locked.post("/login", password="seven herons").status_code == 429


def test_a_cookie_somebody_made_up_is_nobody_s(locked: Browser) -> None:
    locked.client.cookies.set("pactwatch", "abc.in.0000")
    assert locked.client.get("/", follow_redirects=False).status_code == 303


@pytest.mark.parametrize("given", ["//evil.example", "https://evil.example", "evil", ""])
def test_after_the_password_no_other_site_is_opened(given: str) -> None:
    assert local_path(given) == "/"


def test_any_host_name_is_taken_with_a_password(locked: Browser) -> None:
    assert locked.client.get("/login", headers={"host": "desk.lan:8711"}).status_code == 200
