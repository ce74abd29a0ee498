"""One table of settings: what each is called, its default, its help. Read once, passed down.

Order of precedence: option on the command line, environment, settings file, default.
The file is `pactwatch.toml` in the current folder or the one PACTWATCH_SETTINGS names.
"""

import getpass
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pactwatch.errors import BadInput

# The program's version; pyproject.toml reads it from here.
VERSION = "0.1.0"


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of the table; the environment variable is PACTWATCH_ and the name in capitals."""

    name: str
    default: Any
    help: str

    @property
    def env(self) -> str:
        """Name of the environment variable."""
        return f"PACTWATCH_{self.name.upper()}"


SETTINGS: tuple[Setting, ...] = (
    Setting("user", None, "Who acts: every decision carries this name (option --as)."),
    Setting(
        "host", "127.0.0.1", "Address the web page listens on; loopback unless told otherwise."
    ),
    Setting("port", 8711, "Port the web page listens on (option --port)."),
    Setting(
        "password",
        None,
        "Password of the web page; demanded where others reach the address (never an option).",
    ),
    Setting("threads", 2, "Threads the language model may use, 1 to 64."),
    Setting("lock_wait_s", 10, "Seconds a second writer waits for the first before giving up."),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings in force; `is_user_named` is False where the system user stands in."""

    user: str
    is_user_named: bool
    host: str
    port: int
    threads: int
    lock_wait_s: int
    # Never in a message or a log line.
    password: str | None = field(default=None, repr=False)


def load_settings(
    options: Mapping[str, Any] | None = None, environ: Mapping[str, str] | None = None
) -> Settings:
    """Read every setting once. Raises BadInput for an unknown name or a value of the wrong kind."""
    environ = os.environ if environ is None else environ
    layers = [dict(options or {}), _from_environment(environ), _from_file(environ)]
    values = {s.name: _first(s, layers) for s in SETTINGS}
    named = _name(values["user"])
    if not named and (options or {}).get("user") is not None:
        raise BadInput("--as: found no name, expected that of the person who acts; give --as NAME")
    return Settings(
        user=named or getpass.getuser(),
        is_user_named=bool(named),
        host=str(values["host"]),
        port=_number("port", values["port"], 0, 65535),
        threads=_number("threads", values["threads"], 1, 64),
        lock_wait_s=_number("lock_wait_s", values["lock_wait_s"], 0, 3600),
        password=str(values["password"]) if values["password"] else None,
    )


def _name(value: Any) -> str:
    """A name as one line: who acts stands in every list of decisions."""
    return " ".join(str(value or "").split())


def _from_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    return {s.name: environ[s.env] for s in SETTINGS if environ.get(s.env)}


def _from_file(environ: Mapping[str, str]) -> dict[str, Any]:
    named = environ.get("PACTWATCH_SETTINGS")
    path = Path(named or "pactwatch.toml")
    if not path.is_file():
        if named:
            raise BadInput(f"settings file {named}: not found; PACTWATCH_SETTINGS must name a file")
        return {}
    try:
        values = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise BadInput(f"settings file {path}: {error}; mend it or remove it") from error
    return _only_known(path, values)


def _only_known(path: Path, values: dict[str, Any]) -> dict[str, Any]:
    known = {s.name for s in SETTINGS}
    if unknown := sorted(set(values) - known):
        expected = ", ".join(sorted(known))
        raise BadInput(f"settings file {path}: unknown {', '.join(unknown)}; known are {expected}")
    return values


def _first(setting: Setting, layers: list[dict[str, Any]]) -> Any:
    found = (layer[setting.name] for layer in layers if layer.get(setting.name) is not None)
    return next(found, setting.default)


def _number(name: str, value: Any, low: int, high: int) -> int:
    try:
        number = int(value)
    except (TypeError, ValueError):
        number = low - 1
    if not low <= number <= high:
        raise BadInput(f"setting {name}: found {value!r}, expected a whole number {low} to {high}")
    return number
