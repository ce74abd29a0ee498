"""What people say on a document's page of how far it and its statements can be relied on."""

import re

from tests.web.asking import Browser

from pactwatch.domain.review import Action
from pactwatch.pipeline import WorkingCase


def panel(case: WorkingCase) -> str:
    return next(r.value.id for r in case.view().documents() if r.value.path == "panel.txt")


def test_a_paper_is_the_acts_own_record_until_that_is_taken_back(
    case: WorkingCase, browser: Browser
) -> None:
    address = f"/documents/{panel(case)}"
    browser.get(address)
    told = browser.post(f"{address}/appraise", what="record", reason="signed and sealed")
    assert "The act&#39;s own record, says Asha Venn: signed and sealed" in told.text
    assert case.view().decisions()[-1].value.action is Action.AUTHENTICATE
    row = browser.get("/obligations/C-1?as_of=2031-05-01").text
    assert 'AUTHENTICATE document, <q dir="auto">panel.txt, 2031-04-20</q>' in row
    again = browser.post(f"{address}/appraise", what="back", reason="a copy")
    assert "own record, says" not in again.text


def test_a_statement_is_graded_and_compared(case: WorkingCase, browser: Browser) -> None:
    document = panel(case)
    address = f"/documents/{document}"
    statement = re.search(r'data-statement="([^"]+)"', browser.get(address).text)
    assert statement
    given = {"statement": statement[1], "reason": ""}
    told = browser.post(f"{address}/appraise", what="credibility", credibility="5", **given)
    assert "Credibility 5 of 6, says Asha Venn" in told.text
    told = browser.post(f"{address}/appraise", what="against", against=document, **given)
    assert f"Compared with {document} by Asha Venn" in told.text


def test_what_cannot_be_said_is_refused(case: WorkingCase, browser: Browser) -> None:
    address = f"/documents/{panel(case)}"
    browser.get(address)
    assert "found no reason" in browser.post(f"{address}/appraise", what="record", reason="").text
    assert "expected one of record" in browser.post(f"{address}/appraise", what="praise").text
    told = next(f.statement.id for f in case.statements() if f.document_id == panel(case))
    unsaid = browser.post(f"{address}/appraise", what="against", statement=told)
    assert "found no document" in unsaid.text
    refused = browser.post(f"{address}/appraise", what="credibility", credibility="1")
    assert "from 2 to 6" in refused.text
    assert not [d for d in case.view().decisions() if d.author == "Asha Venn"]
