"""Word lists of the language stage, read once from resources/lexicon/*.toml.

In: a list's file name without its ending. Out: its tables as they stand.
Refuses to hold any word itself: lists are resources that a person can edit.
"""

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from pactwatch.errors import StopRun

__all__ = ["load", "phrases"]


@cache
def load(name: str) -> dict[str, Any]:
    """The tables of one word list; raises StopRun naming the file where it is missing or broken."""
    path = resources.files("pactwatch.resources").joinpath("lexicon", f"{name}.toml")
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise StopRun(
            f"word list {name}.toml: {error}; expected a TOML file in the package's "
            "resources/lexicon; reinstall pactwatch or undo the edit"
        ) from error


@cache
def phrases(name: str, *table: str) -> frozenset[str]:
    """The entries of one table, or of one inside others: a list of strings, or one string of words
    set apart by spaces."""
    entry = load(name)
    for key in table:
        entry = entry[key]
    return frozenset(entry.split() if isinstance(entry, str) else entry)
