"""Days to pixels: where a day stands, and the ticks below.

Comes in: the first and the last day drawn. Refuses nothing: a day outside stands at the edge.
"""

from dataclasses import dataclass
from datetime import date, timedelta

WIDTH, LEFT = 1180, 230


@dataclass(frozen=True, slots=True)
class Scale:
    """Days to pixels."""

    first: date
    last: date

    def x(self, day: date) -> float:
        """Where a day stands; a day outside stands at the edge."""
        share = (day - self.first).days / max(1, (self.last - self.first).days)
        return round(LEFT + min(1.0, max(0.0, share)) * (WIDTH - LEFT - 20), 1)

    def holds(self, day: date | None) -> bool:
        """Whether a day is drawn."""
        return day is not None and self.first <= day <= self.last

    def ticks(self) -> tuple[tuple[float, str], ...]:
        """Months, or weeks where there are few months, at most about twelve."""
        days = (self.last - self.first).days
        if days <= 90:
            step = max(1, days // 10)
            marks = (self.first + timedelta(days=n) for n in range(step, days, step))
            return tuple((self.x(day), f"{day:%d %b}") for day in marks)
        step = max(1, days // 30 // 12)
        marks = (day for n, day in enumerate(_months(self.first, self.last)) if n % step == 0)
        return tuple((self.x(day), f"{day:%Y-%m}") for day in marks)


def _months(first: date, last: date) -> list[date]:
    """The first day of every month between two days."""
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    found = (date(n // 12, n % 12 + 1, 1) for n in numbers)
    return [day for day in found if day >= first]
