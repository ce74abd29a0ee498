"""What a search finds as an Atom feed, the newest by the moment they came in.

Comes in: found statements. Goes out: entries for a feed reader on this machine (RFC 4287).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from fastapi import Request
from fastapi.responses import Response

from pactwatch.case import FoundStatement
from pactwatch.web.site import Site

IN_FEED = 100


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A found statement with the moment it came into the case; `is_new` where nobody has looked."""

    found: FoundStatement
    came: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class FeedPage:
    """What the Atom feed holds: `title`, its own `address`, the `base` of links, `entries` newest
    first, when the newest of them came (`updated`)."""

    title: str
    address: str
    base: str
    entries: tuple[FeedEntry, ...]
    updated: str


def feed_of(
    site: Site, title: str, address: str, base: str, found: Sequence[FoundStatement],
    new: Collection[str] = (),
) -> FeedPage:  # fmt: skip
    """The newest by the moment they came in: that is what a feed reader has not seen."""
    came = site.came()
    moments = [(came[f.statement.id], f) for f in found if f.statement.id in came]
    newest = sorted(moments, key=lambda pair: pair[0], reverse=True)[:IN_FEED]
    entries = tuple(FeedEntry(f, _atom(at), f.statement.id in new) for at, f in newest)
    updated = entries[0].came if entries else "1970-01-01T00:00:00Z"
    return FeedPage(title, address, base, entries, updated)


def _atom(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def as_feed(site: Site, request: Request, page: FeedPage) -> Response:
    """The feed as the browser and the reader take it."""
    body = site.page(request, "search.xml", page).body
    return Response(body, media_type="application/atom+xml")
