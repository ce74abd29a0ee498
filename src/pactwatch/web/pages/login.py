"""The password page, only where the case is served beyond this machine."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import FastAPI, Query, Request
from fastapi.responses import HTMLResponse, Response

from pactwatch.web.guard import local_path
from pactwatch.web.site import Site, form_of, go_to


@dataclass(frozen=True, slots=True)
class LoginPage:
    """`title`; `next` is the page asked for first; `is_wrong` after a wrong password."""

    title: str
    next: str
    is_wrong: bool = False


def register(app: FastAPI, site: Site) -> None:
    """Put the page on the application."""

    @app.get("/login", response_class=HTMLResponse)
    def show(request: Request, next: Annotated[str, Query(max_length=500)] = "/") -> HTMLResponse:
        return site.page(request, "login.html", LoginPage("Password", local_path(next)))

    @app.post("/login")
    def enter(request: Request) -> Response:
        form = form_of(request)
        wanted = local_path(form.get("next", "/"))
        if not site.guard.is_password(form.get("password")):
            page = LoginPage("Password", wanted, is_wrong=True)
            return site.page(request, "login.html", page, 403)
        request.state.session = site.guard.entered(request.state.session)
        return go_to(wanted)
