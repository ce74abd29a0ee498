"""Who decided what, when and why, newest first, as a page and as a feed.

Comes in: the decisions on record, those taken back and those that took them back among them. Goes
out: rows that lead to the thing decided on. Nothing is left out: it is the case's own history.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import quote, urlencode

from fastapi import FastAPI, Query, Request
from fastapi.responses import HTMLResponse, Response

from pactwatch.case.leads import lead_of
from pactwatch.domain.review import TargetKind, person_key
from pactwatch.domain.span import as_quoted
from pactwatch.register.records import DecisionRecord
from pactwatch.web.site import Site

PER_PAGE, IN_FEED = 100, 50


@dataclass(frozen=True, slots=True)
class Row:
    """One decision: its `record`, what it is `about` in words, the `address` of that."""

    record: DecisionRecord
    about: str
    address: str

    @property
    def moment(self) -> str:
        """When it was recorded, RFC 3339 to the microsecond: a board known at it has it."""
        return self.record.record_time.isoformat().replace("+00:00", "Z")


@dataclass(frozen=True, slots=True)
class DecisionsPage:
    """What the template and the feed show.

    `title`; the `rows` of this `page` of `pages`, of `total` by `person` (empty takes all);
    `people` who decided anything; `tail` of the address without the page; `base` of the feed's
    links and the moment of the newest (`updated`).
    """

    title: str
    rows: tuple[Row, ...]
    total: int
    person: str
    people: tuple[str, ...]
    page: int
    pages: int
    tail: str
    base: str = ""
    updated: str = "1970-01-01T00:00:00Z"


def build(
    site: Site, records: Sequence[DecisionRecord], *, person: str, page: int, size: int = PER_PAGE
) -> DecisionsPage:
    """Cut one page out of the decisions, newest first."""
    own = person_key(person)
    mine = [r for r in reversed(records) if own in ("", person_key(r.author))]
    pages = max(1, -(-len(mine) // size))
    page = min(page, pages)
    cut = mine[(page - 1) * size : page * size]
    return DecisionsPage(
        title="Decisions",
        rows=tuple(Row(record, *_subject(site, record)) for record in cut),
        total=len(mine),
        person=person,
        people=tuple(sorted({person_key(r.author): r.author for r in records}.values())),
        page=page,
        pages=pages,
        tail=urlencode({"person": person} if person else {}),
    )


def _subject(site: Site, record: DecisionRecord) -> tuple[str, str]:
    """The thing decided on in words, and where it is; its id where the case has it no more."""
    kind, target = record.value.target_kind, record.value.target_id
    if kind is TargetKind.LINK and (link := site.case.view().link(target)):
        row = link.value.obligation_id
        return f"{row}: {_words(site, link.value.statement_id)}", f"/obligations/{quote(row)}"
    if kind in (TargetKind.STATEMENT, TargetKind.FLAG) and target in site.statements():
        at = f"/documents/{site.statements()[target].document_id}?s={quote(target)}#{quote(target)}"
        return _words(site, target), at
    if kind in (TargetKind.RECORD, TargetKind.DOCUMENT) and target in site.documents():
        document = site.documents()[target]
        return document.title or document.path, f"/documents/{target}"
    if kind is TargetKind.LEAD and (told := lead_of(site.case.view(), target)):
        return told.words, f"/documents/{told.document_id}?lead={quote(target)}#lead"
    if kind is TargetKind.OBLIGATION:
        return target, f"/obligations/{quote(target)}"
    return target, "/actors#pairs" if kind is TargetKind.ACTOR else ""


def _words(site: Site, statement_id: str) -> str:
    statement = site.statements().get(statement_id)
    return as_quoted(statement.content) if statement else statement_id


def register(app: FastAPI, site: Site) -> None:
    """Put the page and its feed on the application."""

    @app.get("/decisions", response_class=HTMLResponse)
    def show(
        request: Request,
        person: Annotated[str, Query(max_length=300)] = "",
        page: Annotated[int, Query(ge=1, le=100_000)] = 1,
    ) -> HTMLResponse:
        known_at = site.looked(request).asked.known_at
        shown = build(site, site.case.view(known_at).decisions(), person=person, page=page)
        return site.page(request, "decisions.html", shown)

    @app.get("/decisions.atom")
    def feed(request: Request) -> Response:
        records = site.case.view().decisions()
        shown = build(site, records, person="", page=1, size=IN_FEED)
        base = str(request.base_url).rstrip("/")
        context = {
            "rows": shown.rows, "base": base,
            "updated": shown.rows[0].moment if shown.rows else shown.updated,
        }  # fmt: skip
        body = site.page(request, "decisions.xml", context).body
        return Response(body, media_type="application/atom+xml")
