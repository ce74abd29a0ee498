"""The page that corrects what is recorded of a document: a decision with a reason, taken back."""

import threading
from datetime import date

import pytest
from tests.web.asking import Browser

from pactwatch.domain.document import Document
from pactwatch.errors import BadInput
from pactwatch.pipeline import WorkingCase
from pactwatch.web.guard import Form
from pactwatch.web.jobs import Jobs
from pactwatch.web.pages import correct
from pactwatch.web.pages.correct import correction_of

WHY = "the page says the 18th"


def first(case: WorkingCase) -> Document:
    return next(r.value for r in case.view().documents() if r.value.path == "panel.txt")


def address(case: WorkingCase) -> str:
    return f"/documents/{first(case).id}/correct"


def test_the_document_leads_to_it_and_the_form_holds_what_is_recorded(
    case: WorkingCase, browser: Browser
) -> None:
    assert f'href="{address(case)}"' in browser.get(f"/documents/{first(case).id}").text
    page = browser.get(address(case)).text
    assert 'name="published" value="2031-04-20"' in page
    assert "correct/back" not in page


def test_a_day_is_corrected_with_its_reason_and_taken_back(
    case: WorkingCase, browser: Browser
) -> None:
    browser.get(address(case))
    told = browser.post(
        address(case), published="2031-04-18", publisher="Ford Post", url="", reason=WHY
    )
    assert "published 2031-04-18 by Ford Post; the document was read afresh" in told.text
    assert (first(case).published, first(case).publisher) == (date(2031, 4, 18), "Ford Post")
    decision = case.view().decisions()[-1]
    assert (decision.author, decision.value.reason) == ("Asha Venn", WHY)
    page = browser.get(address(case)).text
    assert WHY in page
    assert "2031-04-20" in page
    browser.post(f"{address(case)}/back", reason="it was right")
    assert first(case).published == date(2031, 4, 20)
    assert first(case).publisher is None
    assert "correct/back" not in browser.get(address(case)).text


def test_undo_in_the_queue_takes_it_back_as_well(case: WorkingCase, browser: Browser) -> None:
    browser.get(address(case))
    browser.post(address(case), published="", publisher="", url="", reason=WHY)
    assert first(case).published is None
    browser.get("/review")
    browser.post("/undo")
    assert first(case).published == date(2031, 4, 20)


REFUSED = [
    ({"published": "18 April 2031"}, "published 18 April 2031: not a day"),
    ({"published": "2031-02-30"}, "published 2031-02-30: not a day"),
    ({"published": "99999-01-01"}, "not a day"),
    ({"reason": ""}, "found no reason"),
    ({"published": "2031-04-20"}, "nothing to correct"),
    ({"publisher": "x" * 3_000_000}, "bytes were sent"),
]


@pytest.mark.parametrize(("fields", "says"), REFUSED)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    case: WorkingCase, browser: Browser, fields: dict[str, str], says: str
) -> None:
    head = case.register.head()
    browser.get(address(case))
    typed = {"published": "2031-04-18", "publisher": "", "url": "", "reason": WHY}
    page = browser.post(address(case), **{**typed, **fields})
    assert page.status_code in (422, 413)
    assert says in page.text
    assert case.register.head() == head
    if page.status_code == 422:
        kept = {**typed, **fields}
        assert f'name="published" value="{kept["published"]}"' in page.text
        assert f'name="reason" value="{kept["reason"]}"' in page.text


def test_a_document_that_is_not_there_is_named(browser: Browser) -> None:
    page = browser.get("/documents/doc-0/correct")
    assert page.status_code == 404
    assert "document doc-0: not in this case" in page.text


def test_a_day_ahead_of_today_is_taken_and_told(case: WorkingCase, browser: Browser) -> None:
    browser.get(address(case))
    told = browser.post(address(case), published="2032-04-18", publisher="", url="", reason=WHY)
    assert "its day 2032-04-18 lies ahead of today" in told.text


def test_only_what_differs_is_corrected_and_an_emptied_field_is_not_known() -> None:
    stands = Document("a" * 64, "", "a" * 64, "text/plain", "a.txt", publisher="Ford Post")
    form = Form({"published": [""], "publisher": [""], "url": ["https://ford.example/1"]})
    right = correction_of(stands, form)
    assert (right.published, right.publisher, right.url) == (
        None, "unknown", "https://ford.example/1",
    )  # fmt: skip


def test_a_correction_that_takes_long_says_so_and_is_made_once(
    case: WorkingCase, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    going, made = threading.Event(), []
    real = WorkingCase._read_again

    def slow(self: WorkingCase, *given: object) -> None:
        made.append(1)
        going.wait(10)
        real(self, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(WorkingCase, "_read_again", slow)
    monkeypatch.setattr(correct, "PATIENCE_S", 0.01)
    browser.get(address(case))
    fields = {"published": "2031-04-18", "publisher": "", "url": "", "reason": WHY}
    page = browser.post(address(case), **fields)
    assert 'http-equiv="refresh"' in page.text
    assert "is being recorded" in browser.post(address(case), **fields).text
    going.set()
    while "is being recorded" in (page := browser.get(address(case))).text:
        pass
    assert "the document was read afresh" in page.text
    assert made == [1]


def test_what_fails_beside_the_page_is_told_once_with_what_was_typed() -> None:
    def fail() -> str:
        raise BadInput("the register is busy")

    jobs = Jobs()
    job = jobs.begin("doc", Form({"reason": [WHY]}), fail)
    assert job.is_done(5)
    told = jobs.get("doc")
    assert told is not None
    assert (told.problem, told.form.get("reason")) == ("the register is busy", WHY)
    assert jobs.get("doc") is None
