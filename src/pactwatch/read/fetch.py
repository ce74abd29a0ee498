"""A page from the web, only when a person names its address. No other code opens a connection."""

import http.client
import time
import urllib.error
import urllib.request

from pactwatch.errors import SkipItem

# One silence of the server, and the whole page: a server that drips must not hold a run up.
TIMEOUT_S = 30
WHOLE_PAGE_S = 300
PIECE = 1 << 16
# Named openly, so that an outlet can see who reads it.
AGENT = "pactwatch (document capture at a person's request)"

_FAILS = (urllib.error.URLError, http.client.HTTPException, OSError, ValueError)


def fetch(url: str, *, max_bytes: int, within_s: float = WHOLE_PAGE_S) -> bytes:
    """The bytes behind an http(s) address. Raises SkipItem with one clear line."""
    try:
        request = urllib.request.Request(url, headers={"User-Agent": AGENT})
        with urllib.request.urlopen(request, timeout=TIMEOUT_S) as answer:
            return _read(answer, url, max_bytes, time.monotonic() + within_s)
    except _FAILS as error:
        # The text of an answer has its number; of all else the reason alone is for a reader.
        is_answer = isinstance(error, urllib.error.HTTPError)
        reason = error if is_answer else getattr(error, "reason", error)
        said = " ".join(str(reason).split()) or type(error).__name__
        raise SkipItem(f"{url}: {said}; save the page and add the file") from error


def _read(answer: http.client.HTTPResponse, url: str, max_bytes: int, deadline: float) -> bytes:
    content = b""
    while piece := answer.read(PIECE):
        content += piece
        if len(content) > max_bytes:
            raise SkipItem(f"{url}: more than {max_bytes} bytes; save the part you need as a file")
        if time.monotonic() > deadline:
            raise SkipItem(f"{url}: the server is too slow; save the page and add the file")
    if answer.length:  # what the server promised and did not send
        raise SkipItem(f"{url}: the page broke off {answer.length} bytes early; try again")
    return content
