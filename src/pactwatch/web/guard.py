"""Who may ask for what: the session cookie, the token in every form, the origin of a request, the
password where the page is served beyond this machine.

Comes in: a request. Goes out: an answer, or a page that says what was refused and why.
A browser sends cookies along with another site's forms; so a change needs a token that only our
own pages hold (bound to the session by HMAC), and a request that the browser itself marks as ours.
See OWASP, Cross-Site Request Forgery Prevention, and W3C Fetch Metadata.
"""

import hmac
import secrets
import time
from collections import deque
from collections.abc import AsyncGenerator, Iterable
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import parse_qs, quote

from fastapi import Request
from starlette.formparsers import MultiPartException, MultiPartParser

from pactwatch.errors import BadInput

COOKIE = "pactwatch"
SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
# A pasted agreement is the largest thing a form carries; a list of actors (the consolidated list
# of the United Nations is 3 MiB) the largest file.
MOST_BYTES, MOST_UPLOADED = 2 * 1024 * 1024, 32 * 1024 * 1024
MOST_FIELDS = 500
# Guessing a password by hand takes longer than this; a script gives up.
TRIES, TRIES_WITHIN_S = 5, 60.0
# Pages that somebody without the password may see.
OPEN_PATHS = ("/login", "/static/")


@dataclass(frozen=True, slots=True)
class Session:
    """One browser: a random name, whether it gave the password, the token for its forms."""

    id: str
    is_in: bool
    token: str


@dataclass(frozen=True, slots=True)
class Refused(Exception):
    """A request that is not let through; `status` is the HTTP status of the page that says so,
    `form` what was typed where that may be shown again."""

    status: int
    message: str
    form: "Form | None" = None


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as the browser sent it, under the name it has there."""

    name: str
    content: bytes


class Form:
    """The fields of a form as the browser sent them, each a list, and the file sent with it."""

    def __init__(
        self, fields: dict[str, list[str]] | None = None, upload: Upload | None = None
    ) -> None:
        self._fields = fields or {}
        self.upload = upload

    def get(self, name: str, default: str = "") -> str:
        """The first value, without the white space around it."""
        return self._fields.get(name, [default])[0].strip()

    def all(self, name: str) -> list[str]:
        """Every value that is not empty."""
        return [value.strip() for value in self._fields.get(name, []) if value.strip()]

    def items(self) -> list[tuple[str, str]]:
        """Every field with each of its values, as sent, less the token."""
        sent = ((n, v) for n, values in self._fields.items() for v in values)
        return [(name, value) for name, value in sent if name != "csrf"]

    def only(self, names: Iterable[str]) -> "Form":
        """The form with these fields and no others."""
        return Form({name: self._fields[name] for name in names if name in self._fields})

    def number(self, name: str) -> int:
        """A whole number. Raises BadInput naming the field."""
        try:
            return int(self.get(name))
        except ValueError as error:
            raise BadInput(f"{name} {self.get(name)!r}: not a whole number") from error


class Guard:
    """The checks of one served case. The secret lives as long as the process."""

    def __init__(self, password: str | None = None) -> None:
        self._secret = secrets.token_bytes(32)
        self._password = password
        self._failures: deque[float] = deque(maxlen=TRIES)

    @property
    def has_password(self) -> bool:
        """Whether a password is asked for."""
        return self._password is not None

    def session_of(self, request: Request) -> Session:
        """The session of the cookie, or a new one where there is none or it is not ours."""
        parts = request.cookies.get(COOKIE, "").split(".")
        if len(parts) == 3 and _is_same(parts[2], self._sign(*parts[:2])):
            return self._session(parts[0], parts[1] == "in")
        return self._session(secrets.token_hex(16), not self.has_password)

    def entered(self, session: Session) -> Session:
        """A new session for somebody who gave the password; the old name is worth nothing."""
        return self._session(secrets.token_hex(16), True)

    def cookie(self, session: Session) -> str:
        """What the browser keeps."""
        state = "in" if session.is_in else "out"
        return f"{session.id}.{state}.{self._sign(session.id, state)}"

    async def check(self, request: Request, session: Session) -> Form:
        """Let a request through, with its form read. Raises Refused."""
        path = request.url.path.removeprefix(request.scope.get("root_path", ""))
        if not session.is_in and not path.startswith(OPEN_PATHS):
            wanted = f"{path}?{request.url.query}" if request.url.query else path
            raise Refused(303, f"/login?next={quote(_local(wanted))}")
        if request.method in SAFE_METHODS:
            return Form()
        self._check_origin(request)
        form = await _read(request)
        token = form.get("csrf") or request.headers.get("x-csrf-token", "")
        if not _is_same(token, session.token):
            # Only what our own page certainly sent is shown again: a page of somebody else's
            # words, ready to be sent, would do their work.
            is_ours = request.headers.get("sec-fetch-site") == "same-origin"
            raise Refused(
                403,
                "This form is from an earlier sitting, nothing was changed; look at what you typed "
                "and send it again.",
                form if is_ours else None,
            )
        return form

    def is_password(self, given: str) -> bool:
        """Whether it is the password. Raises Refused after too many tries."""
        now = time.monotonic()
        is_full = len(self._failures) == TRIES and now - self._failures[0] < TRIES_WITHIN_S
        if is_full:
            raise Refused(429, "Too many tries; wait a minute.")
        if _is_same(given, self._password or ""):
            return True
        self._failures.append(now)
        return False

    def _check_origin(self, request: Request) -> None:
        site = request.headers.get("sec-fetch-site", "same-origin")
        origin = request.headers.get("origin")
        ours = f"{request.url.scheme}://{request.headers.get('host', '')}"
        if site != "same-origin" or origin not in (None, ours):
            raise Refused(403, "A form of another site was sent here; nothing was changed.")

    def _session(self, name: str, is_in: bool) -> Session:
        return Session(name, is_in, self._sign(name, "token"))

    def _sign(self, *parts: str) -> str:
        return hmac.new(self._secret, ".".join(parts).encode(), sha256).hexdigest()


def _is_same(given: str, expected: str) -> bool:
    """Compared in a time that says nothing about where they differ."""
    return hmac.compare_digest(given.encode("utf-8", "surrogatepass"), expected.encode("utf-8"))


async def _read(request: Request) -> Form:
    """The form in the body, within limits. Raises Refused for what cannot be read."""
    if request.headers.get("content-type", "").startswith("multipart/form-data"):
        return await _read_upload(request)
    kept = bytearray()
    async for chunk in _limited(request, MOST_BYTES):
        kept += chunk
    try:
        text = kept.decode("utf-8")
        fields = parse_qs(text, keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise Refused(400, "The form could not be read; nothing was changed.") from error
    return Form(fields)


async def _read_upload(request: Request) -> Form:
    """A form with one file."""
    body = _limited(request, MOST_UPLOADED)
    try:
        sent = await MultiPartParser(request.headers, body, max_files=1, max_fields=20).parse()
    except (MultiPartException, KeyError) as error:
        raise Refused(400, "The form could not be read; nothing was changed.") from error
    fields: dict[str, list[str]] = {}
    upload = None
    for name, value in sent.multi_items():
        if isinstance(value, str):
            fields.setdefault(name, []).append(value)
        elif value.filename:
            upload = Upload(value.filename, await value.read())
    await sent.close()
    return Form(fields, upload)


async def _limited(request: Request, most: int) -> AsyncGenerator[bytes, None]:
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > most:
            raise Refused(413, f"More than {most} bytes were sent; nothing was changed.")
        yield chunk


def _local(path: str) -> str:
    """A path on this site and nothing else: two slashes would name another host."""
    return path if path.startswith("/") and not path.startswith("//") else "/"


local_path = _local
