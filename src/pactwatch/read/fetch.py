"""A page from the web, only when a person names its address. No other code opens a connection."""

import urllib.error
import urllib.request

from pactwatch.errors import SkipItem

TIMEOUT_S = 30
# Named openly, so that an outlet can see who reads it.
AGENT = "pactwatch (document capture at a person's request)"


def fetch(url: str, *, max_bytes: int) -> bytes:
    """The bytes behind an http(s) address. Raises SkipItem with one clear line."""
    request = urllib.request.Request(url, headers={"User-Agent": AGENT})
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT_S) as answer:
            content: bytes = answer.read(max_bytes + 1)
    except (urllib.error.URLError, OSError, ValueError) as error:
        raise SkipItem(f"{url}: {error}; save the page and add the file") from error
    if len(content) > max_bytes:
        raise SkipItem(f"{url}: more than {max_bytes} bytes; save the part you need as a file")
    return content
