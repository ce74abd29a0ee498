"""A testimony in, everything about it that is the same on every row out: who stands behind it.

Settled once for all rows and passes: origin, story, grades of the chain, whether it may count.
Refuses to know the duty: interest and access are judged per link (weigh.exhibits).
"""

from datetime import date
from typing import NamedTuple

from pactwatch.domain.actor import Reliability
from pactwatch.domain.evidence import Testimony
from pactwatch.weigh.sources import Sources, lowest
from pactwatch.weigh.usability import Gate, Gatekeeper

__all__ = ["Account", "account_for", "moved"]

_LOWER = {grade: grade for grade in Reliability} | {
    Reliability.A: Reliability.B,
    Reliability.B: Reliability.C,
    Reliability.C: Reliability.D,
    Reliability.D: Reliability.E,
}


class Account(NamedTuple):
    """`grades` are those of the origin, then of its carriers; `grade` is the lowest of
    them (the letters sort as the grades do, F last: what cannot be judged decides).

    `is_unnamed`: the text keeps the person unidentified and no actor of the case stands for it.
    `is_known`: the origin is an actor of the case. `path` is the recorded way it learns things.
    `sunk` are the grades one step lower; `is_sunk_refused`: so low it no longer counts.
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


def account_for(testimony: Testimony, sources: Sources, gatekeeper: Gatekeeper) -> Account:
    """Who stands behind a testimony, and whether it may count."""
    origin, story, copies, backing = sources.behind(testimony)
    grades = backing.grades
    sunk = gatekeeper.once(grades, _sink)
    # In the order of the fields, since a case makes a hundred thousand of these.
    return Account(
        testimony,
        backing.speaker,
        origin,
        story,
        copies,
        grades,
        sunk.grade,
        gatekeeper.gate(testimony, grades),
        backing.path,
        backing.is_unnamed,
        sources.is_known(origin),
        backing.is_voice,
        testimony.published or date.max,
        sunk.grades,
        sunk.is_refused,
        sunk.sunk_grade,
    )


def moved(account: Account, sources: Sources) -> Account:
    """The same where other sources place it; itself where they place it alike."""
    told = account.testimony
    origin, (story, copies) = sources.origin(told), sources.place(told)
    if (origin, story, copies) == (account.origin, account.story, account.copies):
        return account
    is_known = sources.is_known(origin)
    return account._replace(origin=origin, story=story, copies=copies, is_known=is_known)


class _Sunk(NamedTuple):
    """`grade` is the lowest of a chain as it stands, `sunk_grade` that of the sunk `grades`."""

    grade: Reliability
    grades: tuple[Reliability, ...]
    is_refused: bool
    sunk_grade: Reliability


def _sink(grades: tuple[Reliability, ...], gatekeeper: Gatekeeper) -> _Sunk:
    """Every grade one step down (METHOD C6), F excepted: it cannot be judged."""
    lower = tuple(_LOWER[grade] for grade in grades)
    refused = set(gatekeeper.rules.refused_reliability)
    is_refused = not refused.isdisjoint(lower)
    return _Sunk(lowest(grades), lower, is_refused, lowest(lower))
