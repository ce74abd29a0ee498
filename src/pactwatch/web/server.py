"""Serve a case until the person stops it: on loopback, or further with a password."""

import ipaddress
import socket
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

from fastapi import FastAPI

from pactwatch.case import Case, open_case
from pactwatch.errors import BadInput
from pactwatch.settings import Settings
from pactwatch.web.app import create_app, create_hub

# A tenth of Python's own; shorter ones cost more than they give (guess).
SWITCH_S = 0.0005


class Opening(Protocol):
    """How a case is opened: without what reads documents unless the caller lends it."""

    def __call__(self, path: Path, *, settings: Settings) -> Case: ...


def serve_case(
    path: Path,
    settings: Settings,
    *,
    on_ready: Callable[[str], None],
    as_of: str | None = None,
    opening: Opening = open_case,
) -> None:
    """Serve until interrupted. Raises BadInput for an address that is not free, or that others
    reach while no password is set."""
    _check_reach(settings)
    with opening(path, settings=settings) as case:
        app = create_app(case, default_as_of=as_of, password=settings.password)
        _run(app, settings, str(path), on_ready)


def serve_cases(
    paths: Sequence[Path],
    settings: Settings,
    *,
    on_ready: Callable[[str], None],
    opening: Opening = open_case,
) -> None:
    """Serve several cases under one address, each under its name. Raises as `serve_case`."""
    _check_reach(settings)
    with ExitStack() as opened:
        cases = [opened.enter_context(opening(path, settings=settings)) for path in paths]
        app = create_hub(cases, password=settings.password)
        _run(app, settings, ", ".join(map(str, paths)), on_ready)


def _run(app: FastAPI, settings: Settings, what: str, on_ready: Callable[[str], None]) -> None:
    import uvicorn

    share_time()
    listener = _listen(settings.host, settings.port)
    port = listener.getsockname()[1]
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    on_ready(f"serving {what} on http://{host}:{port} as {settings.user} (stop with Ctrl-C)")
    config = uvicorn.Config(app, log_level="warning", access_log=False, lifespan="off")
    uvicorn.Server(config).run(sockets=[listener])


def share_time() -> None:
    """Let what a page needs run between the steps of what goes on beside it.

    A page gives the interpreter away at each of its questions to the register, and a thread that
    works a case out keeps it for five milliseconds each time: twenty questions are a tenth of a
    second.
    """
    sys.setswitchinterval(SWITCH_S)


def _check_reach(settings: Settings) -> None:
    try:
        is_loopback = (
            settings.host == "localhost" or ipaddress.ip_address(settings.host).is_loopback
        )
    except ValueError:
        is_loopback = False
    if not is_loopback and not settings.password:
        raise BadInput(
            f"host {settings.host}: not a loopback address, and no password is set; use 127.0.0.1, "
            "or set PACTWATCH_PASSWORD so that not everybody who reaches this machine may decide"
        )


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise BadInput(
            f"port {port}: {error.strerror}; choose another with --port, or --port 0 for any"
        ) from error
    return listener
