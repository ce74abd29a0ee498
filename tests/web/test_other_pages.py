"""Home, actors, search, timeline, network and the agreements editor on the small case."""

import html
import re
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient
from tests.case.factories import GARBLED, SHELTER, Clock, put
from tests.web.asking import BASE, Browser

from pactwatch.case import create_folder
from pactwatch.domain.actor import Actor
from pactwatch.domain.agreement import DutyKind, DutyPolarity, Obligation
from pactwatch.domain.claim import Claim, Polarity
from pactwatch.domain.evidence import Bearing, ReviewState
from pactwatch.domain.span import Span
from pactwatch.domain.statement import Speaker, SpeakerStatus, Statement
from pactwatch.pipeline import WorkingCase, open_case
from pactwatch.web import create_app
from pactwatch.web.pages.actor import capacities
from pactwatch.web.pages.cited import cite_pairs
from pactwatch.web.pages.events import SIGNS, Event
from pactwatch.web.pages.lanes import lay_out
from pactwatch.web.pages.network import build as network_page
from pactwatch.web.pages.scale import Scale
from pactwatch.web.pages.search import bits
from pactwatch.web.pages.ties import ties_of
from pactwatch.web.pages.timeline import as_csv
from pactwatch.weigh.relations.contradictions import find_opposed


def test_home_says_what_waits_and_what_falls_due(case: WorkingCase, browser: Browser) -> None:
    page = browser.get("/").text
    assert f"{len(case.queue())} to decide" in page
    assert "Falls due in 30 days" in page
    assert "Changed since 2031-04-24" in page


def test_home_says_where_no_document_is_published_yet(case: WorkingCase) -> None:
    said = "None of them is published by 2031-01-01"
    with TestClient(create_app(case, default_as_of="2031-01-01"), base_url=BASE) as early:
        assert said in early.get("/").text
    with TestClient(create_app(case, default_as_of="2031-05-01"), base_url=BASE) as later:
        assert "None of them is published" not in later.get("/").text


def test_an_actor_s_page_keeps_said_and_claimed_apart(browser: Browser) -> None:
    listed = browser.get("/actors").text
    assert 'href="/actors/quill"' in listed
    page = browser.get("/actors/quill").text
    said, about = page.split("What is claimed about them")
    assert "Ashen Circle" in said
    assert "<blockquote" not in about
    front = browser.get("/actors/corran").text
    assert "<blockquote" in front.split("What is claimed about them")[1]
    assert browser.get("/actors/nobody").status_code == 404


def test_a_garble_is_on_no_actor_s_page(
    case: WorkingCase, browser: Browser, tmp_path: Path
) -> None:
    put(case, tmp_path, "garbled.txt", GARBLED, date(2031, 4, 23))
    garbled = next(f.statement for f in case.statements() if f.statement.is_blocked)
    words = garbled.content[0].text
    for actor in case.norms().actors:
        assert words not in browser.get(f"/actors/{actor.id}").text
    assert words not in browser.get("/network").text


def judge(browser: Browser, action: str) -> str:
    browser.get("/review")  # a page with a form, for its token
    answer = browser.post(
        "/actors/judge", one="quill", other="dana-quil", action=action, reason="one letter off"
    )
    assert answer.status_code == 200
    return str(answer.text)


@pytest.fixture
def quil(case: WorkingCase, tmp_path: Path) -> None:
    """A speaker who may be Dana Quill under a slip of the pen."""
    report = "Dana Quil said that the Front sheltered the Circle in Osteria on 4 April 2031."
    put(case, tmp_path, "quil.txt", report, date(2031, 4, 23))


@pytest.mark.usefixtures("quil")
def test_a_merge_and_its_reversal(case: WorkingCase, browser: Browser) -> None:
    assert "1 pair judged" in judge(browser, "same")
    assert case.identities()[0].is_settled("quill", "dana-quil")
    assert "pairs judged" not in judge(browser, "reopen")
    assert not case.identities()[0].is_settled("quill", "dana-quil")
    assert "≠" in judge(browser, "different")
    browser.post("/undo")
    assert not case.identities()[0].is_settled("quill", "dana-quil")


def test_unsure_decides_nothing(case: WorkingCase, browser: Browser) -> None:
    head = case.register.head()
    judge(browser, "unsure")
    assert case.register.head() == head
    assert browser.post("/actors/judge", one="a", other="b", action="eat").status_code == 404


@pytest.mark.usefixtures("quil")
def test_what_contradicts_a_judgement_is_refused(case: WorkingCase, browser: Browser) -> None:
    judge(browser, "same")
    answer = browser.post(
        "/actors/judge", one="quill", other="dana-quil", action="different", reason="x"
    )
    assert answer.status_code == 404
    assert "take that back first" in answer.text


def made(n: int, polarity: Polarity, conduct: str = "HOST.SHELTER") -> Statement:
    is_so = polarity is Polarity.POSITIVE
    words = "Kesh shelters gunmen" if is_so else "Kesh does not shelter gunmen"
    return Statement(
        f"st-{n}", "doc", (Span(0, len(words), words),), Speaker("Q", SpeakerStatus.NAMED),
        claims=(Claim(conduct, polarity=polarity),),
    )  # fmt: skip


def test_contradictions_are_pairs_of_one_conduct() -> None:
    yes, no = made(1, Polarity.POSITIVE), made(2, Polarity.NEGATIVE)
    other = made(3, Polarity.NEGATIVE, "TIES.MEETING")
    ((said, denied, why),) = cite_pairs(find_opposed([yes, no, other, made(4, Polarity.NEGATIVE)]))
    assert (said.statement.id, denied.statement.id) == ("st-1", "st-2")
    assert why == "Q says it once and says no to it another time."
    assert cite_pairs(find_opposed([yes, other])) == ()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("speaker:quill", 1),
        ("said:DENY", 1),
        ("conduct:HOST.* said:ASSERT", 1),
        ("speaker:quill said:DENY", 0),
        ("since:2031-04-21", 1),
        ("sheltered", 2),
        ("nowhere", 0),
    ],
)
def test_fields_narrow_the_statements(browser: Browser, query: str, expected: int) -> None:
    page = browser.get(f"/search?q={query}").text
    found = re.search(r"(\d+) documents?, (\d+) statements?", page)
    assert found
    assert int(found.group(2)) == expected


def test_what_was_found_is_marked(browser: Browser) -> None:
    assert bits("a [b] c") == bits("a [b] c")
    assert [(b.text, b.is_hit) for b in bits("a [b] c")] == [("a ", 0), ("b", 1), (" c", 0)]
    assert '<mark class="hit">' in browser.get("/search?q=weather").text


def test_a_search_is_a_feed(browser: Browser) -> None:
    answer = browser.client.get("/search.atom?q=speaker:quill")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(answer.text)
    entries = feed.findall("{http://www.w3.org/2005/Atom}entry")
    assert len(entries) == 1


def test_an_unknown_act_is_refused_with_the_known_ones(browser: Browser) -> None:
    answer = browser.get("/search?q=said:SHOUT")
    assert answer.status_code == 404
    assert "DENY" in answer.text


def test_the_timeline_has_a_lane_for_every_duty_and_three_clocks(browser: Browser) -> None:
    page = browser.get("/timeline").text
    for row in ("C-1", "M-1"):
        assert f'href="/obligations/{row}"' in page
    for mark in ('class="happened', 'class="published"'):
        assert mark in page
    one = browser.get("/timeline?row=M-1").text
    assert 'href="/obligations/C-1"' not in one
    assert browser.get("/timeline?first=2032-01-01&last=2031-01-01").status_code == 404
    assert browser.get("/timeline?first=soon").status_code == 404


def test_the_timeline_s_table_tells_the_clocks_apart(browser: Browser) -> None:
    answer = browser.client.get("/timeline.csv?row=C-1")
    assert answer.headers["content-type"].startswith("text/csv")
    head, *rows = answer.text.strip().splitlines()
    assert head.split(",")[2:5] == ["happened", "said", "published"]
    assert all(row.startswith("C-1,") for row in rows)
    assert rows


def test_no_cell_of_the_table_is_a_formula() -> None:
    event = Event(
        "C-1", "st", "doc", "CONTEXT", '=HYPERLINK("//x")', "", None, None, True, None, None
    )
    assert "'=HYPERLINK" in as_csv([event])


def test_the_network_is_a_picture_and_a_table(browser: Browser) -> None:
    page = browser.get("/network").text
    assert "<circle" in page
    assert "HOST.SHELTER" in page
    alone = browser.get("/network?actor=quill").text
    assert "HOST.SHELTER" not in alone
    assert "Nothing is claimed to pass" in alone


def test_an_agreement_from_nothing_to_the_board(case: WorkingCase, browser: Browser) -> None:
    browser.get("/agreements")
    page = browser.post("/agreements", name="ford-accord").text
    assert "Paste the text of the agreement" in page
    assert 'role="alert"' not in page  # a beginning is no mistake
    text = (
        'id = "ford"\ntitle = "Ford Accord"\nsigned = 2031-01-01\nparties = ["corran"]\n'
        '[[actor]]\nid = "corran"\nnames = ["Corran Front", "the Front"]\nkind = "ARMED_GROUP"\n'
        'role = "MONITORED_PARTY"\n'
    )
    answer = browser.post(
        "/agreements/ford-accord", toml=text, action="add", id="F-1", title="Leave the ford",
        text="The Front leaves the ford.", promisor="corran", polarity="DO", kind="RESULT",
        codes="MIL.WITHDRAW", since="2031-01-01", unit="days", count="60",
        **{"from": "2031-01-01"},
    )  # fmt: skip
    shown = re.search(r"<textarea name=\"toml\"[^>]*>(.*?)</textarea>", answer.text, re.S)
    assert shown
    assert "2031-01-01 + 60 days = 2031-03-02" in answer.text
    assert "F-1" not in {row.obligation_id for row in case.board().rows}
    saved = browser.post(
        "/agreements/ford-accord", toml=html.unescape(shown.group(1)), action="save"
    )
    assert "Saved and taken in" in saved.text
    assert "F-1" in {row.obligation_id for row in case.board().rows}
    assert "F-1" in browser.get("/board").text


def test_what_was_typed_is_not_lost_over_a_mistake(browser: Browser) -> None:
    browser.get("/agreements")
    answer = browser.post(
        "/agreements/x", toml='id = "mine"', action="sum", count="two", **{"from": "2031-01-01"}
    )
    assert answer.status_code == 422
    assert "id = &#34;mine&#34;" in answer.text
    assert "not a whole number" in answer.text


@pytest.mark.parametrize("name", ["..", "A b", "x.toml"])
def test_a_name_that_leaves_the_folder_is_refused(browser: Browser, name: str) -> None:
    browser.get("/agreements")
    assert browser.post("/agreements", name=name).status_code == 404


def test_marked_words_of_the_text_become_an_obligation_with_its_elements(
    case: WorkingCase, browser: Browser
) -> None:
    browser.get("/agreements")
    browser.post("/agreements", name="hill-pact")
    begun = 'id = "hill-pact"\n'
    source = "Article 1. The Front leaves\n  the ford, and never returns."
    page = browser.post("/agreements/hill-pact", toml=begun, action="source", source=source).text
    assert 'data-at="0"' in page
    steps: tuple[dict[str, str], ...] = (
        {"action": "head", "head_title": "Hill Pact", "signed": "2031-01-01"},
        {"action": "actor", "actor_names": "Hill Front; the Hill Men", "actor_kind": "ARMED_GROUP",
         "actor_role": "MONITORED_PARTY", "is_party": "yes"},
        {"action": "add", "id": "HP-1", "title": "Leave the ford", "polarity": "REFRAIN",
         "kind": "ABSTENTION", "text": "The Front leaves the ford", "promisor": "hill-front",
         "codes": "HOST.SHELTER", "element_text_1": "at the ford", "element_type_1": "PLACE_SCOPE"},
    )  # fmt: skip
    for step in steps:
        shown = re.search(r"<textarea name=\"toml\"[^>]*>(.*?)</textarea>", page, re.S)
        assert shown
        page = browser.post(
            "/agreements/hill-pact", toml=html.unescape(shown.group(1)), **step
        ).text
    assert re.search(r'<mark class="provision begins" data-at="11" data-of="HP-1">', page)
    assert 'name="since" value="2031-01-01"' in page  # binds from the day of signature
    assert "at the ford" in page
    assert 'value="HP-2"' in page  # the next one is split off the same words
    shown = re.search(r"<textarea name=\"toml\"[^>]*>(.*?)</textarea>", page, re.S)
    assert shown
    browser.post("/agreements/hill-pact", toml=html.unescape(shown.group(1)), action="save")
    duty = case.norms().obligation("HP-1")
    assert [e.type.value for e in duty.elements] == ["ACT", "PLACE_SCOPE"]
    assert not case.verify().problems


def test_words_marked_in_a_document_stand_in_the_editor(
    case: WorkingCase, browser: Browser
) -> None:
    document = case.view().documents()[0].value.id
    browser.get(f"/documents/{document}")
    page = browser.post(f"/documents/{document}/provision", provision="0-10", new="ford-pact").text
    words = " ".join(case.view().documents()[0].value.text[:10].split())
    assert re.search(rf'name="text"[^>]*>{re.escape(words)}</textarea>', page)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("from=2031-01-01&count=60&unit=days", "2031-01-01 + 60 days = 2031-03-02"),
        ("from=&count=60", ""),
        ("from=2031-01-01&count=x", "not a whole number"),
    ],
)
def test_the_arithmetic_of_a_date_is_shown(browser: Browser, asked: str, said: str) -> None:
    assert said in browser.get(f"/arithmetic?{asked}").text


def test_a_kept_search_shows_what_came_since_it_was_looked_at(
    case: WorkingCase, browser: Browser, clock: Clock, tmp_path: Path
) -> None:
    browser.get("/search?q=sheltered")
    page = browser.post("/searches", q="sheltered", name="Shelter").text
    assert "0 new since" in page
    clock.move(hours=1)
    put(case, tmp_path, "late.txt", SHELTER.replace("The weather", "The sky"), date(2031, 4, 25))
    address = re.search(r'href="(/searches/[^".]+)"', browser.get("/search").text)
    assert address
    page = browser.get(address.group(1)).text
    assert re.search(r"[12] new since", page)
    assert page.count('class="new"') >= 1
    feed = ElementTree.fromstring(browser.get(f"{address.group(1)}.atom").text)
    atom = "{http://www.w3.org/2005/Atom}"
    fresh = [e for e in feed.findall(f"{atom}entry") if e.find(f"{atom}category") is not None]
    assert len(fresh) == 1
    clock.move(hours=1)
    assert "0 new since" in browser.post(address.group(1), action="seen").text
    assert "None yet." in browser.post(address.group(1), action="drop").text
    assert browser.get(address.group(1)).status_code == 404


@pytest.mark.parametrize("fields", [{"q": ""}, {"q": "since:yesterday"}])
def test_a_search_that_is_none_is_not_kept(browser: Browser, fields: dict[str, str]) -> None:
    browser.get("/review")
    assert browser.post("/searches", **fields).status_code == 404
    assert "None yet." in browser.get("/search").text


def test_what_a_person_recorded_is_found_by_its_words(case: WorkingCase, browser: Browser) -> None:
    address = f"/documents/{case.view().documents()[0].value.id}"
    browser.get(address)
    browser.post(f"{address}/own", words="The weather was fair", speaker="")
    assert "1 statement" in browser.get("/search?q=weath*").text
    assert "1 statement" in browser.get('/search?q="weather was"').text
    assert "0 statements" in browser.get("/search?q=weather+foul").text


def told(n: int, role: str | None, body: str | None, said_on: str | None) -> Statement:
    speaker = Speaker("Ilve Marn", SpeakerStatus.NAMED, organisation=body, role=role)
    return Statement(f"st-{n}", f"doc-{n}", (Span(0, 1, "x"),), speaker, said_on=said_on)


def test_roles_stand_in_time_with_the_first_and_last_day_of_each() -> None:
    said = [
        told(1, "minister", "Meridia", "2031-05-03"),
        told(2, "spokesman", "Corran Front", "2030-02-01"),
        told(3, "spokesman", "Corran Front", None),
        told(4, None, None, "2031-01-01"),
    ]
    published = {"doc-3": date(2030, 4, 9)}
    found = [(c.role, c.held, c.first, c.last, c.statements) for c in capacities(said, published)]
    assert found == [
        ("spokesman", "Corran Front", "2030-02-01", "2030-04-09", 2),
        ("minister", "Meridia", "2031-05-03", "2031-05-03", 1),
    ]


def test_a_line_of_the_network_opens_exactly_its_passages(browser: Browser) -> None:
    page = browser.get("/network").text
    address = re.search(r'href="(/network/passages\?from=corran&amp;to=ashen)"', page)
    assert address
    opened = browser.get(html.unescape(address.group(1))).text
    says, denies = opened.split("Deny it")
    assert says.count("<blockquote") == 1
    assert denies.count("<blockquote") == 1
    other = browser.get("/network/passages?from=ashen&to=corran").text
    assert "Nothing is claimed to pass this way." in other
    assert "the other way: 2" in other
    assert browser.get("/network/passages?from=nobody&to=ashen").status_code == 404


def test_a_tie_has_polarity_standing_and_origins() -> None:
    actors = (Actor("north", ("North Front",)), Actor("reed", ("Reed Company",)))
    claims = [
        (1, "Dana Quill", Polarity.POSITIVE), (2, "Ilve Marn", Polarity.POSITIVE),
        (3, "North Front", Polarity.NEGATIVE),
    ]  # fmt: skip
    statements = [
        Statement(
            f"st-{n}", "doc", (Span(0, 1, "x"),), Speaker(name, SpeakerStatus.NAMED),
            claims=(Claim("HOST.SHELTER", ("North Front",), ("Reed Company",), polarity=sign),),
        )
        for n, name, sign in claims
    ]  # fmt: skip
    (tie,) = ties_of(statements, actors, {"st-2": (("R-1", ReviewState.ACCEPTED),)})
    assert (tie.says, tie.denies, tie.polarity) == (2, 1, "disputed")
    assert (tie.origins, tie.standing) == (2, "accepted")
    rejected = {f"st-{n}": (("R-1", ReviewState.REJECTED),) for n in (1, 2, 3)}
    assert ties_of(statements, actors, rejected)[0].standing == "rejected"
    assert ties_of(statements, actors, {})[0].standing == "unlinked"


def test_the_table_takes_more_than_the_picture() -> None:
    actors = tuple(Actor(f"a-{n}", (f"Actor Number {n}",)) for n in range(30))
    ties = ties_of(
        [
            Statement(
                f"st-{n}", "doc", (Span(0, 1, "x"),), Speaker("Q", SpeakerStatus.NAMED),
                claims=(Claim("TIES.MEETING", ("Actor Number 0",), (f"Actor Number {n}",)),),
            )
            for n in range(1, 30)
        ],
        actors,
        {},
    )  # fmt: skip
    page = network_page(ties, actors, (), around="a-0")
    assert page.is_cut
    assert len(page.nodes) == 14
    assert len(page.rows) == 29


def test_the_timeline_zooms_and_narrows(browser: Browser) -> None:
    page = browser.get("/timeline").text
    closer = re.search(r'href="(/timeline\?[^"]*)" data-key="\+"', page)
    assert closer
    assert browser.get(html.unescape(closer.group(1))).status_code == 200
    assert (
        "Nothing on record falls" in browser.get("/timeline?first=1990-01-01&last=1990-02-01").text
    )
    assert "Nothing on record falls" in browser.get("/timeline?who=nobody").text
    assert "1 event as a list" in browser.get("/timeline?who=quill").text
    assert browser.client.get("/timeline.svg").text.lstrip().startswith("<svg")


def test_a_crowded_lane_is_counted_in_columns() -> None:
    day = date(2031, 1, 1)
    events = [
        Event("C-1", f"st-{n}", "doc", "CONTEXT", "w", "", None, None, True, None,
              day + timedelta(days=n)) for n in range(200)
    ]  # fmt: skip
    duty = Obligation("C-1", "a", "t", "t", ("x",), DutyPolarity.DO, DutyKind.RESULT)
    (lane,), _ = lay_out([duty], events, Scale(day, day + timedelta(days=199)))
    assert not lane.bars
    assert sum(column.count for column in lane.columns) == 200


def test_a_case_without_an_agreement_says_where_to_begin(tmp_path: Path) -> None:
    create_folder(tmp_path / "empty")
    with (
        open_case(tmp_path / "empty", person="Asha Venn") as case,
        TestClient(create_app(case), base_url=BASE) as client,
    ):
        for path in ("/", "/board", "/timeline", "/network", "/agreements", "/search"):
            assert client.get(path).status_code == 200
        for path in ("/", "/board"):
            assert "Enter an agreement" in client.get(path).text


def test_every_bearing_has_a_sign_of_its_own() -> None:
    assert set(SIGNS) == {b.value for b in Bearing}
    assert len(set(SIGNS.values())) == len(SIGNS)


def test_the_legend_tells_the_bearings_that_are_drawn(browser: Browser) -> None:
    page = browser.get("/timeline").text
    legend = page.split('class="legend signs"')[1].split("</p>")[0]
    assert "speaks for a breach" in legend
    assert "bears on it neither way" not in legend
    assert page.count(SIGNS["SUPPORTS_BREACH"]) > 1


def test_a_name_or_title_that_is_no_text_breaks_no_page(
    case: WorkingCase, browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Recorded before names were written out, or in a text with half of a surrogate pair."""
    monkeypatch.setattr("pactwatch.pipeline.inputs.file_name", lambda name: name)
    put(case, tmp_path, "odd \udcff.txt", SHELTER.replace("fair", "grey"), date(2031, 4, 24))
    odd = next(r.value.id for r in case.view().documents() if "\udcff" in r.value.path)
    for path in ("/documents", f"/documents/{odd}", "/search?q=grey", "/timeline.csv", "/"):
        answer = browser.get(path)
        assert (answer.status_code, "odd \udcff" in answer.text) == (200, False), path
    assert "odd \ufffd.txt" in browser.get("/documents").text
