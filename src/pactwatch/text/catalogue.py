"""The catalogue of interface texts: every word a person reads on a screen lies in one TOML file.

What comes in: a dotted key ("verdict.CONCERN.label"). What goes out: the text.
Refuses unknown keys: a missing text is a defect, found by the completeness tests.
"""

import functools
import re
import tomllib
from collections.abc import Mapping
from importlib import resources
from typing import Any


def say(key: str, **values: object) -> str:
    """The text under a dotted key, with `{name}` slots filled. Raises KeyError if there is none.

    `[name:duty|duties]` is the first word where the number in that slot is one, else the second.
    """
    node: Any = _load("en")
    for part in key.split("."):
        node = node[part]
    return _agreeing(str(node), values).format(**values) if values else str(node)


# Which of two words goes with the number in a slot.
_WORD = re.compile(r"\[(\w+):([^|\]]*)\|([^\]]*)\]")


def _agreeing(text: str, values: Mapping[str, object]) -> str:
    return _WORD.sub(lambda m: m[2] if str(values.get(m[1])) == "1" else m[3], text)


def keys(section: str) -> tuple[str, ...]:
    """The entries of one section, in file order."""
    return tuple(_load("en")[section])


@functools.cache
def _load(language: str) -> dict[str, Any]:
    file = resources.files("pactwatch.resources") / "catalogue" / f"{language}.toml"
    return tomllib.loads(file.read_text("utf-8"))
