"""Where verdicts before and after cannot be compared: rules or codebook changed (METHOD 7, d14).

What comes in: the versions of the case files as the register knows them. What goes out: a sentence
per break. Old boards replay under their own versions; a file that changed without a new version
number is told, since readers compare numbers. What was forgotten since reaches into old boards, and
is told on them.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from importlib import resources
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
    """Every break the view knows of, oldest first. What was set before anything was taken in parts
    no verdicts: none stood."""
    taken = [one.seq for one in view.documents()] + [one.seq for one in view.captures()]
    first = min(taken, default=view.upto + 1)
    found = [b for name in WATCHED for b in _breaks(name, view.history("case_file", name), first)]
    return tuple(sorted(found, key=lambda b: b.at))


def forgotten_since(view: View, day: date) -> tuple[str, ...]:
    """A sentence per document that stood behind this very board once and was forgotten since."""
    return tuple(
        f"Forgotten on {one.record_time.date().isoformat()}, after this moment: {one.ref}; this "
        "board lacks what it told, and may differ from the one shown then."
        for one in view.forgotten_since(day)
    )


def _breaks(name: str, versions: Iterable[Record[object]], first: int) -> Iterable[SeriesBreak]:
    read = [
        (_read(name, record.value.content), record)
        for record in versions
        if isinstance(record.value, CaseFile)
    ]
    for (old, _), (new, record) in pairwise(read):
        if record.seq < first:
            continue
        if old != new and _breaks_series(name, old, new):
            yield SeriesBreak(WATCHED[name], old.label, new.label, record.record_time)


def _breaks_series(name: str, old: "_Read", new: "_Read") -> bool:
    """Any change of rules; of a codebook another text, or a number that admits to a new meaning.

    Every word of a codebook counts: texts are read by its descriptions and examples, too, and a
    MINOR or PATCH number is only what its author thinks of the change.
    """
    if name != "codebook.toml" or old.says != new.says:
        return True
    return (old.name, old.major) != (new.name, new.major)


@dataclass(frozen=True, slots=True)
class _Read:
    """One version of a file: what it is called, and all else it says."""

    name: str
    version: str
    says: dict[str, object]

    @property
    def label(self) -> str:
        return f"{self.name} {self.version}"

    @property
    def major(self) -> str:
        return self.version.partition(".")[0]


def _read(file: str, text: str) -> _Read:
    """Comments and white space say nothing. It parsed when it was taken in."""
    # Where a case has none of its own, the one that ships holds (see norms).
    shipped = resources.files("pactwatch.resources") / file
    found = tomllib.loads(text if text.strip() else shipped.read_text("utf-8"))
    name, version = found.pop("name", "unnamed"), found.pop("version", "unversioned")
    return _Read(str(name), str(version), found)
