"""What a person types into search: words, "phrases", prefix*, and fields such as speaker:Vaal.

Comes in: one line. Goes out: a StatementFilter and the words left over. What looks like a field
and is none is taken as words; a value with blanks stands in quotation marks (speaker:"Jarek Ondo").
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pactwatch.case.find import StatementFilter
from pactwatch.errors import BadInput

# Field, what it narrows. `said` is the speech act.
FIELDS = {
    "speaker": "speaker",
    "said": "act",
    "conduct": "conduct",
    "flag": "flag",
    "since": "since",
    "until": "until",
}
_TERM = re.compile(r'(?P<field>[a-z]+):(?:"(?P<quoted>[^"]*)"?|(?P<plain>\S+))')


@dataclass(frozen=True, slots=True)
class Question:
    """A search as understood: `words` for the full text, `wanted` for the statements."""

    words: str
    wanted: StatementFilter

    @property
    def is_narrowed(self) -> bool:
        """Whether any field narrows the statements."""
        return self.wanted != StatementFilter()


def read_question(typed: str) -> Question:
    """Take the fields out of what was typed. Raises BadInput for a day that is none."""
    fields = dict(_fields(typed))
    words = _TERM.sub(lambda m: "" if m["field"] in FIELDS else m[0], typed)
    return Question(" ".join(words.split()), _filter(fields))


def _fields(typed: str) -> Iterator[tuple[str, str]]:
    for match in _TERM.finditer(typed):
        if match["field"] in FIELDS:
            value = match["quoted"] if match["quoted"] is not None else match["plain"]
            yield FIELDS[match["field"]], value


def _filter(fields: dict[str, str]) -> StatementFilter:
    days = {name: _day(name, fields[name]) for name in ("since", "until") if name in fields}
    return StatementFilter(
        speaker=fields.get("speaker") or None,
        act=fields.get("act") or None,
        conduct=fields.get("conduct") or None,
        flag=fields.get("flag") or None,
        since=days.get("since"),
        until=days.get("until"),
    )


def _day(name: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadInput(f"{name}:{text}: not a day; write YYYY-MM-DD") from error


def holds(words: str, text: str) -> bool:
    """Whether a text holds all words, "phrases" and prefix* of a question, as the full text does.

    For texts that are in no index, such as what a person recorded.
    """
    inside = f" {_plain(text)} "
    return all(_is_in(term, inside) for term in _WORDS.findall(words))


_WORDS = re.compile(r'"([^"]*)"?(\*?)|([^\s"]+)')


def _is_in(term: tuple[str, str, str], inside: str) -> bool:
    phrase, phrase_star, word = term
    wanted = _plain(phrase or word)
    is_prefix = bool(phrase_star) or word.endswith("*")
    return not wanted or f" {wanted}{'' if is_prefix else ' '}" in inside


def _plain(text: str) -> str:
    """Words without case, accents and marks, one space between."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(re.findall(r"[^\W_]+", bare))
