"""A call that cannot be read: one line with what was found, what was expected, and where to look.

In: the words of a command, or Typer's complaint about them. Out: that line. Typer's own four
lines repeat the usage; a script that logs stderr wants one, as for every other error.
"""

from collections import Counter
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

# Typer carries these classes under private names; the public one stands for them all.
UsageError: Any = typer.BadParameter.__base__


def usage_line(error: Any) -> str:
    """What is wrong with a call, how it is written, and the page that explains it."""
    said = " ".join(error.format_message().split()).rstrip(".")
    said = said[:1].lower() + said[1:]
    if error.ctx is None:
        return f"{said}; see: pactwatch --help"
    usage = error.ctx.get_usage().removeprefix("Usage: ")
    written = " ".join(usage.replace("{", "").replace("}", "").split())
    return f"{said}; write: {written}; see: {error.ctx.command_path} --help"


class _OneLine:
    """Shared by the program and its commands: complaints know their command, options come once."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """As Typer does; the last of two values would win in silence, so two are refused."""
        try:
            _, _, given = self.make_parser(ctx).parse_args(args=list(args))  # type: ignore[attr-defined]
        except UsageError as error:
            error.ctx = error.ctx or ctx
            raise
        times = Counter(one.name for one in given)
        for option in {one.name: one for one in given if one.param_type_name == "option"}.values():
            if times[option.name] > 1 and not option.multiple and not _is_mark(option):
                raise UsageError(
                    f"{'/'.join([*option.opts, *option.secondary_opts])} was given "
                    f"{times[option.name]} times, expected once",
                    ctx,
                )
        rest: list[str] = super().parse_args(ctx, args)  # type: ignore[misc]
        return rest


def _is_mark(option: Any) -> bool:
    """A mark such as --json says the same however often it stands there."""
    return bool(option.is_flag) and not option.secondary_opts


class OneLineCommand(_OneLine, TyperCommand):
    """A command whose wrong calls are one line."""


class OneLineGroup(_OneLine, TyperGroup):
    """The program itself, likewise."""
