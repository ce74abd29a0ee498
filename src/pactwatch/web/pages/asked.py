"""The two dates and the rule set a board is asked for, read from the address."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from urllib.parse import quote

from pactwatch.errors import BadInput


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
    try:
        day = date.fromisoformat(as_of or default_as_of or "") if as_of or default_as_of else None
    except ValueError as error:
        raise BadInput(f"as of {as_of}: not a day; write YYYY-MM-DD") from error
    return Asked(day, _moment(known_at), rules or None)


def _moment(text: str) -> datetime | None:
    """The moment in UTC, UTC where no zone is given; empty means now."""
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError) as error:
        raise BadInput(f"known at {text}: not a time; write RFC 3339") from error
