"""The web application: routes to page builders, errors to pages, headers on every answer."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from importlib import resources

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, Response
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from starlette.exceptions import HTTPException
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.staticfiles import StaticFiles

from pactwatch.case import Case
from pactwatch.errors import PactwatchError
from pactwatch.text.catalogue import say
from pactwatch.web.pages import board, document, documents, obligation, search

HEADERS = {
    # No inline script or style, nothing from elsewhere: a page cannot send anything anywhere.
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
# Names a browser on this machine uses; anything else is another site pointing its name at us.
HOSTS = ["127.0.0.1", "localhost", "[::1]"]


@dataclass(frozen=True, slots=True)
class Site:
    """What every page handler needs."""

    case: Case
    templates: Environment
    default_as_of: str | None = None

    def page(self, template: str, context: object, status: int = 200) -> HTMLResponse:
        """Render one page."""
        html = self.templates.get_template(template).render(
            page=context, person=self.case.person, case_name=self.case.folder.root.name
        )
        return HTMLResponse(html, status_code=status)


def create_app(case: Case, *, default_as_of: str | None = None) -> FastAPI:
    """The application over one open case. `default_as_of` is the day boards start on."""
    app = FastAPI(title="pactwatch", docs_url=None, redoc_url=None, openapi_url=None)
    site = Site(case, _templates(), default_as_of)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=HOSTS)
    app.middleware("http")(_with_headers)
    static = resources.files("pactwatch.web") / "static"
    app.mount("/static", StaticFiles(directory=str(static)), name="static")
    for page in (board, obligation, documents, document, search):
        page.register(app, site)
    _register_errors(app, site)
    return app


def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("pactwatch.web", "templates"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["say"] = say
    return environment


async def _with_headers(
    request: Request, call_next: Callable[[Request], Awaitable[Response]]
) -> Response:
    answer = await call_next(request)
    answer.headers.update(HEADERS)
    return answer


def _register_errors(app: FastAPI, site: Site) -> None:
    def ours(request: Request, error: Exception) -> Response:
        return site.page("error.html", {"title": "Not possible", "message": str(error)}, 404)

    def theirs(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        message = f"{request.url.path}: there is no such page; start from the board"
        return site.page("error.html", {"title": str(status), "message": message}, status)

    def wrong(request: Request, error: Exception) -> Response:
        message = (
            f"{request.url.path}: a value in the address is not possible; start from the board"
        )
        return site.page("error.html", {"title": "Not possible", "message": message}, 422)

    def defect(request: Request, error: Exception) -> Response:
        message = "Something in pactwatch broke; nothing was changed. The terminal says more."
        page = site.page("error.html", {"title": "A defect", "message": message}, 500)
        page.headers.update(HEADERS)  # this answer is made outside the middleware
        return page

    app.add_exception_handler(PactwatchError, ours)
    app.add_exception_handler(HTTPException, theirs)
    app.add_exception_handler(RequestValidationError, wrong)
    app.add_exception_handler(Exception, defect)
