"""Every page of a small case: it renders, escapes, keeps its dates, sends nothing anywhere."""

import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from importlib import resources
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.case.factories import GARBLED, put

from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.errors import BadInput
from pactwatch.pipeline import WorkingCase
from pactwatch.settings import load_settings
from pactwatch.web import create_app, serve_case

EVIL = (
    'Dana Quill said that <script>alert("x")</script> & "quoted" words <img src=x onerror=y> '
    "sheltered 'nobody' on 4 April 2031."
)
BASE = "http://127.0.0.1"


@pytest.fixture
def evil(case: WorkingCase, tmp_path: Path) -> str:
    put(case, tmp_path, "garbled.txt", GARBLED, date(2031, 4, 23))
    return put(case, tmp_path, "<b>evil</b>.txt".replace("/", "_"), EVIL, date(2031, 4, 24))


@pytest.fixture
def client(case: WorkingCase) -> Iterator[TestClient]:
    app = create_app(case, default_as_of="2031-05-01")
    with TestClient(app, base_url=BASE, raise_server_exceptions=False) as opened:
        yield opened


class _Attributes(HTMLParser):
    """The names of all attributes of a page, as a browser reads them."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names |= {name for name, _ in attrs}


def attributes(page: str) -> set[str]:
    parser = _Attributes()
    parser.feed(page)
    return parser.names


def routes(case: WorkingCase) -> list[str]:
    documents = [f"/documents/{r.value.id}" for r in case.view().documents()]
    return [
        "/",
        "/board",
        "/board?as_of=2031-04-21&rules=strict",
        "/board?known_at=2031-05-01T13:30:00Z",
        "/board?since=2031-04-21&by=theme&verdict=CONCERN&open=yes",
        "/obligations/C-1",
        "/obligations/M-1?as_of=2031-10-01",
        "/documents",
        "/documents?page=7",
        "/search",
        "/search?q=sheltered",
        "/search?q=%22%28",
        "/actors",
        "/actors/quill",
        "/timeline",
        "/network",
        "/agreements",
        "/review",
        "/review?row=C-1",
        "/review?at=nothing",
        *documents,
    ]


def test_every_page_renders_with_its_headers(
    case: WorkingCase, client: TestClient, evil: str
) -> None:
    for route in routes(case):
        answer = client.get(route)
        assert answer.status_code == 200, route
        assert answer.headers["content-type"].startswith("text/html")
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self';" in policy
        assert "unsafe" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "same-origin"
        assert answer.headers["cache-control"] == "no-store"


def test_every_page_is_one_document_with_a_heading_and_no_script(
    case: WorkingCase, client: TestClient, evil: str
) -> None:
    for route in routes(case):
        page = client.get(route).text
        assert page.count("<h1") == 1, route
        assert page.count("<main") == page.count("</main>") == 1
        assert re.findall(r"<script[^>]*>", page) == [
            '<script src="/static/vendor/htmx.min.js" defer>',
            '<script src="/static/workbench.js" type="module">',
        ]
        assert not re.search(r"<script[^>]*>[^<]", page)
        assert "onerror=y>" not in page
        assert [name for name in attributes(page) if name.startswith("on")] == []
        assert not re.search(r'(src|href|action)="(https?:)?//', page)
        assert "<style" not in page
        assert "style" not in attributes(page)
        assert '<html lang="en">' in page


def test_everything_from_documents_is_escaped(client: TestClient, evil: str) -> None:
    page = client.get(f"/documents/{evil}").text
    assert "&lt;script&gt;alert(" in page
    assert "&lt;img src=x" in page
    assert "<b>evil" not in page
    hits = client.get("/search", params={"q": "<script>x</script>"}).text
    assert "&lt;script&gt;x&lt;/script&gt;" in hits


def test_text_and_statements_stand_side_by_side(client: TestClient, case: WorkingCase) -> None:
    statement = case.statements()[0].statement
    page = client.get(f"/documents/{statement.document_id}").text
    assert f'<span id="{statement.id}">' in page
    assert re.search(r'<mark class="cue"[^>]*>said</mark>', page)
    assert "The weather was fair." in page


def test_a_quarantined_statement_says_that_it_is_no_evidence(
    client: TestClient, case: WorkingCase, evil: str
) -> None:
    garbled = next(f for f in case.statements() if f.statement.state.value == "QUARANTINED")
    page = client.get(f"/documents/{garbled.document_id}").text
    assert "in quarantine: not evidence" in page
    assert "ROLE_CONFLICT" in page
    assert "Proposed reading, without standing" in page


@pytest.mark.parametrize(
    ("route", "status"),
    [
        ("/documents/doc-0000000000000000", 404),
        ("/documents/..%2f..%2fetc%2fpasswd", 404),
        ("/obligations/Z-9", 404),
        ("/obligations/%3Cscript%3E", 404),
        ("/nothing", 404),
        ("/board?as_of=yesterday", 404),
        ("/board?known_at=noon", 404),
        ("/board?known_at=0001-01-01T00:00:00%2B09:00", 404),
        ("/board?rules=loose", 404),
        ("/board?since=yesterday", 404),
        ("/documents?page=0", 422),
        ("/documents?page=many", 422),
        ("/search?q=" + "x" * 501, 422),
    ],
)
def test_what_is_not_there_is_a_page_with_the_reason(
    client: TestClient, route: str, status: int
) -> None:
    answer = client.get(route)
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("text/html")
    assert "content-security-policy" in answer.headers
    assert "<h1>" in answer.text
    assert "Traceback" not in answer.text
    assert "<script>" not in answer.text


def test_a_defect_is_a_page_without_a_traceback(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("secret detail")

    monkeypatch.setattr("pactwatch.case.remembering.Boards.now", broken)
    answer = client.get("/")
    assert answer.status_code == 500
    assert "Traceback" not in answer.text
    assert "secret detail" not in answer.text
    assert "<h1>" in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "testserver"])
def test_another_site_s_name_is_refused(client: TestClient, host: str) -> None:
    answer = client.get("/", headers={"host": host})
    assert answer.status_code == 400
    assert "C-1" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:8711", "localhost:8711", "[::1]:8711"])
def test_this_machine_s_names_are_taken(client: TestClient, host: str) -> None:
    assert client.get("/documents", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_the_board_takes_nothing(client: TestClient, method: str) -> None:
    assert getattr(client, method)("/board").status_code in (403, 405)


def test_links_keep_both_dates_and_the_rules(client: TestClient) -> None:
    asked = "as_of=2031-04-25&known_at=2031-05-01T14:30:00.000700Z&rules=strict"
    board = client.get(f"/board?{asked}").text
    (link,) = set(re.findall(r'href="(/obligations/C-1\?[^"]+)"', board))
    assert link.replace("&amp;", "&") == f"/obligations/C-1?{asked}"
    page = client.get(link.replace("&amp;", "&")).text
    assert 'value="2031-04-25"' in page
    assert 'value="2031-05-01T14:30:00.000700Z"' in page
    assert "known at 2031-05-01T14:30:00.000700Z" in client.get(f"/board?{asked}").text


def test_the_board_shows_both_verdicts_in_words(client: TestClient, case: WorkingCase) -> None:
    page = client.get("/board").text
    assert "not assessed" in page
    assert "breach alleged" in page
    assert "denied by party" in page
    for item in case.queue("C-1"):
        case.decide(Decision(item.kind, item.target_id, Action.REJECT))
    case.decide(Decision(TargetKind.OBLIGATION, "C-1", Action.DONE))
    assert "insufficient coverage" in client.get("/board").text


def test_the_page_names_who_acts(client: TestClient) -> None:
    assert "Asha Venn" in client.get("/").text


def test_the_stylesheet_is_served_from_here(client: TestClient) -> None:
    answer = client.get("/static/pactwatch.css")
    assert answer.status_code == 200
    assert "@import" not in answer.text
    assert not re.search(r"url\(\s*['\"]?(https?:)?//", answer.text)
    assert client.get("/static/../app.py").status_code == 404


def test_paper_bears_no_buttons_and_names_the_documents(client: TestClient) -> None:
    sheet = client.get("/static/pactwatch.css").text
    printed = sheet.split("@media print {")[1]
    assert "color-scheme: light" in printed
    assert re.search(r"header nav,.* button,.*display: none", printed)
    assert 'a[href*="/documents/"]::after' in printed


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::", "example.org", ""])
def test_only_loopback_is_served_without_a_password(root: Path, host: str) -> None:
    settings = load_settings({"host": host or " ", "port": 0}, {})
    with pytest.raises(BadInput, match="not a loopback address, and no password is set"):
        serve_case(root, settings, on_ready=print)


def test_no_file_of_ours_names_another_host() -> None:
    web = Path(str(resources.files("pactwatch.web")))
    named = {
        (path.name, address)
        for path in sorted(web.rglob("*"))
        if path.suffix in (".js", ".css", ".html", ".svg")
        for address in re.findall(r"""(?:https?:|["'(=])//[\w.-]+""", path.read_text("utf-8"))
    }
    pictures = {path.name for path in web.rglob("*.svg")}
    assert named <= {(name, "http://www.w3.org") for name in pictures}


def test_a_port_in_use_is_one_clear_line(root: Path) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        settings = load_settings({"port": taken.getsockname()[1]}, {})
        with pytest.raises(BadInput, match=r"port \d+: .*choose another with --port"):
            serve_case(root, settings, on_ready=print)
