"""Findings and replies of a row in, what people have done about it out (METHOD C3, C4).

Two different people sign, each with their own hand; every promisor was heard or had its chance.
Refuses what was decided or answered after the day asked about.
"""

from collections.abc import Iterable
from datetime import date

from pactwatch.domain.agreement import Obligation
from pactwatch.domain.review import Finding, Reply, person_key
from pactwatch.weigh.verdict.standing import SignOff

__all__ = ["sign_off_of"]


def sign_off_of(
    obligation: Obligation, findings: Iterable[Finding], replies: Iterable[Reply], as_of: date
) -> SignOff:
    """Answered in writing, reply closed, signed by two: as far as known on the day."""
    decided = [f for f in findings if f.decided_on <= as_of and f.standing == "S3"]
    return SignOff(
        is_answered=any(f.contradictions_answered for f in decided),
        is_reply_closed=_is_reply_closed(obligation, replies, as_of),
        is_signed=any(_hands(f) >= 2 for f in decided),
    )


def _hands(finding: Finding) -> int:
    """Different people; a name in other letters is the same hand."""
    return len({person_key(signer) for signer in finding.signers} - {""})


def _is_reply_closed(obligation: Obligation, replies: Iterable[Reply], as_of: date) -> bool:
    closed = {reply.party for reply in replies if reply.is_closed_on(as_of)}
    return set(obligation.promisor) <= closed
