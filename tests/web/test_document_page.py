"""Three panes: the list, the text, the form; the original beside; copies compared."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.case.factories import GARBLED, SHELTER, put
from tests.web.asking import Browser

from pactwatch.domain.claim import Quantity
from pactwatch.domain.document import Document, Page
from pactwatch.domain.ids import sha256_text
from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.errors import BadInput
from pactwatch.pipeline import WorkingCase
from pactwatch.web.guard import Form
from pactwatch.web.pages.compare import build as compare
from pactwatch.web.pages.marked import own_labels, ranges
from pactwatch.web.pages.original import clean
from pactwatch.web.pages.window import PART, part_of, parts


def made(text: str, pages: tuple[Page, ...] = ()) -> Document:
    return Document(sha256_text(text), text, sha256_text(text), "text/plain", "x.txt", pages=pages)


def first(case: WorkingCase) -> Document:
    return case.view().documents()[0].value


def test_marked_words_are_recorded_as_an_own_statement(case: WorkingCase, browser: Browser) -> None:
    document = first(case)
    start = document.text.index("The weather")
    address = f"/documents/{document.id}"
    browser.get(address)
    page = browser.post(
        f"{address}/own",
        content=f"{start}-{start + 11}",
        speaker="Dana Quill",
        conduct="HOST.SHELTER",
        agent="Corran Front",
        counterpart="Ashen Circle; the Circle",
        when="2031-04-04",
        quantity="61 huts",
        knowledge="KNOWS",
        reason="seen",
    ).text
    own = next(f.statement for f in case.statements() if ".own-" in f.statement.id)
    assert own.content[0].text == "The weather"
    assert own.claims[0].counterpart == ("Ashen Circle", "the Circle")
    assert own.claims[0].quantity == Quantity(61, 61, "huts", "huts")
    assert "61 huts</bdi> · knows of it" in page
    assert "Recorded by Asha Venn" in page
    assert f'id="{own.id}"' in page


def test_exact_words_do_where_nothing_can_be_selected(case: WorkingCase, browser: Browser) -> None:
    address = f"/documents/{first(case).id}"
    browser.get(address)
    browser.post(f"{address}/own", words="The weather was fair", speaker="")
    own = next(f.statement for f in case.statements() if ".own-" in f.statement.id)
    assert own.speaker.status.value == "ARTICLE_VOICE"


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"content": "1"},
        {"content": "a-b"},
        {"content": "5-2"},
        {"content": "0-99999999"},
        {"content": "-1-4"},
        {"words": "words that stand nowhere"},
        {"content": "0-3", "speech_act": "SHOUT"},
        {"content": "0-3", "status": "KING"},
    ],
)
def test_what_cannot_be_anchored_is_refused(
    case: WorkingCase, browser: Browser, fields: dict[str, str]
) -> None:
    address = f"/documents/{first(case).id}"
    browser.get(address)
    answer = browser.post(f"{address}/own", **fields)
    assert answer.status_code == 404
    assert not case.view().decisions()


def test_the_machine_s_reading_stands_beside_the_person_s(
    case: WorkingCase, browser: Browser
) -> None:
    statement = next(f.statement for f in case.statements() if f.document_id == first(case).id)
    edit = {"factuality": "POSSIBLE+"}
    case.decide(Decision(TargetKind.STATEMENT, statement.id, Action.EDIT, "she hedged", edit))
    page = browser.get(f"/documents/{first(case).id}").text
    assert "Read otherwise by Asha Venn" in page
    assert re.search(r'factuality: <span class="was">CERTAIN\+</span> → <b>POSSIBLE\+</b>', page)
    assert "she hedged" in page


def test_a_statement_is_set_aside_and_brought_back(case: WorkingCase, browser: Browser) -> None:
    statement = next(f.statement for f in case.statements() if f.document_id == first(case).id)
    address = f"/documents/{first(case).id}"
    browser.get(address)

    def state(action: str) -> str:
        browser.post(f"{address}/statement", statement=statement.id, action=action)
        now = {f.statement.id: f.statement for f in case.statements()}
        return now[statement.id].state.value

    assert state("quarantine") == "QUARANTINED"
    assert state("release") == "USABLE"
    assert state("exclude") == "EXCLUDED"
    assert state("reopen") == "USABLE"
    assert state("delete") == "USABLE"


def test_a_copy_is_compared_word_by_word(
    case: WorkingCase, browser: Browser, tmp_path: Path
) -> None:
    longer = SHELTER + " " + " ".join(f"Word{n} of a long story." for n in range(80))
    one = put(case, tmp_path, "one.txt", longer, date(2031, 4, 24))
    two = put(case, tmp_path, "two.txt", longer.replace("Word40", "Wort40"), date(2031, 4, 25))
    page = browser.get(f"/documents/{one}").text
    assert f"/documents/{one}/compare/{two}" in page
    compared = browser.get(f"/documents/{one}/compare/{two}").text
    assert "<del>Word40 </del>" in compared
    assert "<ins>Wort40 </ins>" in compared


@given(st.text(max_size=200), st.text(max_size=200))
def test_a_comparison_loses_no_word(left: str, right: str) -> None:
    page = compare(made(left), made(right))
    assert "".join(run.text for run in page.left_runs).split() == left.split()
    assert "".join(run.text for run in page.right_runs).split() == right.split()


@given(st.lists(st.integers(1, PART * 2), max_size=6), st.integers(0, 10**6))
def test_parts_are_the_whole_text_and_every_place_is_in_one(sizes: list[int], place: int) -> None:
    text = "\n".join("x" * size for size in sizes)
    document = made(text)
    found = parts(document)
    assert [p.start for p in found[1:]] == [p.end for p in found[:-1]]
    assert (found[0].start, found[-1].end) == (0, len(text))
    assert all(p.end - p.start <= PART for p in found)
    if text:
        here = place % len(text)
        part = part_of(document, holding=here)
        assert part.start <= here < part.end
        assert part_of(document, number=part.number) == part


def test_parts_of_a_paged_document_begin_with_a_page() -> None:
    text = "y" * (PART * 3)
    step = PART // 3
    pages = tuple(Page(n + 1, n * step, (n + 1) * step) for n in range(9))
    starts = {page.start for page in pages}
    assert all(part.start in starts for part in parts(made(text, pages)))


def test_a_web_page_is_shown_without_anything_that_acts() -> None:
    evil = (
        b"<html><head><script>alert(1)</script><style>p{}</style><meta http-equiv=refresh "
        b"content='0;url=//evil.example'></head><body onload=x><p onclick=y style='a' class=q>Hi "
        b"<a href='//evil.example'>there</a><img src=//evil.example/x><iframe src=//e></iframe>"
        b"<form action=//e><input></form><svg onload=z></svg><math><mi xlink:href=//e></math></p>"
    )
    shown = clean(evil, None)
    assert "Hi" in shown
    assert "there" in shown
    for bad in ("script", "evil", "onload", "onclick", "style", "iframe", "form", "href", "src"):
        assert bad not in shown


def test_an_original_has_a_policy_of_its_own(
    case: WorkingCase, browser: Browser, tmp_path: Path
) -> None:
    page = "<html><head><title>T</title></head><body><p>" + SHELTER * 4 + "</p></body></html>"
    document = put(case, tmp_path, "page.html", page, date(2031, 4, 24))
    answer = browser.client.get(f"/documents/{document}/original")
    assert "sandbox" in answer.headers["content-security-policy"]
    assert "script-src" not in answer.headers["content-security-policy"]
    assert "<script" not in answer.text
    assert browser.client.get(f"/documents/{first(case).id}/original").status_code == 404
    assert browser.client.get(f"/documents/{document}/pages/1.png").status_code == 404


@pytest.mark.parametrize("text", ["1-2", "10-20"])
def test_ranges_are_read(text: str) -> None:
    start, end = map(int, text.split("-"))
    assert ranges(Form({"content": [text, ""]}), "content") == [(start, end)]


@pytest.mark.parametrize("text", ["1", "1-", "-", "1-2-3", "a-b", "²-³", "1.0-2"])
def test_what_is_no_range_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="expected start-end"):
        ranges(Form({"cue": [text]}), "cue")


def test_labels_without_a_conduct_make_no_claim() -> None:
    labels = own_labels(Form({"speaker": ["X"], "when": ["2031"]}))
    assert "claims" not in labels
    assert labels["speaker"]["status"] == "NAMED"


def test_a_garbled_document_lists_both_readings(
    case: WorkingCase, browser: Browser, tmp_path: Path
) -> None:
    document = put(case, tmp_path, "garbled.txt", GARBLED, date(2031, 4, 23))
    assert "Proposed reading, without standing" in browser.get(f"/documents/{document}").text


def test_a_statement_that_nothing_suggests_is_corrected_on_its_page(
    case: WorkingCase, browser: Browser
) -> None:
    told = next(f for f in case.statements() if f.statement.claims)
    address, target = f"/documents/{told.document_id}", told.statement.id
    assert f"?edit={target}" in browser.get(address).text
    page = browser.get(f"{address}?edit={target}").text
    assert 'name="agent"' in page
    assert page.count('class="stack correcting"') == 1
    after = browser.post(f"{address}/edit", statement=target, agent="Hill Men", polarity="-")
    assert "Changed" in after.text
    now = next(f.statement for f in case.statements() if f.statement.id == target)
    assert (now.claims[0].agent, now.claims[0].polarity.value) == (("Hill Men",), "-")
    assert now.speech_act == told.statement.speech_act
