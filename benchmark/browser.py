"""First paint of every screen in a real browser: `python -m benchmark.browser CASE [--made N]`.

Comes in: a case, made up first with N statements where it is not there. Goes out: for each screen
milliseconds from the request to the first contentful paint as Chromium reports it (median of so
many loads of a page that was loaded before), the answer of the server alone, and kilobytes.
The first load of each
screen comes after the start. Needs Playwright and Debian's Chromium.
"""

import argparse
import os
import socket
import statistics
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import uvicorn
from playwright.sync_api import Page, sync_playwright

from benchmark.ondisk import LONG, describe, lay_out_case
from pactwatch.case import Case, open_case
from pactwatch.web import create_app
from pactwatch.web.server import share_time

CHROMIUM = os.environ.get("PACTWATCH_CHROMIUM", "/usr/bin/chromium")
# Paint and timing as the browser saw them, see W3C Paint Timing and Navigation Timing.
TIMES = """() => new Promise((done) => {
  const ready = () => {
    const paint = performance.getEntriesByName('first-contentful-paint')[0];
    const [page] = performance.getEntriesByType('navigation');
    if (!paint) return requestAnimationFrame(ready);
    done([paint.startTime, page.responseEnd, page.decodedBodySize / 1024]);
  };
  ready();
})"""

THERE = """() => document.readyState === 'complete'
  && document.querySelector('main h1') && !document.querySelector('.preparing')"""
# How often the page that waits asks again.
REFRESH_MS = 1000
NEXT = """before => document.documentElement.dataset.ready
  && document.querySelector('input[name=target]')?.value !== before"""


@dataclass(frozen=True, slots=True)
class Figure:
    """One screen: ms until the first load paints anything (`said`, it may be the page that says
    what is being worked out) and until it is there (`cold`), the paint of warm loads (median), the
    server's part, size in KiB."""

    screen: str
    said: float
    cold: float
    paint: float
    server: float
    size: float


def screens(case: Case) -> dict[str, str]:
    """The ten screens and what is heavy about them in this case."""
    duty = case.norms().agreements[0].obligations[0]
    documents = {r.value.path: r.value.id for r in case.view().documents()}
    other = next(path for path in documents if path != LONG)
    found = {
        "home": "/",
        "board": "/board",
        "obligation": f"/obligations/{duty.id}",
        "all its evidence": f"/obligations/{duty.id}/more?what=carrying",
        "review": "/review",
        "documents": "/documents",
        "document": f"/documents/{documents[other]}",
        "actors": "/actors",
        "actor": f"/actors/{duty.promisor[0]}",
        "timeline": "/timeline",
        "network": "/network",
        "passages": f"/network/passages?from={duty.promisor[0]}&to={(duty.target or ('',))[0]}",
        "search, words": "/search?q=quarry+ferry",
        "search, fields": "/search?q=said:DENY",
        "agreement": "/agreements/" + next(iter(_names(case))),
    }
    if LONG in documents:
        found["400 pages, first part"] = f"/documents/{documents[LONG]}"
        found["400 pages, page 300"] = f"/documents/{documents[LONG]}?page=300"
    return found


def _names(case: Case) -> list[str]:
    names = (r.value.name for r in case.view().case_files() if r.value.content)
    return sorted(n[11:-5] for n in names if n.startswith("agreements/") and n.endswith(".toml"))


def measure(folder: Path, *, loads: int, as_of: str | None) -> list[Figure]:
    """Every screen of a case, one after the other, on an idle machine."""
    with open_case(folder, person="benchmark") as case, sync_playwright() as playwright:
        url = _serve(create_app(case, default_as_of=as_of))
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.set_default_timeout(600_000)
        found = []
        for name, path in screens(case).items():
            found.append(_measured(page, name, url + path, loads))
            print(row(found[-1]), flush=True)
        browser.close()
    return found


def _measured(page: Page, name: str, address: str, loads: int) -> Figure:
    said, cold = _first(page, address)
    times = [_load(page, address) for _ in range(loads)]
    paint, server, size = (statistics.median(part) for part in zip(*times, strict=True))
    return Figure(name, said, cold, paint, server, size)


def _first(page: Page, address: str) -> tuple[float, float]:
    """Until anything is painted, and until the page itself is there: it asks again by itself."""
    began = time.perf_counter()
    said, *_ = _load(page, address)
    page.wait_for_function(THERE)
    waited = 1000 * (time.perf_counter() - began)
    return said, said if waited < said + REFRESH_MS / 2 else waited


def _load(page: Page, address: str) -> tuple[float, float, float]:
    answer = page.goto(address, wait_until="load")
    if answer is None or answer.status >= 400:
        raise SystemExit(f"{address}: the page was not served")
    paint, server, size = page.evaluate(TIMES)
    return paint, server, size


def _serve(app: Any) -> str:
    share_time()
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off"))
    threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True).start()
    while not server.started:
        time.sleep(0.05)
    return f"http://127.0.0.1:{listener.getsockname()[1]}"


def decisions(folder: Path, *, count: int, as_of: str | None) -> list[str]:
    """Decide by key alone; how long from the key to the next suggestion, and to its effect."""
    shown, effect = [], []
    with open_case(folder, person="benchmark") as case, sync_playwright() as playwright:
        url = _serve(create_app(case, default_as_of=as_of))
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.set_default_timeout(600_000)
        page.goto(f"{url}/review")
        page.wait_for_selector("html[data-ready] input[name=target]", state="attached")
        page.wait_for_selector("#would + div h3")
        for _ in range(count):
            target = page.locator("input[name=target]").first.get_attribute("value")
            began = time.perf_counter()
            page.keyboard.press("y")
            page.wait_for_function(NEXT, arg=target)
            shown.append(1000 * (time.perf_counter() - began))
            page.wait_for_selector("#would + div h3")
            effect.append(1000 * (time.perf_counter() - began))
        browser.close()
    return [
        f"{count} decisions, one key each",
        f"from the key to the next suggestion: median {statistics.median(shown):.0f} ms, "
        f"longest {max(shown):.0f} ms",
        f"until it says what deciding moves: median {statistics.median(effect):.0f} ms, "
        f"longest {max(effect):.0f} ms",
    ]


def row(figure: Figure) -> str:
    """A line of the table in docs/workbench.md."""
    cells = (figure.said, figure.cold, figure.paint, figure.server, figure.size)
    return f"| {figure.screen} | " + " | ".join(f"{cell:.0f}" for cell in cells) + " |"


def main() -> None:
    """Make the case where it is missing, then print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmark.browser", description=__doc__)
    parser.add_argument("case", type=Path, metavar="CASE")
    parser.add_argument("--made", type=int, default=100_000, metavar="N", help="statements")
    parser.add_argument("--duties", type=int, default=200, metavar="N")
    parser.add_argument("--loads", type=int, default=5, metavar="N")
    parser.add_argument("--as-of", metavar="DATE")
    parser.add_argument("--decide", type=int, default=0, metavar="N", help="so many, by key")
    asked = parser.parse_args()
    if not asked.case.exists():
        lay_out_case(asked.case, statements=asked.made, duties=asked.duties)
    print(describe(asked.case))
    print(
        "| screen | first load says something, ms | is there, ms | first paint, ms "
        "| of that the server, ms | KiB |"
    )
    print("|---|---:|---:|---:|---:|---:|")
    measure(asked.case, loads=asked.loads, as_of=asked.as_of)
    if asked.decide:
        print(*decisions(asked.case, count=asked.decide, as_of=asked.as_of), sep="\n")


if __name__ == "__main__":
    main()
