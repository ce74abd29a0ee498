"""The people, parties and bodies a case knows, with their spellings and roles."""

from dataclasses import dataclass
from enum import StrEnum


class MonitorRole(StrEnum):
    """What an actor is to the mandate (METHOD A2 monitor_role), plus the target of duties.

    ADVERSARY is a party with an interest against the promisor; TARGET a group that duties are
    about (neither bound nor protected by them).
    """

    MONITORED_PARTY = "MONITORED_PARTY"
    MONITOR = "MONITOR"
    MEDIATOR = "MEDIATOR"
    BENEFICIARY = "BENEFICIARY"
    ADVERSARY = "ADVERSARY"
    TARGET = "TARGET"
    THIRD_PARTY = "THIRD_PARTY"
    MEDIA = "MEDIA"


class Reliability(StrEnum):
    """Admiralty source reliability; F means cannot be judged and is missing, never middling."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor; `names` are all its spellings, the first being the one shown.

    `parent` is the id of the body it belongs to (a spokesman's movement, a team's organisation).
    `access_path` says by which way the source learns things; two sources count as independent
    only where both paths are recorded and differ (METHOD C2).
    """

    id: str
    names: tuple[str, ...]
    kind: str = "UNKNOWN"
    role: MonitorRole | None = None
    parent: str | None = None
    reliability: Reliability = Reliability.F
    access_path: str | None = None
    areas: tuple[str, ...] = ()
    note: str = ""

    @property
    def name(self) -> str:
        """The spelling that is shown."""
        return self.names[0]
