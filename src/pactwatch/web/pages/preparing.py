"""The page of a large case that says what is being worked out, instead of one that does not come.

Comes in: a request for a page. Goes out: this page while what the other rests on is worked out,
nothing where it is. The browser asks again by itself, also without script.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse

from pactwatch.text.catalogue import say
from pactwatch.web.pages.needs import all_steps, steps_of
from pactwatch.web.preparing import Step, is_large
from pactwatch.web.site import Site

__all__ = ["preparing", "warm_up"]


@dataclass(frozen=True, slots=True)
class PreparingPage:
    """What the template shows: `title` and the `steps` the page rests on, done or not."""

    title: str
    steps: tuple[Step, ...]


async def preparing(site: Site, request: Request) -> HTMLResponse | None:
    """The page that says that it waits; None where the page asked for can be shown."""
    if request.method != "GET" or "hx-request" in request.headers:
        return None
    path = request.url.path.removeprefix(site.at)
    return await run_in_threadpool(_waiting, site, request, path)


def _waiting(site: Site, request: Request, path: str) -> HTMLResponse | None:
    steps = steps_of(site, path, request.query_params)
    if not steps or site.preparing.ready(steps):
        return None
    page = PreparingPage(say("preparing.title"), tuple(steps))
    return site.page(request, "preparing.html", page, 202)


def warm_up(sites: Iterable[Site]) -> None:
    """Begin to work large cases out before anybody asks for a page."""
    for site in sites:
        if is_large(site.snapshot):
            site.preparing.begin(all_steps(site))
