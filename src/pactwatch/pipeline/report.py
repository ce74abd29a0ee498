"""What one run of `add` did, as a person reads it."""

from dataclasses import dataclass, field

from pactwatch.text.catalogue import say


@dataclass(slots=True)
class AddReport:
    """What one run did: new and known documents by name, skipped ones with their reasons."""

    new: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        """The report a person reads."""
        return [*self.new, *self.known, self.total()]

    def total(self) -> str:
        """How many there were of each."""
        counts = {"new": len(self.new), "known": len(self.known), "skipped": len(self.skipped)}
        return say("add.total", **counts)
