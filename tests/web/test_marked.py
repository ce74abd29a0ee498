"""What marked words become: a mention, a flag, the text of an obligation."""

import pytest
from tests.web.asking import Browser

from pactwatch.domain.document import Document
from pactwatch.domain.identity import pair_id
from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.pipeline import WorkingCase


def first(case: WorkingCase) -> Document:
    return case.view().documents()[0].value


def at(document: Document, words: str) -> str:
    start = document.text.index(words)
    return f"{start}-{start + len(words)}"


def marked(case: WorkingCase, browser: Browser, action: str, **fields: str) -> str:
    address = f"/documents/{first(case).id}"
    browser.get(address)
    return str(browser.post(f"{address}/{action}", **fields).text)


def test_marked_words_become_a_name_of_an_actor(case: WorkingCase, browser: Browser) -> None:
    place = at(first(case), "The weather")
    page = marked(case, browser, "mention", mention=place, actor="ashen")
    assert "“The weather” is read as Ashen Circle from now on." in page
    assert "weather" in browser.get("/actors/ashen").text
    kept = case.view().decisions()[-1].value
    assert kept.edit["mention"]["text"] == "The weather"
    browser.post("/undo")
    assert "weather" not in browser.get("/actors/ashen").text


@pytest.mark.parametrize(
    ("words", "actor", "says"),
    [
        ("The weather", "nobody", "not in this case"),
        ("Dana Quill", "ashen", "is read as quill already"),
    ],
)
def test_a_name_that_cannot_be_taken_is_refused(
    case: WorkingCase, browser: Browser, words: str, actor: str, says: str
) -> None:
    place = at(first(case), words)
    assert says in marked(case, browser, "mention", mention=place, actor=actor)
    assert not case.view().decisions()


def test_a_new_name_moves_what_bears_on_what_and_back(case: WorkingCase) -> None:
    statement = next(f.statement for f in case.statements() if f.document_id == first(case).id)
    claim = {"conduct": "HOST.SHELTER", "agent": ["Corran Front"], "counterpart": ["Hill Men"]}
    edit = {"claims": [claim]}

    def links() -> dict[str, tuple[str, str]]:
        mine = [r.value for r in case.view().links() if r.value.statement_id == statement.id]
        return {link.obligation_id: (link.bearing.value, link.rationale) for link in mine}

    case.decide(Decision(TargetKind.STATEMENT, statement.id, Action.EDIT, "so it says", edit))
    before = links()
    pair = pair_id("ashen", "hill-men")
    case.decide(Decision(TargetKind.ACTOR, pair, Action.SAME, "their own name"))
    assert links() != before
    assert links()["C-1"][0] == "SUPPORTS_BREACH"
    case.undo()
    assert links() == before


def test_a_flag_stands_on_the_statement_that_holds_the_words(
    case: WorkingCase, browser: Browser
) -> None:
    statement = next(f.statement for f in case.statements() if f.document_id == first(case).id)
    place = f"{statement.content[0].start}-{statement.content[0].end}"
    page = marked(case, browser, "flag", flag=place, code="ANACHRONISM", reason="not yet founded")
    assert "not yet founded" in page
    now = next(f.statement for f in case.statements() if f.statement.id == statement.id)
    assert (now.flags[-1].code.value, now.flags[-1].severity.value) == ("ANACHRONISM", "WARN")
    assert now.state.value == "USABLE"


def test_a_blocking_flag_takes_it_out_of_the_evidence(case: WorkingCase, browser: Browser) -> None:
    statement = next(f.statement for f in case.statements() if f.document_id == first(case).id)
    place = f"{statement.content[0].start}-{statement.content[0].end}"
    fields = {"flag": place, "code": "AGENT_SWAP", "severity": "BLOCK", "reason": "swapped"}
    assert "QUARANTINED" in marked(case, browser, "flag", **fields)


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"reason": "x", "code": "STALE"}, "no words are marked"),
        ({"reason": "x", "code": "STALE", "words": "The weather was fair."}, "in no statement"),
        ({"code": "STALE", "words": "Dana Quill"}, "no reason"),
        ({"reason": "x", "code": "NONSENSE", "words": "Dana Quill"}, "choose one"),
        ({"reason": "x", "code": "STALE", "flag": "0-99999"}, "do not lie in its text"),
    ],
)
def test_a_flag_on_nothing_is_refused(
    case: WorkingCase, browser: Browser, fields: dict[str, str], says: str
) -> None:
    assert says in marked(case, browser, "flag", **fields)
    assert not case.view().decisions()


def test_an_own_statement_with_an_unreadable_day_is_refused(
    case: WorkingCase, browser: Browser
) -> None:
    fields = {"words": "The weather was fair", "conduct": "HOST.SHELTER", "when": "soon"}
    page = marked(case, browser, "own", speaker="Dana Quill", **fields)
    assert "when &#39;soon&#39;: found no day or span of days, expected EDTF" in page
    assert not case.view().decisions()
