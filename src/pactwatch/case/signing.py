"""What a signature and a reply must be before they are recorded (METHOD C3, C4).

Comes in: a finding or a reply, who acts and the day. Goes out: nothing, or BadInput.
"""

from datetime import date

from pactwatch.domain.review import CLOSED_REPLIES, Finding, Person, Reply, person_key
from pactwatch.errors import BadInput

OPEN_REPLIES = ("TO_SEND", "SENT")


def check_signature(finding: Finding, person: Person) -> None:
    """One's own name and no other: two people sign with two hands."""
    if not person.is_authenticated:
        raise BadInput(
            f"finding on {finding.obligation_id}: found the system user {person.name}, expected "
            "the name of the person who signs; give --as NAME or set PACTWATCH_USER"
        )
    others = [s for s in finding.signers if person_key(s) != person_key(person.name)]
    if others or not finding.signers:
        raise BadInput(
            f"finding on {finding.obligation_id}: found {', '.join(finding.signers) or 'nobody'} "
            f"as signers, expected {person.name} alone; every other person signs the same words "
            "under their own name"
        )


def check_reply(reply: Reply, today: date) -> None:
    """A known state; silence only after the day by which an answer was asked for."""
    if reply.state not in (*OPEN_REPLIES, *CLOSED_REPLIES):
        known = ", ".join((*OPEN_REPLIES, *sorted(CLOSED_REPLIES)))
        raise BadInput(
            f"reply of {reply.party}: found state {reply.state}, expected one of {known}"
        )
    if reply.state == "NO_ANSWER" and reply.due_on is not None and today <= reply.due_on:
        raise BadInput(
            f"reply of {reply.party} on {reply.obligation_id}: found NO_ANSWER on {today}, "
            f"expected it after {reply.due_on}; wait until then"
        )
