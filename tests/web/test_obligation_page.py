"""One obligation: evidence by origin and side, decisions from the page, its history."""

import html
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from msgspec import structs as record
from starlette.testclient import TestClient
from tests.case.factories import SECOND, SMOKE, put
from tests.web.asking import BASE, Browser

from pactwatch.domain.evidence import Bearing
from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.domain.status import Verdict
from pactwatch.pipeline import WorkingCase
from pactwatch.web import create_app
from pactwatch.web.pages.exhibits import MOST_ORIGINS, cut, first_of, sides_of, size_of
from pactwatch.weigh.descriptors import Counting


def section(page: str, title: str) -> str:
    return page.split(f"<h2>{title}</h2>")[1].split("<h2>")[0]


def test_evidence_stands_on_its_side_under_its_origin(browser: Browser) -> None:
    page = browser.get("/obligations/C-1").text
    carrying = section(page, "Evidence that carries the verdict")
    against = section(page, "Evidence and words against it")
    assert "Dana Quill" in carrying
    assert "a denial is a position" in section(page, "Said and denied")
    assert "Dana Quill" not in against


def test_what_is_told_twice_stands_under_its_first_telling(
    case: WorkingCase, browser: Browser, tmp_path: Path
) -> None:
    assert "Said again" not in browser.get("/obligations/C-1").text
    put(case, tmp_path, "meridia.txt", SECOND, date(2031, 4, 20))
    again = section(browser.get("/obligations/C-1").text, "Said again")
    assert "are not several origins" in again
    assert re.search(r"<b>(The same|In more detail):</b>", again)


def test_text_elements_trace_and_flips_are_there(browser: Browser) -> None:
    page = browser.get("/obligations/C-1").text
    assert "The Front gives the Ashen Circle no shelter" in page
    for title in ("What must be shown", "This verdict falls if…", "The rules that fired"):
        assert f"<h2>{title}</h2>" in page
    assert "Dana Quill is taken away" in section(page, "This verdict falls if…")


def post(browser: Browser, kind: str, target: str, action: str) -> str:
    answer = browser.post(
        "/obligations/C-1/decide", kind=kind, target=target, action=action, query="?rules=strict"
    )
    assert str(answer.url).endswith("/obligations/C-1?rules=strict")
    return str(answer.text)


def test_a_link_is_accepted_and_taken_back_here(case: WorkingCase, browser: Browser) -> None:
    browser.get("/obligations/C-1")
    (link, *_) = [i for i in case.queue("C-1") if i.kind is TargetKind.LINK]
    page = post(browser, "LINK", link.target_id, "accept")
    assert 'class="state-accepted"' in page
    assert link.target_id not in {i.target_id for i in case.queue("C-1")}
    assert "ACCEPT link" in section(page, "History")
    post(browser, "LINK", link.target_id, "reopen")
    assert link.target_id in {i.target_id for i in case.queue("C-1")}


def test_an_assumption_is_rejected_here(case: WorkingCase, browser: Browser) -> None:
    browser.get("/obligations/C-1")
    assumptions = [i for i in case.queue("C-1") if i.kind is TargetKind.ASSUMPTION]
    for item in assumptions:
        post(browser, "ASSUMPTION", item.target_id, "reject")
    left = [i for i in case.queue("C-1") if i.kind is TargetKind.ASSUMPTION]
    assert left == []


def test_a_row_is_marked_reviewed_and_opened_again(case: WorkingCase, browser: Browser) -> None:
    browser.get("/obligations/C-1")
    assert "Marked as reviewed." in post(browser, "OBLIGATION", "C-1", "done")
    assert case.board().row("C-1").reviewed.verdict.value != "NOT_ASSESSED"
    assert "Marked as reviewed." not in post(browser, "OBLIGATION", "C-1", "reopen")


@pytest.mark.parametrize(
    ("kind", "action"), [("STATEMENT", "accept"), ("LINK", "quarantine"), ("", "")]
)
def test_other_decisions_are_not_taken_here(
    case: WorkingCase, browser: Browser, kind: str, action: str
) -> None:
    browser.get("/obligations/C-1")
    answer = browser.post("/obligations/C-1/decide", kind=kind, target="x", action=action)
    assert answer.status_code == 404
    assert not case.view().decisions()


def test_history_replays_with_known_at(case: WorkingCase, browser: Browser) -> None:
    case.decide(Decision(TargetKind.OBLIGATION, "C-1", Action.DONE, "looked through"))
    assert "looked through" in browser.get("/obligations/C-1").text
    earlier = browser.get("/obligations/C-1?known_at=2031-05-01T14:30:00Z").text
    assert "looked through" not in earlier
    assert not re.search(r"<h2>History</h2>", earlier)


@pytest.mark.parametrize(
    "what",
    [
        "carrying",
        "against",
        "contradictions",
        "again",
        "characterisations",
        "quarantined",
        "history",
    ],
)
def test_every_long_list_has_pages_of_its_own(browser: Browser, what: str) -> None:
    answer = browser.get(f"/obligations/C-1/more?what={what}&page=99")
    assert answer.status_code == 200
    assert re.search(r"\d+ in all", answer.text)


def test_a_list_that_there_is_none_of_is_named(browser: Browser) -> None:
    answer = browser.get("/obligations/C-1/more?what=rumours")
    assert answer.status_code == 404
    assert "choose one of carrying" in answer.text


def test_a_row_with_much_evidence_shows_the_first_and_leads_to_the_rest(
    case: WorkingCase, browser: Browser
) -> None:
    file = case.row_file("C-1")
    (side,) = [s for s in sides_of(file.evidence, {}) if s.name == "carrying"]
    (origin, *_) = side.origins
    many = replace(origin, exhibits=origin.exhibits * 40, copies=(), tellings=40)
    side = replace(side, origins=(many,) * 12, total=12)
    first = first_of(side)
    assert (len(first.origins), first.is_cut) == (MOST_ORIGINS, True)
    pages = [cut(side, n, n + 30) for n in range(0, size_of(side), 30)]
    assert sum(size_of(page) for page in pages) == size_of(side)
    assert "?what=carrying" not in browser.get("/obligations/C-1").text


def test_evidence_stands_under_the_origin_that_it_counts_for(case: WorkingCase) -> None:
    """What a rewrite puts in another mouth counts for whom it was taken from."""
    file, sources = case.row_file("C-1"), case.explain("C-1").sources
    (side, *_) = sides_of(file.evidence, {}, sources)
    acts = {s.origin for s in sources if s.bearing is Bearing.SUPPORTS_BREACH}
    assert {origin.id for origin in side.origins} == acts
    one = [record.replace(s, origin="orlan", called="Orlan Panel") for s in sources]
    (side, *_) = sides_of(file.evidence, {}, one)
    assert [(origin.id, origin.name) for origin in side.origins] == [("orlan", "Orlan Panel")]
    assert size_of(side) == size_of(sides_of(file.evidence, {})[0])


def test_a_decision_on_a_page_of_evidence_stays_there(case: WorkingCase, browser: Browser) -> None:
    page = browser.get("/obligations/C-1/more?what=carrying")
    assert 'name="more" value="/more"' in page.text
    (link, *_) = [i for i in case.queue("C-1") if i.kind is TargetKind.LINK]
    answer = browser.post(
        "/obligations/C-1/decide", kind="LINK", target=link.target_id, action="accept",
        more="/more", query="?what=carrying&page=1",
    )  # fmt: skip
    assert str(answer.url).endswith("/obligations/C-1/more?what=carrying&page=1")
    assert link.target_id not in {i.target_id for i in case.queue("C-1")}


def test_what_tells_of_the_conduct_and_is_tied_by_nothing_is_shown_apart(
    root: Path, again: Callable[[], WorkingCase]
) -> None:
    file = next((root / "agreements").glob("*.toml"))
    text = file.read_text("utf-8")
    file.write_text(text.replace('"Corran Front", "the Front"', '"High Command"'), "utf-8")
    with again() as case, TestClient(create_app(case), base_url=BASE) as opened:
        browser = Browser(opened)
        page = browser.get("/obligations/C-1?as_of=2031-05-01").text
        shown = section(page, "Tells of this conduct and counts for nothing here")
        assert "“Corran Front” is nobody the case knows by name" in shown
        rest = browser.get("/obligations/C-1/more?what=untied").text
        assert rest.count("<code>HOST.SHELTER</code>") == 2


def test_what_counts_for_nothing_carries_no_verdict_and_stands_apart(case: WorkingCase) -> None:
    file, sources = case.row_file("C-1"), case.explain("C-1").sources
    first, *_ = (e for e in file.evidence if e.link.bearing is Bearing.SUPPORTS_BREACH)
    again, rejected = (replace(first, link=replace(first.link, id=i)) for i in ("ln-2", "ln-3"))
    told = next(s for s in sources if s.link == first.link.id)
    repeated = record.replace(told, link="ln-2", counting=Counting.NOTHING)
    carrying, idle = sides_of((again, first, rejected), {}, (repeated, told))
    assert (carrying.name, idle.name) == ("carrying", "idle")
    assert [e.evidence.link.id for o in carrying.origins for e in o.exhibits] == [first.link.id]
    assert size_of(idle) == 2


def test_what_a_side_declares_carries_the_verdict_that_only_it_does(case: WorkingCase) -> None:
    file, sources = case.row_file("C-1"), case.explain("C-1").sources
    one = next(e for e in file.evidence if e.link.bearing is Bearing.SUPPORTS_BREACH)
    told = next(s for s in sources if s.link == one.link.id)
    praise = record.replace(told, counting=Counting.NOTHING, is_declared=True)
    for verdict, name in ((Verdict.DECLARED_ONLY, "carrying"), (Verdict.OVERDUE, "idle")):
        (side,) = sides_of((one,), {}, (praise,), verdict=verdict)
        assert side.name == name


def test_what_bears_neither_way_raises_no_concern(case: WorkingCase) -> None:
    one = next(iter(case.row_file("C-1").evidence))
    aside = replace(one, link=replace(one.link, bearing=Bearing.NEUTRAL))
    assert [side.name for side in sides_of((aside,), {})] == ["neutral"]
    concern = replace(one, link=replace(one.link, bearing=Bearing.CONTEXT))
    assert [side.name for side in sides_of((concern,), {})] == ["context"]


@pytest.mark.parametrize("named", ["II/3 (a)", "Article 4 #2?", '5 <b> "x" & 6%'])
def test_a_duty_has_its_page_whatever_stands_in_its_id(
    root: Path, again: Callable[[], WorkingCase], named: str
) -> None:
    file = next((root / "agreements").glob("*.toml"))
    file.write_text(file.read_text("utf-8").replace('id = "C-1"', f"id = '{named}'"), "utf-8")
    app = create_app(again(), default_as_of="2031-05-01")
    with TestClient(app, base_url=BASE) as opened:
        for page in ("/board", "/"):
            links = re.findall(r'href="(/obligations/[^"]+)"', opened.get(page).text)
            assert all(opened.get(html.unescape(link)).status_code == 200 for link in links)
        board = opened.get("/board").text
        link = html.unescape(re.findall(r'href="(/obligations/[^"]+)"', board)[0])
        assert named in html.unescape(opened.get(link).text)
        more = opened.get(f"{link.partition('?')[0]}/more?what=carrying")
        assert more.status_code == 200


def test_leads_stand_apart_and_are_put_away_or_recorded(
    case: WorkingCase, browser: Browser, tmp_path: Path
) -> None:
    title = "May tell of this, and was not read so; counts for nothing until somebody records it"
    assert title not in browser.get("/obligations/C-1").text
    smoke = put(case, tmp_path, "smoke.txt", SMOKE, date(2031, 4, 25))
    told = section(browser.get("/obligations/C-1").text, title)
    assert told.index("huts in the Front") < told.index("Smoke is no guest")
    first, second, _ = (
        html.unescape(x) for x in re.findall(r'name="target" value="([^"]*lead[^"]*)"', told)
    )
    post(browser, "LEAD", second, "dismiss")
    told = section(browser.get("/obligations/C-1").text, title)
    assert "Smoke is no guest" not in told
    assert "Smoke is no guest" in browser.get("/decisions").text
    page = browser.get(f"/documents/{smoke}?lead={first}").text
    assert '<option value="HOST.SHELTER" selected>' in page
    assert f'name="content" value="0-{SMOKE.index(".") + 1}"' in page
    assert '<span id="lead"></span><mark class="lead' in page
    form = {"content": f"0-{SMOKE.index('.') + 1}", "conduct": "HOST.SHELTER"}
    browser.post(f"/documents/{smoke}/own", **form, agent="the Front")
    told = section(browser.get("/obligations/C-1").text, title)
    assert "huts in the Front" not in told


def test_a_row_on_which_nothing_was_read_says_how_many_leads_it_has(
    case: WorkingCase, browser: Browser, tmp_path: Path
) -> None:
    put(case, tmp_path, "smoke.txt", SMOKE, date(2031, 4, 25))
    assert "leads: 3" not in browser.get("/board").text
    for one in case.statements():
        if one.statement.claims:
            case.decide(Decision(TargetKind.STATEMENT, one.statement.id, Action.REJECT, "made up"))
    assert "leads: 3" in browser.get("/board").text


def test_an_address_of_a_lead_that_is_gone_shows_the_document(
    case: WorkingCase, browser: Browser, tmp_path: Path
) -> None:
    smoke = put(case, tmp_path, "smoke.txt", SMOKE, date(2031, 4, 25))
    gone = browser.get(f"/documents/{smoke}?lead={smoke}.lead-0-9-HOST.SHELTER")
    assert gone.status_code == 200
    assert "data-begun" not in gone.text


def test_who_says_the_words_of_a_lead_by_the_reading_fills_the_form(
    case: WorkingCase, browser: Browser, tmp_path: Path
) -> None:
    text = "Dana Quill said that Smoke rose over huts. The weather was fair."
    said = put(case, tmp_path, "said.txt", text, date(2031, 4, 25))
    told = next(one for one in case.explain("C-1").leads if one.document_id == said)
    page = browser.get(f"/documents/{said}?lead={told.id}").text
    assert 'name="speaker" maxlength="300" dir="auto" value="Dana Quill"' in page
    assert f'name="source" value="0-{len("Dana Quill")}"' in page


def test_all_leads_stand_on_a_page_of_their_own(
    case: WorkingCase, browser: Browser, tmp_path: Path
) -> None:
    text = " ".join(f"Smoke rose over hut {n}." for n in range(8))
    put(case, tmp_path, "smoke.txt", text, date(2031, 4, 25))
    assert "the first 5 of 8" in browser.get("/obligations/C-1").text.lower()
    page = browser.get("/obligations/C-1/more?what=leads").text
    assert page.count('class="exhibit"') == 8
