"""The two dates and the rule set a board is asked for, read from the address."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from pactwatch.errors import BadInput


@dataclass(frozen=True, slots=True)
class Asked:
    """As-of day, known-at moment and rule set; None takes the default."""

    as_of: date | None
    known_at: datetime | None
    rules: str | None

    @property
    def query(self) -> str:
        """The same as the tail of an address, so that links keep the dates."""
        parts = []
        if self.as_of:
            parts.append(f"as_of={self.as_of.isoformat()}")
        if self.known_at:
            parts.append(f"known_at={self.known_at.strftime('%Y-%m-%dT%H:%M:%SZ')}")
        if self.rules:
            parts.append(f"rules={self.rules}")
        return "?" + "&".join(parts) if parts else ""


def read_asked(as_of: str, known_at: str, rules: str, default_as_of: str | None) -> Asked:
    """Parse the three. Raises BadInput naming the one that is wrong."""
    try:
        day = date.fromisoformat(as_of or default_as_of or "") if as_of or default_as_of else None
    except ValueError as error:
        raise BadInput(f"as of {as_of}: not a day; write YYYY-MM-DD") from error
    try:
        moment = datetime.fromisoformat(known_at) if known_at else None
    except ValueError as error:
        raise BadInput(f"known at {known_at}: not a time; write RFC 3339") from error
    if moment is not None:
        moment = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    return Asked(day, moment, rules or None)
