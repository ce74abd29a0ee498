"""Addresses: whatever a server does, one clear line within the time allowed."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from pactwatch.errors import SkipItem
from pactwatch.read.fetch import fetch

PAGE = b"<html><body><p>The guards left the ford, she said.</p></body></html>"


class Answers(BaseHTTPRequestHandler):
    """A path for each way a server can answer."""

    def do_GET(self) -> None:
        if self.path == "/page":
            self._send(PAGE)
        elif self.path == "/gone":
            self.send_error(404)
        elif self.path == "/cut":
            self._send(PAGE, length=len(PAGE) + 50)
        elif self.path == "/odd":
            self.wfile.write(b"what do you want\r\n\r\n")
        elif self.path == "/away":
            self.send_response(302)
            self.send_header("Location", "file:///etc/hostname")
            self.end_headers()
        else:
            self._drip()

    def _send(self, body: bytes, *, length: int | None = None) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(length or len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(8):
            self.wfile.write(b"x" * (1 << 16))
            time.sleep(0.05)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Answers) as made:
        threading.Thread(target=made.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{made.server_port}"
        made.shutdown()


def test_a_page_is_fetched(server: str) -> None:
    assert fetch(f"{server}/page", max_bytes=1000) == PAGE


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/gone", "404"),
        ("/cut", "broke off 50 bytes early"),
        ("/odd", "save the page and add the file"),
        ("/away", "not allowed"),
        ("/page", "more than 10 bytes"),
    ],
)
def test_what_goes_wrong_is_one_line(server: str, path: str, says: str) -> None:
    with pytest.raises(SkipItem, match=says) as refused:
        fetch(f"{server}{path}", max_bytes=10 if path == "/page" else 1000)
    assert "\n" not in str(refused.value)


def test_a_server_that_drips_is_left(server: str) -> None:
    with pytest.raises(SkipItem, match="too slow"):
        fetch(f"{server}/drip", max_bytes=1 << 30, within_s=0)


@pytest.mark.parametrize(
    "address", ["http://", "http://[::1", "http://a b/", "http://x:99999/", "http://exa\nmple/"]
)
def test_what_is_no_address_is_one_line(address: str) -> None:
    with pytest.raises(SkipItem, match="save the page and add the file"):
        fetch(address, max_bytes=10)
