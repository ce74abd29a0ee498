"""Take the pictures of docs/workbench.md anew: the demo case in a real browser, page by page.

`uv run --group e2e python -m docs.screens`. Needs Chromium (Debian: apt-get install chromium).
"""

import os
import socket
import tempfile
import threading
import time
from pathlib import Path

import uvicorn
from playwright.sync_api import sync_playwright

from pactwatch.pipeline import open_case
from pactwatch.pipeline.demo import build_demo
from pactwatch.web import create_app

FOLDER = Path(__file__).parent / "screens"
CHROMIUM = os.environ.get("PACTWATCH_CHROMIUM", "/usr/bin/chromium")
SCREENS = {
    "home": "/",
    "board": "/board?since=2025-03-01",
    "obligation": "/obligations/HF-1",
    "document": "document:15-radio",
    "correct": "document:15-radio/correct",
    "review": "/review?row=HF-3",
    "actors": "/actors/skarn",
    "timeline": "/timeline?theme=Forces",
    "network": "/network",
    "search": "/search?q=said:DENY",
    "agreements": "/agreements/agreement",
}


def main() -> None:
    """Build the demo, serve it, photograph every screen."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "imbra"
        build_demo(folder)
        with open_case(folder, person="Mirela Toft") as case:
            documents = {r.value.path: r.value.id for r in case.view().documents()}
            _photograph(_serve(create_app(case, default_as_of="2025-05-05")), documents)


def _serve(app: object) -> str:
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off"))  # type: ignore[arg-type]
    threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True).start()
    while not server.started:
        time.sleep(0.05)
    return f"http://127.0.0.1:{listener.getsockname()[1]}"


def _photograph(url: str, documents: dict[str, str]) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1200, "height": 760})
        for name, path in SCREENS.items():
            if path.startswith("document:"):
                part, slash, piece = path.removeprefix("document:").partition("/")
                found = next(f"/documents/{i}" for p, i in documents.items() if part in p)
                path = f"{found}{slash}{piece}"
            page.goto(url + path, wait_until="networkidle")
            page.screenshot(path=FOLDER / f"{name}.jpg", type="jpeg", quality=72)
        browser.close()


if __name__ == "__main__":
    main()
