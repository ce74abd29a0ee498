"""What was out by a day (METHOD d8): a dossier and a day in, the dossier of that day out.

Documents published later, and claims that lie wholly after the day, are left out of everything a
reader of that day's board is shown, not of its verdicts alone. What was *recorded* by a moment is
another clock, and is settled before a dossier is made.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache

from pactwatch.domain.claim import Claim
from pactwatch.domain.dossier import Dossier
from pactwatch.domain.evidence import EvidenceLink, Testimony
from pactwatch.domain.statement import Statement
from pactwatch.text.edtf import bounds, is_valid

__all__ = ["claimed_by", "dossier_of", "is_known", "is_out", "is_within", "known_on"]


def dossier_of(dossier: Dossier, as_of: date) -> Dossier:
    """The dossier as a reader of that day has it."""
    known = {t.statement.id: t for t in known_on(dossier.testimonies, as_of)}
    links = (
        link
        for link in dossier.links
        if (told := known.get(link.statement_id)) and is_within(link, told, as_of)
    )
    return replace(dossier, testimonies=tuple(known.values()), links=tuple(links))


def known_on(testimonies: Iterable[Testimony], as_of: date) -> Iterator[Testimony]:
    """Those out by the day, corrected as far as they were by then."""
    for testimony in testimonies:
        if is_known(testimony, as_of):
            yield testimony if testimony.corrected is None else _as_corrected(testimony, as_of)


def _as_corrected(testimony: Testimony, as_of: date) -> Testimony:
    correction = testimony.corrected
    if correction is None or correction.on > as_of:
        return replace(testimony, corrected=None)
    if correction.number is None:
        return testimony
    claims = tuple(
        _renumbered(claim, correction.number) if _has(claim, correction.was) else claim
        for claim in testimony.statement.claims
    )
    return replace(testimony, statement=replace(testimony.statement, claims=claims))


def _has(claim: Claim, number: float | None) -> bool:
    return claim.quantity is not None and claim.quantity.low == claim.quantity.high == number


def _renumbered(claim: Claim, number: float) -> Claim:
    quantity = claim.quantity and replace(claim.quantity, low=number, high=number)
    return replace(claim, quantity=quantity)


def is_known(testimony: Testimony, as_of: date) -> bool:
    """Published by the day; what bears no date counts from the day it was recorded."""
    return is_out(testimony.published, testimony.recorded_at, as_of)


def is_out(published: date | None, recorded_at: datetime, as_of: date) -> bool:
    """Whether a document was out by the day, by the same rule."""
    return (published or recorded_at.date()) <= as_of


def is_within(link: EvidenceLink, testimony: Testimony, as_of: date) -> bool:
    """Whether the claim exists and does not lie wholly after the day."""
    claims = testimony.statement.claims
    return 0 <= link.claim < len(claims) and _is_begun(claims[link.claim], as_of)


def claimed_by(statement: Statement, as_of: date) -> Statement:
    """A statement without the claims that lie wholly after the day, itself where it has none."""
    claims = tuple(claim for claim in statement.claims if _is_begun(claim, as_of))
    return statement if len(claims) == len(statement.claims) else replace(statement, claims=claims)


def _is_begun(claim: Claim, as_of: date) -> bool:
    earliest = _first_day(claim.when)
    return earliest is None or earliest <= as_of


@lru_cache(maxsize=65536)
def _first_day(when: str | None) -> date | None:
    return bounds(when)[0] if when and is_valid(when) else None
