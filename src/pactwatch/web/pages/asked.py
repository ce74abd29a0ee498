"""The two dates and the rule set a board is asked for, read from the address."""

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import quote

from pactwatch.errors import BadInput
from pactwatch.text.days import day_of, instant_of


@dataclass(frozen=True, slots=True)
class Asked:
    """As-of day, known-at moment and rule set; None takes the default."""

    as_of: date | None
    known_at: datetime | None
    rules: str | None

    @property
    def known_text(self) -> str:
        """The moment as it is written in an address, to the microsecond; empty means now."""
        return self.known_at.isoformat().replace("+00:00", "Z") if self.known_at else ""

    @property
    def query(self) -> str:
        """The same as the tail of an address, so that links keep the dates."""
        parts = []
        if self.as_of:
            parts.append(f"as_of={self.as_of.isoformat()}")
        if self.known_at:
            parts.append(f"known_at={self.known_text}")
        if self.rules:
            parts.append(f"rules={quote(self.rules)}")
        return "?" + "&".join(parts) if parts else ""


def read_asked(as_of: str, known_at: str, rules: str, default_as_of: str | None) -> Asked:
    """Parse the three. Raises BadInput naming the one that is wrong."""
    given = as_of or default_as_of
    day = day_of(given) if given else None
    if given and day is None:
        raise BadInput(f"as of {given}: not a day; write YYYY-MM-DD")
    return Asked(day, _moment(known_at), rules or None)


def _moment(text: str) -> datetime | None:
    """The moment as the command line reads it; empty means now."""
    if not text.strip():
        return None
    if (moment := instant_of(text)) is None:
        raise BadInput(f"known at {text}: not a time; write RFC 3339, as in 2021-02-17T12:00:00Z")
    return moment
