"""Search over documents and statements, with fields, a page at a time, and as a feed."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Annotated
from urllib.parse import urlencode

from fastapi import FastAPI, Query, Request
from fastapi.responses import HTMLResponse, Response

from pactwatch.case import FoundStatement
from pactwatch.case.ask import Question, holds, read_question
from pactwatch.case.find import all_found, narrow
from pactwatch.case.own import is_own
from pactwatch.case.searches import Search, read_searches
from pactwatch.domain.span import joined
from pactwatch.register.records import Hit
from pactwatch.web.pages.cited import Cited, cite
from pactwatch.web.site import Site

PER_PAGE = 50
# More hits than this are an export; the feed carries the newest.
MOST = 1000
IN_FEED = 100

Typed = Annotated[str, Query(max_length=500)]
PageNumber = Annotated[int, Query(ge=1, le=10_000)]


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch of a snippet; `is_hit` where it is what was searched for."""

    text: str
    is_hit: bool


@dataclass(frozen=True, slots=True)
class DocumentHit:
    """A document that holds the words, with the snippet around them."""

    id: str
    title: str
    bits: tuple[Bit, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A kept search in the list, with how many statements and documents are new in it."""

    search: Search
    new: int


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What the search template shows.

    `title`; the `query` as typed; `documents` and `statements` found on this `page` of `pages`;
    `total` statements; `tail` of the address without the page, for links; `kept` searches of the
    acting person; `search` the kept one that is shown, if any, `new` the ids of what came since it
    was last looked at; `said` what was done last.
    """

    title: str
    query: str
    documents: tuple[DocumentHit, ...]
    statements: tuple[Cited, ...]
    total: int
    page: int
    pages: int
    tail: str
    kept: tuple[Kept, ...] = ()
    search: Search | None = None
    new: frozenset[str] = frozenset()
    said: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What a question finds: documents by their words, statements by words and fields."""

    documents: tuple[Hit, ...]
    statements: tuple[FoundStatement, ...]

    @property
    def ids(self) -> frozenset[str]:
        """Ids of all of it."""
        documents = (hit.document_id for hit in self.documents)
        return frozenset((*documents, *(f.statement.id for f in self.statements)))


def build(
    typed: str,
    found: Found,
    page: int,
    *,
    kept: Iterable[Kept] = (),
    search: Search | None = None,
    new: Collection[str] = (),
    said: str = "",
    paths: Mapping[str, str] = MappingProxyType({}),
) -> SearchPage:
    """Documents first on the first page, then statements a page at a time, new ones on top."""
    pages = max(1, -(-len(found.statements) // PER_PAGE))
    page = min(page, pages)
    start = (page - 1) * PER_PAGE
    ordered = sorted(found.statements, key=lambda f: f.statement.id not in new)
    documents = sorted(found.documents, key=lambda h: h.document_id not in new)
    return SearchPage(
        title=search.name if search else "Search",
        query=typed,
        documents=tuple(_document(h, paths) for h in documents) if page == 1 else (),
        statements=tuple(cite(f.statement) for f in ordered[start : start + PER_PAGE]),
        total=len(found.statements),
        page=page,
        pages=pages,
        tail=urlencode({"q": typed}) if search is None else "",
        kept=tuple(kept),
        search=search,
        new=frozenset(new),
        said=said,
    )


def _document(hit: Hit, paths: Mapping[str, str]) -> DocumentHit:
    """A document without a title goes by its file."""
    title = hit.title or paths.get(hit.document_id, hit.document_id)
    return DocumentHit(hit.document_id, title, bits(hit.snippet))


def bits(snippet: str) -> tuple[Bit, ...]:
    """The snippet cut at the marks around what was found."""
    parts = re.split(r"\[([^\[\]]*)\]", snippet)
    return tuple(Bit(text, n % 2 == 1) for n, text in enumerate(parts) if text)


def find(site: Site, question: Question, known_at: datetime | None = None) -> Found:
    """What a question finds now, or found at an earlier moment."""
    if not (question.words or question.is_narrowed):
        return Found((), ())
    if known_at:
        return _find(site, question, all_found(site.case.view(known_at)), known_at)
    key = ("narrowed", question)
    return site.snapshot.get(key, lambda: _find(site, question, site.found(), None))


def _find(
    site: Site, question: Question, found: Sequence[FoundStatement], known_at: datetime | None
) -> Found:
    codebook = site.norms().codebook
    if not question.words:
        return Found((), tuple(narrow(found, question.wanted, codebook)))
    hits = site.case.view(known_at).search(question.words, limit=MOST)
    ids = {hit.id for hit in hits if hit.kind == "statement"}
    ids |= {one for one, words in _own(site, found).items() if holds(question.words, words)}
    kept = narrow(_with(site, found, ids), question.wanted, codebook)
    documents = () if question.is_narrowed else (h for h in hits if h.kind == "document")
    return Found(tuple(documents), tuple(kept))


def _with(
    site: Site, found: Sequence[FoundStatement], ids: Collection[str]
) -> list[FoundStatement]:
    """Those with these ids, in their order."""
    if found is not site.found():
        return [f for f in found if f.statement.id in ids]
    at = site.snapshot.get("shelf", lambda: {f.statement.id: n for n, f in enumerate(found)})
    return [found[n] for n in sorted(at[one] for one in ids if one in at)]


def _own(site: Site, found: Sequence[FoundStatement]) -> dict[str, str]:
    """What people recorded is in no index; it is looked through. Its words by id."""
    if found is not site.found():
        return _own_words(found)
    return site.snapshot.get("own", lambda: _own_words(found))


def _own_words(found: Iterable[FoundStatement]) -> dict[str, str]:
    own = (f.statement for f in found if is_own(f.statement))
    return {s.id: f"{s.speaker.name or ''} {joined(s.content)}" for s in own}


def new_in(site: Site, search: Search) -> tuple[Found, frozenset[str]]:
    """What a kept search finds, and the ids that it did not find when it was last looked at."""
    question = read_question(search.query)
    found = find(site, question)
    key = (search.query, search.seen)
    if key not in site.past:  # what was known at a moment stays as it was
        site.past[key] = find(site, question, search.seen).ids
    return found, found.ids - site.past[key]


def kept_of(site: Site) -> tuple[Kept, ...]:
    """The searches the acting person keeps, with how much is new in each."""
    mine = (s for s in read_searches(site.case.folder) if s.person == site.case.person.name)
    return tuple(Kept(search, len(_new(site, search))) for search in mine)


def paths_of(site: Site) -> dict[str, str]:
    """What documents are called that have no title."""
    return site.snapshot.get("paths", lambda: {d.id: d.path for d in site.documents().values()})


def _new(site: Site, search: Search) -> frozenset[str]:
    return site.snapshot.get(("new in", search), lambda: new_in(site, search)[1])


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


def register(app: FastAPI, site: Site) -> None:
    """Put the page and its feed on the application."""

    @app.get("/search", response_class=HTMLResponse)
    def show(
        request: Request,
        q: Typed = "",
        page: PageNumber = 1,
        said: Annotated[str, Query(max_length=300)] = "",
    ) -> HTMLResponse:
        found = find(site, read_question(q))
        shown = build(q, found, page, kept=kept_of(site), said=said, paths=paths_of(site))
        return site.page(request, "search.html", shown)

    @app.get("/search.atom")
    def feed(request: Request, q: Typed = "") -> Response:
        found = find(site, read_question(q)).statements
        base = str(request.base_url)
        address = f"{base}search.atom?{urlencode({'q': q})}"
        return as_feed(site, request, feed_of(site, q, address, base, found))
