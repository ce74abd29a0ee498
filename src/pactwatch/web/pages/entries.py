"""A statement in the list beside its document: whose it is, and what people read otherwise.

Comes in: a statement as it stands, as the program made it, and the last decision on it. Goes out:
the entry. Both readings are shown; nothing is overwritten.
"""

from dataclasses import dataclass
from typing import Any

from pactwatch.case.amounts import in_words
from pactwatch.case.appraising import Appraised
from pactwatch.case.retracted import Aside
from pactwatch.domain.plain import to_plain
from pactwatch.domain.statement import Statement
from pactwatch.register.records import DecisionRecord
from pactwatch.web.pages.cited import Cited, cite
from pactwatch.weigh.names.names import slug


@dataclass(frozen=True, slots=True)
class Change:
    """A field in which a person's reading differs from the machine's, and whose it is."""

    field: str
    machine: str
    person: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement in the list: `cited`, its `speaker` as a key by which the same speaker's words
    light up, what people changed (`changes`) and who did what last (`by`, `reason`), `is_own`
    where a person recorded it, `aside` why it counts for nothing where it rests on something
    retracted, `appraised` what people say of how far it can be relied on."""

    cited: Cited
    speaker: str
    changes: tuple[Change, ...]
    by: str
    reason: str
    is_own: bool
    aside: Aside | None = None
    appraised: tuple[Appraised, ...] = ()


def entry_of(
    statement: Statement,
    machine: Statement | None,
    last: DecisionRecord | None,
    aside: Aside | None = None,
    appraised: tuple[Appraised, ...] = (),
) -> Entry:
    """One statement for the list."""
    return Entry(
        cited=cite(statement),
        speaker=slug(statement.speaker.name) if statement.speaker.name else "",
        changes=_changes(machine, statement, is_aside=aside is not None) if machine else (),
        by=f"{last.author}, {last.record_time:%Y-%m-%d}" if last else "",
        reason=last.value.reason if last else "",
        is_own=machine is None,
        aside=aside,
        appraised=appraised,
    )


def _changes(machine: Statement, person: Statement, *, is_aside: bool) -> tuple[Change, ...]:
    before, after = to_plain(machine), to_plain(person)
    if is_aside:  # told in a sentence of its own
        after["state"] = before["state"]
    return tuple(
        Change(field, _short(before[field]), _short(after[field]))
        for field in after
        if before[field] != after[field]
    )


# What of a claim, a speaker or a flag is told in a few words.
_TOLD = ("polarity", "conduct", "name", "agent", "counterpart", "place", "when", "quantity",
         "knowledge", "code")  # fmt: skip


def _short(value: Any) -> str:
    """A field's value in a few words."""
    if isinstance(value, list):
        return "; ".join(_short(one) for one in value) or "–"
    if isinstance(value, dict):
        if "definition" in value:
            return in_words(value)
        kept = (value.get(k) for k in _TOLD)
        return " · ".join(_short(one) for one in kept if one) or "–"
    return str(value) if value is not None else "–"
