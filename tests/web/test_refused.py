"""What is refused says why in one line and loses nothing that was typed."""

import re

import pytest
from tests.web.asking import Browser

from pactwatch.pipeline import WorkingCase

TYPED = "seen from the ridge <b>twice</b> at dawn"


def document(case: WorkingCase) -> str:
    return f"/documents/{case.view().documents()[0].value.id}"


def shown(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    return found.group(1) if found else ""


def test_a_wrong_form_is_shown_again_and_can_be_sent(case: WorkingCase, browser: Browser) -> None:
    browser.get(document(case))
    page = browser.post(
        f"{document(case)}/own", content="0-6", speaker="Dana Quill", speech_act="SHOUT",
        reason=TYPED,
    )  # fmt: skip
    assert page.status_code == 404
    assert "Traceback" not in page.text
    assert shown(page.text, "speaker") == "Dana Quill"
    assert shown(page.text, "reason") == "seen from the ridge &lt;b&gt;twice&lt;/b&gt; at dawn"
    assert '<input type="hidden" name="content" value="0-6">' in page.text
    browser.post(
        f"{document(case)}/own", content="0-6", speaker="Dana Quill", speech_act="ASSERT",
        reason=TYPED,
    )  # fmt: skip
    assert case.view().decisions()[-1].value.reason == TYPED


def test_a_form_of_an_earlier_sitting_is_shown_again(case: WorkingCase, browser: Browser) -> None:
    browser.get(document(case))
    head, fields = case.register.head(), {"words": "The weather was fair", "reason": TYPED}
    old, address = "0" * 64, f"{document(case)}/own"
    same = {"sec-fetch-site": "same-origin"}
    page = browser.post(address, headers=same, **fields, csrf=old)
    assert page.status_code == 403
    assert "from an earlier sitting" in page.text
    assert shown(page.text, "words") == "The weather was fair"
    assert case.register.head() == head
    assert browser.post(address, headers=same, **fields).status_code == 200
    assert case.register.head() != head


def test_what_no_browser_vouches_for_is_not_shown_again(
    case: WorkingCase, browser: Browser
) -> None:
    browser.get(document(case))
    page = browser.post(f"{document(case)}/own", words="The weather was fair", csrf="0" * 64)
    assert page.status_code == 403
    assert "The weather was fair" not in page.text


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/review/decide", {"kind": "LINK", "target": "none", "action": "accept"}),
        ("/review/decide", {"kind": "KING", "target": "none", "action": "accept"}),
        ("/review/edit", {"statement": "none"}),
        ("/actors/judge", {"one": "corran", "other": "nobody", "action": "same"}),
        ("/actors/judge", {"one": "corran", "other": "corran", "action": "same"}),
        ("/obligations/C-99/decide", {"kind": "LINK", "target": "none", "action": "accept"}),
        ("/searches", {"q": "said:SHOUT", "name": "loud"}),
        ("/searches/none", {"action": "seen"}),
        ("/agreements/UPPER CASE", {"action": "save"}),
        ("/actors/import/take", {"list": "none"}),
        ("/documents/doc-0/own", {"words": "x"}),
        ("/documents/doc-0/flag", {"words": "x"}),
    ],
)
def test_every_form_says_in_one_line_what_is_wrong(
    case: WorkingCase, browser: Browser, path: str, fields: dict[str, str]
) -> None:
    browser.get("/review")
    head = case.register.head()
    page = browser.post(path, reason=TYPED, **fields)
    assert page.status_code in (403, 404, 413, 422)
    (said,) = re.findall(r'role="alert"[^>]*>([^<]+)<', page.text)
    assert len(said) > 15
    assert "\n" not in said
    assert "Traceback" not in page.text
    assert case.register.head() == head


@pytest.mark.parametrize("huge", ["x" * 40_000, "‮" * 500, "👩‍👩‍👧 " * 400, "\x00\x07"])
@pytest.mark.parametrize(
    "path",
    ["/board?as_of={}", "/search?q={}", "/review?at={}", "/actors?name={}", "/timeline?first={}",
     "/obligations/{}", "/documents/{}", "/network?actor={}", "/searches/{}", "/agreements/{}",
     "/actors/{}", "/board?known_at={}", "/board?since={}", "/documents/{}/correct"],
)  # fmt: skip
def test_absurd_addresses_are_answered_with_a_page(browser: Browser, path: str, huge: str) -> None:
    from urllib.parse import quote

    answer = browser.get(path.format(quote(huge)))
    assert answer.status_code in (200, 404, 422)
    assert "<h1" in answer.text


@pytest.mark.parametrize(
    "day", ["0001-01-01", "9999-12-31", "2031-13-01", "-2031-01-01", "١٤٤٥-٠١-٠١"]
)
@pytest.mark.parametrize(
    "path", ["/board?as_of={}", "/board?since={}", "/board?known_at={}", "/timeline?first={}",
             "/timeline?last={}", "/obligations/C-1?as_of={}", "/search?q=since:{}"],
)  # fmt: skip
def test_absurd_days_are_answered_with_a_page(browser: Browser, path: str, day: str) -> None:
    answer = browser.get(path.format(day))
    assert answer.status_code in (200, 404, 422)
    assert "<h1" in answer.text


def test_a_decision_sent_twice_is_said_to_stand(case: WorkingCase, browser: Browser) -> None:
    (item, *_) = case.queue("C-1")
    browser.get("/review")
    fields = {"kind": item.kind.value, "target": item.target_id, "action": "accept"}
    assert browser.post("/review/decide", **fields).status_code == 200
    assert browser.post("/review/decide", **fields).status_code == 200
