"""The keys the readers take and docs/files.toml in, the tables of docs/files.md out."""

import tomllib
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args, get_type_hints

from docs.tables import table
from pactwatch.case.folder import CASE_TOML
from pactwatch.case.norms import load_rules
from pactwatch.domain.actor import Actor
from pactwatch.domain.agreement import Agreement, Element, Misreading, Obligation
from pactwatch.read import actors_file, agreement_file, codebook_file
from pactwatch.weigh.ruleset import BARS, TABLES

FOLDER = Path(__file__).parent
PAGE = FOLDER / "files.md"
BEGIN, END = "<!-- keys: begin -->", "<!-- keys: end -->"
TOLD: dict[str, dict[str, Any]] = tomllib.loads((FOLDER / "files.toml").read_text("utf-8"))
BOTH = ("name", "version")

# Each table of docs/files.toml with the keys that its reader takes.
KEYS: dict[str, tuple[str, ...]] = {
    "case": tuple(tomllib.loads(CASE_TOML.format(name='""'))),
    "actor": actors_file.KEYS,
    **agreement_file.KEYS,
    "codebook": codebook_file.TOP_KEYS,
    "codes": (*codebook_file.KEYS, "frames"),
    "rules": (*BOTH, *(key for keys in TABLES.values() for key in keys), *BARS),
}
# The nouns whose fields say which values a key may have.
NOUNS: dict[str, type] = {
    "actor": Actor,
    "agreement": Agreement,
    "obligation": Obligation,
    "element": Element,
    "misreading": Misreading,
}
HEADINGS = {
    "case": "case.toml",
    "actor": "actors.toml: `[[actor]]`",
    "agreement": "agreements/*.toml: the top",
    "obligation": "`[[obligation]]`",
    "element": "`[[obligation.element]]`",
    "deadline": "`[obligation.deadline]`",
    "terminal": "`[obligation.terminal]`",
    "dependency": "`[[obligation.dependency]]`",
    "misreading": "`[[misreading]]`",
    "codebook": "codebook.toml: the top",
    "codes": "`[[codes]]`",
}


def inserted() -> str:
    """The page with the tables between its two marks."""
    head, rest = PAGE.read_text("utf-8").split(BEGIN)
    return f"{head}{BEGIN}\n{build()}\n{END}{rest.split(END)[1]}"


def build() -> str:
    """A section for each table of the files, in the order people meet them."""
    parts = [f"## {heading}\n\n{_keys(name)}" for name, heading in HEADINGS.items()]
    return "\n\n".join([*parts, f"## rules.toml\n\n{_rules()}"])


def _keys(name: str) -> str:
    told = TOLD[name]
    rows = [
        (f"`{key}`", "yes" if key in told["needed"] else "", told[key] + _values(name, key))
        for key in KEYS[name]
    ]
    return table(("key", "needed", "meaning"), rows)


def _values(name: str, key: str) -> str:
    """ " One of A, B." where the noun's field takes the values of an enumeration."""
    if name not in NOUNS or (hint := get_type_hints(NOUNS[name]).get(key)) is None:
        return ""
    kinds = [k for k in (hint, *get_args(hint)) if isinstance(k, type) and issubclass(k, StrEnum)]
    return f" One of {_listed(kinds[0])}." if kinds else ""


def _rules() -> str:
    default, strict = (load_rules(name, {}) for name in ("default", "strict"))
    rows = [(f"`{key}`", *_both(key, default, strict), TOLD["rules"][key]) for key in BOTH]
    for part, keys in TABLES.items():
        for key in keys:
            rows.append((f"`[{part}]` `{key}`", *_both(key, default, strict), TOLD["rules"][key]))
    for level in ("high", "moderate"):
        bars = getattr(default, level), getattr(strict, level)
        for key in BARS:
            rows.append((f"`[confidence.{level}]` `{key}`", *_both(key, *bars), TOLD["rules"][key]))
    return table(("key", "default", "strict", "meaning"), rows)


def _both(key: str, default: Any, strict: Any) -> tuple[str, str]:
    return _shown(getattr(default, key)), _shown(getattr(strict, key))


def _shown(value: Any) -> str:
    return _listed(value) if isinstance(value, tuple) else str(value)


def _listed(values: Iterable[Any]) -> str:
    return ", ".join(str(value) for value in values)


def needed(name: str) -> frozenset[str]:
    """The keys of a table without which its file is refused, as the page says."""
    return frozenset(TOLD[name]["needed"])
