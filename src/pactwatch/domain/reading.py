"""What the language stage makes of one document: names, dates, statements, and what it may have
missed."""

from dataclasses import dataclass

from pactwatch.domain.statement import Statement


@dataclass(frozen=True, slots=True)
class Name:
    """A mention of an actor or place; `kind` is PERSON, ORGANISATION, ARMED_GROUP or PLACE."""

    start: int
    end: int
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class DateMention:
    """A time expression; `value` is its TIMEX3 value, `edtf` the interval it stands for.

    `type` is DATE, TIME, DURATION or SET; `anchor` says what it was counted from
    (PUBLICATION, STATEMENT, TEXT for a date named before, an event's name, or "" where it stands
    by itself).
    """

    start: int
    end: int
    text: str
    value: str
    type: str
    edtf: str | None = None
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Lead:
    """A sentence that may tell of a code, though no statement there was read so: a pointer for
    people to look at, and no evidence.

    `start` and `end` are its characters; `odds` the log-odds that it tells of the code (0 is even),
    or where `is_contrary` that it tells the contrary.
    """

    code: str
    start: int
    end: int
    odds: float
    is_contrary: bool = False

    def touches(self, start: int, end: int) -> bool:
        """Whether it shares a character with a range."""
        return self.start < end and start < self.end


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything read out of one document; `model` names program, version and weights.

    `notes` say in a sentence each what was not read and why (another language). `issuer` is the
    body whose own document it is, as its publisher or its heading tells; None where an outlet
    tells the news. `leads` are sentences that may tell of more than was read.
    """

    document_id: str
    model: str
    names: tuple[Name, ...]
    dates: tuple[DateMention, ...]
    statements: tuple[Statement, ...]
    notes: tuple[str, ...] = ()
    issuer: str | None = None
    leads: tuple[Lead, ...] = ()
