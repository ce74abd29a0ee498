"""The original of a document, made safe to look at: HTML cleaned, PDF pages as pictures.

Shown in a frame of its own that may run nothing and load nothing. What is cut away is cut away
for looking only; the original itself lies untouched in the case.
"""

from typing import Annotated

import nh3
from fastapi import FastAPI, Path
from fastapi.responses import HTMLResponse, Response

from pactwatch.domain.document import Document
from pactwatch.errors import BadInput
from pactwatch.read.page_image import page_image
from pactwatch.register.originals import read_original
from pactwatch.text.encoding import decode
from pactwatch.text.one_line import whole
from pactwatch.web.site import Site

# The frame's own policy: no script, no network, no form, and only our pages may hold it.
POLICY = "default-src 'none'; sandbox; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
# Structure and nothing that acts, loads or leads elsewhere: no links, pictures, styles, forms.
TAGS = {
    "article", "aside", "b", "blockquote", "br", "caption", "cite", "code", "dd", "div", "dl",
    "dt", "em", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "i", "li", "main", "nav", "ol", "p", "pre", "q", "s", "section", "small", "span",
    "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul",
}  # fmt: skip
ATTRIBUTES = {"*": {"dir", "lang"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}}


def clean(content: bytes, encoding: str | None) -> str:
    """A page's structure and words without anything that acts. Raises BadInput for no text."""
    decoded = decode(content, declared=encoding)
    if decoded is None:
        raise BadInput("the original: cannot be decoded as text; see the working text")
    body = nh3.clean(decoded.text, tags=TAGS, attributes=ATTRIBUTES, link_rel=None)
    return f'<!doctype html><meta charset="utf-8"><title>original</title>{body}'


def register(app: FastAPI, site: Site) -> None:
    """Put originals on the application."""

    def found(document_id: str) -> tuple[Document, bytes]:
        record = site.case.view().document(document_id)
        if record is None:
            raise BadInput(f"document {document_id}: not in this case; see the list of documents")
        return record.value, read_original(site.case.folder.originals, record.value.sha256)

    @app.get("/documents/{document_id}/original", response_class=HTMLResponse)
    def show(document_id: str) -> Response:
        document, content = found(document_id)
        if document.media_type != "text/html":
            raise BadInput(f"{document.path}: only a web page is shown in a frame")
        page = whole(clean(content, document.encoding))
        return HTMLResponse(page, headers={"Content-Security-Policy": POLICY})

    @app.get("/documents/{document_id}/pages/{number}.png")
    def picture(document_id: str, number: Annotated[int, Path(ge=1, le=100_000)]) -> Response:
        document, content = found(document_id)
        if document.media_type != "application/pdf":
            raise BadInput(f"{document.path}: only a PDF has pages to show")
        return Response(page_image(content, number, name=document.path), media_type="image/png")
