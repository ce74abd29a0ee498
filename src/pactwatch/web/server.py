"""Serve a case on loopback until the person stops it."""

import ipaddress
import socket
from collections.abc import Callable
from pathlib import Path

from pactwatch.case import open_case
from pactwatch.errors import BadInput
from pactwatch.settings import Settings
from pactwatch.web.app import create_app


def serve_case(
    path: Path, settings: Settings, *, on_ready: Callable[[str], None], as_of: str | None = None
) -> None:
    """Serve until interrupted. Raises BadInput for an address that is not loopback or not free."""
    import uvicorn

    _only_loopback(settings.host)
    with open_case(path, settings=settings) as case:
        listener = _listen(settings.host, settings.port)
        port = listener.getsockname()[1]
        app = create_app(case, default_as_of=as_of)
        on_ready(f"serving {path} on http://{settings.host}:{port} (stop with Ctrl-C)")
        config = uvicorn.Config(app, log_level="warning", access_log=False, lifespan="off")
        uvicorn.Server(config).run(sockets=[listener])


def _only_loopback(host: str) -> None:
    try:
        is_loopback = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        is_loopback = False
    if not is_loopback:
        raise BadInput(
            f"host {host}: not a loopback address; the page has no password, so it is served to "
            "this machine only: use 127.0.0.1"
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
