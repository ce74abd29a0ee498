"""The command line itself in, the table of its arguments and options out."""

from typing import Any

from typer.main import get_command

from docs.tables import table
from pactwatch.cli import commands  # noqa: F401  (registers every command on the app)
from pactwatch.cli.app import app
from pactwatch.text.catalogue import keys


def build() -> str:
    """A row for each argument and option of each command, in the order of the catalogue."""
    group: Any = get_command(app)
    rows = [_row(name, p) for name in keys("command") for p in group.commands[name].params]
    return table(("command", "option", "meaning"), rows)


def _row(name: str, param: Any) -> tuple[str, ...]:
    return f"`{name}`", f"`{_written(param)}`", param.help + _default(param)


def _written(param: Any) -> str:
    """ "--as-of DATE", "--json", "CASE" as a person types them."""
    if param.param_type_name == "argument":
        return str(param.metavar or param.name.upper())
    names = "/".join((*param.opts, *param.secondary_opts))
    if param.is_flag:
        return names
    return f"{names} {param.metavar or 'TEXT'}"


def _default(param: Any) -> str:
    if param.required and param.param_type_name == "option":
        return " Needed."
    shown = param.default
    return f" {shown} unless said." if isinstance(shown, str) and shown else ""
