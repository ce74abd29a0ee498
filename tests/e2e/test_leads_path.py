"""A lead read in its document and recorded with the form that it begins."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from pactwatch.case import Case


def with_leads(case: Case) -> str:
    duties = (o.id for a in case.norms().agreements for o in a.obligations)
    return next(duty for duty in duties if case.explain(duty).leads)


def test_a_lead_becomes_a_statement_of_the_reader(
    demo: Path, serve: Callable[..., Any], watch: Callable[..., Any]
) -> None:
    served, watched = serve(demo), watch()
    page, duty = watched.page, with_leads(served.case)
    before = served.case.explain(duty).leads
    page.goto(f"{served.url}/obligations/{duty}")
    page.locator("ul.leads").get_by_text("Read and record").first.click()
    page.wait_for_selector("html[data-ready]", state="attached")
    first = before[0]
    assert page.locator("mark.lead").first.is_visible()
    form = page.locator("form[data-marks=own]")
    assert form.locator("[name=conduct]").input_value() == first.lead.code
    held = form.locator("[data-parts=content] li")
    assert held.locator("button").count() == held.count()  # what is begun can be dropped
    form.locator("[name=agent]").fill("the Front")
    form.get_by_role("button", name="Record", exact=False).last.click()
    page.locator("#said").wait_for()
    left = {one.id for one in served.case.explain(duty).leads}
    assert first.id not in left
    page.goto(f"{served.url}/obligations/{duty}")
    if left:
        page.locator("ul.leads").get_by_text("Tells nothing of this").first.click()
        page.wait_for_load_state()
        assert len(served.case.explain(duty).leads) == len(left) - 1
    assert watched.problems == []
