"""A browser for tests: keeps its cookie and sends forms with the token of the page before."""

import re
from dataclasses import dataclass
from typing import Any

from starlette.testclient import TestClient

BASE = "http://127.0.0.1"


@dataclass(slots=True)
class Browser:
    """A client with the token of the last page it saw."""

    client: TestClient
    token: str = ""

    def get(self, path: str) -> Any:
        """Load a page and remember its token."""
        answer = self.client.get(path)
        found = re.search(r'name="csrf" value="([0-9a-f]+)"', answer.text)
        self.token = found.group(1) if found else self.token
        return answer

    def post(self, path: str, headers: dict[str, str] | None = None, **fields: str) -> Any:
        """Send a form; follows to the page after it."""
        form = {"csrf": self.token, **fields}
        answer = self.client.post(path, data=form, headers=headers or {})
        found = re.search(r'name="csrf" value="([0-9a-f]+)"', answer.text)
        self.token = found.group(1) if found else self.token
        return answer


__all__ = ["BASE", "Browser"]
