"""What people do: decide, grade, check coverage, hear the other side, sign."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from pactwatch.text.unseen import as_seen, is_blank


class Action(StrEnum):
    """What a decision does to its target."""

    ACCEPT = "ACCEPT"
    ADD = "ADD"
    REJECT = "REJECT"
    EDIT = "EDIT"
    QUARANTINE = "QUARANTINE"
    RELEASE = "RELEASE"
    RETRACT = "RETRACT"
    DONE = "DONE"
    REOPEN = "REOPEN"
    DISMISS = "DISMISS"
    GRADE = "GRADE"
    CHECK = "CHECK"
    AUTHENTICATE = "AUTHENTICATE"
    SAME = "SAME"
    DIFFERENT = "DIFFERENT"
    SUGGEST = "SUGGEST"


class TargetKind(StrEnum):
    """What a decision is about."""

    STATEMENT = "STATEMENT"
    LINK = "LINK"
    ASSUMPTION = "ASSUMPTION"
    FLAG = "FLAG"
    OBLIGATION = "OBLIGATION"
    DOCUMENT = "DOCUMENT"
    LINEAGE = "LINEAGE"
    SOURCE = "SOURCE"
    ACTOR = "ACTOR"
    PERSON = "PERSON"
    RECORD = "RECORD"
    LEAD = "LEAD"


@dataclass(frozen=True, slots=True)
class Person:
    """Who acts; `is_authenticated` is False for a bare system user name (CONTRACT, case files)."""

    name: str
    is_authenticated: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """One human decision. `edit` holds the changed fields for EDIT (plain JSON values).

    ADD records a statement that a person read out of a document: `edit` is the whole statement.
    REOPEN takes the last standing decision about its target back. GRADE gives a statement its
    credibility (2 to 6: 1 is computed from origins, never typed), CHECK says that a person compared
    it with the origin document, AUTHENTICATE that a document is the act's own record. SAME and
    DIFFERENT judge a pair of actors (target `A | B`), RETRACT of a PERSON sets all that person's
    decisions aside, SUGGEST sets the confidence of a row by at most one step, and EDIT of a RECORD
    corrects what is recorded of a document (`published`, `publisher`, `url`). DISMISS of a LEAD
    says that the sentence does not tell of the code.
    """

    target_kind: TargetKind
    target_id: str
    action: Action
    reason: str = ""
    edit: dict[str, Any] = field(default_factory=dict)


class CoverageResult(StrEnum):
    """What a planned check of a source gave."""

    FOUND = "FOUND"
    NOTHING_FOUND = "NOTHING_FOUND"
    ACCESS_DENIED = "ACCESS_DENIED"
    FAILED = "FAILED"
    PLANNED = "PLANNED"


@dataclass(frozen=True, slots=True)
class CoverageEntry:
    """One source check for one question (an obligation id): planned, or done with its result."""

    obligation_id: str
    source: str
    checked_from: date
    checked_to: date
    result: CoverageResult
    note: str = ""


# States in which a party was heard, had its chance, or could not be reached for a written reason.
CLOSED_REPLIES = frozenset(
    {"NOT_REQUIRED", "NO_ANSWER", "REPLIED", "DECLINED", "NOT_FEASIBLE", "CLOSED"}
)
REPLY_STATES = ("TO_SEND", "SENT", *sorted(CLOSED_REPLIES))


def person_key(name: str) -> str:
    """One key for one person: case, spaces, how an accent is written (NFKC) and signs that nobody
    sees make nobody another one."""
    return as_seen(as_seen(name).casefold())


# What the record calls the program by, or nobody.
_NOT_PEOPLE = frozenset({"", "system", "pactwatch", "unknown", "nobody"})


def is_program(name: str) -> bool:
    """Whether a name is the program's own (`machine` and whatever version follows) or nobody's."""
    key = person_key(name)
    return key in _NOT_PEOPLE or key.split()[0] == "machine"


@dataclass(frozen=True, slots=True)
class Reply:
    """A named party's right of reply on a row (METHOD A5 RightOfReply).

    `state` is TO_SEND, SENT or one of `CLOSED_REPLIES`; the clock runs from `sent_on` to `due_on`.
    """

    obligation_id: str
    party: str
    state: str
    sent_on: date | None = None
    due_on: date | None = None
    answered_on: date | None = None
    text: str = ""
    panel_response: str = ""

    def is_closed_on(self, day: date) -> bool:
        """Whether the party was heard or had its chance by a day; silence counts after `due_on`."""
        if self.answered_on is not None and self.answered_on > day:
            return False
        if self.state == "NO_ANSWER":
            return self.sent_on is not None and self.due_on is not None and day > self.due_on
        if self.state == "NOT_FEASIBLE":
            return not is_blank(self.text)
        return self.state in CLOSED_REPLIES


@dataclass(frozen=True, slots=True)
class Finding:
    """A signed human judgement; two different signers are needed for BREACH_ESTABLISHED."""

    obligation_id: str
    text: str
    standing: str
    signers: tuple[str, ...]
    contradictions_answered: bool
    decided_on: date
    dissent: str = ""
