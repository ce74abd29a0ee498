"""What the grammar speaks of: the expression it gives out, and the reading and scene of one match.

`TimeExpression` leaves the package; `Reading`, `Scene` and `Row` stay inside.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from pactwatch.text.dates.calendar import Period

__all__ = ["Reading", "Row", "Scene", "Tense", "TimeExpression"]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A stretch of text that names a time; ``text`` is the source between start and end.

    ``value`` and ``type`` (DATE, TIME, DURATION, SET) follow TimeML 1.2.1. ``edtf`` is the interval
    it stands for with its direction ("by May": ../2021-05), None where it stands for none.
    ``anchor`` says what it was counted from: PUBLICATION, STATEMENT, TEXT (a date named before,
    as in "a week later"), an event's name, or "".
    ``modifier`` is APPROX, BEFORE, AFTER, EARLY, MID, LATE, START, END, LESS_THAN, MORE_THAN or "".
    """

    start: int
    end: int
    text: str
    value: str
    type: str
    edtf: str | None = None
    anchor: str = ""
    modifier: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """One match understood; ``span`` is its extent where it is not the whole match.

    ``edtf`` overrides what ``period`` would write; ``relative`` says that the reference day was
    used; ``event`` names an event that was; ``aside`` keeps it from becoming the scene's focus
    (the year before in a comparison); ``from_text`` that it counts from a date named before.
    """

    value: str
    type: str = "DATE"
    period: Period | None = None
    edtf: str | None = None
    modifier: str = ""
    relative: bool = False
    event: str = ""
    span: tuple[int, int] | None = None
    aside: bool = False
    from_text: bool = False


class Tense(Protocol):
    """See `tense.tense_around`."""

    def __call__(self, start: int, end: int, firm: bool = False, /) -> int: ...


@dataclass(slots=True)
class Scene:
    """What a row may look at: the text in plain marks, the reference day, what was said before.

    ``tense`` is `tense.tense_around` for this text; ``focus`` is the last dated period mentioned,
    ``quarter`` the last quarter or half, ``months`` the length of the months spoken of since
    ("the nine months": P9M), ``told`` the last period that carried its own year and
    where it ended; ``leans_on_text`` is set by `leaning_on`.
    """

    text: str
    reference: date | None
    tense: "Tense"
    events: Mapping[str, str] = field(default_factory=dict)
    focus: Period | None = None
    quarter: Period | None = None
    months: str = ""
    told: tuple[Period, int] | None = None
    leans_on_text: bool = False

    def leaning_on(self, period: Period) -> Period:
        """``period`` itself, noting that what is read now counts from it, not from the day."""
        self.leans_on_text = True
        return period

    def day_spoken_of(self) -> date | None:
        """The last day mentioned, else the reference day, else None."""
        if self.focus and self.focus.grain == "DAY":
            return self.leaning_on(self.focus).first
        return self.reference

    def day(self) -> date:
        """The reference day; raises ValueError where none is known."""
        if self.reference is None:
            raise ValueError("no publication date is known")
        return self.reference


@dataclass(frozen=True, slots=True)
class Row:
    """One rule of the grammar: a sentence for the reader, a pattern, and how it is read.

    ``read`` returns no reading where the match names no time after all. The pattern is made by
    `vocabulary.expand`.
    """

    sentence: str
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Scene], "list[Reading]"]
