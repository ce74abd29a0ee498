"""The web application: routes to page builders, errors to pages, headers on every answer."""

from collections.abc import Awaitable, Callable, Sequence
from importlib import resources

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse, Response
from starlette.exceptions import HTTPException
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.staticfiles import StaticFiles

from pactwatch.case import Case
from pactwatch.errors import BadInput, PactwatchError
from pactwatch.text.catalogue import say
from pactwatch.web.guard import COOKIE, Form, Guard, Refused
from pactwatch.web.pages import (
    actors,
    agreements,
    appraise,
    board,
    compare,
    correct,
    decisions,
    document,
    documents,
    drafting,
    home,
    login,
    marked,
    network,
    obligation,
    original,
    review,
    search,
    searches,
    timeline,
)
from pactwatch.web.pages.preparing import preparing, warm_up
from pactwatch.web.pages.refused import RefusedPage, refusal
from pactwatch.web.site import Site
from pactwatch.weigh.names.names import slug

HEADERS = {
    # No inline script or style, nothing from elsewhere: a page cannot send anything anywhere.
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    # "no-referrer" would make the browser send our own forms with the origin "null".
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
# Names a browser on this machine uses; anything else is another site pointing its name at us.
HOSTS = ("127.0.0.1", "localhost", "[::1]")

# One module per page; each puts itself on the application.
PAGES = (
    home,
    board,
    obligation,
    documents,
    document,
    marked,
    original,
    compare,
    correct,
    appraise,
    actors,
    timeline,
    network,
    search,
    searches,
    decisions,
    review,
    agreements,
    drafting,
    login,
)

Handler = Callable[[Request], Awaitable[Response]]


def create_app(
    case: Case, *, default_as_of: str | None = None, password: str | None = None
) -> FastAPI:
    """The application over one open case. `default_as_of` is the day boards start on.

    With a `password` any host name is taken, since a browser that has not given it sees nothing.
    """
    site = Site(case, Guard(password), default_as_of)
    app = _app_of(site)
    _only_hosts(app, password)
    warm_up([site])
    return app


def create_hub(cases: Sequence[Case], *, password: str | None = None) -> FastAPI:
    """The application over several cases, each under its own name; home lists them all."""
    guard, hub = Guard(password), FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    sites: list[Site] = []
    for case, name in zip(cases, _names(cases), strict=True):
        sites.append(Site(case, guard, at=f"/{name}", beside=sites))
    for site in sites:
        hub.mount(site.at, _app_of(site))

    @hub.get("/")
    def first() -> Response:
        return RedirectResponse(f"{sites[0].at}/", status_code=303)

    _only_hosts(hub, password)
    warm_up(sites)
    return hub


def _names(cases: Sequence[Case]) -> list[str]:
    """The folder's name as an address; a number where two folders are called alike."""
    found: list[str] = []
    for case in cases:
        name = slug(case.folder.root.resolve().name)
        taken = sum(one == name or one.startswith(f"{name}-") for one in found)
        found.append(f"{name}-{taken + 1}" if name in found else name)
    return found


def _app_of(site: Site) -> FastAPI:
    app = FastAPI(title="pactwatch", docs_url=None, redoc_url=None, openapi_url=None)
    _register_guard(app, site)
    static = resources.files("pactwatch.web") / "static"
    app.mount("/static", StaticFiles(directory=str(static)), name="static")
    for page in PAGES:
        page.register(app, site)
    _register_errors(app, site)
    return app


def _only_hosts(app: FastAPI, password: str | None) -> None:
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=["*"] if password else list(HOSTS))


def _register_guard(app: FastAPI, site: Site) -> None:
    @app.middleware("http")
    async def guarded(request: Request, call_next: Handler) -> Response:
        session = site.guard.session_of(request)
        request.state.session, request.state.form = session, Form()
        try:
            request.state.form = await site.guard.check(request, session)
            request.state.looked = site.looked(request)
            answer = await preparing(site, request) or await call_next(request)
        except Refused as refused:
            answer = _refusal(site, request, refused)
        except BadInput as wrong:  # a day in the address that is none
            page = refusal(request, str(wrong), None)
            answer = site.page(request, "error.html", page, 404)
        _stay(site, request, answer)
        for name, value in HEADERS.items():
            answer.headers.setdefault(name, value)  # a frame has a policy of its own
        if COOKIE not in request.cookies or request.state.session is not session:
            cookie = site.guard.cookie(request.state.session)
            answer.set_cookie(COOKIE, cookie, httponly=True, samesite="strict", path="/")
        return answer


def _stay(site: Site, request: Request, answer: Response) -> None:
    """Send the browser to a page of this case, on the day that is looked at."""
    target, looked = answer.headers.get("location", ""), getattr(request.state, "looked", None)
    if target.startswith("/"):  # handlers name pages of their own case
        target = site.at + target
        answer.headers["location"] = looked.kept(target) if looked else target


def _refusal(site: Site, request: Request, refused: Refused) -> Response:
    if refused.status == 303:
        return RedirectResponse(refused.message, status_code=303)
    page = refusal(request, refused.message, refused.form)
    return site.page(request, "error.html", page, refused.status)


def _register_errors(app: FastAPI, site: Site) -> None:
    def ours(request: Request, error: Exception) -> Response:
        is_form = request.method == "POST"
        page = refusal(request, str(error), request.state.form if is_form else None)
        return site.page(request, "error.html", page, 404)

    def refused(request: Request, error: Exception) -> Response:
        assert isinstance(error, Refused)
        return _refusal(site, request, error)

    def theirs(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        message = f"{request.url.path}: there is no such page; start from the board"
        page = RefusedPage(str(status), message)
        return site.page(request, "error.html", page, status)

    def wrong(request: Request, error: Exception) -> Response:
        message = (
            f"{request.url.path}: a value in the address is not possible; start from the board"
        )
        page = RefusedPage(say("refused.title"), message)
        return site.page(request, "error.html", page, 422)

    def defect(request: Request, error: Exception) -> Response:
        message = "Something in pactwatch broke; nothing was changed. The terminal says more."
        page = RefusedPage(say("refused.defect"), message)
        answer = site.page(request, "error.html", page, 500)
        answer.headers.update(HEADERS)  # this answer is made outside the middleware
        return answer

    app.add_exception_handler(PactwatchError, ours)
    app.add_exception_handler(Refused, refused)
    app.add_exception_handler(HTTPException, theirs)
    app.add_exception_handler(RequestValidationError, wrong)
    app.add_exception_handler(Exception, defect)
