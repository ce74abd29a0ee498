"""Everything people decided, newest first: as a page, by person, and as a feed."""

from xml.etree import ElementTree

from tests.web.asking import Browser

from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.pipeline import WorkingCase

ATOM = "{http://www.w3.org/2005/Atom}"


def decide(case: WorkingCase) -> str:
    """One of every kind the page leads somewhere for; the id of the statement."""
    statement = case.statements()[0]
    (link, *_) = [i for i in case.queue("C-1") if i.kind is TargetKind.LINK]
    case.decide(Decision(TargetKind.LINK, link.target_id, Action.ACCEPT, "two saw <it>"))
    case.decide(
        Decision(TargetKind.STATEMENT, statement.statement.id, Action.QUARANTINE, "hearsay")
    )
    case.decide(Decision(TargetKind.OBLIGATION, "C-1", Action.DONE))
    case.judge_identity("corran", "meridia", Action.DIFFERENT, "two sides")
    case.undo()
    return statement.statement.id


def test_every_decision_stands_there_with_its_reason_and_what_took_it_back(
    case: WorkingCase, browser: Browser
) -> None:
    statement = decide(case)
    page = browser.get("/decisions").text
    assert page.index("reopen") < page.index("hearsay") < page.index("two saw &lt;it&gt;")
    assert 'href="/obligations/C-1"' in page
    assert f"?s={statement}#{statement}" in page
    assert "5 decisions" in page
    assert 'href="/decisions"' in browser.get("/").text


def test_they_are_narrowed_to_a_person(case: WorkingCase, browser: Browser) -> None:
    decide(case)
    for name in ("Asha+Venn", "asha++VENN"):
        assert "5 decisions" in browser.get(f"/decisions?person={name}").text
    assert "0 decisions" in browser.get("/decisions?person=Nobody").text


def test_the_feed_holds_them_newest_first(case: WorkingCase, browser: Browser) -> None:
    decide(case)
    feed = ElementTree.fromstring(browser.get("/decisions.atom").text)
    titles = [e.findtext(f"{ATOM}title") for e in feed.findall(f"{ATOM}entry")]
    assert titles[0] == "Asha Venn: reopen actor"
    assert titles[-1] == "Asha Venn: accept link"
    assert "two saw <it>" in (feed.findall(f"{ATOM}entry")[-1].findtext(f"{ATOM}summary") or "")


def test_an_empty_case_has_an_empty_page_and_feed(browser: Browser) -> None:
    assert "0 decisions" in browser.get("/decisions").text
    assert ElementTree.fromstring(browser.get("/decisions.atom").text).tag == f"{ATOM}feed"


def test_the_network_is_taken_along_as_a_picture(browser: Browser) -> None:
    answer = browser.get("/network.svg?actor=corran&actor=ashen")
    assert answer.headers["content-type"] == "image/svg+xml"
    drawn = ElementTree.fromstring(answer.text)
    assert not [e for e in drawn.iter() if e.tag.endswith("}a")]
    assert "Corran Front" in answer.text
    assert 'href="/network.svg?' in browser.get("/network").text
