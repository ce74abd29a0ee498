"""What was retracted is shown on the page of its row as counting for nothing, with who and why."""

from tests.web.asking import Browser

from pactwatch.domain.review import TargetKind
from pactwatch.pipeline import WorkingCase


def test_a_retracted_source_is_shown_as_set_aside(case: WorkingCase, browser: Browser) -> None:
    told = "Dana Quill was set aside by Asha Venn (it made reports up), counts for nothing"
    assert told not in browser.get("/obligations/C-1").text
    case.retract("Dana Quill", "it made reports up")
    assert told in browser.get("/obligations/C-1").text


def test_a_retracted_document_says_so_and_waits_for_nobody(
    case: WorkingCase, browser: Browser
) -> None:
    item = next(i for i in case.queue() if i.kind is TargetKind.LINK and i.statement)
    assert item.statement
    document = item.statement.document_id
    waiting = f"{len(case.queue())} to decide"
    assert waiting in browser.get("/").text
    case.retract(document, "it was made up")
    told = "document was set aside by Asha Venn (it was made up), counts for nothing"
    assert told in browser.get(f"/documents/{document}").text
    assert browser.get("/documents").text.count(told) == 1
    assert waiting not in browser.get("/").text
    assert item.target_id not in browser.get("/review").text
    assert item.target_id not in {i.target_id for i in case.queue()}
    case.take_back_in(document, "it was not")
    assert told not in browser.get(f"/documents/{document}").text
    assert waiting in browser.get("/").text
