"""What was retracted is shown on the page of its row as counting for nothing, with who and why."""

from tests.web.asking import Browser

from pactwatch.pipeline import WorkingCase


def test_a_retracted_source_is_shown_as_set_aside(case: WorkingCase, browser: Browser) -> None:
    told = "Dana Quill was set aside by Asha Venn (it made reports up), counts for nothing"
    assert told not in browser.get("/obligations/C-1").text
    case.retract("Dana Quill", "it made reports up")
    assert told in browser.get("/obligations/C-1").text
