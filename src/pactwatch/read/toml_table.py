"""One table of a TOML file a person edits, with questions that name what is wrong.

What comes in: the text of a file, or a table inside it. What goes out: typed values.
Refuses unknown keys and wrong kinds: every BadInput names file, key, what was found, what was
expected and the next step.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from enum import Enum
from typing import Any, NoReturn, TypeVar

from pactwatch.errors import BadInput
from pactwatch.text.edtf import is_valid

E = TypeVar("E", bound=Enum)


@dataclass(frozen=True, slots=True)
class Table:
    """`where` is the dotted place in the file, such as ``obligation[3].``."""

    file: str
    where: str
    values: Mapping[str, Any]

    @classmethod
    def parse(cls, toml_text: str, *, name: str) -> "Table":
        """The top of a file; raises BadInput with the line where it is not TOML."""
        try:
            return cls(name, "", tomllib.loads(toml_text))
        except tomllib.TOMLDecodeError as error:
            raise BadInput(
                f"{name}: found text that is not TOML ({error}), expected TOML; "
                "correct the line named and run the command again"
            ) from error

    def fail(self, key: str, expected: str, step: str = "") -> NoReturn:
        """Raise BadInput about one key."""
        found = f"found {_shown(self.values[key])}" if key in self.values else "found nothing"
        raise BadInput(
            f"{self.file}: {self.where}{key}: {found}, expected {expected}; "
            f"{step or 'correct this key in the file'}"
        )

    def only(self, keys: Iterable[str]) -> None:
        """Refuse keys that nobody reads: a slip of the pen would otherwise change nothing."""
        known = tuple(keys)
        for key in self.values:
            if key not in known:
                step = _meant(key, known, "rename or delete the key")
                self.fail(key, f"one of the keys {', '.join(known)}", step)

    def text(self, key: str, default: str | None = None) -> str:
        """A string that is not empty; needed where there is no default."""
        value = self.values.get(key, default)
        if not isinstance(value, str) or (not value.strip() and default is None):
            self.fail(key, "a text in quotation marks")
        return value

    def optional(self, key: str) -> str | None:
        """A string, or None where the key is absent."""
        return self.text(key) if key in self.values else None

    def texts(self, key: str, *, needed: bool = False) -> tuple[str, ...]:
        """A list of strings that are not empty."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
            self.fail(key, 'a list of texts such as ["one", "two"]')
        if needed and not value:
            self.fail(key, "a list with at least one text")
        return tuple(value)

    def flag(self, key: str, default: bool) -> bool:
        """true or false."""
        value = self.values.get(key, default)
        if not isinstance(value, bool):
            self.fail(key, "true or false without quotation marks")
        return value

    def number(self, key: str, default: int | None = None) -> int:
        """A whole number that is not negative."""
        value = self.values.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            self.fail(key, "a whole number, 0 or more")
        return value

    def choice(self, key: str, kind: type[E], default: E | None = None) -> E:
        """One of the values of an enumeration."""
        if key not in self.values and default is not None:
            return default
        try:
            return kind(self.values.get(key))
        except ValueError:
            known = [str(member.value) for member in kind]
            step = _meant(str(self.values.get(key, "")), known, "correct this key in the file")
            self.fail(key, f"one of {', '.join(known)}", step)

    def day(self, key: str) -> date:
        """A date written without quotation marks."""
        value = self.values.get(key)
        if not isinstance(value, date) or isinstance(value, datetime):
            self.fail(key, "a date such as 2020-02-29 without quotation marks")
        return value

    def edtf(self, key: str) -> str | None:
        """An EDTF string or a TOML date, or None where the key is absent."""
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, date) and not isinstance(value, datetime):
            return value.isoformat()
        if not isinstance(value, str) or not is_valid(value):
            self.fail(key, 'a date (EDTF) such as 2021-04-29 or "../2021-05"')
        return value

    def tables(self, key: str) -> tuple["Table", ...]:
        """The tables of an array, each knowing its number (from 1)."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
            self.fail(key, f"tables that begin with [[{self._header(key)}]]")
        return tuple(
            Table(self.file, f"{self.where}{_step(key, number, row)}.", row)
            for number, row in enumerate(value, 1)
        )

    def table(self, key: str, *, example: str = "") -> "Table | None":
        """One table, or None where the key is absent; ``example`` is a line it may hold."""
        value = self.values.get(key)
        if value is not None and not isinstance(value, dict):
            holds = f" and holds {example}" if example else ""
            self.fail(key, f"a table that begins with [{self._header(key)}]{holds}")
        return None if value is None else Table(self.file, f"{self.where}{key}.", value)

    def _header(self, key: str) -> str:
        """The key as a file's header has it, without numbers and ids: "obligation.deadline"."""
        return re.sub(r"\[[^\]]*\]", "", f"{self.where}{key}")


def _step(key: str, number: int, row: Mapping[str, Any]) -> str:
    name = row.get("id")
    return f"{key}[{name}]" if isinstance(name, str) else f"{key}[{number}]"


# So alike a word must be to one that is known to be offered for it. A guess: a slip or two, or a
# word left out ("DUE_DILIGENCE").
_ALIKE = 0.7


def _meant(asked: str, known: Sequence[str], step: str) -> str:
    """The next step, with the known word that was perhaps meant."""
    folded = {word.casefold(): word for word in known}
    near = get_close_matches(asked.casefold(), folded, n=1, cutoff=_ALIKE)
    return f"{step}; perhaps {folded[near[0]]} is meant" if near else step


def _shown(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 60 else f"{shown[:57]}..."
