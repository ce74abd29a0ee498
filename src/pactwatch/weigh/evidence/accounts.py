"""A testimony in, everything about it that is the same on every row out: who stands behind it.

Settled once for all rows and passes: origin, story, grades of the chain, whether it may count.
Refuses to know the duty: interest and access are judged per link (weigh.evidence.exhibits).
"""

from datetime import date

from msgspec.structs import replace

from pactwatch.domain.actor import Reliability
from pactwatch.domain.evidence import Testimony
from pactwatch.weigh.evidence.kinds import Gatekeeper, Kind
from pactwatch.weigh.evidence.usability import Gate
from pactwatch.weigh.origins.sources import Sources
from pactwatch.weigh.record import Record

__all__ = ["Account", "account_for", "moved"]


class Account(Record, frozen=True):
    """`grades` are those of the origin, then of its carriers; `grade` is the lowest of
    them (the letters sort as the grades do, F last: what cannot be judged decides).

    `is_unnamed`: the text keeps the person unidentified and no actor of the case stands for it.
    `is_known`: the origin is an actor of the case. `path` is the recorded way it learns things.
    `sunk` are the grades one step lower; `is_sunk_refused`: so low it no longer counts. What the
    `kind` says stands here too, since it is read many times for every exhibit.
    """

    testimony: Testimony
    speaker: str | None
    origin: str
    story: str
    copies: str
    grades: tuple[Reliability, ...]
    grade: Reliability
    gate: Gate
    path: str | None
    is_unnamed: bool
    is_known: bool
    is_voice: bool
    published: date
    sunk: tuple[Reliability, ...]
    is_sunk_refused: bool
    sunk_grade: Reliability
    kind: Kind


def account_for(testimony: Testimony, sources: Sources, gatekeeper: Gatekeeper) -> Account:
    """Who stands behind a testimony, and whether it may count."""
    origin, is_known, story, copies, backing = sources.behind(testimony)
    kind = gatekeeper.kind(testimony, backing.grades)
    # In the order of the fields, since a case makes a hundred thousand of these.
    return Account(
        testimony,
        backing.speaker,
        origin,
        story,
        copies,
        kind.grades,
        kind.grade,
        kind.gate,
        backing.path,
        backing.is_unnamed,
        is_known,
        backing.is_voice,
        testimony.published or date.max,
        kind.sunk,
        kind.is_sunk_refused,
        kind.sunk_grade,
        kind,
    )


def moved(account: Account, sources: Sources) -> Account:
    """The same where other sources place it; itself where they place it alike."""
    told = account.testimony
    origin, (story, copies) = sources.origin(told), sources.place(told)
    if (origin, story, copies) == (account.origin, account.story, account.copies):
        return account
    is_known = sources.is_known(origin)
    return replace(account, origin=origin, story=story, copies=copies, is_known=is_known)
