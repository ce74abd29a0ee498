"""A list of actors is looked at before it is taken in, and nothing is lost on the way."""

import re

import pytest
from tests.case.test_listed import FTM, UN
from tests.web.asking import Browser

import pactwatch.web.guard as guard
from pactwatch.pipeline import WorkingCase


def send(browser: Browser, content: bytes, name: str = "list.xml", token: str | None = None) -> str:
    browser.get("/actors/import")
    fields = {"csrf": browser.token if token is None else token}
    answer = browser.client.post("/actors/import", data=fields, files={"file": (name, content)})
    return f"{answer.status_code} {answer.text}"


def listed(page: str) -> str:
    found = re.search(r'name="list" value="([0-9a-f]+)"', page)
    assert found
    return found[1]


@pytest.mark.parametrize(("content", "first"), [(UN, "un-lki-001"), (FTM, "ftm-q7")])
def test_a_list_is_seen_then_taken_in(
    case: WorkingCase, browser: Browser, content: str, first: str
) -> None:
    before = (case.folder.root / "actors.toml").read_text("utf-8")
    page = send(browser, content.encode())
    assert "2 would come in" in page
    assert (case.folder.root / "actors.toml").read_text("utf-8") == before
    answer = browser.post("/actors/import/take", list=listed(page))
    assert "2 actor(s) taken into actors.toml" in answer.text
    assert first in {actor.id for actor in case.norms().actors}
    assert (case.folder.root / "actors.toml").read_text("utf-8").startswith(before.rstrip())


def test_the_same_list_again_brings_nothing(case: WorkingCase, browser: Browser) -> None:
    browser.post("/actors/import/take", list=listed(send(browser, UN.encode())))
    page = send(browser, UN.encode())
    assert "there is nothing to take in" in page
    assert "2 stand in the case already" in page


def test_who_is_called_like_an_actor_of_the_case_is_told(browser: Browser) -> None:
    entity = '{"id": "1", "schema": "Person", "properties": {"name": ["DANA QUILL"]}}'
    assert "called like" in send(browser, entity.encode(), "people.json")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "found no person and no organisation"),
        (b"<CONSOLIDATED_LIST><INDIVIDUALS>", "found XML that breaks off"),
        (b"name,alias", "line 1: found no FollowTheMoney entity"),
        (b"\x00\xff", "line 1: found no FollowTheMoney entity"),
    ],
)
def test_what_is_no_list_is_told_in_a_line(browser: Browser, content: bytes, told: str) -> None:
    page = send(browser, content)
    assert page.startswith("400")
    assert told in page
    assert 'type="file"' in page


def test_without_our_token_nothing_is_looked_at(browser: Browser) -> None:
    assert send(browser, UN.encode(), token="0" * 64).startswith("403")


def test_no_file_and_a_list_let_go_say_what_to_do(browser: Browser) -> None:
    browser.get("/actors/import")
    answer = browser.client.post("/actors/import", data={"csrf": browser.token})
    assert "Choose a file first." in answer.text
    answer = browser.post("/actors/import/take", list="0" * 32)
    assert "choose the file again" in answer.text


def test_a_file_that_is_too_large_is_refused(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "MOST_UPLOADED", 1000)
    assert send(browser, UN.encode() * 2).startswith("413")


def test_a_body_that_is_no_form_changes_nothing(browser: Browser) -> None:
    browser.get("/actors/import")
    headers = {"content-type": "multipart/form-data", "x-csrf-token": browser.token}
    answer = browser.client.post("/actors/import", content=b"junk", headers=headers)
    assert answer.status_code == 400


def test_the_name_of_a_file_cannot_end_the_comment(case: WorkingCase, browser: Browser) -> None:
    page = send(browser, UN.encode(), 'a\n[[actor]]\nid = "x"\u2028.xml')
    browser.post("/actors/import/take", list=listed(page))
    assert {"x"} & {actor.id for actor in case.norms().actors} == set()
