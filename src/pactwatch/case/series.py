"""Where verdicts before and after cannot be compared: rules or codebook changed (METHOD 7, d14).

What comes in: the versions of the case files as the register knows them. What goes out: a sentence
per break. Old boards replay under their own versions; a file that changed without a new version
number is told, since readers compare numbers.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from pactwatch.register import View
from pactwatch.register.records import CaseFile, Record

WATCHED = {"rules.toml": "rules", "codebook.toml": "codebook"}


@dataclass(frozen=True, slots=True)
class SeriesBreak:
    """One change of rules or codebook, with the labels before and after."""

    what: str
    before: str
    after: str
    at: datetime

    @property
    def sentence(self) -> str:
        """The break as boards and explanations print it."""
        day = self.at.date().isoformat()
        if self.before == self.after:
            return (
                f"Series break on {day}: the {self.what} {self.after} changed without a new "
                "version; verdicts before and after are not comparable."
            )
        return (
            f"Series break on {day}: {self.what} {self.before} became {self.after}; verdicts "
            "before and after are not comparable."
        )


def series_breaks(view: View) -> tuple[SeriesBreak, ...]:
    """Every break the view knows of, oldest first."""
    found = [b for name in WATCHED for b in _breaks(name, view.history("case_file", name))]
    return tuple(sorted(found, key=lambda b: b.at))


def _breaks(name: str, versions: Iterable[Record[object]]) -> Iterable[SeriesBreak]:
    files = [(r.value, r.record_time) for r in versions if isinstance(r.value, CaseFile)]
    for (old, _), (new, at) in pairwise(files):
        before, after = _version(old.content), _version(new.content)
        if _meaning(old.content) != _meaning(new.content) and _breaks_series(name, before, after):
            yield SeriesBreak(WATCHED[name], " ".join(before), " ".join(after), at)


def _breaks_series(name: str, before: tuple[str, str], after: tuple[str, str]) -> bool:
    """Any change of rules; of a codebook a new meaning (MAJOR), or none admitted to."""
    if name != "codebook.toml" or before[0] != after[0] or before == after:
        return True
    return before[1].partition(".")[0] != after[1].partition(".")[0]


def _version(text: str) -> tuple[str, str]:
    found = _meaning(text)
    return str(found.get("name", "unnamed")), str(found.get("version", "unversioned"))


def _meaning(text: str) -> dict[str, object]:
    """What the file says; comments and white space say nothing. It parsed when it was taken in."""
    return tomllib.loads(text)
